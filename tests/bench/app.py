"""Measures the window: how soon it is there, what it costs while it waits, what a call needs, and its frames.

    python tests/bench/app.py [--starts 5] [--replies 4] [--lines FOLDER]

`--lines` is a folder of spoken lines (`~/.cache/poise`, say, after `poise prepare`) that each home begins with: as it
is from the second call on.  Without it, every line has yet to be rendered: as it is in the very first call.

The app runs as a program of its own on a virtual display, microphone and loudspeaker; neither the display server nor
the sound server is counted.
"""

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from poise.resources import root
from poise.ui.screens.face import FRAME
from tests.whole.app import App
from tests.whole.desktop import Desktop
from tests.whole.studio import Studio
from tests.whole.trainee import Trainee

TICKS = os.sysconf("SC_CLK_TCK")
LATE = 1.5
"""A frame is late when it comes after this many intervals."""


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found = [pid]
    for parent in found:
        found += [child for child, of in parents.items() if of == parent]
    return found


def cpu_seconds(pid: int) -> float:
    """Processor time used by a process and all that it started."""
    total = 0
    for each in family(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def peak_memory(pid: int) -> dict[str, float]:
    """The most that each process of the family ever held (resident, shared libraries counted in each), in MB."""
    peaks = {}
    for each in family(pid):
        status = Path(f"/proc/{each}/status").read_text()
        name = Path(f"/proc/{each}/cmdline").read_text().split("\0")[1:3]
        peaks[f"{each} {' '.join(name)[-40:]}"] = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return peaks


def held(pid: int) -> float:
    """What the family holds now, in MB: pages that several share are counted once (proportional set size)."""
    total = 0
    for each in family(pid):
        with suppress(OSError):  # it has just ended
            rollup = Path(f"/proc/{each}/smaps_rollup").read_text()
            total += int(rollup.partition("\nPss:")[2].split()[0])
    return total / 1024


class Scale:
    """Weighs a family of processes five times a second, from `with` to its end; `most` is the most it ever held."""

    def __init__(self, pid: int) -> None:
        self.most = 0.0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Scale":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(0.2):
            self.most = max(self.most, held(self._pid))


def share_of_core(pid: int, seconds: float) -> float:
    """Processor time a second, over the next `seconds`."""
    began, before = time.monotonic(), cpu_seconds(pid)
    time.sleep(seconds)
    return (cpu_seconds(pid) - before) / (time.monotonic() - began)


def starts(home: Path, count: int) -> list[tuple[float, float]]:
    """Seconds from the command to the first painted frame, and of processor time until the screen stands still."""
    took = []
    with Studio(home / "sound") as studio:
        for number in range(count):
            with Desktop(home / f"display-{number}") as desktop, App(home, studio, desktop) as app:
                took.append((app.shown - app.began, cpu_seconds(app.process.pid)))
    return took


@contextmanager
def in_a_call(home: Path, lines: Path | None) -> Iterator[tuple[App, Trainee]]:
    """An app in a call, with a stop-watch, at its first reply."""
    if lines:
        shutil.copytree(lines, home / "cache" / "poise")
    with Studio(home / "sound") as studio, Desktop(home / "display") as desktop:
        studio.env["POISE_FRAMES"] = str(home / "frames.txt")
        with App(home, studio, desktop, program=[str(Path(__file__).with_name("watched.py"))]) as app:
            app.start_first_call()
            yield app, Trainee(studio, app.log)


def waiting(home: Path, lines: Path | None) -> tuple[float, float]:
    """Share of a core while the call screen waits for the trainee, and while the call is paused."""
    with in_a_call(home, lines) as (app, _):
        app.log.wait(lambda: "customer_finished" in app.log.kinds(), 60)
        time.sleep(1.5)
        listening = share_of_core(app.process.pid, 4.0)
        app.desktop.press("p")
        app.log.wait(lambda: "paused" in app.log.kinds())
        time.sleep(1.0)
        return listening, share_of_core(app.process.pid, 8.0)


def talking(
    home: Path, replies: int, lines: Path | None
) -> tuple[float, dict[str, float], list[tuple[float, float, float]], float]:
    """A call of some replies: its memory, its frames, and its share of a core."""
    takes = sorted((root("assets") / "demo" / "good").glob("*.flac"))[:replies]
    with in_a_call(home, lines) as (app, trainee), Scale(app.process.pid) as scale:
        began, before = time.monotonic(), cpu_seconds(app.process.pid)
        for take in takes:
            trainee.answer(take)
        finished = len(app.log.of("customer_finished"))
        app.log.wait(lambda: len(app.log.of("customer_finished")) > finished, 60)
        used = (cpu_seconds(app.process.pid) - before) / (time.monotonic() - began)
        memory = peak_memory(app.process.pid)
    marks = (line.split() for line in (home / "frames.txt").read_text().splitlines())
    return scale.most, memory, [(float(at), float(on), float(took)) for at, on, took in marks], used


def frames_table(frames: list[tuple[float, float, float]]) -> list[str]:
    """How regularly the face was painted while it moved."""
    marks = np.array(frames)
    between = np.diff(marks[:, 0])[marks[:-1, 1] == 1] * 1000
    late = np.mean(between > LATE * FRAME)
    return [
        f"frames while the face moves   {len(between)}, {late:.1%} later than {LATE} x {FRAME} ms",
        f"  between two                 {_middle(between)} ms, longest {between.max():.0f} ms",
        f"  painting one                {_middle(marks[:, 2] * 1000)} ms",
    ]


def _middle(values: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> str:
    return f"p50 {np.percentile(values, 50):.1f}, p95 {np.percentile(values, 95):.1f}"


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description="What Poise's window costs.")
    reader.add_argument("--starts", type=int, default=5)
    reader.add_argument("--replies", type=int, default=4)
    reader.add_argument("--lines", type=Path, help="a folder of spoken lines to begin with")
    wish = reader.parse_args()
    lines = [f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores"]
    with tempfile.TemporaryDirectory() as scratch:
        (cold, _), *warm = starts(Path(scratch) / "starts", wish.starts)
        shown, used = np.median(warm, axis=0)
        lines.append(f"start to first painted frame  {shown:.2f} s warm (first {cold:.2f} s)   aim 1.5 s")
        lines.append(f"  processor time of a start   {used:.2f} s")
        listening, paused = waiting(Path(scratch) / "waiting", wish.lines)
        lines.append(f"processor, waiting for reply  {listening:.1%} of a core   aim 10 %")
        lines.append(f"processor, paused             {paused:.1%} of a core")
        most, memory, frames, used = talking(Path(scratch) / "talking", wish.replies, wish.lines)
        lines.append(f"processor, during a call      {used:.1%} of a core")
        lines.append(f"peak memory of a call         {most:.0f} MB   aim 700 MB")
        lines += [f"  {peak:5.0f} MB  at most in {name}" for name, peak in memory.items()]
        lines += frames_table(frames)
    lines.append(f"load {os.getloadavg()[0]:.1f} at the end")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
