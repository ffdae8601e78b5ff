"""A call as one file: a zip archive that squeezes nothing, with a manifest that names each piece and its checksum.

Nothing is squeezed so that the same call gives the same bytes whichever zlib a Python has, and so that no file can be
larger inside than outside.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from poise.archive.shelf import began_of
from poise.problems import ArchiveProblem

FORMAT = 1
"""Version of the file; raised when an older Poise could not read it any more."""

SUFFIX = ".poise"
MANIFEST = "manifest.json"
"""The last file in the archive: it is known only when all others have been read."""

_PIECE = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}\.(jsonl|json|yaml|wav)")
_CALL = re.compile(r"\d{4}-\d\d-\d\d_\d{6}(_[A-Za-z0-9-]{1,60}){0,3}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the call: its length in bytes, and its SHA-256 in hexadecimal."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in the archive.

    Attributes:
        call: name of the call's folder, by which it is known again.
        pieces: each file by its name.
    """

    call: str
    pieces: Mapping[str, Piece]


def belongs(name: str) -> bool:
    """Whether a file of that name can be a piece of a call; what can be worked out again, and the mark, cannot."""
    return bool(_PIECE.fullmatch(name)) and not is_device(name) and name != MANIFEST


def is_device(name: str) -> bool:
    """Whether the name stands for a device on some systems, whatever the folder."""
    return bool(_DEVICES.fullmatch(name))


def is_name(name: str) -> bool:
    """Whether a call's folder may be called so on every system."""
    return bool(_CALL.fullmatch(name)) and began_of(Path(name)) is not None


def written(manifest: Manifest) -> bytes:
    """The manifest as the file in the archive."""
    pieces = {name: {"bytes": piece.bytes, "sha256": piece.sha256} for name, piece in sorted(manifest.pieces.items())}
    told = {"format": FORMAT, "call": manifest.call, "files": pieces}
    return json.dumps(told, indent=1, ensure_ascii=True).encode() + b"\n"


def read(content: bytes) -> Manifest:
    """The manifest in that file.

    Raises:
        ArchiveProblem: it is none, or one of a newer Poise; the sentence goes on after "because".
    """
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or type(told.get("format")) is not int:
        raise ArchiveProblem("its manifest cannot be read")
    if told["format"] > FORMAT:
        raise ArchiveProblem(f"a newer Poise wrote it (format {told['format']}; this one reads up to {FORMAT})")
    call, files = told.get("call"), told.get("files")
    if told["format"] != FORMAT or not isinstance(call, str) or not isinstance(files, dict):
        raise ArchiveProblem("its manifest cannot be read")
    if not is_name(call):
        raise ArchiveProblem(f"its manifest gives the call a name that is none: {call[:80]!r}")
    return Manifest(call, {name: _piece(name, found) for name, found in files.items()})


def _piece(name: str, found: object) -> Piece:
    if isinstance(found, dict) and found.keys() == {"bytes", "sha256"}:
        length, digest = found["bytes"], found["sha256"]
        if type(length) is int and isinstance(digest, str) and _DIGEST.fullmatch(digest):
            return Piece(length, digest)
    raise ArchiveProblem(f"its manifest does not say length and checksum of {name[:80]!r}")
