"""Which calls there are on disk, and whether one has changed: looked up without opening a single file."""

import os
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from stat import S_ISREG

from poise.archive.shelf import began_of
from poise.archive.store import LOG, SCENARIO
from poise.problems import ArchiveProblem


@dataclass(frozen=True, slots=True)
class Found:
    """A call's folder, and a stamp that changes whenever its log, its scenario or the edition does."""

    name: str
    stamp: str

    @property
    def began(self) -> datetime:
        """Local time of the call's beginning."""
        return began_of(Path(self.name)) or datetime.min


def found_calls(root: Path, edition: str, known: Container[str]) -> Iterator[Found]:
    """Every call below `root`, none if it is not there; of the `known` ones the name is not looked at again.

    Raises:
        ArchiveProblem: the folder cannot be looked into.
    """
    try:
        with os.scandir(root) as found:
            for entry in found:
                stamp = _stamp(entry.path)
                if stamp and (entry.name in known or began_of(Path(entry.name)) is not None):
                    yield Found(entry.name, f"{edition} {stamp}")
    except FileNotFoundError:
        return
    except OSError as error:
        raise ArchiveProblem(
            f"The recorded calls in {root} cannot be listed: {error.strerror or error}.",
            "Make the folder readable for yourself or choose another one with --keep DIR.",
        ) from error


def _stamp(folder: str) -> str:
    """Sizes and times of what a call is described from; "" if the folder has no log."""
    try:
        log = os.stat(f"{folder}{os.sep}{LOG}")  # noqa: PTH116 - a Path costs more than looking it up
    except OSError:
        return ""
    try:
        story = os.stat(f"{folder}{os.sep}{SCENARIO}").st_mtime_ns  # noqa: PTH116 - the same
    except OSError:
        story = 0
    return f"{log.st_size} {log.st_mtime_ns} {story}" if S_ISREG(log.st_mode) else ""
