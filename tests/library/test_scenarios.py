"""Scenarios by file, by id and all together; one that is broken bars no other."""

from pathlib import Path

import pytest

from poise.domain.events import Event, Moved, Skipped
from poise.domain.scenario import Scenario
from poise.library import scenarios
from poise.problems import ArchiveProblem, Problem, ScenarioProblem


def _copy(file: Path, folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(file.read_text("utf-8").replace("id: small", f"id: {name}"), "utf-8")
    return path


def test_the_three_shipped_scenarios_are_there(talks: tuple[Scenario, ...]) -> None:
    ids = {talk.id for talk in talks}
    names = {"samples-never-came", "wrong-room", "drifted-away"}
    assert ids >= names | {f"{name}/follow-up" for name in names}


def test_find_by_id_and_its_follow_up(shipped_roots: tuple[Path, ...]) -> None:
    assert scenarios.find("wrong-room", shipped_roots).id == "wrong-room"
    assert scenarios.find("wrong-room/follow-up", shipped_roots).days > 0


def test_an_unknown_id_is_guessed_at(shipped_roots: tuple[Path, ...]) -> None:
    with pytest.raises(Problem, match=r'There is no scenario "wrong-rom"\. Did you mean "wrong-room"\?'):
        scenarios.find("wrong-rom", shipped_roots)


def test_a_scenario_without_follow_up_says_so(tmp_path: Path, small_file: Path) -> None:
    _copy(small_file, tmp_path, "lidless")
    with pytest.raises(Problem, match="has no follow-up call"):
        scenarios.find("lidless/follow-up", [tmp_path])


def test_two_of_one_id_are_both_named(tmp_path: Path, small_file: Path) -> None:
    first = _copy(small_file, tmp_path / "a", "lidless")
    second = _copy(small_file, tmp_path / "b", "lidless")
    roots = [tmp_path / "a", tmp_path / "b"]
    with pytest.raises(ScenarioProblem) as caught:
        scenarios.find("lidless", roots)
    assert str(first) in caught.value.sentence
    assert str(second) in caught.value.sentence
    found = scenarios.every(roots)
    assert [scenario.id for scenario in found.scenarios] == ["lidless"]
    assert [problem.file for problem in found.problems] == [second]


def test_a_broken_scenario_bars_no_other(tmp_path: Path, small_file: Path) -> None:
    _copy(small_file, tmp_path, "fine")
    (tmp_path / "broken.yaml").write_text("id: [\n")
    (tmp_path / "notes.txt").write_text("not a scenario")
    found = scenarios.every([tmp_path, tmp_path / "missing"])
    assert [scenario.id for scenario in found.scenarios] == ["fine"]
    assert [problem.file.name for problem in found.problems] == ["broken.yaml"]


def test_load_raises_what_would_spoil_a_call(tmp_path: Path, small_file: Path) -> None:
    file = _copy(small_file, tmp_path, "astray")
    file.write_text(file.read_text("utf-8").replace("to: happy", "to: hapy"), "utf-8")
    with pytest.raises(ScenarioProblem, match='beat that is not there: "hapy"'):
        scenarios.load(file)


def test_the_same_file_gives_the_same_scenario(small_file: Path, small: Scenario) -> None:
    assert scenarios.load(small_file) == small


@pytest.mark.parametrize("lost", [Moved(1.0, "nowhere", (), ()), Skipped(1.0, "nowhere")])
def test_a_call_that_goes_where_its_copy_has_no_beat_is_told(small: Scenario, lost: Event) -> None:
    assert scenarios.played(small, (Skipped(1.0, small.start),)) is small
    with pytest.raises(ArchiveProblem, match='goes to "nowhere"'):
        scenarios.played(small, (lost,))
