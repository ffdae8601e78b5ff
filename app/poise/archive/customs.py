"""Looks through a file that is said to hold a call, before anything of it is written anywhere."""

import hashlib
import re
import struct
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from stat import S_IFMT, S_ISLNK, S_ISREG
from typing import BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from poise.archive.afterwards import AFTERWARDS, added_in
from poise.archive.packing import BLOCK
from poise.archive.parcel import MANIFEST, Manifest, Piece, belongs, is_device, read
from poise.archive.shelf import events_in
from poise.archive.store import LOG, SCENARIO
from poise.domain.events import Began
from poise.problems import ArchiveProblem

MOST_FILES = 10_000
"""Two a turn: more than ten hours of talk."""
MOST_BYTES = 4 << 30
"""Of all files: some fourteen hours of sound."""
MOST_TEXT = 64 << 20
"""Bytes of a file that is no sound: all of it is read at once.  An hour's log has about one million."""

_END = struct.Struct("<4s4H2LH")
"""The end of a zip archive: a sign, two disks, entries here and in all, length and place of the list, comment."""
_END_SIGN, _LONG_SIGN, _LONG_BYTES = b"PK\x05\x06", b"PK\x06\x07", 20
_LOCAL = 30
"""Bytes before the name of a file in a zip archive."""
_LOCKED = 1
"""The bit that says that a password is needed."""
_DRIVE = re.compile(r"[A-Za-z]:")

_DAMAGED = (
    BadZipFile,  # a list or a piece that is not what it is said to be
    EOFError,  # a piece that ends too soon
    NotImplementedError,  # a version or a kind of zip archive that Python does not read, and Poise does not write
    UnicodeError,  # a name in letters that are none
)
"""What `zipfile` raises of an archive in which bytes are others."""


def opened(source: BinaryIO) -> tuple[ZipFile, Manifest]:
    """The archive and its manifest, if all that can be known without the scenario speaks for it.

    Raises:
        ArchiveProblem: it must not be taken in; the sentence is the reason alone, without the file's name or a stop.
        OSError: it cannot be read.
    """
    _check_end(source)
    try:
        archive = ZipFile(source)
        listed = archive.infolist()
        _check_list(listed, archive.start_dir)
        manifest = read(archive.read(MANIFEST))
        _check_pieces(archive, manifest)
    except _DAMAGED as error:
        raise ArchiveProblem("it is damaged") from error
    _check_words(archive, manifest)
    return archive, manifest


def blocks(archive: ZipFile, name: str) -> Iterator[bytes]:
    """The content of a piece.  Raises BadZipFile if it is damaged."""
    with archive.open(name) as piece:
        while block := piece.read(BLOCK):
            yield block


def _check_end(source: BinaryIO) -> None:
    """The list of files must end the archive, and be no longer than a call's: only then is it read."""
    length = source.seek(0, 2)
    last = min(length, _END.size + _LONG_BYTES)
    source.seek(length - last)
    tail = source.read(last)
    if len(tail) < _END.size or tail[-_END.size :][:4] != _END_SIGN:
        raise ArchiveProblem("it is no call that Poise exported, or a part of it is missing")
    _, *_, entries, size, place, comment = _END.unpack(tail[-_END.size :])
    if entries > MOST_FILES:
        raise ArchiveProblem(f"it has more than {MOST_FILES:,} files")
    if place + size + _END.size != length or comment or tail.startswith(_LONG_SIGN):
        raise ArchiveProblem("something is hidden before, between or behind its files")


def _check_list(listed: Sequence[ZipInfo], end: int) -> None:
    """What the list itself says of names, kinds and sizes."""
    for one in listed:
        if why := next((why for why, wrong in _NAMES if wrong(one)), ""):
            raise ArchiveProblem(f"{why} ({one.orig_filename[:80]!r})")
    called = Counter(one.orig_filename.casefold() for one in listed)
    if twice := [name for name, count in called.items() if count > 1]:
        raise ArchiveProblem(f"two of its files have one name, but for capital letters ({twice[0][:80]!r})")
    for one in listed:
        if why := next((why for why, wrong in _KINDS if wrong(one)), ""):
            raise ArchiveProblem(f"{why} ({one.orig_filename[:80]!r})")
    if sum(one.file_size for one in listed) > MOST_BYTES:
        raise ArchiveProblem(f"it is larger than any call: more than {MOST_BYTES >> 30} GB")
    ends = sorted((one.header_offset, one.header_offset + _LOCAL + one.compress_size) for one in listed)
    if any(end > begin for (_, end), (begin, _) in pairwise([*ends, (end, end)])):
        raise ArchiveProblem("two of its files lie in the same place")
    missing = {MANIFEST, LOG, SCENARIO} - {one.filename for one in listed}
    if missing:
        raise ArchiveProblem(f"it has no {min(missing)}")


def _text(one: ZipInfo) -> bool:
    return not one.filename.endswith(".wav")


_NAMES: tuple[tuple[str, Callable[[ZipInfo], object]], ...] = (
    ("it names a place of its own on the disk", lambda one: one.orig_filename[:1] in ("/", "\\")),
    ("it names a drive", lambda one: _DRIVE.match(one.orig_filename)),
    ("it leads out of its folder", lambda one: ".." in re.split(r"[/\\]", one.orig_filename)),
    ("it holds a link to another place", lambda one: S_ISLNK(one.external_attr >> 16)),
    ("it holds a folder", lambda one: re.search(r"[/\\]", one.orig_filename) or one.external_attr & 0x10),
    ("it holds something that is no plain file", lambda one: not _plain(one.external_attr >> 16)),
    ("it holds the name of a device", lambda one: is_device(one.orig_filename)),
)
"""Why a name is refused, each with its rule, in the order in which they are tried."""

_KINDS: tuple[tuple[str, Callable[[ZipInfo], object]], ...] = (
    (
        "it holds a file that is no part of a call",
        lambda one: not belongs(one.orig_filename) and one.orig_filename != MANIFEST,
    ),
    ("it is locked with a password", lambda one: one.flag_bits & _LOCKED),
    (
        "a file in it is squeezed, which Poise never does",
        lambda one: one.compress_type != ZIP_STORED or one.file_size != one.compress_size,
    ),
    (
        f"a text in it is larger than any of a call: more than {MOST_TEXT >> 20} MB",
        lambda one: _text(one) and one.file_size > MOST_TEXT,
    ),
)


def _plain(mode: int) -> bool:
    return S_IFMT(mode) == 0 or S_ISREG(mode)


def _check_pieces(archive: ZipFile, manifest: Manifest) -> None:
    names = {one.filename for one in archive.infolist()} - {MANIFEST}
    if names != manifest.pieces.keys():
        odd = min(names ^ manifest.pieces.keys())
        raise ArchiveProblem(f"its manifest and its files do not agree about {odd[:80]!r}")
    for name, piece in manifest.pieces.items():
        digest, length, first = hashlib.sha256(), 0, b""
        for block in blocks(archive, name):
            digest.update(block)
            length, first = length + len(block), first or block[:12]
        if Piece(length, digest.hexdigest()) != piece:
            raise ArchiveProblem(f"{name} was changed after the export: its checksum is another")
        if name.endswith(".wav") and (first[:4], first[8:]) != (b"RIFF", b"WAVE"):
            raise ArchiveProblem(f"{name} is no sound")


def _check_words(archive: ZipFile, manifest: Manifest) -> None:
    """The log, and what was added to it, as strictly as they are read from a folder."""
    try:
        events, _ = events_in(archive.read(LOG), Path(LOG))
        if AFTERWARDS in manifest.pieces:
            added_in(archive.read(AFTERWARDS), Path(AFTERWARDS))
    except ArchiveProblem as problem:
        raise ArchiveProblem(problem.sentence.rstrip(".")) from problem
    if not events or not isinstance(events[0], Began):
        raise ArchiveProblem("its log does not tell of a call from its beginning")
