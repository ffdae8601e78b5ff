"""Rendered speech kept on disk by its content, so that nothing is ever spoken twice by an engine."""

import hashlib
import io
import os
import tempfile
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import soundfile

from poise.domain.mood import Band
from poise.problems import ArchiveProblem, Problem
from poise.speech.speakers.ports import Synth
from poise.speech.speakers.sound import Sound
from poise.speech.speakers.voices import Voice

LIMIT = 300_000_000
"""Bytes; some three hours of speech, or the lines of twenty scenarios in every mood."""

ROOMY = 0.9
"""Share of the limit that is left after the least recently used sounds were thrown away."""


class Shelf:
    """A folder of sounds, each named by the SHA-256 of what it depends on; the least recently used go first.

    It is a convenience and never a reason to fail: a file that is damaged is forgotten, and a folder that cannot be
    written is given up, which `tell` hears once.  Several threads and processes may use the same folder.
    """

    def __init__(self, folder: Path, tell: Callable[[Problem], None], limit: int = LIMIT) -> None:
        self._folder = folder
        self._tell = tell
        self._limit = limit
        self._lock = threading.Lock()
        self._size: int | None = None
        self._closed = False

    def get(self, identity: str) -> Sound | None:
        """The sound of that identity, if it is here and whole."""
        file = self._file(identity)
        try:
            with soundfile.SoundFile(file) as kept:
                samples, rate, mark, frames = kept.read(dtype="int16"), kept.samplerate, kept.comment, kept.frames
        except (OSError, soundfile.SoundFileError):
            with suppress(OSError):
                file.unlink(missing_ok=True)
            return None
        if samples.ndim != 1 or len(samples) != frames or mark != _mark(samples.tobytes()):
            with suppress(OSError):
                file.unlink(missing_ok=True)
            return None
        with suppress(OSError):
            os.utime(file)
        return Sound(samples, int(rate))

    def put(self, identity: str, sound: Sound) -> None:
        """Keep a sound; whole or not at all."""
        if self._closed:
            return
        packed = _packed(sound)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as part:
                self._write(Path(part.name), packed, self._file(identity))
            self._make_room(len(packed))
        except OSError as fault:
            self._give_up(fault)

    def _write(self, part: Path, packed: bytes, file: Path) -> None:
        try:
            part.write_bytes(packed)
            part.replace(file)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise

    def _give_up(self, fault: OSError) -> None:
        with self._lock:
            first, self._closed = not self._closed, True
        if first:
            self._tell(
                ArchiveProblem(
                    f"Spoken lines cannot be kept in {self._folder}: {fault.strerror or fault}.",
                    "The call goes on; make room on the disk and the customer will answer faster next time.",
                )
            )

    def _file(self, identity: str) -> Path:
        return self._folder / f"{hashlib.sha256(identity.encode()).hexdigest()}.flac"

    def _make_room(self, added: int) -> None:
        with self._lock:
            self._size = added + self._size if self._size is not None else sum(size for _, size, _ in self._all())
            if self._size <= self._limit:
                return
            kept = 0
            for _, size, file in sorted(self._all(), reverse=True):
                kept += size
                if kept > self._limit * ROOMY:
                    kept -= size
                    file.unlink(missing_ok=True)
            self._size = kept

    def _all(self) -> list[tuple[int, int, Path]]:
        """Time of last use, size and path of every sound."""
        found = []
        for file in self._folder.glob("*.flac"):
            with suppress(FileNotFoundError):
                state = file.stat()
                found.append((state.st_mtime_ns, state.st_size, file))
        return found


class Kept:
    """An engine that looks on the shelf before it renders."""

    def __init__(self, synth: Synth, shelf: Shelf) -> None:
        self._synth = synth
        self._shelf = shelf

    @property
    def name(self) -> str:
        """The engine's own name."""
        return self._synth.name

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        """The engine's own identity."""
        return self._synth.identity(text, voice, band)

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        """The sound from the shelf, or a new one.  Raises EngineProblem."""
        identity = self._synth.identity(text, voice, band)
        kept = self._shelf.get(identity)
        if kept is None:
            kept = self._synth.render(text, voice, band)
            self._shelf.put(identity, kept)
        return kept

    def close(self) -> None:
        """Close the engine."""
        self._synth.close()


def _packed(sound: Sound) -> bytes:
    """FLAC with a checksum of its samples: the decoder alone lets some damage pass."""
    flac = io.BytesIO()
    with soundfile.SoundFile(flac, "w", sound.rate, 1, "PCM_16", format="FLAC") as file:
        file.comment = _mark(sound.samples.tobytes())
        file.write(sound.samples)
    return flac.getvalue()


def _mark(samples: bytes) -> str:
    return f"poise {zlib.crc32(samples):08x}"
