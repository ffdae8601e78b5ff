"""Hits, and what the detectors share."""

import pytest

from poise.judge.content.scene import Hit, among
from tests.judge.content.conftest import Read


def test_hits_overlap_when_they_share_a_word() -> None:
    hit = Hit("thank", 2, 5, 0.9)
    assert hit.overlaps(4, 6) and not hit.overlaps(5, 7) and not hit.overlaps(0, 2)


def test_a_doubt_lowers_only_the_confidence() -> None:
    assert Hit("thank", 2, 5, 0.8).doubted(0.5) == Hit("thank", 2, 5, 0.4)


def test_among_picks_by_id_and_confidence() -> None:
    hits = [Hit("thank", 0, 1, 0.4), Hit("thank", 1, 2, 0.9), Hit("rude", 2, 3, 0.9)]
    assert among(hits, frozenset({"thank"}), 0.5) == [hits[1]]


def test_a_scene_knows_levels_and_frames(reading: Read) -> None:
    here = reading("so if I understand you correctly it broke", "It broke!")
    assert here.sure("strong") > here.sure("fair") > here.sure("weak") > here.cut > here.sure("hint")
    assert here.frames["restating"]
    with pytest.raises(KeyError):
        here.frames["nothing"]
