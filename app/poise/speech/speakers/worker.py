"""A process of its own for an engine that may hang: asked one thing at a time, killed when it does not answer."""

import contextlib
import importlib
import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from poise.problems import EngineProblem

START = 60.0
"""Seconds a process may take until its engine is there; a slow disk is no hang."""

ATTEMPTS = 2
"""The process is started anew once for a question; an engine that fails twice will fail again."""


class Worker:
    """Runs `module:Class`, built without arguments, in a process of its own; safe to ask from several threads.

    The engine has one method, `answer(question) -> Any`; both sides of it have to be picklable.  What it prints goes
    nowhere.  The process begins at the first question and ends with the program, or with `close`.
    """

    def __init__(self, target: str, patience: float, start: float = START) -> None:
        self._target = target
        self._patience = patience
        self._start = start
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def ask(self, question: Any) -> Any:
        """The engine's answer.

        Raises:
            EngineProblem: the engine said what is wrong, or died or hung twice.
        """
        failing = "does not answer"
        with self._lock:
            for _ in range(ATTEMPTS):
                try:
                    fine, answer = self._asked(question)
                except (EOFError, OSError) as fault:
                    failing = "does not answer" if isinstance(fault, TimeoutError) else "stops at once"
                    self._end()
                    continue
                if not fine:
                    raise EngineProblem(f"The voice could not speak: {answer}.", ADVICE)
                return answer
        raise EngineProblem(f"The voice {failing}.", ADVICE)

    def close(self) -> None:
        """End the process; the next question starts another one."""
        with self._lock:
            self._end()

    def _asked(self, question: Any) -> tuple[bool, Any]:
        if self._pipe is None:
            self._pipe, there = multiprocessing.get_context("spawn").Pipe()
            self._process = multiprocessing.get_context("spawn").Process(
                target=serve, args=(there, self._target), name="poise-voice", daemon=True
            )
            self._process.start()
            there.close()
            fine, answer = _within(self._pipe, self._start)
            if not fine:
                self._end()
                return fine, answer
        self._pipe.send(question)
        return _within(self._pipe, self._patience)

    def _end(self) -> None:
        if self._process is not None and self._process.pid is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


ADVICE = "Choose another voice engine in the settings, or captions only; `poise doctor` says what is installed."


def serve(pipe: Connection, target: str) -> None:
    """The other side: build the engine, then answer until nobody asks any more."""
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        module, _, name = target.partition(":")
        engine = getattr(importlib.import_module(module), name)()
    except Exception as fault:
        pipe.send((False, _said(fault)))
        return
    pipe.send((True, None))
    with contextlib.suppress(EOFError, OSError):
        while True:
            question = pipe.recv()
            try:
                pipe.send((True, engine.answer(question)))
            except Exception as fault:
                pipe.send((False, _said(fault)))


def _within(pipe: Connection, seconds: float) -> tuple[bool, Any]:
    if not pipe.poll(seconds):
        raise TimeoutError
    fine, answer = pipe.recv()
    return fine, answer


def _said(fault: Exception) -> str:
    return " ".join(str(fault).split()).rstrip(".") or type(fault).__name__
