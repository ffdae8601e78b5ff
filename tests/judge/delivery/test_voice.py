"""Frames are where they should be, and a long take is looked at exactly as a short one."""

import numpy as np
import pytest

from poise.domain.evidence import TAKE_RATE
from poise.judge.delivery.voice import STEP, voice
from tests.judge.delivery.sounds import hush, joined, samples, vowel


def test_one_frame_each_hundredth_of_a_second():
    heard = voice(samples(vowel(seconds=2.0)), TAKE_RATE)
    assert len(heard.power) == len(heard.hertz) == len(heard.low) == len(heard.high) == 201


def test_frames_are_centred_on_their_time():
    heard = voice(samples(joined(hush(0.5), vowel(seconds=0.5))), TAKE_RATE)
    begins = int(np.argmax(heard.power > heard.power.max() / 2))
    assert begins * STEP == pytest.approx(0.5, abs=0.02)


def test_a_long_take_is_cut_into_blocks_without_a_seam():
    second = vowel(130, 1.0)
    long, short = (voice(samples(np.tile(second, n)), TAKE_RATE) for n in (25, 12))
    assert long.high[:1100] == pytest.approx(short.high[:1100], rel=1e-4)
    assert long.hertz[5:1100] == pytest.approx(short.hertz[5:1100], rel=1e-4)


def test_a_part_of_it():
    heard = voice(samples(joined(hush(1.0), vowel(seconds=1.0), hush(1.0))), TAKE_RATE)
    part = heard.within(1.1, 1.9)
    assert len(part.hertz) == 81 and part.hertz.all()
    assert len(heard.within(-1.0, 99.0).power) == len(heard.power)
