"""Exported calls for tests, sound ones and hostile ones; each hostile one is sound but for one thing."""

import hashlib
import json
import warnings
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from stat import S_IFIFO, S_IFLNK
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from poise.archive.events_json import to_line
from poise.archive.parcel import MANIFEST
from poise.archive.store import LOG, SCENARIO
from poise.archive.wav import encoded
from tests.archive import sample
from tests.archive.conftest import MakeCall

NAME = "2026-03-01_120000_kettle_0001"
LOG_LINES = b"".join(to_line(event).encode() + b"\n" for event in sample.EVENTS)
PIECES: dict[str, bytes] = {
    LOG: LOG_LINES,
    SCENARIO: sample.SCENARIO,
    "take-01.wav": encoded(sample.BLOCK * 20, 16_000),
}


def recorded(root: Path, make_call: MakeCall) -> Path:
    """The folder of a call with one recording."""
    with make_call(root / "calls") as store:
        for event in sample.EVENTS:
            store.tell(event)
    (store.folder / "take-01.wav").write_bytes(PIECES["take-01.wav"])
    return store.folder


def manifest(pieces: dict[str, bytes], **changes: Any) -> bytes:
    """What is told of these pieces."""
    files = {name: {"bytes": len(one), "sha256": hashlib.sha256(one).hexdigest()} for name, one in pieces.items()}
    return json.dumps({"format": 1, "call": NAME, "files": files} | changes).encode()


Entry = tuple[ZipInfo, bytes]


def archive(entries: Iterable[Entry], comment: bytes = b"") -> bytes:
    """A zip archive of just these."""
    content = BytesIO()
    with warnings.catch_warnings(action="ignore"), ZipFile(content, "w") as made:  # that a name is there twice
        for info, data in entries:
            made.writestr(info, data)
        made.comment = comment
    return content.getvalue()


def entries(pieces: dict[str, bytes], told: bytes | None = None) -> list[Entry]:
    """The pieces and their manifest."""
    return [(ZipInfo(name), data) for name, data in (pieces | {MANIFEST: told or manifest(pieces)}).items()]


def sound() -> bytes:
    """A parcel with nothing wrong."""
    return archive(entries(PIECES))


def with_name(name: str, attr: int = 0) -> bytes:
    """With one more file, of that name and kind."""
    info = ZipInfo("x")
    info.filename, info.external_attr, info.create_system = name, attr, 3
    return archive([*entries(PIECES), (info, b"x")])


def with_pieces(**changes: bytes | None) -> bytes:
    """With other pieces, by their names without the dot; None leaves one out."""
    named = {"log": LOG, "scenario": SCENARIO, "take": "take-01.wav", "added": "afterwards.jsonl"}
    changed = PIECES | {named[name]: data for name, data in changes.items() if data is not None}
    gone = {named[name] for name, data in changes.items() if data is None}
    return archive(entries({name: data for name, data in changed.items() if name not in gone}))


def told(**changes: Any) -> bytes:
    """With another manifest."""
    return archive(entries(PIECES, manifest(PIECES, **changes)))


def squeezed(data: bytes = b"\0" * 50_000_000) -> bytes:
    """A bomb: small outside, large inside."""
    info = ZipInfo("take-02.wav")
    info.compress_type = ZIP_DEFLATED
    return archive([*entries(PIECES), (info, data)])


def nested() -> bytes:
    """A bomb in an archive in the archive."""
    return archive(entries(PIECES | {"take-02.wav": squeezed()}))


def relisted(content: bytes, name: str, at: int, value: bytes) -> bytes:
    """Its list has another value `at` so many bytes after the sign of the file of that name."""
    place = content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode())) + at
    return content[:place] + value + content[place + len(value) :]


def lying(length: int) -> bytes:
    """Its list says another length of a piece than there is."""
    return relisted(sound(), "take-01.wav", 24, length.to_bytes(4, "little"))


def huge() -> bytes:
    """Its list says that two sounds are larger together than any call."""
    content, length = archive(entries(PIECES | {"take-02.wav": b"RIFF"})), 0xF000_0000.to_bytes(4, "little")
    for name in ("take-01.wav", "take-02.wav"):
        content = relisted(content, name, 20, 2 * length)
    return content


def overlapping() -> bytes:
    """Two files in its list begin in the same place."""
    return relisted(sound(), SCENARIO, 42, bytes(4))


def locked() -> bytes:
    """Its list says that a password is needed."""
    return relisted(sound(), "take-01.wav", 8, b"\x01\x00")


def spoilt() -> bytes:
    """A byte of a recording is another."""
    content = bytearray(sound())
    content[content.index(b"RIFF") + 100] ^= 0xFF
    return bytes(content)


def later_kind() -> bytes:
    """Its list says that a zip archive of a later kind is needed to read a piece."""
    return relisted(sound(), "take-01.wav", 6, b"\xff")


def no_letters() -> bytes:
    """Its list says that a name is in UTF-8, which it is not."""
    return relisted(relisted(sound(), "take-01.wav", 8, b"\x00\x08"), "take-01.wav", 46, b"\xff")


def ends_too_soon() -> bytes:
    """Its last piece begins, as it says itself, where there is nothing any more."""
    content = sound()
    place = content.rindex(b"PK\x03\x04") + 28
    return content[:place] + b"\xff\xff" + content[place + 2 :]


def newer_log() -> bytes:
    """A log as a later Poise might write it."""
    first = json.loads(LOG_LINES.split(b"\n")[0]) | {"schema": 99}
    return with_pieces(log=json.dumps(first).encode() + b"\n")


def crowded() -> bytes:
    """More files than any call has."""
    return archive((ZipInfo(f"take-{number}.wav"), b"") for number in range(10_001))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "absolute": (lambda: with_name("/etc/passwd"), "names a place of its own"),
    "absolute on Windows": (lambda: with_name("\\\\server\\share"), "names a place of its own"),
    "drive": (lambda: with_name("C:\\evil.wav"), "names a drive"),
    "drive, relative": (lambda: with_name("C:evil.wav"), "names a drive"),
    "upwards": (lambda: with_name("../take-09.wav"), "leads out of its folder"),
    "upwards on Windows": (lambda: with_name("x\\..\\..\\take-09.wav"), "leads out of its folder"),
    "link": (lambda: with_name("take-09.wav", (S_IFLNK | 0o777) << 16), "a link to another place"),
    "pipe": (lambda: with_name("take-09.wav", (S_IFIFO | 0o644) << 16), "no plain file"),
    "folder": (lambda: with_name("more/"), "holds a folder"),
    "file in a folder": (lambda: with_name("more/take-09.wav"), "holds a folder"),
    "folder by its attribute": (lambda: with_name("more.wav", 0x10), "holds a folder"),
    "device": (lambda: with_name("con.wav"), "the name of a device"),
    "device with a number": (lambda: with_name("LPT1"), "the name of a device"),
    "same name": (lambda: with_name("take-01.wav"), "have one name"),
    "same name but for case": (lambda: with_name("Take-01.WAV"), "have one name"),
    "program": (lambda: with_name("run.exe"), "no part of a call"),
    "mark of a running call": (lambda: with_name("open"), "no part of a call"),
    "hidden": (lambda: with_name(".profile"), "no part of a call"),
    "control character": (lambda: with_name("take\n01.wav"), "no part of a call"),
    "long": (lambda: with_name("a" * 200 + ".wav"), "no part of a call"),
    "ratio": (squeezed, "squeezed"),
    "nested": (nested, "is no sound"),
    "total": (huge, "larger than any call"),
    "too many": (crowded, "more than 10,000 files"),
    "length that lies": (lambda: lying(5), "squeezed"),
    "overlapping": (overlapping, "lie in the same place"),
    "password": (locked, "locked with a password"),
    "spoilt byte": (spoilt, "damaged"),
    "later kind": (later_kind, "damaged"),
    "no letters": (no_letters, "damaged"),
    "ends too soon": (ends_too_soon, "damaged"),
    "checksum": (lambda: told(files=json.loads(manifest(PIECES | {"take-01.wav": b"RIFF"}))["files"]), "checksum"),
    "manifest missing": (lambda: archive(entries(PIECES)[:-1]), "it has no manifest.json"),
    "manifest is no JSON": (lambda: archive(entries(PIECES, b"{")), "manifest cannot be read"),
    "manifest too deep": (lambda: archive(entries(PIECES, b"[" * 100_000)), "manifest cannot be read"),
    "manifest without files": (lambda: told(files=[]), "manifest cannot be read"),
    "manifest of nothing": (lambda: told(files={LOG: 7}), "length and checksum"),
    "manifest names another": (lambda: archive(entries(PIECES, manifest(PIECES | {"take-02.wav": b""}))), "not agree"),
    "name of the call": (lambda: told(call="../../elsewhere"), "a name that is none"),
    "name of no time": (lambda: told(call="2026-99-01_120000_kettle_0001"), "a name that is none"),
    "newer format": (lambda: told(format=2), "a newer Poise wrote it"),
    "older format": (lambda: told(format=0), "manifest cannot be read"),
    "newer schema": (newer_log, "written by a newer Poise"),
    "log missing": (lambda: with_pieces(log=None), "it has no events.jsonl"),
    "log unreadable": (lambda: with_pieces(log=LOG_LINES + b"{}\n"), "events.jsonl:7"),
    "log not from its beginning": (lambda: with_pieces(log=LOG_LINES.partition(b"\n")[2]), "from its beginning"),
    "log empty": (lambda: with_pieces(log=b""), "from its beginning"),
    "scenario missing": (lambda: with_pieces(scenario=None), "it has no scenario.yaml"),
    "notes unreadable": (lambda: with_pieces(added=b"{}\n"), "afterwards.jsonl:1"),
    "no sound": (lambda: with_pieces(take=b"MZ this is a program"), "is no sound"),
    "no archive": (lambda: b"id: kettle\n", "no call that Poise exported"),
    "empty": (lambda: b"", "no call that Poise exported"),
    "cut off": (lambda: sound()[:-40], "no call that Poise exported"),
    "something before": (lambda: b"#!/bin/sh\n" + sound(), "something is hidden"),
    "something behind": (lambda: archive(entries(PIECES), b"hello"), "no call that Poise exported"),
}
"""What is refused, and a part of the sentence that says why."""
