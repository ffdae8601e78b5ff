"""A log that is written anew: whole, or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path

from poise.archive.events_json import to_line
from poise.archive.faults import explained
from poise.domain.afterwards import Afterward
from poise.domain.classroom import ClassEvent
from poise.domain.events import Event


def rewrite(file: Path, events: Iterable[Event | Afterward | ClassEvent], otherwise: str) -> None:
    """Put these in the place of what the log holds; `otherwise` says what is not done where that cannot be.

    Raises ArchiveProblem; then the log is as it was.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb") as log:
            log.writelines(to_line(event).encode() + b"\n" for event in events)
            log.flush()
            os.fsync(log.fileno())
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise explained(error, file.parent, otherwise) from error
