"""What the trainee adds after a call: a file of its own beside the log, of which only the end ever changes."""

import os
from pathlib import Path
from typing import cast

from poise.archive.events_json import one_of, to_line
from poise.archive.faults import explained
from poise.domain.afterwards import Afterward

AFTERWARDS = "afterwards.jsonl"


def read(folder: Path) -> tuple[Afterward, ...]:
    """All that was added, in order; a last line that was cut off is left out.

    Raises:
        ArchiveProblem: the file cannot be read, or a line is not what Poise writes.
    """
    file = folder / AFTERWARDS
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise explained(error, file, "what was added to this call cannot be read") from error
    return added_in(content, file)


def added_in(content: bytes, file: Path) -> tuple[Afterward, ...]:
    """The same for the content of such a `file`.  Raises ArchiveProblem."""
    lines = content.split(b"\n")[:-1]
    return tuple(cast(Afterward, one_of(Afterward, line, file, number)) for number, line in enumerate(lines, 1))


def add(folder: Path, one: Afterward) -> None:
    """Add one thing; it is on the disk itself when this returns, and what was there before is never lost.

    Raises:
        ArchiveProblem: the disk refuses.
    """
    file, line = folder / AFTERWARDS, to_line(one).encode() + b"\n"
    try:
        with file.open("ab", buffering=0) as end:
            place = _whole(file)
            end.truncate(place)
            try:
                if end.write(line) != len(line):
                    raise OSError(28, "No space left on device")
            except OSError:
                end.truncate(place)
                raise
            os.fsync(end.fileno())
    except OSError as error:
        raise explained(error, file, "this cannot be added to the call") from error


def _whole(file: Path) -> int:
    """Bytes up to the end of the last whole line."""
    return file.read_bytes().rfind(b"\n") + 1
