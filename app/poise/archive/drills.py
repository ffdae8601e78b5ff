"""The drills on disk: one file, written whole or not at all, and set aside where it is damaged."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from poise.archive.faults import explained
from poise.archive.spacing import Memory, due, understood
from poise.problems import ArchiveProblem

SCHEMA = 1
"""Version of the file; one with a higher number was written by a newer Poise, and is left alone."""


@dataclass(frozen=True, slots=True)
class Drill:
    """One turn that comes back.

    Attributes:
        call: name of the call's folder.
        turn: number of the reply.
        faults, missed: behaviours, as in `domain.drills.Weak`.
        memory: the scheduler's.
    """

    call: str
    turn: int
    faults: tuple[str, ...]
    missed: tuple[str, ...]
    memory: Memory

    @property
    def due(self) -> datetime:
        """When it is due, in UTC."""
        return due(self.memory)


def read(file: Path) -> tuple[Drill, ...]:
    """The drills in `file`, in order; none if there is no file.

    Raises:
        DamagedDrills: the file is not what Poise writes.
        ArchiveProblem: it cannot be read, or a newer Poise wrote it.
    """
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["schema"] > SCHEMA:
            raise ArchiveProblem(
                f"{file}: the drills were kept by a newer Poise.",
                "Bring this one up to date; until then there are none.",
            )
        return tuple(_drill(one) for one in told["drills"])
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise explained(error, file, "the drills cannot be read") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise DamagedDrills(file) from error


def write(file: Path, drills: Iterable[Drill]) -> None:
    """Keep these and no others: on the disk itself when this returns, or all as it was before.

    Raises ArchiveProblem if the disk refuses.
    """
    fresh = file.with_suffix(".new")
    told = {"schema": SCHEMA, "drills": [asdict(one) for one in drills]}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as out:
            json.dump(told, out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
    except OSError as error:
        raise explained(error, file, "the drills cannot be kept") from error


class DamagedDrills(ArchiveProblem):
    """The file cannot be understood; `set_aside` makes room for a new one and loses nothing."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file}: the drills cannot be understood.",
            f"The file was set aside as {_aside(file).name}; new ones begin.",
        )


def set_aside(file: Path) -> None:
    """Give a damaged file another name; none that was set aside before is written over.  Raises ArchiveProblem."""
    try:
        file.rename(_aside(file))
    except OSError as error:
        raise explained(error, file, "this damaged file cannot be set aside") from error


def _aside(file: Path) -> Path:
    """The first name that is free."""
    number = 1
    while (aside := file.with_name(f"{file.stem}-damaged-{number}{file.suffix}")).exists():
        number += 1
    return aside


def _drill(one: dict[str, Any]) -> Drill:
    if not isinstance(one["call"], str) or not isinstance(one["turn"], int) or Path(one["call"]).name != one["call"]:
        raise ValueError(one)
    faults, missed = (tuple(str(id_) for id_ in one[name]) for name in ("faults", "missed"))
    return Drill(one["call"], one["turn"], faults, missed, understood(one["memory"]))
