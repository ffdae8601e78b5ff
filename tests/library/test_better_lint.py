"""Offers are known by the remedy's words, in any ending, and a denial is none."""

import pytest

from poise.domain.evidence import STAGES, Topic
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.library.better_lint import offered
from poise.library.dry_run import BOTH_WAYS

BILL = Topic("whole_bill", "remedy", (("whole", "bill"), ("no", "charge"), ("refund",)), allowed=False)


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("I'll waive the whole bill.", True),
        ("The bill, the whole of it, is on us.", False),
        ("We do that at no charge.", True),
        ("You are refunded by Friday.", True),
        ("We're refunding that today.", True),
        ("I can't waive the whole bill.", False),
        ("I cannot refund it, but I can help.", False),
        ("I can't come today, but I'll refund it.", True),
        ("I'd rather be honest about the bill.", False),
    ],
)
def test_an_offer_is_known_by_its_words(text: str, offers: bool) -> None:
    assert offered(BILL, text) is offers


def test_every_shipped_call_has_words_for_whatever_can_go_wrong_in_it(
    talks: tuple[Scenario, ...], weights: Rubric
) -> None:
    """Delivery is not among it: there are no better words for a loud voice."""
    spoken = [one for one in weights.behaviours.values() if one.kind in {"content", "conduct"} and one.fault]
    for talk in talks:
        if talk.days:
            continue
        for one in spoken:
            key = BOTH_WAYS + one.id if one.skill else one.id
            for stage in STAGES:
                assert talk.better.phrased(key, stage), (talk.id, key, stage)


def test_every_shipped_call_has_words_for_each_skill_somewhere(talks: tuple[Scenario, ...], weights: Rubric) -> None:
    skills = [one.id for one in weights.behaviours.values() if one.kind == "content" and one.skill]
    for talk in talks:
        if not talk.days:
            assert set(skills) <= set(talk.better.phrasings), talk.id
        assert sum(map(len, talk.better.phrasings.values())) > (20 if talk.days else 100)


def test_each_stage_of_a_shipped_call_has_several_model_replies(talks: tuple[Scenario, ...]) -> None:
    for talk in talks:
        for stage in {beat.stage for beat in talk.beats.values() if beat.ending is None}:
            beats = {beat.id for beat in talk.beats.values() if beat.stage == stage}
            assert sum(bool(reply.beats & beats) for reply in talk.better.replies) >= (1 if talk.days else 3)
