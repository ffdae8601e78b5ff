"""What was freed goes back to the system: glibc keeps it for each thread, which is a fifth of a call's memory.

Measured at the peak of a call, all processes, shared pages counted once (`tests/bench/app.py`): 617 MB without and 496
with these limits; on a first call, with no line rendered, 870 to 940 without and some 760 with them.
"""

import ctypes
import sys

ARENAS, ARENAS_AT_MOST = -8, 2
TRIM_THRESHOLD, KEPT_AT_MOST = -1, 64 * 1024
MMAP_THRESHOLD, LARGE = -3, 128 * 1024
"""Names and numbers of `mallopt(3)`; sizes in bytes.  Setting any of them also stops glibc from raising them itself."""


def thrifty() -> None:
    """Set the limits for this process, before its threads begin; other C libraries have no such habit."""
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        for what, limit in ((ARENAS, ARENAS_AT_MOST), (TRIM_THRESHOLD, KEPT_AT_MOST), (MMAP_THRESHOLD, LARGE)):
            mallopt(what, limit)
