"""What came of a piece of work, told as an answer or as a fault; the rest is tested through `worker.py`."""

import subprocess
import sys

import pytest

from poise.problems import EngineProblem
from poise.speech.serving import tried


def raising(error: Exception) -> object:
    raise error


def test_an_answer_has_no_fault() -> None:
    assert tried(lambda: 7) == (7, None)


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (EngineProblem("The model is odd.", "Get another one."), ("The model is odd.", "Get another one.")),
        (ValueError("two\n lines."), ("two lines", "")),
        (KeyError(), ("KeyError", "")),
    ],
)
def test_a_fault_is_what_was_said(error: Exception, fault: tuple[str, str]) -> None:
    assert tried(lambda: raising(error)) == (None, fault)


def test_started_by_hand_it_ends_quietly_when_nobody_asks() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import pickle,sys; sys.stdout.buffer.write(pickle.dumps(sys.path))"],
        capture_output=True,
        check=True,
    )
    began = subprocess.run([sys.executable, "-m", "poise.speech.serving"], input=done.stdout, capture_output=True)
    assert began.stdout == b""
