"""A process of its own for an engine: a native library that hangs or dies takes nothing else with it.

Measured on two cores: a question and its answer cost 1 ms on top of some 400 ms of recognition, and the process some
50 MB for a second Python.  In return the engine's Python work never holds up the window's, and a hang can be ended.
"""

import contextlib
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any

from poise.problems import EngineProblem

START = 60.0
"""Seconds a process may take until its engine is there (half a second where nothing else runs)."""

LIVES = 2
"""How often a question is asked: a process that died is started anew once; one that hung is not waited for again."""

Engine = Callable[[Any], Any]
"""What runs in the process: question in, answer out; both have to be picklable."""


class Worker:
    """Runs the engine that `build(*arguments)` makes in a process of its own; threads that ask wait for their turn.

    `build` is a function or class of a module that the process can import.  What the engine prints goes nowhere.  The
    process begins with `start` or with the first question, and ends with the program or with `close`.

    Args:
        called: what a problem calls the engine, as the subject of its sentence.
        advice: what to do where the engine itself gives no advice.
        start: seconds it may take to come up.
    """

    def __init__(
        self,
        build: Callable[..., Engine],
        *arguments: Any,
        called: str,
        advice: str,
        start: float = START,
    ) -> None:
        self._order = (build, arguments)
        self._called = called
        self._advice = advice
        self._start = start
        self._turn = threading.Lock()
        self._lock = threading.Lock()
        self._life: _Life | None = None
        self._closed = False

    def start(self) -> None:
        """Begin the process if it does not run; returns when the engine is ready.  Raises EngineProblem."""
        self._survive(lambda life: life.ready.result(self._start))

    def ask(self, question: Any, patience: float) -> Any:
        """The engine's answer, which may take `patience` seconds.

        Raises:
            EngineProblem: the engine said what is wrong, died twice, or hung.
        """

        def asked(life: "_Life") -> Any:
            life.ready.result(self._start)
            return life.ask(question).result(patience)

        with self._turn:
            return self._survive(asked)

    def close(self) -> None:
        """End the process for good; a question that waits for its answer gets an EngineProblem at once."""
        with self._lock:
            self._closed = True
            if self._life is not None:
                self._life.end()

    def _survive(self, work: "Callable[[_Life], Any]") -> Any:
        for _ in range(LIVES):
            life = self._living()
            try:
                return work(life)
            except TimeoutError:
                life.end()
                raise EngineProblem(f"{self._called} does not answer.", self._advice) from None
            except EOFError:
                life.end()
        raise EngineProblem(f"{self._called} stops at once.", self._advice)

    def _living(self) -> "_Life":
        """The process that runs, or a new one."""
        with self._lock:
            if self._closed:
                raise EngineProblem(f"{self._called} was closed.", self._advice)
            if self._life is None or self._life.over:
                if self._life is not None:
                    self._life.end()  # it ended by itself, and leaves its pipes behind
                try:
                    self._life = _Life(self._order, self._explained)
                except OSError as error:
                    raise EngineProblem(f"{self._called} cannot be started: {error}.", self._advice) from error
            return self._life

    def _explained(self, sentence: str, advice: str) -> EngineProblem:
        """The engine's fault as a problem; of one that is no Problem only what it says is known, and no advice."""
        return EngineProblem(sentence if advice else f"{self._called} failed: {sentence}.", advice or self._advice)


class _Life:
    """One process from its beginning to its end.

    Attributes:
        ready: done when the engine is there; its exception says why it is not.
        over: whether the process has ended, or has been ended.
    """

    def __init__(self, order: Any, explained: Callable[[str, str], EngineProblem]) -> None:
        self._explained = explained
        self._lock = threading.Lock()
        self._posted: SimpleQueue[bytes] = SimpleQueue()
        self._waiting: dict[int, Future[Any]] = {}
        self._number = 0
        self.over = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "poise.speech.serving"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.ready: Future[Any] = self._wait_for(0)
        self._post(sys.path)
        self._post(order)
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._write, self._read)]
        for thread in self._threads:
            thread.start()

    def ask(self, question: Any) -> Future[Any]:
        """The answer to come: an EngineProblem if the engine fails, EOFError if the process ends before it."""
        with self._lock:
            self._number += 1
            number = self._number
        answer = self._wait_for(number)
        self._post((number, question))
        return answer

    def end(self) -> None:
        """End the process, whatever it does; returns when it is gone."""
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()

    def _wait_for(self, number: int) -> Future[Any]:
        answer: Future[Any] = Future()
        with self._lock:
            if self.over:
                answer.set_exception(EOFError())
            else:
                self._waiting[number] = answer
        return answer

    def _post(self, thing: Any) -> None:
        self._posted.put(pickle.dumps(thing))

    def _write(self) -> None:
        """In a thread: a process that hangs does not read either, and nobody else may wait for that."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError), self._process.stdin as pipe:
            while not self.over and (thing := self._posted.get()):
                pipe.write(thing)
                pipe.flush()

    def _read(self) -> None:
        """In a thread: every answer to the one who waits for it, until the process has ended."""
        assert self._process.stdout is not None
        with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError), self._process.stdout as pipe:
            while True:
                number, answer, fault = pickle.load(pipe)
                with self._lock:
                    waiting = self._waiting.pop(number)
                if fault is None:
                    waiting.set_result(answer)
                else:
                    waiting.set_exception(self._explained(*fault))
        with self._lock:
            self.over = True
            left, self._waiting = self._waiting, {}
        for each in left.values():
            each.set_exception(EOFError())
        self._posted.put(b"")
