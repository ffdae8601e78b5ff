"""Names that may be in a parcel, and the manifest that names them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.archive.parcel import Manifest, Piece, belongs, is_name, read, written

GOOD = ("events.jsonl", "scenario.yaml", "take-01.wav", "take-01-2.wav", "said-00012.340.wav", "afterwards.jsonl")
BAD = (
    "",
    "manifest.json",
    "open",
    "peaks.bin",
    ".x.wav",
    "a/b.wav",
    "a\\b.wav",
    "Take.wav",
    "con.wav",
    "é.wav",
    "x.wav ",
)
pieces = st.dictionaries(
    st.text(max_size=20),
    st.builds(Piece, st.integers(0, 1 << 40), st.text("0123456789abcdef", min_size=64, max_size=64)),
)


@pytest.mark.parametrize("name", GOOD)
def test_all_that_a_call_has_belongs_to_it(name: str) -> None:
    assert belongs(name)


@pytest.mark.parametrize("name", BAD)
def test_nothing_else_does(name: str) -> None:
    assert not belongs(name)


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("2026-03-01_120000_samples-never-came_a1b2", True),
        ("2026-03-01_120000", True),
        ("2026-02-31_120000_x_y", False),
        ("2026-03-01_120000_a/b", False),
        ("..", False),
        ("", False),
    ],
)
def test_names_of_calls(name: str, good: bool) -> None:
    assert is_name(name) is good


@given(pieces)
def test_a_manifest_is_read_as_it_was_written(found: dict[str, Piece]) -> None:
    told = Manifest("2026-03-01_120000_x_y", found)
    assert read(written(told)) == told
