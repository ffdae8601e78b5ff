"""The mark of a call that is being played: a locked file, so that a killed process leaves the mark but not the lock."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "open"


class Marker:
    """Says that this process is writing into `folder`, from now until `remove`; raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
        _lock(self._fd)

    def remove(self) -> None:
        """Take the mark away; where that is forbidden it stays, and the next start offers the call again."""
        os.close(self._fd)
        remove(self._path.parent)


def left(folder: Path) -> bool:
    """Whether the folder bears the mark though nobody writes into it any more."""
    try:
        fd = os.open(folder / NAME, os.O_RDONLY)
    except OSError:
        return False
    try:
        return _lock(fd)
    finally:
        os.close(fd)


def remove(folder: Path) -> None:
    """Take the mark of a call that nobody writes away, if the folder allows it."""
    try:
        (folder / NAME).unlink(missing_ok=True)
    except OSError:
        return


def _lock(fd: int) -> bool:
    """Lock the file until it is closed; False if another process has it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a file system without locks: the mark alone has to do
    return True
