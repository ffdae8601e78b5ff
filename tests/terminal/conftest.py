"""A recorded call, for every command that reads one."""

from datetime import datetime
from pathlib import Path

import pytest

from poise.archive.store import new_call
from poise.library import scenarios
from poise.resources import root
from tests.ui.scripted import story

SCENARIO = "samples-never-came"


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """The folder of a recorded call."""
    source = scenarios.file_of(SCENARIO, [root("scenarios")]).read_bytes()
    store = new_call(tmp_path / "calls", SCENARIO, source, lambda: datetime(2026, 3, 1, 12, 0), lambda: "a1b2")
    for event in story():
        store.tell(event)
    store.close()
    return store.folder
