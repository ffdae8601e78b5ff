"""Labelled replies are read with the words that show each behaviour, and a slip of the pen is told with its line."""

from pathlib import Path

import pytest

from poise.library.labelled import IDS, Mark, read
from poise.library.rubric import load
from poise.resources import root


def write(folder: Path, text: str) -> Path:
    file = folder / "somebody.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_marks_point_at_the_words_without_brackets(tmp_path: Path) -> None:
    file = write(
        tmp_path, "# net\n> It is down.\n\nOh. [apologize, own_mistake: Sorry, our fault]. [clarify: Since when?]\n"
    )
    [entry] = read(file)
    assert entry.text == "Oh. Sorry, our fault. Since when?"
    assert [entry.text[mark.start : mark.end] for mark in entry.marks] == [
        "Sorry, our fault",
        "Sorry, our fault",
        "Since when?",
    ]
    assert entry.labels == {"apologize", "own_mistake", "clarify"}
    assert (entry.customer, entry.case, entry.author, entry.line) == ("It is down.", "net", "somebody", 4)


def test_a_reply_may_show_nothing(tmp_path: Path) -> None:
    [entry] = read(write(tmp_path, "> Hello?\nOne moment.\n"))
    assert entry.marks == () and entry.labels == frozenset()
    assert Mark("thank", 0, 2) != Mark("thank", 0, 3)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("> Hello?\n[kindness: oh]\n", 'somebody.txt:2: there is no behaviour "kindness"'),
        ("> Hello?\n[thank: oh\n", "somebody.txt:2: a bracket is not closed"),
        ("> Hello?\n[thank: oh [courtesy: sir]]\n", "somebody.txt:2: a bracket is not closed, or stands in another"),
        ("# net\nThank you.\n", "somebody.txt:2: no customer has spoken yet"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says.replace("[", r"\[")):
        read(write(tmp_path, text))


def test_every_label_is_a_behaviour_of_the_rubric() -> None:
    assert set(IDS) <= set(load(root("assets") / "rubric.toml").behaviours)


def test_the_test_part_that_ships_can_be_read() -> None:
    entries = [entry for file in (root("assets") / "accuracy").glob("*.txt") for entry in read(file)]
    assert len(entries) > 1000
    assert {label for entry in entries for label in entry.labels} == set(IDS)
