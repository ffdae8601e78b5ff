"""A recorded call heard again: the right samples at the right second, whoever speaks."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from parselmouth import Sound

from poise.domain.timeline import Party, Stretch, Timeline
from poise.problems import AudioProblem
from poise.speech.microphone import Samples
from poise.speech.replaying import RATE, Tape, faster, mixed, windows

Files = dict[str | float, Path]


def stretch(party: Party, begins: float, ends: float, sound: str | float | None = None, lead: float = 0.0) -> Stretch:
    return Stretch(party, 1, begins, ends, "", (), sound, begins - lead)


def call(*stretches: Stretch, seconds: float = 10.0) -> Timeline:
    return Timeline(seconds, stretches, (), (), (), ())


CALL = call(stretch("customer", 0.0, 4.0, 0.0), stretch("trainee", 5.0, 8.0, "take-01.wav", 0.5))
TONES = {"customer": 200, "trainee": 500}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A low tone for the customer's voice, longer than it was heard, and a high one for the reply."""
    folder = tmp_path_factory.mktemp("call")

    def tone(name: str, hertz: int, rate: int, seconds: float) -> Path:
        soundfile.write(folder / name, 0.3 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate), rate)
        return folder / name

    return {0.0: tone("said.wav", 200, RATE, 6.0), "take-01.wav": tone("take-01.wav", 500, 16_000, 4.0)}


def loud(samples: Samples, hertz: int) -> bool:
    wave = samples / 32768
    power = abs(np.sum(wave * np.exp(-2j * np.pi * hertz * np.arange(len(wave)) / RATE))) / len(wave)
    return bool(power > 0.03)


@pytest.mark.parametrize(
    ("window", "heard"),
    [
        ((0.0, 4.0), {"customer"}),
        ((4.0, 5.0), set()),
        ((5.0, 8.0), {"trainee"}),
        ((8.0, 10.0), set()),
        ((3.0, 6.0), {"customer", "trainee"}),
    ],
)
def test_every_second_has_its_voices(files: Files, window: tuple[float, float], heard: set[str]) -> None:
    samples = mixed(CALL, files, window)
    assert len(samples) == round((window[1] - window[0]) * RATE)
    assert {party for party, hertz in TONES.items() if loud(samples, hertz)} == heard


def test_where_both_speak_both_are_heard(files: Files) -> None:
    over = call(stretch("customer", 0.0, 4.0, 0.0), stretch("trainee", 3.0, 6.0, "take-01.wav"))
    samples = mixed(over, files, (3.0, 4.0))
    assert loud(samples, 200) and loud(samples, 500)


@given(cut=st.floats(0.1, 9.9))
def test_a_call_in_two_pieces_is_the_same_sound(files: Files, cut: float) -> None:
    cut = round(cut * 8_000) / 8_000  # a whole sample of either recording
    whole = mixed(CALL, files, (0.0, 10.0)).astype(int)
    parts = np.concatenate([mixed(CALL, files, (0.0, cut)), mixed(CALL, files, (cut, 10.0))])
    inner = np.abs(np.arange(len(whole)) - cut * RATE) > 0.05 * RATE  # a resampled piece begins a little otherwise
    assert np.abs(whole - parts)[inner].max() < 200


def test_what_was_not_recorded_is_silent(files: Files) -> None:
    assert not mixed(CALL, {}, (0.0, 10.0)).any()
    assert not mixed(call(stretch("trainee", 1.0, 1.0)), files, (0.0, 2.0)).any()


def test_a_damaged_recording_is_told(tmp_path: Path) -> None:
    (tmp_path / "take-01.wav").write_text("words")
    with pytest.raises(AudioProblem, match=r"take-01\.wav: this recording is damaged"):
        mixed(CALL, {"take-01.wav": tmp_path / "take-01.wav"}, (5.0, 6.0))


# --- pieces ------------------------------------------------------------------------------------------------------
times = st.lists(st.tuples(st.floats(0, 50), st.floats(0.1, 10)), max_size=8)


@given(times, st.floats(0, 60), st.floats(0, 60))
def test_the_pieces_are_the_whole_and_begin_where_nobody_speaks(
    spoken: list[tuple[float, float]], one: float, other: float
) -> None:
    laid = call(*(stretch("customer", at, at + length) for at, length in sorted(spoken)), seconds=60.0)
    begins, ends = sorted((one, other))
    pieces = list(windows(laid, (begins, ends)))
    assert [piece[0] for piece in pieces[1:]] == [piece[1] for piece in pieces[:-1]]
    assert (not pieces and begins == ends) or (pieces[0][0], pieces[-1][1]) == (begins, ends)
    for start, _ in pieces[1:]:
        assert not any(each.begins < start < each.ends for each in laid.stretches)


def test_no_piece_lies_past_the_end() -> None:
    assert list(windows(CALL, (7.0, 99.0))) == [(7.0, 10.0)]
    assert list(windows(CALL, (12.0, 99.0))) == []


# --- playing -----------------------------------------------------------------------------------------------------
@dataclass
class Ears:
    """A loudspeaker beside somebody who remembers all that he hears."""

    heard: list[Samples] = field(default_factory=list)
    until: Callable[[], None] = lambda: None

    async def play(self, samples: Samples, rate: int) -> float:
        assert rate == RATE
        self.heard.append(samples)
        self.until()
        await asyncio.sleep(0)
        return len(samples) / rate


def test_it_is_played_in_order_and_told_where_it_is(files: Files) -> None:
    ears, told = Ears(), list[float]()
    asyncio.run(Tape(CALL, files, ears).play((2.0, 10.0), 1.0, told.append))
    assert told == [2.0, 5.0]
    assert np.array_equal(
        np.concatenate(ears.heard), np.concatenate([mixed(CALL, files, w) for w in ((2, 5), (5, 10))])
    )


def test_it_stops_at_once_and_mixes_no_more(files: Files) -> None:
    async def stopped() -> list[Samples]:
        ears = Ears()
        playing = asyncio.ensure_future(Tape(CALL, files, ears).play((0.0, 10.0), 1.0, lambda _: None))
        ears.until = playing.cancel
        with pytest.raises(asyncio.CancelledError):
            await playing
        return ears.heard

    assert len(asyncio.run(stopped())) == 1


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 2.0])
def test_faster_is_shorter_and_no_higher(files: Files, speed: float) -> None:
    low = mixed(CALL, files, (0.0, 4.0))
    found = faster(low, speed)
    assert len(found) == pytest.approx(len(low) / speed, rel=0.02)
    pitch = Sound(found / 32768, RATE).to_pitch().selected_array["frequency"]
    assert np.median(pitch[pitch > 0]) == pytest.approx(200, rel=0.01)


def test_at_the_usual_speed_nothing_is_touched(files: Files) -> None:
    low = mixed(CALL, files, (0.0, 1.0))
    assert faster(low, 1.0) is low
    assert len(faster(low[:0], 2.0)) == 0
