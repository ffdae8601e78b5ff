"""What a program holds after it has freed much, asked of the system in a process of its own."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are of glibc")

PROGRAM = """
import os
from poise.allocator import thrifty

def held():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

{set_limits}
b"1" * 30_000_000  # after the first large block is freed glibc keeps those that follow
before = held()
blocks, between = [], []
for _ in range(8):
    blocks.append(b"1" * 10_000_000)
    between.append(b"1" * 100_000)
blocks.clear()
print(held() - before)
"""


def kept(set_limits: str) -> float:
    """Megabytes that a process still holds of 80 that it has freed."""
    program = PROGRAM.format(set_limits=set_limits)
    return float(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)


def test_what_was_freed_goes_back_to_the_system() -> None:
    assert kept("thrifty()") < 5


def test_it_does_not_without_the_limits() -> None:
    assert kept("") > 40
