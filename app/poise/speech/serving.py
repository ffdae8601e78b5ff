"""The other side of `worker.py`, run as a program: builds one engine and answers until nobody asks any more."""

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import IO, Any

from poise.allocator import thrifty
from poise.problems import Problem


def serve() -> None:
    """Talk through the pipes this process was started with.

    The engine is built in the main thread, and answers there: the voices of Windows and macOS work nowhere else.
    """
    thrifty()
    questions, answers = _pipes()
    sys.path[:] = pickle.load(questions)
    build, arguments = pickle.load(questions)
    asked: SimpleQueue[tuple[int, Any]] = SimpleQueue()

    def tell(number: int, work: Callable[[], Any]) -> Any:
        """The outcome of `work`, told unless it is what was to be built."""
        answer, fault = tried(work)
        with contextlib.suppress(OSError):  # nobody listens any more
            answers.write(pickle.dumps((number, answer if number else None, fault)))
            answers.flush()
        return answer

    engine = tell(0, partial(build, *arguments))
    if engine is not None:
        threading.Thread(target=_listen, args=(questions, asked), daemon=True).start()
        while True:
            number, question = asked.get()
            tell(number, partial(engine, question))


def tried(work: Callable[[], Any]) -> tuple[Any, tuple[str, str] | None]:
    """What came of it, or the fault as what it says and its advice; only a Problem gives any."""
    try:
        return work(), None
    except Problem as problem:
        return None, (problem.sentence, problem.advice)
    except Exception as error:
        return None, (" ".join(str(error).split()).rstrip(".") or type(error).__name__, "")


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes, out of reach of native libraries, which print to the terminal past Python.

    Ctrl-C is for the program, which then ends this one.
    """
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for place in (0, 1, 2):
        os.dup2(nowhere, place)
    return questions, answers


def _listen(questions: IO[bytes], asked: "SimpleQueue[tuple[int, Any]]") -> None:
    """Take the questions in as they come; when the pipe ends the program is gone, and so is this process."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            asked.put(pickle.load(questions))
    os._exit(0)


if __name__ == "__main__":
    serve()
