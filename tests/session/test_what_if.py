"""What if: other words in the very state of a call, and the same words with the very effect they had."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.branch import answer
from poise.domain.call import begin, fold
from poise.domain.events import Ended, Judged, MoodChanged, Moved, Rewound, TraineeSpoke
from poise.domain.evidence import Assessment, Delivery, Take
from poise.domain.report import effective
from poise.domain.scenario import Scenario
from poise.domain.written import Better, ModelReply
from poise.judge.evaluator import Judge
from poise.library import scenarios
from poise.library.replies import replies_from
from poise.resources import root
from poise.session.ports import Cast
from poise.session.what_if import model_replies, what_if
from tests.fakes import FAULTS, RUBRIC, SKILLS, Scripted, Shorthand, Theatre, few, kettle, outcome_of

SAMPLES = "samples-never-came"
GOOD = ("empathize reiterate", "offer_solution:replace apologize", "thank action_steps own_solution")


class Typing(Scripted):
    """A trainee who types the replies of a list."""

    async def hear(self, patience, sink, early):
        if not self._replies:
            return Take(b"", self._clock.now())
        return Take(b"", self._clock.now(), typed=self._replies.pop(0))


@cache
def judge():
    return Judge(RUBRIC, None, ThreadPoolExecutor(1))


@cache
def scenario(id_: str) -> Scenario:
    return scenarios.find(id_, (root("scenarios"),))


def typed(talk, replies, evaluator, call=None):
    """The events of a call that is answered by keyboard; silent once the replies are used up."""
    theatre = Theatre(())
    listener = Typing(theatre.clock, list(replies))
    theatre.cast = Cast(theatre.speaker, listener, theatre.cast.transcriber, evaluator)
    asyncio.run(theatre.play(call or begin(talk)).run())
    return theatre.store.events


def tried(talk, events, turn, text, evaluator):
    return asyncio.run(what_if(talk, events, turn, text, evaluator, RUBRIC))


def same_again(talk, events, evaluator):
    """Each reply that was really typed, given once more in its own state."""
    told = effective(events)
    count = 0
    for n, spoken in enumerate(told):
        if not isinstance(spoken, TraineeSpoke) or spoken.silent:
            continue
        judged, changed, moved = told[n + 1 : n + 4]
        assert isinstance(judged, Judged) and isinstance(changed, MoodChanged) and isinstance(moved, Moved)
        again = tried(talk, events, spoken.turn, spoken.text, evaluator)
        assert (again.evidence, again.delivery) == (judged.evidence, judged.delivery)
        assert (again.before, again.after, again.causes) == (changed.before, changed.after, changed.causes)
        assert (again.beat, again.told, again.offers) == (moved.beat, moved.told, moved.offers)
        after = next(event for event in told[n + 4 :] if event.kind == "customer_spoke")
        assert again.customer_says == after.text
        count += 1
    return count


@pytest.mark.parametrize("kind", ["good", "poor"])
def test_the_reply_that_was_given_has_the_effect_it_had(kind):
    texts = list(replies_from(Path(root("assets") / "demo" / kind / "replies.yaml")))
    talk = scenario(SAMPLES)
    assert same_again(talk, typed(talk, texts, judge()), judge()) >= 3


kinds = st.lists(
    st.sampled_from([*SKILLS, *FAULTS, "offer_solution:replace", "clarify:bought"]), min_size=1, max_size=4
)


@few
@given(
    st.lists(kinds.map(" ".join), min_size=1, max_size=6), st.integers(1, 4), st.lists(kinds.map(" ".join), max_size=3)
)
def test_so_it_has_in_every_call_and_after_every_rewind(replies, turn, others):
    talk = kettle()
    events = typed(talk, replies, Shorthand())
    assert same_again(talk, events, Shorthand()) >= 1
    back = fold(talk, events).rewound_to(turn)
    rewound = [*events, Rewound(99.0, turn), *typed(talk, others, Shorthand(), back)]
    same_again(talk, rewound, Shorthand())


def test_other_words_are_judged_in_the_same_state():
    talk = kettle()
    events = typed(talk, ("rude", *GOOD), Shorthand())
    given_, better = (tried(talk, events, 1, text, Shorthand()) for text in ("rude", "empathize reiterate"))
    assert given_.before == better.before == talk.customer.temper.start
    assert given_.after.anger > better.before.anger > better.after.anger
    assert (given_.beat, better.beat) == ("vent", "heard")
    assert {cause.id for cause in better.causes} >= {"empathize", "reiterate"}
    assert better.customer_says == "So what happens now?"


def test_the_reply_that_is_waited_for_can_be_tried_as_well():
    talk = kettle()
    events = typed(talk, GOOD[:1], Shorthand())
    waiting = next(n for n, event in enumerate(events) if isinstance(event, TraineeSpoke) and event.turn == 2)
    before = events[: waiting - 1]
    assert before[-1].kind == "customer_finished"
    assert tried(talk, before, 2, "offer_solution:replace", Shorthand()).offers == (("replace", "accept"),)


def test_a_turn_that_is_not_there_is_said_to_be_missing():
    talk = kettle()
    events = typed(talk, GOOD, Shorthand())
    assert outcome_of(events) == "won_over"
    for turn in (0, 4, 9):
        with pytest.raises(LookupError, match=f"no reply {turn}"):
            tried(talk, events, turn, "thank", Shorthand())
    with pytest.raises(LookupError):
        tried(talk, [], 1, "thank", Shorthand())


def test_nothing_of_the_call_is_changed_by_trying():
    talk = kettle()
    events = typed(talk, GOOD, Shorthand())
    before = list(events)
    tried(talk, events, 2, "rude", Shorthand())
    assert events == before and isinstance(events[-1], Ended)


def test_model_replies_come_best_first():
    replies = tuple(
        ModelReply(text, frozenset({beat}), frozenset({"empathize"}))
        for text, beat in (
            ("thank", "vent"),
            ("rude empathize", "vent"),
            ("empathize reiterate", "vent"),
            ("thank", "heard"),
        )
    )
    talk = replace(kettle(), better=Better(replies))
    events = typed(talk, ("argue",), Shorthand())
    found = asyncio.run(model_replies(talk, events, 1, Shorthand(), RUBRIC))
    assert [reply.text for reply, _ in found] == ["empathize reiterate", "thank", "rude empathize"]
    assert all(outlook.text == reply.text and outlook.turn == 1 for reply, outlook in found)
    assert asyncio.run(model_replies(kettle(), events, 1, Shorthand(), RUBRIC)) == ()


def test_a_shipped_model_reply_does_better_than_a_poor_one():
    talk = scenario(SAMPLES)
    events = typed(talk, ("Calm down. It's only a few samples, nobody died.",), judge())
    found = asyncio.run(model_replies(talk, events, 1, judge(), RUBRIC))
    assert len(found) >= 2
    best = found[0][1]
    spoken = next(event for event in events if isinstance(event, MoodChanged))
    assert best.before == spoken.before and best.after.anger < spoken.after.anger


def test_the_rules_are_those_of_the_call_itself():
    talk = kettle()
    events = typed(talk, GOOD, Shorthand())
    n = next(n for n, event in enumerate(events) if isinstance(event, TraineeSpoke))
    call = fold(talk, events[: n + 1])
    quiet = Assessment((), Delivery())
    assert tried(talk, events, 1, "nothing of note", Shorthand()).beat == answer(call, quiet, RUBRIC, 0.0)[-1].beat
