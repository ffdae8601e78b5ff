"""The mark of a call that is being played: a locked file, so that a killed process leaves the mark but not the lock."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "open"

_AGAIN = b"again"
"""What the mark of a call that goes on holds; that of a new one holds nothing."""


class Marker:
    """Says that this process is writing into `folder`, from now until `remove`; raises OSError.

    With `again` a call that was over goes on: a mark that a dead process left is taken over, one that is held raises
    BlockingIOError.
    """

    def __init__(self, folder: Path, again: bool = False) -> None:
        self._path = folder / NAME
        self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT | (0 if again else os.O_EXCL), 0o644)
        mine = _lock(self._fd)
        if again:
            if not mine or not self._is_there():
                os.close(self._fd)
                raise BlockingIOError
            os.write(self._fd, _AGAIN)

    def remove(self) -> None:
        """Take the mark away; where that is forbidden it stays, and the next start finds it."""
        if sys.platform == "win32":  # there an open file cannot be taken away
            os.close(self._fd)
            remove(self._path.parent)
        else:
            remove(self._path.parent)
            os.close(self._fd)

    def _is_there(self) -> bool:
        """Whether the mark was not taken away, by whoever held it before, while it was being opened."""
        try:
            return os.path.samestat(os.fstat(self._fd), self._path.stat())
        except OSError:
            return False


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


def held(folder: Path) -> bool:
    """Whether somebody, in this process or another one, writes into the folder just now."""
    return (folder / NAME).exists() and not left(folder)


def goes_on(folder: Path) -> bool:
    """Whether the mark is that of a call that had been over and was to go on: it is kept whatever became of that."""
    try:
        return (folder / NAME).read_bytes().startswith(_AGAIN)
    except OSError:
        return False


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
