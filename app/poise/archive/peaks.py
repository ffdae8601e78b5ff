"""How loud each recording of a call is, step by step: worked out once, and kept in the call's folder."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import numpy as np

from poise.archive.shelf import Recorded
from poise.archive.wav import HEADER, rate_of
from poise.problems import ArchiveProblem

PEAKS = "peaks.bin"
"""First a line of JSON, [[name, bytes of the recording, steps], …], then the steps of each, one byte each."""

STEP = 0.02
"""Seconds that one peak stands for."""


def peaks(recorded: Recorded) -> Mapping[str | float, bytes]:
    """The greatest swing within each STEP, 0 to 255, of every recording by the name under which events know it.

    What is kept is taken if every recording still has the size it had; it is no part of the record and may be deleted.
    Where it cannot be kept it is worked out each time.
    """
    files = recorded.sounds
    sizes = {file.name: _size(file) for file in files.values()}
    known = _kept(recorded.folder / PEAKS, sizes)
    if known is None:
        known = {file.name: measured(file) for file in files.values()}
        unread = [name for name, size in sizes.items() if size > HEADER and not known[name]]
        if not unread:  # what cannot be read now may be another time
            with suppress(OSError):
                _keep(recorded.folder / PEAKS, sizes, known)
    return {name: known[file.name] for name, file in files.items()}


def measured(file: Path) -> bytes:
    """The peaks of one recording; none of one that cannot be read."""
    try:
        rate, content = rate_of(file), file.read_bytes()[HEADER:]
    except (ArchiveProblem, OSError):
        return b""
    samples = np.frombuffer(content[: len(content) // 2 * 2], "<i2")
    step = round(rate * STEP)
    whole = np.pad(samples, (0, -len(samples) % step)).reshape(-1, step)
    swing = np.maximum(whole.max(1).astype(np.int32), -whole.min(1).astype(np.int32)) if len(whole) else whole
    return (swing >> 7).clip(0, 255).astype(np.uint8).tobytes()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return -1


def _kept(file: Path, sizes: Mapping[str, int]) -> dict[str, bytes] | None:
    try:
        head, _, steps = file.read_bytes().partition(b"\n")
        listed = [(str(name), int(size), int(count)) for name, size, count in json.loads(head)]
    except (OSError, ValueError, TypeError):
        return None
    if {name: size for name, size, _ in listed} != sizes or sum(count for *_, count in listed) != len(steps):
        return None
    found, place = {}, 0
    for name, _, count in listed:
        found[name] = steps[place : place + count]
        place += count
    return found


def _keep(file: Path, sizes: Mapping[str, int], found: Mapping[str, bytes]) -> None:
    head = json.dumps([[name, sizes[name], len(steps)] for name, steps in found.items()])
    part = file.with_suffix(".part")
    try:
        part.write_bytes(head.encode() + b"\n" + b"".join(found.values()))
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
