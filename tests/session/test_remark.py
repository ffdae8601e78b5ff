"""Marking again: the same call with the same judge stays as it is, and other words have their own effect."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.call import begin, fold
from poise.domain.events import Began, Judged, MoodChanged, Rewound, TraineeSpoke
from poise.domain.evidence import Delivery, Take
from poise.domain.mood import word_kept
from poise.judge.evaluator import Judge
from poise.library import scenarios
from poise.library.replies import replies_from
from poise.resources import root
from poise.session.ports import Cast
from poise.session.remark import Marking, remark, remarked
from tests.fakes import FAULTS, RUBRIC, SKILLS, Scripted, Shorthand, Theatre, Typed, few, kettle

GOOD = ("empathize reiterate", "offer_solution:replace apologize", "thank action_steps own_solution")


async def nothing(name):
    """No call of these has a recording that matters."""
    return b""


def marking(evaluator=None, samples=nothing):
    return Marking(samples, evaluator or Shorthand(), RUBRIC)


class Listening(Scripted):
    """A trainee who is silent once the replies are used up."""

    async def hear(self, patience, sink, early):
        if not self._replies:
            return Take(b"", self._clock.now())
        return await super().hear(patience, sink, early)


class Typing(Listening):
    """One who types them."""

    async def hear(self, patience, sink, early):
        if not self._replies or self._replies[0] is None:
            return await super().hear(patience, sink, early)
        return Take(b"", self._clock.now(), typed=self._replies.pop(0))


def played(replies, talk=None, evaluator=None, call=None, listener=Listening):
    """The events of a call with those replies."""
    theatre = Theatre(())
    heard = listener(theatre.clock, list(replies))
    theatre.cast = Cast(theatre.speaker, heard, theatre.cast.transcriber, evaluator or Shorthand())
    asyncio.run(theatre.play(call or begin(talk or kettle())).run())
    return tuple(theatre.store.events)


def again(events, words=None, talk=None, **how):
    return asyncio.run(remark(talk or kettle(), events, lambda turn, _: (words or {}).get(turn, ""), marking(**how)))


kinds = st.lists(
    st.sampled_from([*SKILLS, *FAULTS, "offer_solution:replace", "clarify:bought"]), min_size=1, max_size=4
)
replies = st.lists(st.one_of(kinds.map(" ".join), st.none(), st.just("?")), min_size=1, max_size=6)


@few
@given(replies, st.integers(1, 4), replies)
def test_the_same_judge_and_words_change_nothing_after_any_rewind(first, turn, then):
    events = played(first)
    back = fold(kettle(), events).rewound_to(turn)
    rewound = (*events, Rewound(99.0, turn), *played(then, call=back))
    assert again(events) == events
    assert again(rewound) == rewound


@few
@given(replies, st.dictionaries(st.integers(1, 6), kinds.map(" ".join), max_size=3))
def test_other_words_change_verdicts_and_nothing_else(first, words):
    events = played(first)
    new = again(events, words)
    kept = (TraineeSpoke, Judged, MoodChanged)
    assert [one for one in new if not isinstance(one, kept)] == [one for one in events if not isinstance(one, kept)]
    assert [(one.at, one.kind) for one in new] == [(one.at, one.kind) for one in events]
    assert new == again(events, words)
    moods = [one for one in new if isinstance(one, MoodChanged)]
    assert all(one.after == two.before for one, two in pairwise(moods))
    assert all(
        sum(cause.anger for cause in one.causes) == one.after.anger - one.before.anger
        and sum(cause.trust for cause in one.causes) == one.after.trust - one.before.trust
        for one in moods
    )


@few
@given(replies, st.integers(1, 3), kinds.map(" ".join))
def test_corrected_words_do_what_they_would_have_done(first, turn, said):
    """As long as the talk goes the same way, a correction is the call in which those words had been heard."""
    events = played(first)
    spoken = {one.turn: one for one in events if isinstance(one, TraineeSpoke)}
    if turn not in spoken or spoken[turn].silent:
        return
    heard = [first[n] if n < len(first) else None for n in range(len(spoken))]
    heard[turn - 1] = said
    really, new = played(heard), again(events, {turn: said})

    def verdict(told, number):
        return [
            (one.evidence, one.delivery) if isinstance(one, Judged) else (one.after, one.causes)
            for one in told
            if isinstance(one, Judged | MoodChanged) and one.turn == number
        ]

    assert verdict(new, turn) == verdict(really, turn)


@pytest.mark.parametrize("kind", ["good", "poor"])
def test_so_it_is_with_the_real_judge(kind):
    texts = [*replies_from(Path(root("assets") / "demo" / kind / "replies.yaml"))]
    talk, real = scenarios.find("samples-never-came", (root("scenarios"),)), judge()
    events = played(texts, talk, real, listener=Typing)
    assert again(events, talk=talk, evaluator=real) == events
    turned = again(events, {1: texts[1]}, talk, evaluator=real)
    assert turned != events and len(turned) == len(events)


@cache
def judge():
    return Judge(RUBRIC, None, ThreadPoolExecutor(1))


def test_the_real_judge_hears_the_recordings_again():
    """A reply with a voice in it: how it sounded is worked out anew, from the very samples."""
    voice = (np.sin(np.arange(3 * 16_000) * 2 * np.pi * 140 / 16_000) * 8_000).astype("<i2").tobytes()
    theatre = Theatre(())

    class Speaking(Listening):
        async def hear(self, patience, sink, early):
            if not self._replies:
                return Take(b"", self._clock.now())
            sink.write(voice)
            return Take(voice, self._clock.now(), ((0.1, 2.9),), 0.5, typed=self._replies.pop(0))

    class Heard(Typed):
        async def transcribe(self, take, names):
            return replace(await super().transcribe(take, names), engine="told")

    theatre.cast = Cast(theatre.speaker, Speaking(theatre.clock, ["I am sorry. " * 5]), Heard(), judge())
    asyncio.run(theatre.play().run())
    events = tuple(theatre.store.events)
    untyped = tuple(
        replace(one, evidence=tuple(e for e in one.evidence if e.id != "monologue")) if isinstance(one, Judged) else one
        for one in events
    )

    async def samples(name):
        return theatre.store.takes[name]

    new = again(events, evaluator=judge(), samples=samples)
    sounded = [one.delivery for one in new if isinstance(one, Judged)]
    assert sounded == [one.delivery for one in events if isinstance(one, Judged)]
    assert sounded[0].f0_hz == pytest.approx(140, abs=3) and new == untyped


async def gone(name):
    """Every recording is missing."""
    return


def test_without_its_recording_a_reply_sounds_as_it_did():
    events = played(("empathize calm_level", "rude raised_voice"))
    loud = Delivery(effort=2.0, tentative=False)
    events = tuple(replace(one, delivery=loud) if isinstance(one, Judged) else one for one in events)
    new = again(events, {1: "apologize steady_pace", 2: "thank"}, samples=gone)
    judged = [one for one in new if isinstance(one, Judged)]
    assert [{e.id for e in one.evidence} for one in judged[:2]] == [
        {"apologize", "calm_level"},
        {"thank", "raised_voice"},
    ]
    assert judged[0].delivery == judged[1].delivery == loud


def test_an_unheard_reply_is_judged_once_its_words_are_known():
    events = played(("?", "?"))
    new = again(events, {1: "empathize"})
    judged = [one for one in new if isinstance(one, Judged)]
    assert [e.id for e in judged[0].evidence] == ["empathize"] and judged[1].evidence == ()


def test_a_silence_that_was_none_is_judged_by_its_words():
    events = played((None, "thank"))
    assert [e.id for e in next(one for one in events if isinstance(one, Judged)).evidence] == ["wait_for"]
    new = again(events, {1: "apologize"})
    assert [e.id for e in next(one for one in new if isinstance(one, Judged)).evidence] == ["apologize"]


def test_what_became_of_a_promise_moves_the_mood_as_it_did():
    plain = kettle()
    asking = replace(plain.beats["vent"], promise="late")
    talk = replace(plain, beats={**plain.beats, "vent": asking})
    events = played(("empathize", "thank"), talk)
    late = word_kept("late", talk.customer.temper, RUBRIC)
    first = next(one for one in events if isinstance(one, MoodChanged))
    assert late in first.causes and again(events, talk=talk) == events
    other = next(one for one in again(events, {1: "thank"}, talk) if isinstance(one, MoodChanged))
    assert late in other.causes and "thank" in {cause.id for cause in other.causes}


def test_both_verdicts_are_kept_apart():
    events = played(("rude", "thank"))
    at = next(one.at for one in events if isinstance(one, TraineeSpoke))

    def words(turn, heard):
        return "empathize" if (turn, heard) == (1, at) else ""

    both = asyncio.run(remarked(kettle(), events, words, marking()))
    assert both.then == both.heard == events and both.now == again(events, {1: "empathize"})
    assert (both.judge_then, both.judge_now, both.corrected) == ("", "shorthand", (1,))
    began = Began(0.0, "kettle", "", 1, "0.1.0", {"judge": "poise 0.0.1"}, {}, None)
    plain = asyncio.run(remarked(kettle(), (began, *events), lambda *_: " ", marking()))
    assert plain.now is plain.heard and plain.judge_then == "poise 0.0.1" and plain.corrected == ()


def test_the_log_of_an_older_poise_has_a_voice_as_long_as_the_reply():
    takes = []

    class Looking(Shorthand):
        async def judge(self, take, words, situation):
            takes.append(take)
            return await super().judge(take, words, situation)

    events = played(("thank",))
    old = tuple(
        replace(one, engine="sphinx", began=None, speech=()) if isinstance(one, TraineeSpoke) else one for one in events
    )
    again(old, evaluator=Looking())
    assert takes[0].speech == ((0.0, 1.0),) and takes[0].typed is None
    assert all(take.silent for take in takes[1:])
