"""One call's folder on disk, written while the call is played: the log, every sound of it, the scenario's copy."""

import os
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path

from poise.archive.events_json import to_line
from poise.archive.faults import explained
from poise.archive.growing import Growing
from poise.archive.marker import Marker
from poise.archive.wav import GrowingWav
from poise.domain.events import CustomerFinished, CustomerSpoke, Ended, Event, Troubled
from poise.problems import ArchiveProblem
from poise.session.ports import NamedSink

LOG = "events.jsonl"
SCENARIO = "scenario.yaml"

_TRIES = 20
"""How many names are tried for a new call's folder before giving up."""


class SessionStore:
    """The folder of a call that is being played; made by `new_call`, or opened again (`archive.again`).

    Nothing that was written is ever lost to a later failure: a piece for which the disk has no room is taken back, the
    problem is raised, and the folder stays a readable call up to there.
    """

    def __init__(self, folder: Path, marker: Marker, log: Growing) -> None:
        self.folder = folder
        self._marker = marker
        self._log = log
        self._said: _SaidFile | None = None
        self._unsynced: list[Path] = []

    def tell(self, event: Event) -> None:
        """Append the event and flush.

        When the customer has finished speaking, and at the end, all is put on the disk itself: the one moment in a
        turn at which nobody waits for an answer.

        Raises:
            ArchiveProblem: the disk refuses.
        """
        with _explaining(self.folder, "the call cannot be recorded any further"):
            self._log.append(to_line(event).encode() + b"\n")
            if isinstance(event, CustomerSpoke):
                self._hush()
                self._said = _SaidFile(said_file(self.folder, event), event.at)
            if isinstance(event, CustomerFinished | Ended | Troubled):
                self._sync()

    @asynccontextmanager
    async def take(self, turn: int) -> AsyncIterator[NamedSink]:
        """Open the recording of reply `turn`; it is whole on disk when the context ends, however it ends.

        A reply that was given again after a rewind gets a name of its own; a reply without a sample leaves no file.
        """
        sink = _TakeFile(_free(self.folder, turn))
        try:
            yield sink
        finally:
            if sink.close():
                self._unsynced.append(sink.path)

    def keep_said(self, samples: bytes, rate: int, at: float) -> None:
        """Keep a piece of what the customer says now (16-bit mono samples); its sound begins `at` by the call's clock.

        The pieces between two CustomerSpoke lie in one file, each as long after its beginning as it was heard.  A piece
        without a sound (captions) leaves none.

        Raises:
            ArchiveProblem: the disk refuses.
        """
        if self._said is not None and any(samples):
            with _explaining(self._said.path, "the customer's voice cannot be recorded any further"):
                self._said.write(samples, rate, at)

    def close(self) -> None:
        """The call is over, in whatever way: the folder is whole and no longer open."""
        self._hush()
        self._log.close()
        self._marker.remove()

    def __enter__(self) -> "SessionStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _hush(self) -> None:
        """No more of what the customer said is to come."""
        if self._said is not None and self._said.close():
            self._unsynced.append(self._said.path)
        self._said = None

    def _sync(self) -> None:
        self._hush()
        self._log.sync()
        while self._unsynced:
            with self._unsynced.pop().open("r+b") as take:
                os.fsync(take.fileno())


def new_call(
    root: Path, scenario_id: str, scenario: bytes, now: Callable[[], datetime], token: Callable[[], str]
) -> SessionStore:
    """Begin a new call's folder below `root`.

    Args:
        root: the folder of all calls; made if it is not there.
        scenario_id: goes into the folder's name.
        scenario: the scenario's file, byte for byte.
        now: the local time, for the folder's name.
        token: a short random text, which keeps two calls of one second apart.

    Raises:
        ArchiveProblem: the disk refuses.
    """
    with _explaining(root, "no call can be recorded there"):
        root.mkdir(parents=True, exist_ok=True)
        folder = new_folder(root, f"{now():%Y-%m-%d_%H%M%S}", scenario_id, token)
        try:
            return begun(folder, scenario)
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)  # there is nothing in it to be kept
            raise


def begun(folder: Path, scenario: bytes) -> SessionStore:
    """Begin in an empty folder; raises OSError."""
    (folder / SCENARIO).write_bytes(scenario)
    marker = Marker(folder)
    try:
        return SessionStore(folder, marker, Growing(folder / LOG))
    except OSError:
        marker.remove()
        raise


def said_file(folder: Path, spoke: CustomerSpoke) -> Path:
    """Where the sound of those words of the customer's lies in a call's folder, if they had any."""
    return folder / f"said-{spoke.at:09.3f}.wav"


class _SaidFile:
    """What the customer says at one time; the file is made with the first piece."""

    def __init__(self, path: Path, began: float) -> None:
        self.path = path
        self._began = began
        self._wav: GrowingWav | None = None
        self._samples = 0

    def write(self, samples: bytes, rate: int, at: float) -> None:
        """Add a piece, after silence until it began.  Raises OSError."""
        if self._wav is None:
            self._wav = GrowingWav(self.path, rate)
        late = max(0, round((at - self._began) * rate) - self._samples)
        self._wav.append(bytes(2 * late) + samples)
        self._samples += late + len(samples) // 2

    def close(self) -> bool:
        """Let go of the file; says whether there is one."""
        if self._wav is not None:
            self._wav.close()
        return self._wav is not None


class _TakeFile:
    """A reply being recorded; the file is made with its first sample."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._wav: GrowingWav | None = None

    @property
    def name(self) -> str:
        """The recording's name in the call's folder."""
        return self.path.name

    def write(self, samples: bytes) -> None:
        """Keep a block of 16-bit mono samples.  Raises ArchiveProblem."""
        if not samples:
            return
        with _explaining(self.path.parent, "this reply cannot be recorded any further"):
            if self._wav is None:
                self._wav = GrowingWav(self.path)
            self._wav.append(samples)

    def close(self) -> bool:
        """Let go of the file; says whether there is one."""
        if self._wav is not None:
            self._wav.close()
        return self._wav is not None


@contextmanager
def _explaining(path: Path, doing: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise explained(error, path, doing) from error


def new_folder(root: Path, stamp: str, name: str, token: Callable[[], str]) -> Path:
    """A new folder `<stamp>_<name>_<token>` below `root`.  Raises OSError, or ArchiveProblem if no name is free."""
    for _ in range(_TRIES):
        folder = root / f"{stamp}_{_slug(name)}_{_slug(token())}"
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        return folder
    raise ArchiveProblem(f"No free name was found for a new folder in {root}.", "Move older ones away and start again.")


def _free(folder: Path, turn: int) -> Path:
    path, again = folder / f"take-{turn:02}.wav", 1
    while path.exists():
        again += 1
        path = folder / f"take-{turn:02}-{again}.wav"
    return path


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40] or "call"
