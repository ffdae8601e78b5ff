"""Writes a call into one file: the same bytes each time, whole or not at all."""

import hashlib
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from poise.archive import marker
from poise.archive.faults import explained
from poise.archive.parcel import MANIFEST, SUFFIX, Manifest, Piece, belongs, is_name, written
from poise.archive.peaks import PEAKS
from poise.archive.shelf import is_call
from poise.problems import ArchiveProblem

BLOCK = 1 << 20
"""Bytes that are read at a time."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time that every file in the archive has: a zip archive knows none before."""
_PLAIN = 0o100644 << 16
"""A plain file that its owner may write and everybody may read, as a zip archive says it."""
_OURS = frozenset({PEAKS, marker.NAME})
"""What lies in a call's folder but is no part of the call."""


def pack(folder: Path, to: Path) -> tuple[Path, tuple[str, ...]]:
    """Write the call in `folder` to the file `to`; if that is a folder, to a file in it that is named like the call.

    Returns:
        The file, and the names of what lies in the folder but is no part of a call, and was left out.

    Raises:
        ArchiveProblem: it is no call, it is being played just now, or the disk refuses.
    """
    folder = folder.resolve()
    if not is_name(folder.name) or not is_call(folder):
        raise ArchiveProblem(
            f"{folder} is not the folder of a recorded call.",
            "It is named like 2026-03-01_120000_samples-never-came_a1b2, and has events.jsonl in it.",
        )
    if marker.held(folder):
        raise ArchiveProblem(f"The call in {folder} is still being played.", "Export it when it has ended.")
    file = to / f"{folder.name}{SUFFIX}" if to.is_dir() else to
    part = file.with_name(f".{file.name}.part")
    try:
        names = sorted(one.name for one in folder.iterdir())
        _write(folder, [name for name in names if belongs(name)], part)
        part.replace(file)
    except OSError as error:
        raise explained(error, file, "the call cannot be exported", "choose another place for it") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return file, tuple(name for name in names if not belongs(name) and name not in _OURS)


def _write(folder: Path, names: list[str], part: Path) -> None:
    with ZipFile(part, "w", ZIP_STORED) as archive:
        pieces = {name: _add(archive, name, folder / name) for name in names}
        with archive.open(_header(MANIFEST), "w") as to:
            to.write(written(Manifest(folder.name, pieces)))


def _add(archive: ZipFile, name: str, file: Path) -> Piece:
    """Each file is read once: what is told of it is what was written."""
    digest, length = hashlib.sha256(), 0
    with file.open("rb") as source, archive.open(_header(name), "w") as to:
        while block := source.read(BLOCK):
            digest.update(block)
            length += len(block)
            to.write(block)
    return Piece(length, digest.hexdigest())


def _header(name: str) -> ZipInfo:
    header = ZipInfo(name, _LONG_AGO)
    header.external_attr, header.create_system = _PLAIN, 3
    return header
