"""What is looked at before anything of a parcel is written; each hostile kind has its row in `parcels.HOSTILE`."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.archive import customs
from poise.archive.customs import opened
from poise.problems import ArchiveProblem
from tests.archive.parcels import HOSTILE, NAME, PIECES, sound, with_pieces


def test_a_sound_parcel_is_opened() -> None:
    archive, manifest = opened(BytesIO(sound()))
    assert manifest.call == NAME and manifest.pieces.keys() == PIECES.keys()
    assert all(archive.read(name) == content for name, content in PIECES.items())


@pytest.mark.parametrize("kind", HOSTILE)
def test_each_hostile_kind_is_refused_for_its_own_reason(kind: str) -> None:
    make, why = HOSTILE[kind]
    with pytest.raises(ArchiveProblem, match=why):
        opened(BytesIO(make()))


@pytest.mark.parametrize(
    ("limit", "value", "why"),
    [
        ("MOST_BYTES", 500, "larger than any call"),
        ("MOST_TEXT", 100, "a text in it is larger"),
        ("MOST_FILES", 3, "files"),
    ],
)
def test_limits_hold(limit: str, value: int, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customs, limit, value)
    with pytest.raises(ArchiveProblem, match=why):
        opened(BytesIO(sound()))


def test_a_call_that_was_cut_off_can_be_taken_in() -> None:
    _, manifest = opened(BytesIO(with_pieces(log=PIECES["events.jsonl"] + b'{"kind":"jud')))
    assert manifest.call == NAME


@given(st.integers(0, len(sound())), st.binary(min_size=1, max_size=40))
def test_whatever_bytes_are_spoilt_it_is_opened_as_it_was_or_refused(at: int, bytes_: bytes) -> None:
    content = sound()
    spoilt = content[:at] + bytes_ + content[at + len(bytes_) :]
    try:
        archive, manifest = opened(BytesIO(spoilt))
    except ArchiveProblem:
        return
    assert {name: archive.read(name) for name in manifest.pieces} == PIECES


@given(st.integers(0, len(sound()) - 1))
def test_a_parcel_that_was_cut_off_anywhere_is_refused(at: int) -> None:
    with pytest.raises(ArchiveProblem):
        opened(BytesIO(sound()[:at]))
