"""An engine in a process of its own may hang, die, fail or chatter, and the program goes on."""

import os
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from poise.problems import EngineProblem
from poise.speech.transcribers.worker import Worker
from tests.speech.transcribers.engines import dying, echo, sleepy

Begin = Callable[[Callable[..., Any]], Worker]


@pytest.fixture
def begin() -> Iterator[Begin]:
    workers: list[Worker] = []

    def make(build: Callable[..., Any]) -> Worker:
        workers.append(Worker(build, called="The engine", advice="Take another one."))
        return workers[-1]

    yield make
    for worker in workers:
        worker.close()


def test_it_works_elsewhere_and_its_chatter_goes_nowhere(begin: Begin, capfd: pytest.CaptureFixture[str]) -> None:
    worker = begin(echo)
    worker.start()
    first, said = worker.ask({"any": b"thing"}, 20.0)
    second, _ = worker.ask(2, 20.0)
    assert said == {"any": b"thing"} and first == second != os.getpid()
    assert capfd.readouterr() == ("", "")


def test_a_hang_is_ended_and_the_next_question_is_answered(begin: Begin) -> None:
    worker = begin(sleepy)
    first = worker.ask(0, 20.0)
    with pytest.raises(EngineProblem, match=r"The engine does not answer\.") as caught:
        worker.ask(600, 0.1)
    assert caught.value.advice == "Take another one."
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert worker.ask(0, 20.0) != first


def test_an_engine_that_dies_each_time_is_told(begin: Begin) -> None:
    with pytest.raises(EngineProblem, match=r"The engine stops at once\."):
        begin(dying).start()


def test_closing_ends_a_question_that_waits(begin: Begin) -> None:
    worker = begin(sleepy)
    worker.start()
    told: list[str] = []

    def wait() -> None:
        with pytest.raises(EngineProblem) as caught:
            worker.ask(600, 600.0)
        told.append(caught.value.sentence)

    waiting = threading.Thread(target=wait)
    waiting.start()
    worker.close()
    waiting.join(20)
    assert told == ["The engine was closed."]
    with pytest.raises(EngineProblem, match="was closed"):
        worker.start()
    worker.close()
