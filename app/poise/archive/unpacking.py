"""Takes a call in that was exported: checked first, unpacked beside the others, and moved among them whole."""

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from poise.archive import marker
from poise.archive.customs import blocks, opened
from poise.archive.faults import explained
from poise.archive.parcel import Manifest
from poise.archive.store import LOG
from poise.problems import ArchiveProblem, Problem

ARRIVING = ".arriving-"
"""Before the name of a folder in which a call is being unpacked; what is left of one that was broken off goes later."""

ADVICE = "Nothing of it was kept.  Ask for a fresh export of the call."


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A call that is among the others now; `new` is False if it was there already, and nothing was changed."""

    folder: Path
    new: bool


def unpack(file: Path, root: Path, proof: Callable[[Path], object]) -> TakenIn:
    """Take the call in `file` in among those below `root`.

    Args:
        file: what `packing.pack` wrote, here or elsewhere.
        root: the folder of all calls; made if it is not there.
        proof: reads the call in a folder, its scenario too; raises Problem if that cannot be.

    Raises:
        ArchiveProblem: it must not be taken in, or the disk refuses; nothing of it is left then.
    """
    try:
        source = file.open("rb")
    except OSError as error:
        raise ArchiveProblem(
            f"{file} cannot be read: {error.strerror or error}.", "Choose a file that is there."
        ) from error
    try:
        with source:
            archive, manifest = opened(source)
            with archive:
                return _taken(archive, manifest, root, proof)
    except OSError as error:
        raise explained(error, root, "the call cannot be taken in", "delete calls you do not need") from error
    except (ArchiveProblem, BadZipFile) as error:
        reason = error.sentence if isinstance(error, ArchiveProblem) else "it is damaged"
        raise ArchiveProblem(f"{file} was not taken in: {reason.rstrip('.')}.", ADVICE) from error


def _taken(archive: ZipFile, manifest: Manifest, root: Path, proof: Callable[[Path], object]) -> TakenIn:
    folder = root / manifest.call
    if os.path.lexists(folder):
        return _known(archive, folder)
    root.mkdir(parents=True, exist_ok=True)
    _sweep(root)
    beside = Path(tempfile.mkdtemp(prefix=ARRIVING, dir=root))
    try:
        mark = marker.Marker(beside)
        try:
            for name in manifest.pieces:
                _write(archive, name, beside / name)
            _prove(proof, beside)
        finally:
            mark.remove()
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return TakenIn(folder, True)


def _known(archive: ZipFile, folder: Path) -> TakenIn:
    """A call of that name is there: the same one, or another."""
    try:
        same = (folder / LOG).read_bytes() == archive.read(LOG)
    except FileNotFoundError:
        same = False
    if not same:
        raise ArchiveProblem(f"another call of the same name is there already, {folder}")
    return TakenIn(folder, False)


def _write(archive: ZipFile, name: str, to: Path) -> None:
    with to.open("xb") as out:
        for block in blocks(archive, name):
            out.write(block)
        out.flush()
        os.fsync(out.fileno())


def _prove(proof: Callable[[Path], object], beside: Path) -> None:
    """What is told of the copy beside the others is told of the file."""
    try:
        proof(beside)
    except Problem as problem:
        raise ArchiveProblem(problem.sentence.replace(f"{beside}{os.sep}", "").replace(str(beside), "it")) from problem


def _sweep(root: Path) -> None:
    """Take away what an earlier import left because it was broken off."""
    for rest in root.glob(f"{ARRIVING}*"):
        if marker.left(rest):
            shutil.rmtree(rest, ignore_errors=True)
