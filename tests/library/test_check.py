"""`poise check`: nothing to say about what is shipped, and the right words about every broken file."""

import re
from pathlib import Path

import pytest

from poise.library import draft
from poise.library.check import check, faults_of, kind_of
from poise.library.faults import Faults
from poise.library.lint import Surroundings, complete
from poise.library.shelf import Shelf
from poise.problems import ScenarioProblem

BROKEN = Path(__file__).parent.parent / "broken"
EXPECTED = re.compile(r"# (\d+: .+)")


def test_what_is_shipped_has_no_fault(shipped: Shelf) -> None:
    assert [problem.sentence for problem in check([], shipped)] == []


@pytest.mark.parametrize("file", sorted(BROKEN.glob("*.yaml")), ids=lambda file: file.stem)
def test_each_broken_file_is_told_what_its_head_says(file: Path, around: Surroundings) -> None:
    """The small talk that most broken files are made of lacks what a whole one needs; only "incomplete" tells it."""
    expected = [match[1] for match in map(EXPECTED.match, file.read_text("utf-8").splitlines()) if match]
    found = [_short(problem) for problem in faults_of(file, around)]
    if file.stem != "incomplete":
        lacking = _lacking(file, around)
        found = [sentence for sentence in found if sentence not in lacking]
    assert expected
    assert found == expected


def _lacking(file: Path, around: Surroundings) -> set[str]:
    faults = Faults(file)
    if kind_of(file) == "scenario" and (found := draft.read(file, Faults(file))):
        complete(found, around, faults)
    return {_short(problem) for problem in faults.found()}


def _short(problem: ScenarioProblem) -> str:
    return problem.sentence.removeprefix(f"{problem.file}:")


def test_faults_are_said_as_seen_from_here(tmp_path: Path, shipped: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "deep" / "tab.yaml"
    file.parent.mkdir()
    file.write_text("a:\n\tb\n")
    monkeypatch.chdir(tmp_path)
    assert [str(p) for p in check([tmp_path], shipped)] == [
        f"{Path('deep') / 'tab.yaml'}:2: the line is indented with a tab. YAML wants blanks."
    ]


def test_files_that_are_missing_or_of_another_kind(tmp_path: Path, shipped: Shelf) -> None:
    other = tmp_path / "picture.png"
    other.write_bytes(b"\x89PNG")
    found = check([tmp_path / "none.yaml", other], shipped)
    assert ["no such file" in found[0].sentence, "no scenario, guide" in found[1].sentence] == [True, True]


def test_two_scenarios_of_one_id(tmp_path: Path, small_file: Path, shipped: Shelf) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "small.yaml").write_bytes(small_file.read_bytes())
    twins = [problem for problem in check([tmp_path], shipped) if "belongs to another" in problem.sentence]
    assert [problem.file.parent.name for problem in twins] == ["b"]


def test_voices_and_rubrics_are_checked_too(tmp_path: Path, shipped: Shelf) -> None:
    for name in ("voice.toml", "rubric.toml"):
        (tmp_path / name).write_text("a = = 1\n")
    assert [problem.file.name for problem in check([tmp_path], shipped)] == ["rubric.toml", "voice.toml"]


def test_the_user_s_own_folders_are_checked_with_the_shipped_ones(
    tmp_path: Path, small_file: Path, shipped: Shelf
) -> None:
    (tmp_path / "small.yaml").write_bytes(small_file.read_bytes())
    shelf = Shelf((*shipped.scenarios, tmp_path), shipped.voices, shipped.assets)
    assert {problem.file.name for problem in check([], shelf)} == {"small.yaml"}


def test_a_voice_is_read_by_whoever_knows_voices(tmp_path: Path, shipped: Shelf) -> None:
    def refuse(file: Path) -> object:
        raise ScenarioProblem(file, 7, "nobody sounds like that.")

    (tmp_path / "voice.toml").write_text("pitch = 3\n")
    assert not check([tmp_path], shipped)
    assert [problem.line for problem in check([tmp_path], shipped, refuse)] == [7]
