"""Calls that are really played and kept, one that goes well and one that does not."""

import json
from pathlib import Path

from click.testing import CliRunner

from poise.__main__ import main

GOOD = (
    "I'm so sorry about that. That must have been awful. Please tell me what happened.",
    "So the samples were promised for Thursday and they never came. Is that right?",
    "I can bring you a second set of samples this afternoon. Would that be all right for you?",
    "I will pack the samples at two o'clock myself and be with you by half past three. My name is Ellen.",
    "Thank you for your patience. I'll call you on Friday to hear how it went.",
)
BAD = ("Just calm down.", "That is your own fault.", "Don't be ridiculous.", "I told you, it is not my problem.") * 4


def played(home: Path, replies: tuple[str, ...]) -> Path:
    """The folder of a call with these replies, in the folder `home`, which is made."""
    home.mkdir()
    file = home / "replies.yaml"
    file.write_text(json.dumps([{"say": words} for words in replies]), encoding="utf-8")
    words = ["call", "samples-never-came", "--replies", str(file), "--fast", "--keep", str(home / "calls")]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0, told.output
    (call,) = (home / "calls").iterdir()
    return call
