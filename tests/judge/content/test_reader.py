"""The model as it ships: loads, reads, and says what is wrong with it."""

from pathlib import Path

import pytest

from poise.judge.content.reader import LONGEST, Reader, shipped
from poise.library.labelled import IDS
from poise.problems import EngineProblem
from poise.resources import root

FOLDER = root("assets") / "judge" / "model"


def test_it_reads_every_behaviour_and_marks_the_words() -> None:
    text = "Yes. I am terribly sorry about the wait. Which shop was it?"
    found = shipped().read(text, "I waited an hour!")
    assert tuple(found) == IDS
    assert found["apologize"].logit > found["threaten"].logit
    start, end = found["apologize"].span
    assert "sorry" in text[start:end] and "shop" not in text[start:end]
    start, end = found["clarify"].span
    assert "Which" in text[start:end]


def test_every_behaviour_has_its_weights_and_none_is_negative() -> None:
    assert set(shipped().weights) == set(IDS)
    assert all(each.model > 0 and each.rules >= 0 for each in shipped().weights.values())


def test_nothing_is_read_into_nothing() -> None:
    assert shipped().read("", "Hello?") == {}
    assert shipped().read("   ", "") == {}


def test_a_long_reply_is_read_to_its_end() -> None:
    before = "the parcel went from the depot to the van and from the van to the depot " * (LONGEST // 8)
    text = f"{before} and I am so very sorry about that"
    found = shipped().read(text, "")["apologize"]
    assert found.logit > 0 and "sorry" in text[slice(*found.span)]


def test_the_weights_are_light() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 40_000_000


def test_a_damaged_model_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text("[]", encoding="utf-8")
    with pytest.raises(EngineProblem, match="judge's model") as caught:
        Reader(tmp_path)
    assert caught.value.advice
