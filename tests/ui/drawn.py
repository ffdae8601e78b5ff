"""A drawer of recorded calls that writes down what it is asked, and touches no disk."""

from dataclasses import dataclass, field
from pathlib import Path

from poise.ui.drawer import Gone, Lot, Sent


@dataclass
class Drawn:
    """Answers with what was set; what was asked of it is in the lists."""

    place: str = "~/.local/share/poise/calls"
    lot: Lot = field(default_factory=lambda: Lot(tuple(Path(f"calls/{number}") for number in range(14)), 221_000_000))
    old: Lot = field(default_factory=Lot)
    gone: Gone | None = None
    left_out: tuple[str, ...] = ()
    new: bool = True
    problem: Exception | None = None
    deleted: list[Lot] = field(default_factory=list)
    exported: list[tuple[Path, Path]] = field(default_factory=list)
    taken: list[Path] = field(default_factory=list)

    async def held(self) -> Lot:
        return self.lot

    async def outlived(self, days: int) -> Lot:
        return self.old

    async def delete(self, lot: Lot) -> Gone:
        self._fail()
        self.deleted.append(lot)
        self.lot = Lot(tuple(one for one in self.lot.folders if one not in lot.folders))
        return self.gone or Gone(lot.folders)

    async def export(self, folder: Path, file: Path) -> Sent:
        self._fail()
        self.exported.append((folder, file))
        return Sent(file, self.left_out)

    async def take_in(self, file: Path) -> bool:
        self._fail()
        self.taken.append(file)
        return self.new

    def _fail(self) -> None:
        if self.problem is not None:
            raise self.problem
