"""A file that only grows, by whole pieces: a piece for which there is no room is taken back, not left half written."""

import os
from pathlib import Path
from types import TracebackType


class Growing:
    """An append-only file, unbuffered: what was appended survives the death of this process.

    Everything may raise OSError; whatever was appended before is then still there, whole.
    """

    def __init__(self, path: Path, again: bool = False) -> None:
        """Make the file; with `again`, go on with one that is there."""
        self.path = path
        self._file = path.open("r+b" if again else "xb", buffering=0)
        self._size = self._file.seek(0, os.SEEK_END)

    @property
    def size(self) -> int:
        """Bytes that are surely in the file."""
        return self._size

    def append(self, piece: bytes) -> None:
        """Add the whole piece or, if that fails, nothing."""
        try:
            self._write(self._size, piece)
        except OSError:
            self._file.truncate(self._size)  # shrinking needs no room
            raise
        self._size += len(piece)

    def replace(self, at: int, piece: bytes) -> None:
        """Write over bytes that are there already; needs no further room."""
        self._write(at, piece)

    def sync(self) -> None:
        """Have the system put it on the disk itself, against a power cut."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> "Growing":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _write(self, at: int, piece: bytes) -> None:
        self._file.seek(at)
        rest = memoryview(piece)
        while rest:
            rest = rest[self._file.write(rest) or 0 :]
