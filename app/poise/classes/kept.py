"""What stays of a class when it ends: all of it, all without names, one file of it, or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from poise.archive import classes, removal, unnamed
from poise.archive.events_json import to_line
from poise.archive.faults import explained
from poise.archive.packing import pack
from poise.domain.classroom import ClassEvent, Classroom, Keep
from poise.domain.struck import without_struck
from poise.problems import ArchiveProblem

SUFFIX = ".zip"


@dataclass(frozen=True, slots=True)
class Traces:
    """What a class has left on disk: its own folder and those of its calls that are still there."""

    folder: Path
    calls: tuple[Path, ...]


def traces(folder: Path, stands: Classroom, calls: Path) -> Traces:
    """Those of the class that stands so; `calls` is the folder of all calls."""
    named = (calls / one.folder for one in stands.calls)
    return Traces(folder, tuple(one for one in named if one.is_dir()))


def export(events: Sequence[ClassEvent], calls: Iterable[Path], page: str, to: Path) -> None:
    """Write the class into one zip file: its log, its report as a page, and each call as `poise import` takes it in.

    Whole or not at all.  Raises ArchiveProblem.
    """
    part = to.with_name(f".{to.name}.part")
    try:
        with TemporaryDirectory(prefix="poise-") as folder, ZipFile(part, "w", ZIP_DEFLATED) as file:
            file.writestr(classes.LOG, "".join(f"{to_line(event)}\n" for event in without_struck(events)))
            file.writestr("class.html", page)
            for call in calls:
                packed, _ = pack(call, Path(folder))
                file.write(packed, packed.name)
                packed.unlink()
        part.replace(to)
    except OSError as error:
        raise explained(error, to, "the lesson cannot be exported", "choose another place for it") from error
    finally:
        part.unlink(missing_ok=True)


def awaited(root: Path) -> frozenset[str]:
    """Names of the calls that a class which can go on will take up: nobody else is to decide about those.

    Of each lesson the latest class that was cut off is offered to go on; an older one's call is a call like any other.
    Raises ArchiveProblem.
    """
    latest: dict[str, str] = {}
    for held in classes.unfinished(root):
        latest.setdefault(held.stands.lesson, held.stands.running or "")
    return frozenset(latest.values()) - {""}


def settle(left: Traces, keep: Keep) -> None:
    """See to it that only this stays of a class that is over and closed; may be done again where it was broken off.

    Raises ArchiveProblem.
    """
    if keep == "nameless":
        unnamed.unname(left.folder, left.calls)
    if keep == "nothing":
        removed = removal.remove(left.calls)
        for problem in removed.problems:
            raise problem
        for call in removed.left:
            raise ArchiveProblem(f"The call in {call} is in use just now, so it stays.", "Bring it to an end there.")
        classes.drop(left.folder)
    else:
        classes.clear(left.folder)


def settle_rest(root: Path, calls: Path) -> tuple[ArchiveProblem, ...]:
    """Bring to an end what was broken off when classes below `root` had ended; why, where that cannot be."""
    problems = list[ArchiveProblem]()
    try:
        folders = classes.every(root)
    except ArchiveProblem as problem:
        return (problem,)
    for folder in folders:
        try:
            held = classes.read(folder)
            if held.stands.keep is not None:
                settle(traces(folder, held.stands, calls), held.stands.keep)
        except ArchiveProblem as problem:  # one class bars no other
            problems.append(problem)
    return tuple(problems)
