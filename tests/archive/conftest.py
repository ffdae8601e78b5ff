"""What the archive's tests share: a disk so small that it can be filled, and a call to record."""

import subprocess
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest

from poise.archive.store import SessionStore, new_call
from tests.archive.sample import SCENARIO


class MakeCall(Protocol):
    """Begins a recorded call below a folder."""

    def __call__(self, root: Path, scenario_id: str = "kettle", second: int = 0) -> SessionStore: ...


@pytest.fixture
def make_call() -> MakeCall:
    """Calls that begin at noon, `second` seconds past, each with a token of its own."""
    tokens = (f"{number:04x}" for number in count(1))

    def make(root: Path, scenario_id: str = "kettle", second: int = 0) -> SessionStore:
        moment = datetime(2026, 3, 1, 12, 0, second)
        return new_call(root, scenario_id, SCENARIO, lambda: moment, lambda: next(tokens))

    return make


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with room for a quarter of a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("this user may not mount a small file system; the limit on file size is tested instead")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)
