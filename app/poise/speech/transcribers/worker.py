"""A process of its own for a recogniser: a native library that hangs or dies takes nothing else with it.

Measured on two cores: a question and its answer cost 1 ms on top of some 400 ms of recognition, and the process some
50 MB for a second Python.  In return the recogniser's Python work never holds up the window's, and a hang can be ended.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from poise.problems import EngineProblem, Problem

START = 60.0
"""Seconds a process may take until its model is loaded (half a second where nothing else runs)."""

LIVES = 2
"""How often a question is asked: a process that died is started anew once; one that hung is not waited for again."""

Engine = Callable[[Any], Any]
"""What runs in the process: question in, answer out; both have to be picklable."""


class Worker:
    """Runs the engine that `build(*arguments)` makes in a process of its own; may be asked from several threads.

    `build` is a function of a module.  What the engine prints goes nowhere.  The process begins with `start` or with
    the first question, and ends with the program or with `close`.
    """

    def __init__(self, build: Callable[..., Engine], *arguments: Any, called: str, advice: str) -> None:
        self._build = (build, arguments)
        self._called = called
        self._advice = advice
        self._lock = threading.Lock()
        self._running: tuple[SpawnProcess, Connection] | None = None
        self._closed = False

    def start(self) -> None:
        """Begin the process if it does not run; returns when the engine is ready.  Raises EngineProblem."""
        with self._lock:
            self._survive(self._pipe)

    def ask(self, question: Any, patience: float) -> Any:
        """The engine's answer, which may take `patience` seconds.

        Raises:
            EngineProblem: the engine said what is wrong, died twice, or hung.
        """
        with self._lock:
            return self._survive(lambda: self._asked(question, patience))

    def close(self) -> None:
        """End the process for good; a question that waits for its answer gets an EngineProblem at once."""
        self._closed = True
        running = self._running
        if running is not None:
            with contextlib.suppress(ValueError):  # it has just ended by itself
                running[0].kill()
        with self._lock:
            self._end()

    def _survive(self, work: Callable[[], Any]) -> Any:
        for _ in range(LIVES):
            if self._closed:
                raise EngineProblem(f"{self._called} was closed.", self._advice)
            try:
                return work()
            except TimeoutError:
                self._end()
                raise EngineProblem(f"{self._called} does not answer.", self._advice) from None
            except (EOFError, OSError):
                self._end()
        raise EngineProblem(f"{self._called} stops at once.", self._advice)

    def _asked(self, question: Any, patience: float) -> Any:
        pipe = self._pipe()
        pipe.send(question)
        return self._answer(pipe, patience)

    def _pipe(self) -> Connection:
        if self._running is None:
            spawn = multiprocessing.get_context("spawn")
            here, there = spawn.Pipe()
            process = spawn.Process(
                target=_serve, args=(there, *self._build, self._called), name="poise-words", daemon=True
            )
            process.start()
            there.close()
            self._running = (process, here)
            try:
                self._answer(here, START)
            except EngineProblem:
                self._end()
                raise
        return self._running[1]

    def _answer(self, pipe: Connection, patience: float) -> Any:
        if not pipe.poll(patience):
            raise TimeoutError
        answer, fault = pipe.recv()
        if fault is not None:
            sentence, advice = fault
            raise EngineProblem(sentence, advice or self._advice)
        return answer

    def _end(self) -> None:
        if self._running is not None:
            process, pipe = self._running
            self._running = None
            process.kill()
            process.join()
            process.close()
            pipe.close()


def _serve(pipe: Connection, build: Callable[..., Engine], arguments: tuple[Any, ...], called: str) -> None:
    """The other side: build the engine, then answer until nobody asks any more."""
    _silence()
    with contextlib.suppress(EOFError, OSError):  # nobody asks any more
        engine, fault = _tried(partial(build, *arguments), called)
        pipe.send((None, fault))
        while engine is not None:
            pipe.send(_tried(partial(engine, pipe.recv()), called))


def _tried(work: Callable[[], Any], called: str) -> tuple[Any, tuple[str, str] | None]:
    """What came of it, or the fault as sentence and advice; an advice is not always known here."""
    try:
        return work(), None
    except Problem as problem:
        return None, (problem.sentence, problem.advice)
    except Exception as error:
        said = " ".join(str(error).split()).rstrip(".") or type(error).__name__
        return None, (f"{called} failed: {said}.", "")


def _silence() -> None:
    """Native libraries print to the terminal past Python; and Ctrl-C is for the program, which then ends this one."""
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
