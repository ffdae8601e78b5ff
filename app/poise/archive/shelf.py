"""The recorded calls: which there are, what one of them holds, and what becomes of one that was cut off."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from poise.archive import marker
from poise.archive.events_json import from_line
from poise.archive.faults import explained
from poise.archive.store import LOG, SCENARIO, said_file
from poise.archive.wav import repair
from poise.domain.events import SCHEMA, Began, CustomerSpoke, Ended, Event, Rewound, TraineeSpoke
from poise.domain.tree import straight
from poise.problems import ArchiveProblem

_STAMP = "%Y-%m-%d_%H%M%S"
_EDGE = 64 * 1024
"""Bytes read from either end of a log to list it: more than any first or last event of a real call takes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One recorded call, as a list shows it.

    Attributes:
        folder: where it is.
        began: local time of its beginning.
        scenario: id of what was played; "" if the log does not say.
        seconds: length of the call so far as it was recorded.
        ending: its last event if the call came to its end, else None.
        trouble: one sentence if the log cannot be read, else "".
    """

    folder: Path
    began: datetime
    scenario: str
    seconds: float
    ending: Ended | None
    trouble: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """Everything one folder holds.

    Attributes:
        events: all that happened.
        scenario: the copy of the scenario's file.
        takes: the recordings by the name under which events know them.
        said: the customer's voice, by the moment at which he began to speak (`CustomerSpoke.at`).
        dropped: one sentence for each thing that could not be used.
    """

    folder: Path
    events: tuple[Event, ...]
    scenario: Path
    takes: Mapping[str, Path]
    said: Mapping[float, Path]
    dropped: tuple[str, ...]

    @property
    def sounds(self) -> Mapping[str | float, Path]:
        """Every recording by the name under which a timeline knows it."""
        named: Iterable[tuple[str | float, Path]] = chain(self.said.items(), self.takes.items())
        return MappingProxyType(dict(named))


def calls(root: Path) -> tuple[Listed, ...]:
    """All recorded calls below `root`, newest first; only the first and the last line of each is read.

    Raises:
        ArchiveProblem: the folder cannot be looked into.
    """
    return tuple(_listed(folder, began) for folder, began in sorted(folders(root), reverse=True))


def latest(root: Path, count: int) -> tuple[Path, ...]:
    """The folders of the latest calls, newest first, by their names alone.  Raises ArchiveProblem."""
    return tuple(folder for folder, _ in sorted(folders(root), reverse=True)[:count])


def unfinished(root: Path) -> tuple[Path, ...]:
    """Calls that were cut off (the process died) and of which the user has decided nothing yet, newest first.

    A call that another process is playing just now is not among them, nor one that was kept and went on
    (`archive.again`).  Raises ArchiveProblem.
    """
    cut_off = (folder for folder, _ in sorted(folders(root), reverse=True) if marker.left(folder))
    return tuple(folder for folder in cut_off if not marker.goes_on(folder))


def read(folder: Path) -> Recorded:
    """All that a call's folder holds; changes nothing.

    A torn last line is left out and told in `dropped`.

    Raises:
        ArchiveProblem: a line is not what Poise writes, a newer Poise wrote it, or a file is missing.
    """
    log = folder / LOG
    try:
        content = log.read_bytes()
    except OSError as error:
        raise ArchiveProblem(
            f"The call in {folder} cannot be read: {error.strerror or error} ({LOG}).",
            "See whether this is the folder of a call, and whether it may be read.",
        ) from error
    events, torn = events_in(content, log)
    dropped: tuple[str, ...] = (f"The last line of {log} was cut off and was left out.",) if torn else ()
    if not (folder / SCENARIO).is_file():
        raise ArchiveProblem(f"{folder} has no {SCENARIO}.", "Put the file back; without it the call has no story.")
    takes = {take.name: take for take in sorted(folder.glob("take-*.wav"))}
    named = dict.fromkeys(event.take for event in events if isinstance(event, TraineeSpoke) and event.take is not None)
    dropped += tuple(f"The recording {folder / name} is missing." for name in named if name not in takes)
    said = {event.at: said_file(folder, event) for event in events if isinstance(event, CustomerSpoke)}
    heard = MappingProxyType({at: file for at, file in said.items() if file.is_file()})
    return Recorded(folder, events, folder / SCENARIO, MappingProxyType(takes), heard, dropped)


def events_in(content: bytes, log: Path) -> tuple[tuple[Event, ...], bool]:
    """The events in the content of a `log`, and whether its last line was cut off and left out.

    Raises:
        ArchiveProblem: a line is not what Poise writes, or a newer Poise wrote it.
    """
    *lines, torn = content.split(b"\n")
    events = tuple(from_line(line, log, number) for number, line in enumerate(_readable(lines, log), 1))
    rewinds = 0
    for number, event in enumerate(events, 1):
        if isinstance(event, Rewound):
            rewinds += 1
            if event.of is not None and not 1 <= event.of <= rewinds:
                raise ArchiveProblem(
                    f"{log}:{number}: this goes back to a branch that is not there.",
                    "The log was changed or damaged; put a sound copy back or leave this call out.",
                )
    return events, bool(torn)


def recover(folder: Path) -> tuple[str, ...]:
    """Mend what a sudden death left: cut off a torn last line, make each recording's header true.  Adds nothing.

    Returns:
        One sentence for each thing that was mended or dropped; none the second time.

    Raises:
        ArchiveProblem: the folder may not be written.
    """
    done = []
    log = folder / LOG
    try:
        if _cut_torn_line(log):
            done.append(f"The last line of {log} was cut off and was dropped.")
        sounds = sorted((*folder.glob("said-*.wav"), *folder.glob("take-*.wav")))
        done += [f"The recording {sound} was mended." for sound in sounds if repair(sound)]
    except OSError as error:
        raise explained(error, folder, "this call cannot be mended") from error
    return tuple(done)


def keep(folder: Path) -> tuple[str, ...]:
    """The user keeps a call that was cut off: it is mended and no longer offered.  Raises ArchiveProblem."""
    done = recover(folder)
    marker.remove(folder)
    return done


def discard(folder: Path) -> None:
    """The user throws a recorded call away, for good.

    Raises:
        ArchiveProblem: it is not the folder of a call, or may not be deleted.
    """
    if began_of(folder) is None or not (folder / SCENARIO).exists():
        raise ArchiveProblem(f"{folder} is not the folder of a recorded call.", "Nothing was deleted.")
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise explained(error, folder, "this call cannot be deleted") from error


def folders(root: Path) -> Iterator[tuple[Path, datetime]]:
    """Every call below `root` with its beginning, in no order; none if `root` is not there.  Raises ArchiveProblem."""
    if not root.exists():
        return
    try:
        found = list(root.iterdir())
    except OSError as error:
        raise ArchiveProblem(
            f"The recorded calls in {root} cannot be listed: {error.strerror or error}.",
            "Make the folder readable for yourself or choose another one with --keep DIR.",
        ) from error
    for folder in found:
        began = began_of(folder)
        if began is not None and (folder / LOG).is_file():
            yield folder, began


def is_call(folder: Path) -> bool:
    """Whether a recorded call is in that folder, whether it can be read or not."""
    return began_of(folder) is not None and (folder / LOG).is_file()


def began_of(folder: Path) -> datetime | None:
    """The local time at which the call in that folder began, by its name; None if it is no call's folder."""
    with suppress(ValueError):
        return datetime.strptime("_".join(folder.name.split("_")[:2]), _STAMP)
    return None


def _listed(folder: Path, began: datetime) -> Listed:
    try:
        first, last = _edges(folder / LOG)
    except (ArchiveProblem, OSError) as error:
        return Listed(folder, began, "", 0.0, None, str(error))
    scenario = first.scenario if isinstance(first, Began) else ""
    seconds = last.at if last else 0.0
    if isinstance(last, Rewound):  # given up before a reply: what stands is what was there before
        try:
            last = next(reversed(straight(read(folder).events)), None)
        except ArchiveProblem as problem:
            return Listed(folder, began, "", 0.0, None, str(problem))
    return Listed(folder, began, scenario, seconds, last if isinstance(last, Ended) else None, "")


def _edges(log: Path) -> tuple[Event | None, Event | None]:
    """The first and the last whole event."""
    with log.open("rb") as file:
        head = file.read(_EDGE)
        tail = _tail(file, _EDGE)
    first, *more = head.split(b"\n")
    if not more:
        return None, None
    _readable([first], log)
    last = tail.rpartition(b"\n")[0].rpartition(b"\n")[2]
    try:
        return from_line(first, log, 1), from_line(last, log, 1)
    except ArchiveProblem:
        # Which line the last one is takes reading the whole log: only worth it to say where the fault is.
        return from_line(first, log, 1), from_line(last, log, log.read_bytes().count(b"\n"))


def _tail(file: BinaryIO, length: int) -> bytes:
    """The end of the file with the whole of its last finished line."""
    start = max(0, file.seek(0, 2) - length)
    file.seek(start)
    tail = file.read()
    return tail if not start or tail.count(b"\n") > 1 else _tail(file, length * 8)


def _readable(lines: list[bytes], log: Path) -> list[bytes]:
    """The lines, unless a newer Poise wrote them: then its events must not be guessed at."""
    schema = None
    with suppress(ValueError, LookupError, TypeError):
        schema = json.loads(lines[0])["schema"]
    if isinstance(schema, int) and schema > SCHEMA:
        raise ArchiveProblem(
            f"{log} was written by a newer Poise (schema {schema}; this one reads up to {SCHEMA}).",
            "Open it with that version, or bring this one up to date.",
        )
    return lines


def _cut_torn_line(log: Path) -> bool:
    content = log.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole == len(content):
        return False
    with log.open("r+b") as file:
        file.truncate(whole)
    return True
