"""Engines for the tests of the process they run in: each is real, knows little and behaves badly."""

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def echo() -> Callable[[Any], Any]:
    """An engine that chatters, and says its process and the question."""

    def answer(question: Any) -> Any:
        os.write(1, b"chatter")
        os.write(2, b"chatter")
        sys.stdout.write("chatter")
        return os.getpid(), question

    return answer


def sleepy() -> Callable[[Any], Any]:
    """An engine that sleeps as long as it is told, and then says its process."""

    def answer(question: Any) -> Any:
        time.sleep(question)
        return os.getpid()

    return answer


def in_the_main_thread() -> Callable[[Any], Any]:
    """An engine that says whether it was built, and is asked, in the thread where a program begins."""
    built = threading.current_thread() is threading.main_thread()
    return lambda _: (built, threading.current_thread() is threading.main_thread())


def dying() -> Callable[[Any], Any]:
    """An engine that does not live to be asked."""
    os.kill(os.getpid(), 9)
    return echo()


def dying_once() -> Callable[[Any], Any]:
    """An engine that dies at a question whose file is not there yet."""

    def answer(question: Any) -> Any:
        if not Path(question).exists():
            Path(question).touch()
            os.kill(os.getpid(), 9)
        return os.getpid()

    return answer


def failing() -> Callable[[Any], Any]:
    """An engine that answers with an error."""

    def answer(question: Any) -> Any:
        raise ValueError("no voice\n installed.")

    return answer


def missing() -> Callable[[Any], Any]:
    """An engine that cannot be built."""
    raise ImportError("no such library")


def slow_to_start() -> Callable[[Any], Any]:
    """An engine that never comes up."""
    time.sleep(600)
    return echo()
