"""One reply as it grows: sound, speech, and the take."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.evidence import TAKE_RATE
from poise.speech.ear import FRAME, Frame, Sign
from poise.speech.ear_numbers import Hearing, load
from poise.speech.echo import Playback
from poise.speech.microphone import Samples
from poise.speech.turn import Turn

STEP = FRAME / TAKE_RATE
NUMBERS = load("normal")


def sound(frames: int) -> Samples:
    """Samples that say where they are."""
    return np.arange(frames * FRAME, dtype=np.int64).astype(np.int16)


def hear(turn: Turn, told_as: str, written: bytearray | None = None, first: int = 0) -> list[Sign]:
    """Let the turn hear frames (v is speech) that were taken one after another from moment 0 on."""
    whole, signs = sound(first + len(told_as)), []
    for place, each in enumerate(told_as, first):
        samples = whole[place * FRAME : (place + 1) * FRAME]
        signs.append(turn.add(Frame(0.9 if each == "v" else 0.0, -20.0), samples, place * STEP))
        if written is not None:
            written += turn.fresh()
    return signs


def test_a_take_begins_before_the_first_word_and_ends_after_the_last(numbers: Hearing) -> None:
    turn = Turn(numbers)
    hear(turn, "." * 40 + "v" * 30 + "." * 20)
    take = turn.take(Playback(), levels_trusted=True)
    begin, end = 40 * FRAME - 4800, 70 * FRAME + 3200
    assert np.array_equal(np.frombuffer(take.samples, "<i2"), sound(90)[begin:end])
    assert take.began == pytest.approx(begin / TAKE_RATE)
    assert take.speech == ((0.3, round(0.3 + 30 * STEP, 4)),)
    assert (take.latency, take.talk_over) == (None, 0.0)


def test_nothing_is_missing_before_the_first_frame(numbers: Hearing) -> None:
    turn = Turn(numbers)
    hear(turn, "v" * 30 + "." * 3)
    take = turn.take(Playback(), levels_trusted=False)
    assert take.seconds == pytest.approx(33 * STEP)
    assert take.speech[0][0] == 0.0
    assert not take.levels_trusted


def test_consonants_are_no_pauses_and_pauses_are(numbers: Hearing) -> None:
    turn = Turn(numbers)
    hear(turn, "." * 20 + "v" * 10 + "..." + "v" * 10 + "." * 10 + "v" * 10 + "." * 9)
    first, second = turn.take(Playback(), levels_trusted=True).speech
    assert first[1] - first[0] == pytest.approx(23 * STEP, abs=1e-3)
    assert second[0] - first[1] == pytest.approx(10 * STEP, abs=1e-3)


def test_a_click_after_the_last_word_does_not_lengthen_the_take(numbers: Hearing) -> None:
    turn = Turn(numbers)
    hear(turn, "." * 20 + "v" * 10 + "." * 7)
    before = turn.take(Playback(), levels_trusted=True)
    hear(turn, "v.........", first=37)
    assert turn.take(Playback(), levels_trusted=True) == before


def test_latency_and_talk_over_are_told_by_what_was_played(numbers: Hearing) -> None:
    playback = Playback()
    playback.begin(np.full(TAKE_RATE * 2, 9000, np.int16), TAKE_RATE, 0.0)
    turn = Turn(numbers)
    hear(turn, "." * 50 + "v" * 30 + "." * 9)
    take = turn.take(playback, levels_trusted=True)
    assert take.latency == pytest.approx(50 * STEP - 2.0, abs=1e-3)
    assert take.talk_over == pytest.approx(2.0 - 50 * STEP, abs=0.021)


def test_what_the_customer_was_heard_in_is_left_out(numbers: Hearing) -> None:
    turn = Turn(numbers)
    hear(turn, "." * 15)
    turn.bar()
    hear(turn, "vvvvvvvvvv......", first=15)
    assert turn.take(Playback(), levels_trusted=True).began == pytest.approx(15 * STEP)


def test_a_held_key_keeps_all_that_is_said(numbers: Hearing) -> None:
    turn = Turn(numbers)
    hear(turn, "." * 30)
    turn.hold()
    hear(turn, "....v......................................vv........", first=30)
    assert turn.spoken
    take = turn.take(Playback(), levels_trusted=True)
    assert take.began == pytest.approx(30 * STEP)
    assert len(take.speech) == 2
    assert take.seconds == pytest.approx(45 * STEP + 0.2)


def test_a_key_that_was_held_for_nothing(numbers: Hearing) -> None:
    turn = Turn(numbers)
    hear(turn, "." * 5)
    turn.hold()
    hear(turn, "." * 40, first=5)
    assert [round(turn.released(down) / STEP) for down in (True, False, False, True, False)] == [0, 1, 2, 0, 1]
    assert not turn.spoken
    turn.let_go()
    hear(turn, "." * 100 + "vvvvvv" + "." * 7, first=45)
    assert turn.take(Playback(), levels_trusted=True).began == pytest.approx(145 * STEP - 0.3)


def test_a_long_wait_is_not_kept_in_memory(numbers: Hearing) -> None:
    turn = Turn(numbers)
    hear(turn, "." * 3000)
    assert len(turn.so_far()) < TAKE_RATE


@given(st.text(alphabet="v.", max_size=120), st.booleans(), st.integers(min_value=0, max_value=40))
def test_what_is_written_is_what_is_judged(told_as: str, hold: bool, bar: int) -> None:
    turn, written = Turn(NUMBERS), bytearray()
    if hold:
        turn.hold()
    hear(turn, told_as[:bar], written)
    if not turn.spoken:
        turn.bar()
    hear(turn, told_as[bar:], written, first=len(told_as[:bar]))
    take = turn.take(Playback(), levels_trusted=True)
    if turn.spoken:
        assert bytes(written) == take.samples
        for since, until in take.speech:
            assert 0.0 <= since < until <= take.seconds + 1e-3
    else:
        assert not written
