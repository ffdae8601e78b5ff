"""Deleting recorded calls: how many there are and how large, and what becomes of those that are thrown away."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from poise.archive import marker
from poise.archive.faults import explained
from poise.archive.shelf import is_call
from poise.problems import ArchiveProblem

GOING = ".gone-"
"""Before the name of a call that is being deleted: it is no call any more, and the rest of it goes with the next."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What became of calls that were to be deleted.

    Attributes:
        gone: their folders, which are not there any more.
        left: those that are being played just now, here or in another process.
        problems: why others could not be deleted.
    """

    gone: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    problems: tuple[ArchiveProblem, ...] = ()


def size(calls: Iterable[Path]) -> int:
    """Bytes of all that is in these folders."""
    return sum(_length(file) for folder in calls for file in _files(folder))


def remove(calls: Iterable[Path]) -> Removed:
    """Delete these calls for good; one that cannot be deleted bars no other."""
    gone, left, problems = list[Path](), list[Path](), list[ArchiveProblem]()
    for folder in calls:
        if marker.held(folder):
            left.append(folder)
            continue
        try:
            _remove(folder)
        except ArchiveProblem as problem:
            problems.append(problem)
        else:
            gone.append(folder)
    for root in {folder.parent for folder in gone}:
        _sweep(root)
    return Removed(tuple(gone), tuple(left), tuple(problems))


def _remove(folder: Path) -> None:
    """First it is a call no more, then it goes: a deletion that is broken off leaves no half of a call."""
    if not is_call(folder):
        raise ArchiveProblem(f"{folder} is not the folder of a recorded call.", "Nothing was deleted.")
    try:
        if folder.is_symlink():
            folder.unlink()
            return
        going = folder.with_name(f"{GOING}{folder.name}")
        if going.exists():  # an earlier deletion was broken off, and then the call was taken in anew
            shutil.rmtree(going)
        folder.rename(going)
        shutil.rmtree(going)
    except OSError as error:
        raise explained(error, folder, "this call cannot be deleted", "close what has it open") from error


def _sweep(root: Path) -> None:
    """What an earlier deletion left because it was broken off."""
    with suppress(OSError):
        for rest in root.glob(f"{GOING}*"):
            shutil.rmtree(rest, ignore_errors=True)


def _files(folder: Path) -> Iterable[Path]:
    with suppress(OSError):
        return tuple(folder.rglob("*"))
    return ()


def _length(file: Path) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0
