"""What was freed goes back to the system: glibc keeps it for each thread, which is a quarter of a first call's memory.

Measured on a first call with no line rendered, all processes, shared pages counted once (`tests/bench/app.py`): 870 to
940 MB at the peak without, some 730 MB with these limits.
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
