"""The log of a class in a folder of its own, written as it happens and read back to go on; its calls lie elsewhere."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from poise.archive import marker
from poise.archive.events_json import one_of, to_line
from poise.archive.faults import explained
from poise.archive.growing import Growing
from poise.archive.marker import Marker
from poise.archive.rewriting import rewrite
from poise.archive.store import new_folder
from poise.domain.classroom import SCHEMA, ClassBegan, ClassEvent, Classroom, fold
from poise.domain.struck import without_struck
from poise.problems import ArchiveProblem

LOG = "class.jsonl"


@dataclass(frozen=True, slots=True)
class RecordedClass:
    """A class as its folder tells it.

    Attributes:
        events: all that happened.
        dropped: one sentence for what could not be used.
    """

    folder: Path
    events: tuple[ClassEvent, ...]
    dropped: tuple[str, ...]

    @property
    def stands(self) -> Classroom:
        """Where the class stands, and with it which call was running."""
        return fold(self.events)


class ClassLog:
    """The folder of a class that is being held; made by `new_class`, or opened again (`open_again`).

    What was told is on the disk itself: little happens in a class, and nobody waits for it.
    """

    def __init__(self, folder: Path, mark: Marker, log: Growing) -> None:
        self.folder = folder
        self._mark = mark
        self._log = log

    def tell(self, event: ClassEvent) -> None:
        """Append the event.  Raises ArchiveProblem."""
        try:
            self._log.append(to_line(event).encode() + b"\n")
            self._log.sync()
        except OSError as error:
            raise explained(error, self.folder, "the lesson cannot be recorded any further") from error

    def close(self) -> None:
        """The class is over, or is left to go on another time."""
        self._log.close()
        self._mark.remove()

    def __enter__(self) -> "ClassLog":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def new_class(root: Path, lesson_id: str, now: Callable[[], datetime], token: Callable[[], str]) -> ClassLog:
    """Begin a new class's folder below `root`; the arguments are those of `store.new_call`.  Raises ArchiveProblem."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        folder = new_folder(root, f"{now():%Y-%m-%d_%H%M%S}", lesson_id, token)
        try:
            return ClassLog(folder, Marker(folder), Growing(folder / LOG))
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)  # there is nothing in it to be kept
            raise
    except OSError as error:
        raise explained(error, root, "no lesson can be recorded there") from error


def read(folder: Path) -> RecordedClass:
    """All that a class's folder holds; changes nothing.  A torn last line is left out and told.

    Raises:
        ArchiveProblem: it cannot be read, a line is not what Poise writes, or a newer Poise wrote it.
    """
    file = folder / LOG
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ArchiveProblem(
            f"The lesson in {folder} cannot be read: {error.strerror or error} ({LOG}).",
            "See whether this is the folder of a lesson that was held, and whether it may be read.",
        ) from error
    *lines, torn = content.split(b"\n")
    events = tuple(cast(ClassEvent, one_of(ClassEvent, line, file, number)) for number, line in enumerate(lines, 1))
    first = events[0] if events else None
    if isinstance(first, ClassBegan) and first.schema > SCHEMA:
        raise ArchiveProblem(f"{file} was written by a newer Poise.", "Open the lesson with that Poise.")
    return RecordedClass(folder, events, (f"The last line of {file} was cut off and was left out.",) if torn else ())


def open_again(folder: Path) -> tuple[ClassLog, RecordedClass]:
    """The folder of a class that was cut off or left, to be written into, and all that it holds.

    A torn last line is cut off for good; `dropped` still tells of it.

    Raises:
        ArchiveProblem: it cannot be read or written, or is being held just now.
    """
    read(folder)  # what is no class is told before anything is touched
    try:
        mark = Marker(folder, again=True)
    except BlockingIOError as error:
        raise ArchiveProblem(f"The lesson in {folder} is being held just now.", "Bring it to an end there.") from error
    except OSError as error:
        raise explained(error, folder, "this lesson cannot go on") from error
    try:
        held = read(folder)
        if held.dropped:
            whole = (folder / LOG).read_bytes().rfind(b"\n") + 1
            with (folder / LOG).open("r+b") as log:
                log.truncate(whole)
        return ClassLog(folder, mark, Growing(folder / LOG, again=True)), held
    except OSError as error:
        mark.remove()
        raise explained(error, folder, "this lesson cannot go on") from error
    except ArchiveProblem:
        mark.remove()
        raise


def every(root: Path) -> tuple[Path, ...]:
    """The folders of all classes, newest first.  Raises ArchiveProblem."""
    if not root.is_dir():
        return ()
    try:
        return tuple(sorted((one for one in root.iterdir() if (one / LOG).is_file()), reverse=True))
    except OSError as error:
        raise explained(error, root, "the lessons that were held cannot be listed") from error


def unfinished(root: Path) -> tuple[RecordedClass, ...]:
    """Classes that have begun, did not end and are not being held just now, newest first.

    What cannot be read is left out.  Raises ArchiveProblem if the folder of all classes cannot be looked into.
    """
    found = list[RecordedClass]()
    for folder in every(root):
        try:
            held = read(folder)
        except ArchiveProblem:
            continue
        if held.events and not held.stands.over and not marker.held(folder):
            found.append(held)
    return tuple(found)


def clear(folder: Path) -> None:
    """Let go of the written replies that were struck; where none was, nothing is written.  Raises ArchiveProblem."""
    events = read(folder).events
    fresh = without_struck(events)
    if fresh != events:
        rewrite(folder / LOG, fresh, "what was struck there cannot be taken out")


def drop(folder: Path) -> None:
    """Delete a class for good; its calls are deleted as calls are (`archive.removal`).

    Raises:
        ArchiveProblem: it is no class, is being held just now, or the disk refuses.
    """
    if not (folder / LOG).is_file():
        raise ArchiveProblem(f"{folder} is not the folder of a lesson that was held.", "Nothing was deleted.")
    if marker.held(folder):
        raise ArchiveProblem(f"The lesson in {folder} is being held just now.", "Bring it to an end there first.")
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise explained(error, folder, "this lesson cannot be deleted", "close what has it open") from error
