"""The sound of a breath: soft, as long as the breath, silent where it turns, and the same every time."""

import numpy as np
import pytest

from poise.domain.breathing import Pace
from poise.speech.breath import PEAK, RATE, breath

PACE = Pace(12.0, 0.4)


def test_it_lasts_one_breath() -> None:
    assert len(breath(PACE)) == round(PACE.seconds * RATE)


def test_it_is_soft_and_not_silent() -> None:
    loudest = np.abs(breath(PACE).astype(float)).max() / 32767
    assert loudest == pytest.approx(PEAK, rel=0.01)


@pytest.mark.parametrize("at", [0.0, 2.0, 4.999])
def test_it_is_silent_where_it_turns(at: float) -> None:
    place = round(at * RATE)
    assert np.abs(breath(PACE)[place : place + 20]).max() <= 2


def test_the_way_in_is_brighter_than_the_way_out() -> None:
    whole = breath(PACE).astype(float)
    turn = round(PACE.seconds * PACE.inward * RATE)

    def middle(part: np.ndarray) -> float:
        power = np.abs(np.fft.rfft(part)) ** 2
        return float((np.fft.rfftfreq(len(part), 1 / RATE) * power).sum() / power.sum())

    assert middle(whole[:turn]) > 1.2 * middle(whole[turn:])


def test_it_is_the_same_every_time() -> None:
    assert (breath(PACE) == breath(PACE)).all()
