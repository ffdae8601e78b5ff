"""The calls that are kept, as a whole: counted, deleted, exported as one file, and taken in again."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from poise.archive import marker, removal
from poise.archive import shelf as archive
from poise.archive.packing import pack
from poise.archive.unpacking import TakenIn, unpack
from poise.calls.indexed import Describer, forget
from poise.domain.retention import outlived
from poise.library import guides, rubric
from poise.library.shelf import Shelf
from poise.problems import ArchiveProblem
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
        return await asyncio.to_thread(all_below, self._root)

    async def outlived(self, days: int) -> Lot:
        """Those that began more than so many days ago; none of which it is still asked whether they are to be kept."""
        return await asyncio.to_thread(self._outlived, days)

    async def delete(self, lot: Lot) -> Gone:
        """Delete these for good; one that cannot be deleted bars no other."""
        return await asyncio.to_thread(delete, lot, self._root, self._shelf, self._cache)

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
        return lot_of(outlived(began, self._now(), days))


def take_in(file: Path, root: Path, shelf: Shelf) -> TakenIn:
    """Take a call in among those below `root`, if it can be read in whole.  Raises ArchiveProblem, ScenarioProblem."""
    weights = rubric.load(shelf.rubric)
    describe = Describer(guides.every(shelf.guides, weights), weights).describe

    def proof(folder: Path) -> None:
        try:
            describe(folder)
        # What a log that was made up can lead to, while the call is gone through: a name or a number that is not there
        # (LookupError, ValueError), nothing where something is needed (TypeError), a sum over none (ArithmeticError).
        except (LookupError, ValueError, TypeError, ArithmeticError) as error:
            raise ArchiveProblem("its log tells of what its scenario does not have") from error

    return unpack(file, root, proof)


def all_below(root: Path) -> Lot:
    """All calls that are kept there."""
    return lot_of(folder for folder, _ in archive.folders(root))


def lot_of(found: Iterable[Path]) -> Lot:
    """Those calls, each once, and what they take up."""
    folders = tuple(sorted(set(found)))
    return Lot(folders, removal.size(folders))


def delete(lot: Lot, root: Path, shelf: Shelf, cache: Path) -> Gone:
    """Delete these for good, and out of the index; one that cannot be deleted bars no other."""
    removed = removal.remove(lot.folders)
    forget(root, removed.gone, shelf, cache)
    return Gone(removed.gone, len(removed.left), removed.problems)
