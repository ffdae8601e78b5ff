"""A reply is recognised once: early if that was the same reply, anew if not, and the words never depend on which."""

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.evidence import Take, Transcript
from poise.problems import EngineProblem
from poise.speech.transcribers import typed
from poise.speech.transcribers.stenographer import Stenographer
from tests.speech.transcribers.engines import Counting


def take(spoken: float, silence: float = 0.3) -> Take:
    """A reply of `spoken` seconds from 0.3 s on, and so much silence after it."""
    seconds = 0.3 + spoken + silence
    return Take(b"\x05\x00" * round(seconds * 16_000), 0.0, ((0.3, 0.3 + spoken),))


def fed(spoken: float) -> int:
    """Samples that are fed of such a reply."""
    return round((spoken + 0.4) * 16_000)


@pytest.fixture
def engine() -> Iterator[Counting]:
    counting = Counting()
    yield counting
    counting.close()


@pytest.fixture
def stenographer(engine: Counting) -> Iterator[Stenographer]:
    taking_down = Stenographer(engine)
    yield taking_down
    taking_down.close()


def text(stenographer: Stenographer, of: Take, *names: str) -> str:
    return asyncio.run(stenographer.transcribe(of, names)).text


def test_a_reply_is_taken_down(stenographer: Stenographer, engine: Counting) -> None:
    assert stenographer.name == "counting"
    stenographer.warm()
    assert engine.warmed.wait(20)
    assert text(stenographer, take(1.0), "Doyle") == str(fed(1.0))
    assert engine.asked == [(fed(1.0), ("Doyle",))]


def test_what_was_begun_early_is_not_done_again(stenographer: Stenographer, engine: Counting) -> None:
    stenographer.begin(take(1.0, silence=0.23), ())
    stenographer.begin(take(1.0, silence=0.5), ())
    assert text(stenographer, take(1.0, silence=1.6)) == str(fed(1.0))
    assert len(engine.asked) == 1


def test_early_work_on_another_reply_is_void(stenographer: Stenographer, engine: Counting) -> None:
    stenographer.begin(take(1.0), ())
    assert text(stenographer, take(2.0)) == str(fed(2.0))
    assert text(stenographer, take(1.0)) == str(fed(1.0))


def test_work_that_has_not_begun_is_dropped_for_a_newer_one(stenographer: Stenographer, engine: Counting) -> None:
    engine.may_go.clear()
    stenographer.begin(take(1.0), ())
    assert engine.begun.acquire(timeout=20)
    for spoken in (2.0, 3.0, 4.0):
        stenographer.begin(take(spoken), ())
    engine.may_go.set()
    assert text(stenographer, take(4.0)) == str(fed(4.0))
    assert [samples for samples, _ in engine.asked] == [fed(1.0), fed(4.0)]


def test_early_work_with_other_names_than_those_asked_for_is_void(stenographer: Stenographer, engine: Counting) -> None:
    stenographer.begin(take(1.0), ["Doyle"])
    text(stenographer, take(1.0), "Doyle")
    text(stenographer, take(1.0), "Bramley")
    assert [names for _, names in engine.asked] == [("Doyle",), ("Bramley",)]


def test_nothing_is_asked_about_silence_and_typed_replies(stenographer: Stenographer, engine: Counting) -> None:
    silent, written = Take(bytes(32_000), 0.0), Take(b"", 0.0, typed="I see.")
    stenographer.begin(silent, ())
    stenographer.begin(written, ())
    assert asyncio.run(stenographer.transcribe(silent, ())) == Transcript("", (), "counting")
    assert asyncio.run(stenographer.transcribe(written, ())) == typed.transcript("I see.")
    assert engine.asked == []


def test_a_fault_is_told_and_the_reply_may_be_tried_again(stenographer: Stenographer, engine: Counting) -> None:
    engine.faults = [EngineProblem("It does not answer.", "Wait.")]
    with pytest.raises(EngineProblem, match="It does not answer"):
        text(stenographer, take(1.0))
    assert text(stenographer, take(1.0)) == str(fed(1.0))
    assert len(engine.asked) == 2


def test_who_gives_up_waiting_leaves_the_reply_askable(stenographer: Stenographer, engine: Counting) -> None:
    async def give_up() -> None:
        engine.may_go.clear()
        stenographer.begin(take(9.0), ())
        waiting = asyncio.ensure_future(stenographer.transcribe(take(1.0), ()))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        engine.may_go.set()

    asyncio.run(give_up())
    assert text(stenographer, take(1.0)) == str(fed(1.0))


def test_closing_lets_the_engine_go(engine: Counting) -> None:
    stenographer = Stenographer(engine)
    stenographer.close()
    assert engine.closed


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 3)), max_size=8))
def test_the_words_do_not_depend_on_what_came_before(steps: list[tuple[bool, int]]) -> None:
    stenographer = Stenographer(Counting())
    for early, spoken in steps:
        if early:
            stenographer.begin(take(spoken), ())
        else:
            assert text(stenographer, take(spoken)) == str(fed(spoken))
    stenographer.close()
