"""The ear's numbers in their file."""

from pathlib import Path

import pytest

from poise.problems import SettingsProblem
from poise.resources import root
from poise.speech.ear_numbers import Patience, frames, load


@pytest.mark.parametrize("patience", ["quick", "normal", "patient"])
def test_the_shipped_numbers_make_sense(patience: Patience) -> None:
    numbers = load(patience)
    silences = [wait.frames for wait in numbers.ear.waits]
    assert silences == sorted(silences)
    assert numbers.ear.waits[-1].complete == 0.0
    assert [wait.complete for wait in numbers.ear.waits] == sorted(
        (w.complete for w in numbers.ear.waits), reverse=True
    )
    assert numbers.ear.looks[0] >= frames(numbers.take.after), "the first look must see the take as it would be kept"
    assert numbers.ear.looks[-1] <= silences[0], "the last look decides, so nothing may be over before it"


def test_patience_is_in_order() -> None:
    quick, normal, patient = (load(each).ear.waits for each in ("quick", "normal", "patient"))
    assert quick[0].frames <= normal[0].frames < patient[0].frames
    assert quick[0].complete < normal[0].complete <= patient[0].complete
    assert quick[-1].frames < normal[-1].frames < patient[-1].frames


def test_seconds_become_whole_frames() -> None:
    assert (frames(0.032), frames(0.033), frames(0.2), frames(0.0)) == (1, 2, 7, 0)


@pytest.mark.parametrize("text", ["", "[voice]\non = 0.5", "[voice", "[voice]\non = { value = 0.5 }"])
def test_a_damaged_file_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "ear.toml"
    file.write_text(text)
    with pytest.raises(SettingsProblem, match="numbers of the ear"):
        load("normal", file)


def test_each_number_has_its_source() -> None:
    import tomllib

    for part in tomllib.loads((root("assets") / "ear.toml").read_text()).values():
        for entry in part.values():
            assert entry["unit"]
            assert entry["source"]
