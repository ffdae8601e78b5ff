"""A call in a list knows where it is."""

from datetime import datetime
from pathlib import Path

from poise.domain.past import Entry


def test_a_call_lies_in_the_folder_of_all_calls() -> None:
    one = Entry(Path("calls"), "one", datetime(2026, 3, 1), "kettle", "The kettle", 61.5, None, 3, 80, 50, "")
    assert one.folder == Path("calls/one")
