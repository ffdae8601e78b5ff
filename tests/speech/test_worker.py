"""An engine in a process of its own may hang, die, fail or chatter, and the program goes on."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from poise.problems import EngineProblem
from poise.speech.worker import Worker
from tests.speech import engines

Begin = Callable[..., Worker]


@pytest.fixture
def begin() -> Iterator[Begin]:
    workers: list[Worker] = []

    def make(build: Callable[..., Any], **more: Any) -> Worker:
        workers.append(Worker(build, called="The engine", advice="Take another one.", **more))
        return workers[-1]

    yield make
    for worker in workers:
        worker.close()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_works_elsewhere_and_its_chatter_goes_nowhere(begin: Begin, capfd: pytest.CaptureFixture[str]) -> None:
    worker = begin(engines.echo)
    worker.start()
    first, said = worker.ask({"any": b"thing"}, 20.0)
    second, _ = worker.ask(2, 20.0)
    assert said == {"any": b"thing"} and first == second != os.getpid()
    assert capfd.readouterr() == ("", "")
    worker.close()
    assert not alive(first)


def test_one_process_answers_every_question_of_every_thread(begin: Begin) -> None:
    worker, answers = begin(engines.echo), list[tuple[int, int]]()
    threads = [threading.Thread(target=lambda n=n: answers.append(worker.ask(n, 20.0))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(question for _, question in answers) == list(range(8))
    assert len({pid for pid, _ in answers}) == 1


def test_an_engine_lives_in_the_main_thread(begin: Begin) -> None:
    assert begin(engines.in_the_main_thread).ask(None, 20.0) == (True, True)


def test_a_hang_is_ended_and_the_next_question_is_answered(begin: Begin) -> None:
    worker = begin(engines.sleepy)
    first = worker.ask(0, 20.0)
    with pytest.raises(EngineProblem, match=r"The engine does not answer\.") as caught:
        worker.ask(600, 0.1)
    assert caught.value.advice == "Take another one."
    assert not alive(first)
    assert worker.ask(0, 20.0) != first


def test_a_process_that_stands_still_is_ended_too_however_long_the_question(begin: Begin) -> None:
    worker = begin(engines.echo)
    first, _ = worker.ask(0, 20.0)
    os.kill(first, signal.SIGSTOP)
    with pytest.raises(EngineProblem, match=r"The engine does not answer\."):
        worker.ask(bytes(5_000_000), 0.2)
    assert not alive(first)


def test_an_engine_that_dies_each_time_is_told(begin: Begin) -> None:
    with pytest.raises(EngineProblem, match=r"The engine stops at once\."):
        begin(engines.dying).start()


def test_a_question_that_killed_the_engine_is_asked_once_more(begin: Begin, tmp_path: Path) -> None:
    worker = begin(engines.dying_once)
    assert worker.ask(str(tmp_path / "first"), 20.0) != os.getpid()
    assert worker.ask(str(tmp_path / "second"), 20.0) != os.getpid()


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (engines.failing, "The engine failed: no voice installed."),
        (engines.missing, "The engine failed: no such library."),
    ],
)
def test_every_failure_is_one_sentence_each_time(begin: Begin, build: Callable[..., Any], says: str) -> None:
    worker = begin(build)
    for _ in range(3):
        with pytest.raises(EngineProblem) as caught:
            worker.ask("anything", 20.0)
        assert (caught.value.sentence, caught.value.advice) == (says, "Take another one.")


def test_an_engine_that_never_comes_up_is_given_up(begin: Begin) -> None:
    with pytest.raises(EngineProblem, match="does not answer"):
        begin(engines.slow_to_start, start=0.2).ask("anything", 20.0)


def test_closing_ends_a_question_that_waits(begin: Begin) -> None:
    worker = begin(engines.sleepy)
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


def test_the_process_ends_with_the_program_even_if_that_is_killed() -> None:
    program = (
        "from poise.speech.worker import Worker; from tests.speech.engines import echo; import time;"
        "print(Worker(echo, called='', advice='').ask(0, 20.0)[0], flush=True); time.sleep(600)"
    )
    began = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert began.stdout is not None
    with began.stdout as said:
        pid = int(said.readline())
        assert alive(pid)
        began.kill()
        began.wait()
    until = time.monotonic() + 20
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not alive(pid)
