"""Better words beside a reply: the own words mended first, then others, and nothing where there is nothing to say."""

from dataclasses import replace

import pytest

from poise.domain.better import WhatIf, before, better
from poise.domain.evidence import Delivery
from poise.domain.mood import Mood
from poise.domain.report import Reply, effective, report
from poise.domain.written import Better
from poise.shown.texts import Texts
from poise.ui.views.better import AdviceShown, advised, written
from tests.ui.scripted import story, the_guides, the_rubric, the_scenarios

SCENARIO = the_scenarios()[0]
EVENTS = effective(story())
REPLIES = report(SCENARIO, EVENTS, the_guides(), the_rubric()).replies


@pytest.fixture
def shown(texts: Texts) -> list[tuple[AdviceShown, ...]]:
    return [advised(SCENARIO, EVENTS, reply, the_rubric(), texts) for reply in REPLIES]


def test_each_fault_with_words_for_it_is_answered(shown: list[tuple[AdviceShown, ...]]) -> None:
    headings = [one.heading for one in shown[0]]
    assert "Instead of “Defended oneself”" in headings and "Instead of “Apologised with an if”" in headings


def test_each_missed_chance_says_what_it_would_have_done(shown: list[tuple[AdviceShown, ...]]) -> None:
    headings = [one.heading for one in shown[3]]
    assert "Missed: “Acknowledged the feeling”. It would have moved anger −1, trust ±0." in headings


def test_the_own_words_mended_come_first_and_all_is_said_in_quotes(shown: list[tuple[AdviceShown, ...]]) -> None:
    for one in (advice for reply in shown for advice in reply):
        first, *others = one.suggestions
        assert first.startswith(("Your words, mended: “", "“")) and first.endswith("”")
        assert all(said.startswith("Or: “") for said in others) and len(others) <= 2
    mended = [said for one in shown[3] for said in one.suggestions if said.startswith("Your words")]
    assert mended and all(REPLIES[3].spoken.text in said for said in mended)


def test_it_says_what_the_rules_say(shown: list[tuple[AdviceShown, ...]]) -> None:
    for reply, told in zip(REPLIES, shown, strict=True):
        found = better(reply, before(SCENARIO, EVENTS, reply.spoken.turn), the_rubric())
        kept = [one for one in found if one.suggestions]
        assert [len(one.suggestions) for one in kept] == [len(one.suggestions) for one in told]


def test_what_was_not_heard_and_a_scenario_without_words_get_none(texts: Texts) -> None:
    unheard: Reply = next(reply for reply in REPLIES if not reply.spoken.heard)
    assert advised(SCENARIO, EVENTS, unheard, the_rubric(), texts) == ()
    bare = replace(SCENARIO, better=Better())
    assert all(advised(bare, EVENTS, reply, the_rubric(), texts) == () for reply in REPLIES)


def test_a_reply_written_for_the_moment_says_what_it_would_have_done(texts: Texts) -> None:
    best = WhatIf(1, "So sorry.", (), Delivery(), Mood(76, 28), Mood(66, 33), (), "storm", (), (), "Well. Thank you.")
    assert written(best, "Margaret", texts) == (
        "“So sorry.”",
        "It would have moved anger −10, trust +5. Margaret would have said: “Well. Thank you.”",
    )
    assert written(None, "Margaret", texts) == ()
