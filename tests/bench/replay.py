"""Measures the replay of a long call: how soon it is open, and what a frame costs while it is scrubbed or played.

    python tests/bench/replay.py [--minutes 30] [--size 1920x1080]

A told call is repeated with later times until it is long enough, and written to a temporary folder with the recordings
of both voices; nothing of the user's is touched.  The window is real but drawn off the screen: what a frame costs is
working out, laying out and painting, not handing over to a display.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from poise.archive import shelf
from poise.archive.events_json import to_line
from poise.archive.peaks import PEAKS, STEP, peaks
from poise.archive.store import LOG, SCENARIO, said_file
from poise.archive.wav import encoded
from poise.domain.events import CustomerFinished, CustomerSpoke, Event, Judged, TraineeSpoke
from poise.domain.scenario import Scenario
from poise.domain.timeline import Timeline, timeline
from poise.library import scenarios
from poise.library.shelf import usual_shelf
from poise.shown.texts import Texts
from poise.speech.replaying import RATE, mixed, windows
from poise.ui.app import build, dress
from poise.ui.screens.replay import ReplayScreen
from poise.ui.views.replay import ReplayShown, replay
from poise.ui.window import Window
from tests.ui import scripted

TAKE_RATE = 16_000
OPEN, FRAME = 0.5, 16.0
"""The aims: seconds to open, milliseconds a frame."""

Costs = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Row = tuple[str, str, str]


def long_call(seconds: float) -> tuple[Event, ...]:
    """A whole call, told again and again, each time later, until it is so long."""
    once = scripted.story(None, scripted.WON)
    length, turns = once[-1].at + 2.0, max(event.turn for event in once if isinstance(event, TraineeSpoke))
    told: list[Event] = [once[0]]
    for number in count():
        told += [later(event, number * length, number * turns) for event in once[1:-1]]
        if told[-1].at >= seconds:
            return (*told, later(once[-1], number * length, number * turns))
    raise AssertionError


def later(event: Event, by: float, turns: int) -> Event:
    """The same event so many seconds and replies later."""
    changes: dict[str, object] = {"at": round(event.at + by, 3)}
    if hasattr(event, "turn"):
        changes["turn"] = event.turn + turns
    if isinstance(event, TraineeSpoke):
        began = None if event.began is None else round(event.began + by, 3)
        changes |= {"began": began, "take": f"take-{event.turn + turns:03}.wav"}
    if isinstance(event, Judged):
        changes["evidence"] = tuple(replace(one, turn=one.turn + turns) for one in event.evidence)
    return replace(event, **changes)  # type: ignore[arg-type]


def written(folder: Path, told: Sequence[Event]) -> None:
    """The folder of that call: log, scenario, and a wave that swells for each recording."""
    (folder / LOG).write_text("".join(f"{to_line(event)}\n" for event in told), encoding="utf-8")
    (folder / SCENARIO).write_bytes(scenarios.file_of(told[0].scenario, usual_shelf().scenarios).read_bytes())  # type: ignore[union-attr]
    spoke: CustomerSpoke | None = None
    for event in told:
        if isinstance(event, CustomerSpoke):
            spoke = event
        elif isinstance(event, CustomerFinished) and spoke is not None:
            said_file(folder, spoke).write_bytes(encoded(murmur(event.seconds, RATE), RATE))
        elif isinstance(event, TraineeSpoke) and event.take is not None:
            (folder / event.take).write_bytes(encoded(murmur(event.seconds, TAKE_RATE), TAKE_RATE))


def murmur(seconds: float, rate: int) -> bytes:
    """16-bit samples of something as long and as loud as speech."""
    at = np.arange(round(seconds * rate)) / rate
    return (12_000 * np.sin(at * 900) * np.abs(np.sin(at * 9)) * np.abs(np.sin(at * 1.7))).astype("<i2").tobytes()


def took(work: Callable[[], object]) -> float:
    """Seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


class Opening:
    """What happens between the button and the picture, step by step, as the window does it."""

    def __init__(self, folder: Path, texts: Texts, screen: ReplayScreen) -> None:
        self._folder, self._texts, self._screen = folder, texts, screen

    def read(self) -> tuple[Scenario, tuple[Event, ...]]:
        """The log and the scenario (the debrief has done that before the replay is opened)."""
        recorded = shelf.read(self._folder)
        return scenarios.load(recorded.scenario, named=False), recorded.events

    def peaks(self) -> Mapping[str | float, bytes]:
        """How loud it is: kept, or worked out."""
        return peaks(shelf.read(self._folder))

    def laid_out(self, scenario: Scenario, told: Sequence[Event], loud: Mapping[str | float, bytes]) -> ReplayShown:
        """The call as it is shown."""
        return replay(scenario, told, scripted.the_rubric(), self._texts, loud, STEP)

    def whole(self) -> None:
        """All of it, to the picture with both voices."""
        scenario, told = self.read()
        self._screen.show_replay(self.laid_out(scenario, told, {}))
        painted(self._screen)
        self._screen.refine(self.laid_out(scenario, told, self.peaks()))
        painted(self._screen)


def painted(screen: ReplayScreen) -> None:
    """Let everything that waits find its place and be painted, as at the display's next frame."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendEvent(screen.window(), QEvent(QEvent.Type.UpdateRequest))


def frames(screen: ReplayScreen, moves: Iterable[Callable[[], object]]) -> Costs:
    """Milliseconds of each move with the painting that follows it: by the clock, and of the processor."""
    found = []
    for move in moves:
        began, busy = time.perf_counter(), time.thread_time()
        move()
        painted(screen)
        found.append(((time.perf_counter() - began) * 1000, (time.thread_time() - busy) * 1000))
    return np.array(found).T


def opening(folder: Path, texts: Texts, screen: ReplayScreen) -> Iterator[Row]:
    """How soon it is there; first without, then with kept peaks."""
    steps = Opening(folder, texts, screen)
    yield "open, peaks worked out", f"{took(steps.whole):.3f} s", ""
    kept = sorted(took(steps.whole) for _ in range(5))
    yield "open, peaks kept", f"{kept[2]:.3f} s (longest {kept[-1]:.3f})", f"{OPEN} s"
    scenario, told = steps.read()
    yield "  read log and scenario", f"{took(steps.read):.3f} s", ""
    yield "  kept peaks", f"{took(steps.peaks):.3f} s", ""
    (folder / PEAKS).unlink()
    yield "  peaks worked out", f"{took(steps.peaks):.3f} s", ""
    loud = steps.peaks()
    yield "  laid out", f"{took(lambda: steps.laid_out(scenario, told, loud)):.3f} s", ""
    laid = timeline(scenario, told)
    yield "from play to the first samples", f"{took(lambda: first_sound(folder, laid)):.3f} s", ""


def first_sound(folder: Path, laid: Timeline) -> None:
    """What is done before the first sample sounds, in the middle of the call."""
    recorded = shelf.read(folder)
    window = next(windows(laid, (laid.seconds / 2, laid.seconds)))
    mixed(laid, recorded.sounds, window)


def moving(screen: ReplayScreen, seconds: float) -> Iterator[Row]:
    """What a frame costs."""
    line = screen.timeline

    def moved(name: str, moves: Iterable[Callable[[], object]], aim: str = f"{FRAME:.0f} ms") -> Row:
        painted(screen)
        clock, busy = frames(screen, moves)
        p50, p95 = np.percentile(clock, (50, 95))
        return name, f"p50 {p50:.1f}, p95 {p95:.1f} ms; of the processor p95 {np.percentile(busy, 95):.1f} ms", aim

    along = np.linspace(0, seconds, 600)
    yield moved("scrubbing the whole call", [lambda at=at: line.sought.emit(at) for at in along])
    inside = np.linspace(seconds / 2, seconds / 2 + 4, 600)
    yield moved("scrubbing within a reply", [lambda at=at: line.sought.emit(at) for at in inside])
    yield moved("only the moved line", [lambda at=at: line.follow(at) for at in inside], "8 ms")
    yield moved("jumping to another reply", [lambda at=at: screen.seek(at) for at in along], "")
    for _ in range(12):
        line.look_closer(True)
    played = np.arange(seconds / 2, seconds / 2 + 60, 0.1)
    yield moved("playing at the closest look", [lambda at=at: screen._follow(at) for at in played])
    closer = [lambda nearer=nearer: line.look_closer(nearer) for nearer in ([False] * 12 + [True] * 12) * 3]
    yield moved("nearer and farther (all drawn anew)", closer, "")


def table(rows: Iterable[Row]) -> None:
    """Print each as soon as it is known."""
    for name, value, aim in rows:
        sys.stdout.write(f"  {name:38}{value}{f'   aim {aim}' if aim else ''}\n")
        sys.stdout.flush()


def opened(size: tuple[int, int]) -> tuple[Window, Texts, Callable[[], None]]:
    """The real window on its replay, and how to close it."""
    window, stage, flow = build(scripted.parts(scripted.Book(), scripted.ready()))
    window.resize(*size)
    window.show()
    window.show_screen(window.replay)
    shown = QEventLoop()
    QTimer.singleShot(300, shown.quit)  # nothing is painted before the system has shown the window
    shown.exec()
    painted(window.replay)
    return window, flow.texts, lambda: (window.close(), stage.close())  # type: ignore[return-value, func-returns-value]


def main() -> None:
    """Write the call, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--size", default="1920x1080")
    wish = parser.parse_args()
    wide, high = (int(part) for part in wish.size.split("x"))
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app)
    with tempfile.TemporaryDirectory(prefix="poise-replay-") as scratch:
        folder = Path(scratch)
        told = long_call(wish.minutes * 60)
        written(folder, told)
        sounds = list(folder.glob("*.wav"))
        size = sum(file.stat().st_size for file in sounds) / 1e6
        sys.stdout.write(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, window {wish.size}\n")
        sys.stdout.write(
            f"a call of {told[-1].at / 60:.1f} min: {len(told)} events, {len(sounds)} wavs, {size:.0f} MB\n"
        )
        window, texts, close = opened((wide, high))
        table(opening(folder, texts, window.replay))
        table(moving(window.replay, told[-1].at))
        close()
        sys.stdout.write(f"load {os.getloadavg()[0]:.1f} at the end\n")


if __name__ == "__main__":
    main()
