"""An engine in a process of its own may hang, die, fail or chatter, and the program goes on."""

import os
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from poise.problems import EngineProblem
from poise.speech.speakers.worker import Worker

ENGINES = textwrap.dedent(
    """
    import os
    import time
    from pathlib import Path


    class Echo:
        def answer(self, question):
            print("chatter")
            return question, os.getpid()


    class Stuck:
        def answer(self, question):
            Path(question).open("a").write(f"{os.getpid()}\\n")
            time.sleep(600)


    class StuckOnce:
        def answer(self, question):
            if Path(question).exists():
                return "well"
            Path(question).touch()
            time.sleep(600)


    class Dying:
        def answer(self, question):
            os._exit(1)


    class Failing:
        def answer(self, question):
            raise ValueError("no voice\\n installed.")


    class Missing:
        def __init__(self):
            raise ImportError("no such library")


    class SlowToStart:
        def __init__(self):
            time.sleep(600)
    """
)


@pytest.fixture
def engines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module of engines that the other process can import, since it is given this one's paths."""
    (tmp_path / "stubborn_engines.py").write_text(ENGINES, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.fixture
def worker(engines: Path, request: pytest.FixtureRequest) -> Iterator[Worker]:
    kind, patience = request.param
    worker = Worker(f"stubborn_engines:{kind}", patience)
    yield worker
    worker.close()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("worker", [("Echo", 60)], indirect=True)
def test_one_process_answers_every_question_of_every_thread(worker: Worker, capfd: pytest.CaptureFixture[str]) -> None:
    answers: list[tuple[int, int]] = []
    threads = [threading.Thread(target=lambda n=n: answers.append(worker.ask(n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(question for question, _ in answers) == list(range(8))
    assert len({pid for _, pid in answers} - {os.getpid()}) == 1
    assert capfd.readouterr() == ("", "")
    worker.close()
    assert not alive(answers[0][1])
    assert worker.ask("again")[0] == "again"


@pytest.mark.parametrize("worker", [("Stuck", 0.2)], indirect=True)
def test_a_hung_engine_is_killed_started_once_more_and_then_explained(worker: Worker, tmp_path: Path) -> None:
    with pytest.raises(EngineProblem, match="does not answer") as caught:
        worker.ask(str(tmp_path / "tried"))
    assert "captions" in caught.value.advice
    tried = [int(pid) for pid in (tmp_path / "tried").read_text().split()]
    assert len(set(tried)) == 2
    assert not any(alive(pid) for pid in tried)


@pytest.mark.parametrize("worker", [("StuckOnce", 2)], indirect=True)
def test_an_engine_that_hung_once_is_not_lost(worker: Worker, tmp_path: Path) -> None:
    assert worker.ask(str(tmp_path / "been here")) == "well"


@pytest.mark.parametrize(
    ("worker", "says"),
    [
        (("Dying", 60), "stops at once"),
        (("Failing", 60), "no voice installed$|no voice installed\\."),
        (("Missing", 60), "no such library"),
        (("Nowhere", 60), "has no attribute"),
    ],
    indirect=["worker"],
)
def test_an_engine_that_cannot_speak_says_why(worker: Worker, says: str) -> None:
    with pytest.raises(EngineProblem, match=says) as caught:
        worker.ask("anything")
    assert "\n" not in caught.value.sentence
    assert caught.value.sentence.count("..") == 0


def test_an_engine_that_never_comes_up_is_given_up(engines: Path) -> None:
    worker = Worker("stubborn_engines:SlowToStart", 60, start=0.2)
    with pytest.raises(EngineProblem, match="does not answer"):
        worker.ask("anything")
    worker.close()
