"""Three kept calls, of March, May and June, for what keeps, deletes and hands on whole calls."""

from datetime import datetime
from pathlib import Path

from poise.archive.store import new_call
from poise.library import scenarios
from poise.resources import root
from tests.ui.scripted import story

SCENARIO = "samples-never-came"


def three_calls(folder: Path) -> Path:
    """Keep them in that folder."""
    source = scenarios.file_of(SCENARIO, [root("scenarios")]).read_bytes()
    for month in (3, 5, 6):
        with new_call(folder, SCENARIO, source, lambda m=month: datetime(2026, m, 20), lambda: "a1b2") as one:
            for event in story():
                one.tell(event)
    return folder


def names(calls: Path) -> list[str]:
    """The folders there, the oldest first."""
    return sorted(one.name for one in calls.iterdir())
