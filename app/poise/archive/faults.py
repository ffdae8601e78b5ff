"""What a refusing disk means to the person at the machine: an OSError told as one sentence with advice."""

import errno
from pathlib import Path

from poise.problems import ArchiveProblem

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def explained(
    error: OSError, path: Path, doing: str, other: str = "choose another folder with --keep DIR"
) -> ArchiveProblem:
    """The problem behind `error`.

    `doing` says what could not be done, as in "the call could not be recorded", `other` what could be done instead.
    """
    if error.errno in _FULL:
        return ArchiveProblem(
            f"The disk is full, so {doing}: {path}.",
            f"Free some room or {other}; all that was written before is kept.",
        )
    if error.errno in _FORBIDDEN:
        return ArchiveProblem(
            f"The folder may not be written to, so {doing}: {path}.",
            f"Make it writable for yourself or {other}.",
        )
    if error.errno == errno.ENAMETOOLONG:
        return ArchiveProblem(
            f"The path is too long for this system, so {doing}: {path}.",
            "Choose a folder with a shorter path with --keep DIR.",
        )
    return ArchiveProblem(
        f"The system says “{error.strerror or error}”, so {doing}: {path}.",
        f"See whether the folder is still there, or {other}.",
    )
