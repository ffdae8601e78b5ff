"""Sound files of a call: 16-bit mono WAV whose header is true after every block, so a killed process loses none."""

import struct
from pathlib import Path

from poise.archive.growing import Growing
from poise.domain.evidence import TAKE_RATE
from poise.problems import ArchiveProblem

HEADER = 44
"""Bytes before the first sample in every file that is written here."""


class GrowingWav:
    """A sound file being recorded; raises OSError, and what was written before is then still whole."""

    def __init__(self, path: Path, rate: int = TAKE_RATE) -> None:
        self._file = Growing(path)
        try:
            self._file.append(_header(0, rate))
        except OSError:
            self._file.close()
            path.unlink(missing_ok=True)
            raise

    def append(self, samples: bytes) -> None:
        """Add 16-bit little-endian samples.

        The samples go in before the header tells of them: at any moment the header promises no more than there is.
        """
        self._file.append(samples)
        length = self._file.size - HEADER
        self._file.replace(40, struct.pack("<I", length))
        self._file.replace(4, struct.pack("<I", length + HEADER - 8))

    def close(self) -> None:
        """Let go of the file; it was whole all the time."""
        self._file.close()


def encoded(samples: bytes, rate: int) -> bytes:
    """A whole WAV file of 16-bit little-endian mono samples."""
    return _header(len(samples), rate) + samples


def samples_of(path: Path) -> bytes:
    """The 16-bit little-endian samples of a take.

    Raises:
        ArchiveProblem: it is missing, or is no recording that Poise made.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ArchiveProblem(
            f"The recording {path} cannot be read: {error.strerror}.", "See whether the file is still there."
        ) from error
    if content[:4] != b"RIFF" or content[:HEADER] != _header(_promised(content), TAKE_RATE):
        raise ArchiveProblem(
            f"{path} is not a recording that Poise made.", "Put the original file back, or leave this call out."
        )
    end = HEADER + min(_promised(content), len(content) - HEADER)
    return content[HEADER : end - (end - HEADER) % 2]


def rate_of(path: Path) -> int:
    """Samples a second of a recording that Poise made.  Raises OSError, or ArchiveProblem if it is none."""
    with path.open("rb") as file:
        head = file.read(HEADER)
    rate = int(struct.unpack_from("<I", head, 24)[0]) if len(head) == HEADER else 0
    if not rate or head != _header(_promised(head), rate):
        raise ArchiveProblem(
            f"{path} is not a recording that Poise made.", "Put the original file back, or leave this call out."
        )
    return rate


def repair(path: Path) -> bool:
    """Make the header agree with the samples after a crash, and cut off half a sample; says if that was needed.

    A recording that holds no sample is taken away.  Raises OSError.
    """
    with path.open("r+b") as file:
        head = file.read(HEADER)
        length = max(0, path.stat().st_size - HEADER) // 2 * 2
        if length:
            rate = struct.unpack_from("<I", head, 24)[0]
            whole = _header(length, rate)
            torn = head != whole or path.stat().st_size != HEADER + length
            file.seek(0)
            file.write(whole)
            file.truncate(HEADER + length)
    if not length:
        path.unlink()
        return True
    return torn


def _promised(head: bytes) -> int:
    return int(struct.unpack_from("<I", head, 40)[0]) if len(head) >= HEADER else 0


def _header(length: int, rate: int) -> bytes:
    sound = struct.pack("<HHIIHH", 1, 1, rate, rate * 2, 2, 16)
    return b"".join(
        (
            b"RIFF" + struct.pack("<I", length + HEADER - 8) + b"WAVE",
            b"fmt " + struct.pack("<I", len(sound)) + sound,
            b"data" + struct.pack("<I", length),
        )
    )
