"""Recognisers for the tests of what stands around a recogniser: each is real, hears little and behaves badly."""

import os
import threading
from collections.abc import Sequence
from pathlib import Path

from poise.domain.evidence import Take, Transcript, Word
from poise.problems import EngineProblem
from poise.speech.transcribers.fed import fed


class Counting:
    """Hears how many samples it was fed, after whoever tests it lets it go on; remembers what it was asked."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[tuple[int, tuple[str, ...]]] = []
        self.may_go = threading.Event()
        self.begun = threading.Semaphore(0)
        self.faults: list[EngineProblem] = []
        self.warmed = threading.Event()
        self.closed = False
        self.may_go.set()

    def warm(self) -> None:
        self.warmed.set()

    def recognise(self, take: Take, names: Sequence[str]) -> Transcript:
        samples = len(fed(take).samples) // 2
        self.asked.append((samples, tuple(names)))
        self.begun.release()
        assert self.may_go.wait(20)
        if self.faults:
            raise self.faults.pop()
        return Transcript(str(samples), (Word(str(samples), 0.0, 1.0),), self.name)

    def close(self) -> None:
        self.closed = True
        self.may_go.set()


class Stumbling(Counting):
    """Dies at the take that `typed` tells it to, each time or the first time only, or hangs."""

    name = "stumbling"

    def recognise(self, take: Take, names: Sequence[str]) -> Transcript:
        match list(names):
            case ["die"]:
                os.kill(os.getpid(), 9)
            case ["die once", path] if not Path(path).exists():
                Path(path).touch()
                os.kill(os.getpid(), 9)
            case ["fail"]:
                raise RuntimeError("out of\n luck.")
            case ["explain"]:
                raise EngineProblem("The model is odd.", "Get another one.")
        return Transcript(str(os.getpid()), (), self.name)


class Homeless(Counting):
    """Can be made here, but not where it should work."""

    def warm(self) -> None:
        raise EngineProblem("The model is gone.", "Put it back.")
