"""The four guides: their numbers and steps as published, computed from behaviours that exist, in words of our own."""

import re
from pathlib import Path

import pytest

from poise.domain.events import Judged
from poise.domain.guides import Guide, scores
from poise.domain.rubric import Rubric
from poise.library import guides, scenarios
from poise.library.agents import AGENTS
from poise.library.dry_run import play
from poise.library.shelf import Shelf
from poise.problems import ScenarioProblem

STEPS = {
    "ten-steps": ["1", "2", "3a", "3b", "3c", "4", "5", "6", "7", "8", "9", "10"],
    "five-ways": [str(n) for n in range(1, 6)],
    "eight-techniques": [str(n) for n in range(1, 9)],
    "twenty-tips": [str(n) for n in range(1, 21)],
}
AFTER = {"cool_down", "record_kept", "followed_up", "used_feedback"}
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


@pytest.fixture(scope="module")
def found(shipped: Shelf, weights: Rubric) -> dict[str, Guide]:
    return {file.stem: guides.load(file, weights) for file in shipped.guides}


def test_all_four_have_their_steps(found: dict[str, Guide]) -> None:
    assert {id_: [step.number for step in guide.steps] for id_, guide in found.items()} == STEPS


def test_every_behaviour_belongs_to_some_step(found: dict[str, Guide], weights: Rubric) -> None:
    named = {id_ for guide in found.values() for step in guide.steps for id_ in (*step.skills, *step.faults)}
    loose = {"monologue", "premature_explanation", "dragging", "rushed", "fillers"}
    outcomes = {"promise_kept", "promise_late", "promise_forgotten"}  # they move a mood; no reply can show them
    assert set(weights.behaviours) - named == loose | outcomes


def test_what_can_only_be_done_afterwards_is_marked(found: dict[str, Guide]) -> None:
    for guide in found.values():
        for step in guide.steps:
            if set(step.skills) and set(step.skills) <= AFTER:
                assert step.part == "after", (guide.id, step.id)


def test_a_model_call_reaches_every_step_of_the_call(
    found: dict[str, Guide], weights: Rubric, shipped_roots: tuple[Path, ...]
) -> None:
    run = play(scenarios.find("samples-never-came", shipped_roots), AGENTS["model"], weights)
    evidence = [one for event in run.events if isinstance(event, Judged) for one in event.evidence]
    for guide in found.values():
        for step, score in zip(guide.steps, scores(guide, evidence, run.call.stages, weights), strict=True):
            if step.part == "call":
                assert score.score is not None, (guide.id, step.id)


def test_no_hint_is_copied(found: dict[str, Guide]) -> None:
    """No six words in a row as in the published texts, which lie beside a full checkout only."""
    if not SEEDS.is_dir():
        pytest.skip("the published texts are not beside this checkout")
    sources = " ".join(_plain(path.read_text("utf-8")) for path in SEEDS.glob("*.txt"))
    for guide in found.values():
        for step in guide.steps:
            words = _plain(step.hint).split()
            for n in range(len(words) - 5):
                assert " ".join(words[n : n + 6]) not in sources, (guide.id, step.id)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z']+", text.lower().replace("’", "'")))


def test_load_raises_the_first_fault(tmp_path: Path, weights: Rubric) -> None:
    file = tmp_path / "some.yaml"
    file.write_text("id: some\nname: Some\nsource: here\nsteps: []\n")
    with pytest.raises(ScenarioProblem, match='"steps" needs at least 1'):
        guides.load(file, weights)
