"""The ear as a state machine: what a row of frames means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.speech.ear import Ear, EarNumbers, Frame, Phase, Sign, Wait, over, step, told

NUMBERS = EarNumbers(
    on=0.5,
    off=0.35,
    start=5,
    start_within=8,
    resume=2,
    resume_within=3,
    looks=(7, 15),
    waits=(Wait(0.9, 10), Wait(0.5, 20), Wait(0.0, 50)),
    longest=400,
)


def frames(told_as: str) -> list[Frame]:
    """Frames from a word: v is speech, w is weak speech, anything else is none."""
    return [Frame({"v": 0.9, "w": 0.4}.get(each, 0.1), -30.0) for each in told_as]


def run(told_as: str, ear: Ear | None = None) -> tuple[Ear, list[tuple[int, Sign]]]:
    """The ear after those frames, and the signs on the way with their places."""
    ear, signs = ear or Ear(patience=1000), []
    for frame in frames(told_as):
        ear, sign = step(ear, frame, NUMBERS)
        if sign is not Sign.NOTHING:
            signs.append((ear.heard, sign))
    return ear, signs


@pytest.mark.parametrize(
    ("sound", "phase", "onset"),
    [
        ("", Phase.QUIET, None),
        ("....", Phase.QUIET, None),
        ("..v", Phase.STARTING, None),
        ("..v........", Phase.QUIET, None),  # a click
        ("..vvvv.........", Phase.QUIET, None),  # a cough
        ("..vvvvv", Phase.SPEAKING, 2),
        ("..vv.vvv", Phase.SPEAKING, 2),  # the gap of a plosive
        ("v...v...v...v...v...v", Phase.STARTING, None),  # key strokes
        ("wwwwwwwww", Phase.QUIET, None),  # weak speech begins nothing
        ("..vvvvvwwww", Phase.SPEAKING, 2),  # but goes on as speech
        ("..vvvvv.", Phase.PAUSING, 2),
        ("..vvvvv.v", Phase.PAUSING, 2),
        ("..vvvvv....vv", Phase.SPEAKING, 2),
    ],
)
def test_phases(sound: str, phase: Phase, onset: int | None) -> None:
    ear, _ = run(sound)
    assert (ear.phase, ear.onset) == (phase, onset)


def test_a_turn_told_in_signs() -> None:
    _, signs = run("...vvvvvvv" + "." * 8 + "vvv" + "." * 50)
    assert signs == [
        (8, Sign.BEGAN),
        (17, Sign.PAUSED),
        (20, Sign.RESUMED),
        (28, Sign.PAUSED),
        (36, Sign.PAUSED),
        (71, Sign.OVER),
    ]


def test_a_pause_that_was_not_yet_looked_at_is_no_pause() -> None:
    _, signs = run("vvvvv.....vvv")
    assert [sign for _, sign in signs] == [Sign.BEGAN]


@pytest.mark.parametrize(("complete", "silence"), [(1.0, 10), (0.9, 10), (0.89, 20), (0.5, 20), (0.3, 50), (0.0, 50)])
def test_the_more_complete_the_shorter_the_wait(complete: float, silence: int) -> None:
    ear, _ = run("vvvvv.......")
    ear = told(ear, complete, NUMBERS)
    while not over(ear):
        ear, _ = step(ear, Frame(0.0, -60.0), NUMBERS)
    assert ear.silence == silence


def test_a_new_pause_is_looked_at_anew() -> None:
    ear, _ = run("vvvvv.......")
    ear = told(ear, 1.0, NUMBERS)
    ear, signs = run("vv......", ear)
    assert [sign for _, sign in signs] == [Sign.RESUMED]
    assert ear.allowed == 50


def test_a_click_in_a_pause_does_not_put_off_the_end() -> None:
    ear, signs = run("vvvvv" + "." * 20 + "v" + "." * 40)
    assert signs[-1][1] is Sign.OVER
    assert ear.last == 5


def test_nobody_speaks() -> None:
    ear, signs = run("." * 30, Ear(patience=20))
    assert signs[0] == (20, Sign.SILENT)
    assert ear.onset is None


def test_somebody_who_is_just_starting_is_not_silent() -> None:
    _, signs = run("." * 18 + "vvvvvvv", Ear(patience=20))
    assert [sign for _, sign in signs] == [Sign.BEGAN]


def test_the_longest_turn() -> None:
    _, signs = run("v" * 450)
    assert signs[1] == (400, Sign.TOO_LONG)


sounds = st.text(alphabet="v.w", max_size=200)


@given(sounds)
def test_laws(sound: str) -> None:
    ear = Ear(patience=60)
    began = False
    for place, frame in enumerate(frames(sound), 1):
        before = ear
        ear, sign = step(ear, frame, NUMBERS)
        assert ear.heard == place
        assert (ear.onset is not None) == (ear.phase in (Phase.SPEAKING, Phase.PAUSING))
        assert ear.onset is None or ear.onset < ear.last <= ear.heard
        assert before.onset in (None, ear.onset)
        if sign is Sign.BEGAN:
            assert not began
            began = True
        if sign is Sign.PAUSED:
            assert ear.silence in NUMBERS.looks
        if sign is Sign.OVER:
            assert ear.silence >= NUMBERS.waits[0].frames
        if sign is Sign.SILENT:
            assert ear.onset is None and ear.heard >= 60


@given(sounds, sounds)
def test_what_is_silent_does_not_shift_what_is_said(before: str, sound: str) -> None:
    quiet = "." * 12
    alone, _ = run(quiet + sound)
    later, _ = run("." * len(before) + quiet + sound)
    assert alone.phase is later.phase
    assert (alone.onset is None) == (later.onset is None)
    if alone.onset is not None and later.onset is not None:
        assert later.onset - alone.onset == len(before)
