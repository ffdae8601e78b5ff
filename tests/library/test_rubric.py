"""The rubric file: complete, and clear about every fault."""

import re
from pathlib import Path

import pytest

from poise.domain.rubric import Rubric, Weight
from poise.library import rubric
from poise.library.faults import Faults
from poise.problems import ScenarioProblem

APP = Path(rubric.__file__).parents[1]

GOOD = """[thresholds]
"judge.cut" = { value = 0.5, unit = "confidence", source = "own choice" }
[behaviour.invite]
kind = "content"
name = "Invited"
skill = [-5, 5]
fit = { vent = 0.5 }
"""


def test_the_shipped_rubric_is_read(weights: Rubric) -> None:
    assert weights.number("content.least") == 0.25
    assert weights.behaviours["empathize"].skill == Weight(-6, 4.5)
    assert weights.behaviours["let_vent"].fault == Weight(2.5, -1)
    assert weights.behaviours["offer_solution"].fit == {"vent": 0.0, "heard": 0.5}


def test_every_number_the_code_asks_for_is_there_with_its_source(weights: Rubric) -> None:
    asked = {
        name for file in APP.rglob("*.py") for name in re.findall(r'\.number\(\s*"([a-z_.]+)"', file.read_text("utf-8"))
    }
    assert asked
    assert asked <= set(weights.thresholds)
    assert all(threshold.unit and len(threshold.source) > 8 for threshold in weights.thresholds.values())


@pytest.mark.parametrize(
    ("old", "new", "line", "part"),
    [
        ("value = 0.5, ", "", 2, 'the threshold "judge.cut" needs "value"'),
        ('source = "own choice"', 'source = ""', 2, '"source" has to be text, not empty'),
        ('kind = "content"', 'kind = "contents"', 4, 'Did you mean "content"?'),
        ("skill = [-5, 5]\n", "", 3, 'needs "skill", "fault" or both'),
        ("[-5, 5]", "[5, 5]", 6, "anger down and trust up, not [5, 5]"),
        ("skill = [-5, 5]", "fault = [-5, 5]", 6, "anger up and trust down"),
        ("[-5, 5]", "[-5]", 6, "two numbers"),
        ("[-5, 5]", '"much"', 6, "a list"),
        ("vent = 0.5", "vent = 2", 7, "a number from 0 to 1"),
        ("vent = 0.5", "went = 0.5", 7, 'Did you mean "vent"?'),
        ("[thresholds]", "[threshold]", 1, 'the key "threshold" is not known'),
        ("[behaviour.invite]", "[behaviour", 3, "not TOML"),
    ],
)
def test_faults_are_told_with_their_line(tmp_path: Path, old: str, new: str, line: int, part: str) -> None:
    file = tmp_path / "rubric.toml"
    file.write_text(GOOD.replace(old, new))
    faults = Faults(file)
    rubric.read(file, faults)
    assert (line, True) in [(problem.line, part in problem.sentence) for problem in faults.found()]
    with pytest.raises(ScenarioProblem):
        rubric.load(file)


def test_the_good_one_has_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "rubric.toml"
    file.write_text(GOOD)
    assert rubric.load(file).behaviours["invite"].fault is None
