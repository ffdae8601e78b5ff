"""The recorded calls as a whole, as the window sees them: counted, deleted, exported, taken in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from poise.problems import Problem


@dataclass(frozen=True, slots=True)
class Lot:
    """Some calls: their folders, and how many bytes they have together."""

    folders: tuple[Path, ...] = ()
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Gone:
    """What became of calls that were to be deleted.

    Attributes:
        folders: those that are not there any more.
        left: how many were left because they are being played just now.
        problems: why others could not be deleted.
    """

    folders: tuple[Path, ...] = ()
    left: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """The file that a call was written to, and what lay in its folder but is no part of it and was left out."""

    file: Path
    left_out: tuple[str, ...] = ()


class Drawer(Protocol):
    """Everything is awaited on the stage's loop and may raise Problem."""

    @property
    def place(self) -> str:
        """The folder of all calls, as it is shown."""
        ...

    async def held(self) -> Lot:
        """All calls."""
        ...

    async def outlived(self, days: int) -> Lot:
        """Those that began more than so many days ago; none of which it is still asked whether they are to be kept."""
        ...

    async def delete(self, lot: Lot) -> Gone:
        """Delete these for good; one that cannot be deleted bars no other."""
        ...

    async def export(self, folder: Path, file: Path) -> Sent:
        """Write a call into one file."""
        ...

    async def take_in(self, file: Path) -> bool:
        """Take in a call that was exported; False if it was there already."""
        ...
