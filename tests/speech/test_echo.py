"""What is known of the sound that is played."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.speech.echo import Playback, levels, overlap
from poise.speech.microphone import Samples

RATE = 24_000
moments = st.floats(min_value=0, max_value=20)


def noise(seconds: float, db: float) -> Samples:
    rng = np.random.default_rng(5)
    return (rng.normal(0, 1, round(RATE * seconds)) * 32768 * 10 ** (db / 20)).astype(np.int16)


def playing(*pieces: tuple[Samples, float]) -> Playback:
    playback = Playback()
    for samples, at in pieces:
        if playback.ended is not None:
            playback.end(playback.ended)
        playback.begin(samples, RATE, at)
    return playback


def test_before_the_first_sound() -> None:
    playback = Playback()
    assert playback.ended is None
    assert not playback.sounding(3.0, tail=1.0)
    assert playback.power(0.0, 9.0) == 0.0
    assert playback.talked(0.0, 9.0) == 0.0
    playback.end(1.0)
    assert playback.ended is None


def test_when_a_piece_is_heard() -> None:
    playback = playing((noise(2.0, -20), 5.0))
    assert [playback.sounding(at) for at in (4.9, 5.0, 6.9, 7.1)] == [False, True, True, False]
    assert playback.sounding(7.1, tail=0.25)
    assert playback.ended == 7.0
    playback.end(6.0)
    assert playback.ended == 6.0
    assert not playback.sounding(6.5)


def test_its_power() -> None:
    quiet_then_loud = np.concatenate([noise(1.0, -40), noise(1.0, -20)])
    playback = playing((quiet_then_loud, 10.0))
    assert playback.power(10.1, 10.9) == pytest.approx(1e-4, rel=0.1)
    assert playback.power(11.1, 11.9) == pytest.approx(1e-2, rel=0.1)
    assert playback.power(11.9, 12.1) == pytest.approx(0.5e-2, rel=0.1), "half of the time nothing is heard"
    assert playback.power(13.0, 14.0) == 0.0
    assert len(levels(quiet_then_loud, RATE)) == 100


def test_pieces_that_follow_each_other_add_up() -> None:
    playback = playing((noise(1.0, -20), 3.0), (noise(1.0, -20), 4.0))
    assert playback.power(3.5, 4.5) == pytest.approx(1e-2, rel=0.1)


def test_a_pause_of_the_customer_is_nobody_talked_over() -> None:
    line = np.concatenate([noise(1.0, -20), np.zeros(RATE, np.int16), noise(1.0, -20)])
    playback = playing((line, 0.0))
    assert playback.talked(0.0, 3.0) == pytest.approx(2.0, abs=0.05)
    assert overlap([(0.5, 1.5), (2.5, 4.0)], playback) == pytest.approx(1.0, abs=0.05)


@given(moments, moments, moments)
def test_time_that_is_cut_in_two_is_talked_over_no_longer(first: float, second: float, third: float) -> None:
    since, middle, until = sorted((first, second, third))
    playback = playing((noise(4.0, -20), 3.0), (noise(4.0, -30), 9.0))
    whole = playback.talked(since, until)
    assert whole <= until - since + 0.04
    assert whole == pytest.approx(playback.talked(since, middle) + playback.talked(middle, until), abs=0.081)
