"""The audience sees the call, what is laid over it, and nothing that is private."""

from dataclasses import replace

import pytest

from poise.domain.evidence import Evidence
from poise.shown.texts import Texts
from poise.ui.views.call import Live
from poise.ui.views.poll import Poll, poll_shown
from poise.ui.views.stage import Front, Join, page, stage, uncovered
from tests.ui import scripted, taught

JOIN = Join(taught.ADDRESS, taught.SQUARES)


@pytest.mark.parametrize(
    ("front", "there"),
    [
        (Front("Title"), "talk"),
        (taught.front(), "call"),
        (replace(taught.front(), opened=1), "evidence"),
        (replace(taught.front(), opened=1, poll=taught.steps_poll()), "poll"),
        (replace(taught.front(), poll=taught.steps_poll(), join=JOIN), "join"),
        (replace(taught.front(), join=JOIN, blank=True), "blank"),
        (Front("Title", opened=1), "talk"),
    ],
)
def test_what_is_in_front(front: Front, there: str, texts: Texts) -> None:
    assert page(front) == stage(front, texts).page == there
    assert page(uncovered(front)) in ("talk", "call")


def test_no_fault_and_no_cue_is_on_the_stage(texts: Texts) -> None:
    """The first scripted reply has nothing but faults, and earns a cue in a call of one's own."""
    shown = stage(replace(taught.front(), live=taught.live(2, scripted.REPLIES)), texts)
    told = [text for text in _texts_in(shown) if text]
    rubric = scripted.the_rubric()
    faults = [found for said in scripted.REPLIES for found in said.found if found.fault]
    private = {rubric.behaviours[one.id].called("fault") for one in faults} | {one.why for one in faults}
    private |= {texts(f"cue.{name}") for name in ("interrupt", "raised_voice", "rushed", "monologue")}
    assert not [text for text in told if any(secret in text for secret in private)]
    assert shown.evidence is None


def test_the_evidence_of_the_reply_is_there_once_it_is_revealed(texts: Texts) -> None:
    shown = stage(replace(taught.front(), live=taught.live(2, scripted.REPLIES), opened=1), texts).evidence
    assert shown is not None and shown.text == scripted.REPLIES[0].text
    assert [mark.polarity for mark in shown.marks] == ["fault"] * 4


def test_doubts_are_not_shown_to_a_room(texts: Texts) -> None:
    front = replace(taught.front(), live=doubting(taught.live()), opened=1)
    shown = stage(front, texts).evidence
    assert shown is not None and shown.marks == ()


def test_the_steps_can_be_hidden_and_the_call_waits_in_words(texts: Texts) -> None:
    assert len(stage(taught.front(), texts).steps) == len(scripted.the_guides()[0].steps)
    assert stage(replace(taught.front(), steps=False), texts).steps == ()
    assert stage(taught.front(), texts).held == ""
    assert stage(replace(taught.front(), frozen=True), texts).held == "Margaret waits"


def test_who_speaks_is_named_only_if_a_name_was_given(texts: Texts) -> None:
    assert stage(taught.front(), texts).state == "M. K. replies"
    nobody = stage(replace(taught.front(), speaker=""), texts)
    assert (nobody.state, nobody.you) == ("Your reply", "The class")


def test_numbers_are_not_on_the_stage_before_they_are_revealed(texts: Texts) -> None:
    for standing in ("open", "closed"):
        shown = poll_shown(taught.steps_poll(standing), texts)  # type: ignore[arg-type]
        assert {bar.number for bar in shown.bars} == {None} == {bar.poise for bar in shown.bars}
    revealed = poll_shown(taught.steps_poll(), texts)
    assert [bar.number for bar in revealed.bars][:3] == [3, 10, 8]
    assert [bar.poise for bar in revealed.bars][:3] == [False, True, True]
    assert poll_shown(taught.steps_poll("open"), texts, private=True).bars == revealed.bars


def test_a_poll_without_an_answer_of_poise_says_nothing_of_poise(texts: Texts) -> None:
    shown = poll_shown(replace(taught.steps_poll(), found=None), texts)
    assert shown.legend == "" and {bar.poise for bar in shown.bars} == {None}
    assert poll_shown(Poll(taught.steps_poll().question), texts).state == "0 answers so far"


def doubting(live: Live) -> Live:
    """The same call, where the judge is sure of nothing."""

    def doubted(one: Evidence) -> Evidence:
        return replace(one, confidence=0.1)

    events = tuple(
        replace(event, evidence=tuple(map(doubted, event.evidence))) if hasattr(event, "evidence") else event
        for event in live.events
    )
    return replace(live, events=events)


def _texts_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in _texts_in(one)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for name in value.__dataclass_fields__ for text in _texts_in(getattr(value, name))]
    return []
