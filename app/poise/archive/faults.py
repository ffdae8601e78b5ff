"""What a refusing disk means to the person at the machine: an OSError told as one sentence with advice."""

import errno
from pathlib import Path

from poise.problems import ArchiveProblem

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def explained(error: OSError, path: Path, doing: str) -> ArchiveProblem:
    """The problem behind `error`; `doing` says what could not be done, as in "the call could not be recorded"."""
    if error.errno in _FULL:
        return ArchiveProblem(
            f"The disk is full, so {doing}: {path}.",
            "Free some room or choose another folder with --keep DIR; all that was written before is kept.",
        )
    if error.errno in _FORBIDDEN:
        return ArchiveProblem(
            f"The folder may not be written to, so {doing}: {path}.",
            "Make it writable for yourself or choose another folder with --keep DIR.",
        )
    if error.errno == errno.ENAMETOOLONG:
        return ArchiveProblem(
            f"The path is too long for this system, so {doing}: {path}.",
            "Choose a folder with a shorter path with --keep DIR.",
        )
    return ArchiveProblem(
        f"The system says “{error.strerror or error}”, so {doing}: {path}.",
        "See whether the folder is still there, or choose another one with --keep DIR.",
    )
