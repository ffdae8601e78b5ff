"""The calls that are kept, as a whole: counted, deleted, exported as one file, and taken in again."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

import click

from poise import history, places
from poise.archive import marker, removal
from poise.archive import shelf as archive
from poise.archive.packing import pack
from poise.archive.unpacking import TakenIn, unpack
from poise.domain.retention import outlived
from poise.explained import EXPLAINED
from poise.library import guides, rubric
from poise.library.shelf import Shelf, usual_shelf
from poise.problems import ArchiveProblem, Problem
from poise.shown.sizes import sized
from poise.ui.drawer import Gone, Lot, Sent


class KeptCalls:
    """All calls below `root`, with the index of them in the folder `cache`; what is asked may raise ArchiveProblem."""

    def __init__(self, root: Path, shelf: Shelf, cache: Path, now: Callable[[], datetime]) -> None:
        self._root, self._shelf, self._cache, self._now = root, shelf, cache, now

    @property
    def place(self) -> str:
        """The folder of all calls; what lies in the user's own folder begins with ~."""
        home = Path.home()
        return str(Path("~") / self._root.relative_to(home) if self._root.is_relative_to(home) else self._root)

    async def held(self) -> Lot:
        """All calls."""
        return await asyncio.to_thread(_all, self._root)

    async def outlived(self, days: int) -> Lot:
        """Those that began more than so many days ago; none of which it is still asked whether they are to be kept."""
        return await asyncio.to_thread(self._outlived, days)

    async def delete(self, lot: Lot) -> Gone:
        """Delete these for good; one that cannot be deleted bars no other."""
        return await asyncio.to_thread(_delete, lot, self._root, self._shelf, self._cache)

    async def export(self, folder: Path, file: Path) -> Sent:
        """Write a call into one file."""
        return Sent(*await asyncio.to_thread(pack, folder, file))

    async def take_in(self, file: Path) -> bool:
        """Take in a call that was exported; False if it was there already."""
        return (await asyncio.to_thread(take_in, file, self._root, self._shelf)).new

    def _outlived(self, days: int) -> Lot:
        if not days:
            return Lot()
        began = {folder: at for folder, at in archive.folders(self._root) if not marker.left(folder)}
        return _lot(outlived(began, self._now(), days))


def take_in(file: Path, root: Path, shelf: Shelf) -> TakenIn:
    """Take a call in among those below `root`, if it can be read in whole.  Raises ArchiveProblem, ScenarioProblem."""
    weights = rubric.load(shelf.rubric)
    describe = history.Describer(guides.every(shelf.guides, weights), weights).describe

    def proof(folder: Path) -> None:
        try:
            describe(folder)
        # What a log that was made up can lead to, while the call is gone through: a name or a number that is not there
        # (LookupError, ValueError), nothing where something is needed (TypeError), a sum over none (ArithmeticError).
        except (LookupError, ValueError, TypeError, ArithmeticError) as error:
            raise ArchiveProblem("its log tells of what its scenario does not have") from error

    return unpack(file, root, proof)


def export_call(session: Path, to: Path) -> int:
    """`poise export`: returns the exit code.  Raises ArchiveProblem."""
    file, left_out = pack(places.call(session), to)
    click.echo(f"The call was written to {file} ({sized(file.stat().st_size)}).")
    for name in left_out:
        click.echo(f"{name} is no part of a call and was left out.", err=True)
    return 0


def import_calls(files: Iterable[Path]) -> int:
    """`poise import`: one that is refused bars no other; returns the exit code."""
    shelf, code = usual_shelf(), 0
    for file in files:
        try:
            taken = take_in(file, places.calls(), shelf)
        except Problem as problem:
            _complain(problem)
            code = EXPLAINED
        else:
            click.echo(f"{taken.folder} {'was taken in' if taken.new else 'is there already; nothing was changed'}.")
    return code


def delete_calls(sessions: Sequence[Path] | None, yes: bool) -> int:
    """`poise delete`: these calls, or all (None); asks unless `yes`.  Returns the exit code.  Raises ArchiveProblem."""
    root = places.calls()
    lot = _all(root) if sessions is None else _lot(map(_call, sessions))
    if not lot.folders:
        click.echo("There is no call to be deleted.")
        return 0
    if not yes and not click.confirm(f"Delete {_counted(len(lot.folders))} ({sized(lot.bytes)}) for good?"):
        click.echo("Nothing was deleted.")
        return EXPLAINED
    gone = _delete(lot, root, usual_shelf(), history.usual_cache())
    click.echo(f"{_counted(len(gone.folders))} {'was' if len(gone.folders) == 1 else 'were'} deleted.")
    if gone.left:
        click.echo(f"{_counted(gone.left)} being played just now {'was' if gone.left == 1 else 'were'} left.", err=True)
    for problem in gone.problems:
        _complain(problem)
    return EXPLAINED if gone.left or gone.problems else 0


def _call(session: Path) -> Path:
    """Its folder; a slip of the pen deletes nothing."""
    folder = places.call(session)
    if not archive.is_call(folder):
        raise ArchiveProblem(f"{folder} is not the folder of a recorded call.", "Nothing was deleted.")
    return folder.absolute()


def _all(root: Path) -> Lot:
    return _lot(folder for folder, _ in archive.folders(root))


def _lot(found: Iterable[Path]) -> Lot:
    folders = tuple(sorted(set(found)))
    return Lot(folders, removal.size(folders))


def _delete(lot: Lot, root: Path, shelf: Shelf, cache: Path) -> Gone:
    removed = removal.remove(lot.folders)
    history.forget(root, removed.gone, shelf, cache)
    return Gone(removed.gone, len(removed.left), removed.problems)


def _complain(problem: Problem) -> None:
    """In one line: others may follow."""
    click.echo(f"{problem.sentence} {problem.advice}".rstrip(), err=True)


def _counted(number: int) -> str:
    return "1 call" if number == 1 else f"{number} calls"
