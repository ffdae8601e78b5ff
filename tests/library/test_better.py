"""The section `better` out of nodes: model replies and phrasings, each in its place."""

from pathlib import Path

from poise.domain.scenario import Scenario
from poise.domain.written import Better, ModelReply, Phrasing
from poise.library.draft import read
from poise.library.faults import Faults
from poise.library.scenarios import load

SECTION = """
better:
  replies:
    - at: [storm, solving]
      shows: [empathize, apologize]
      say: >-
        I'm sorry,
        that is annoying.
  phrasings:
    dismiss:
      - "It matters to you."
      - {stage: [vent, solving], say: "I see that it has no lid."}
"""


def _with_section(folder: Path, small_file: Path, section: str = SECTION) -> Path:
    file = folder / "small.yaml"
    file.write_text(small_file.read_text("utf-8") + section, "utf-8")
    return file


def test_every_value_is_in_its_place(tmp_path: Path, small_file: Path) -> None:
    talk = load(_with_section(tmp_path, small_file))
    assert talk.better.replies == (
        ModelReply(
            "I'm sorry, that is annoying.", frozenset({"storm", "solving"}), frozenset({"empathize", "apologize"})
        ),
    )
    assert talk.better.phrasings == {
        "dismiss": (
            Phrasing("It matters to you."),
            Phrasing("I see that it has no lid.", frozenset({"vent", "solving"})),
        )
    }


def test_what_is_written_for_the_stage_comes_first(tmp_path: Path, small_file: Path) -> None:
    better = load(_with_section(tmp_path, small_file)).better
    assert [one.text for one in better.phrased("dismiss", "vent")] == [
        "I see that it has no lid.",
        "It matters to you.",
    ]
    assert [one.text for one in better.phrased("dismiss", "closing")] == ["It matters to you."]
    assert better.phrased("rude", "vent") == ()
    assert len(better.at("storm")) == 1
    assert better.at("happy") == ()


def test_a_talk_without_it_is_none_the_worse(small: Scenario) -> None:
    assert small.better == Better()


def test_none_of_it_is_a_line_of_the_customer(tmp_path: Path, small: Scenario, small_file: Path) -> None:
    assert list(load(_with_section(tmp_path, small_file)).lines()) == list(small.lines())


def test_one_that_cannot_be_read_keeps_the_places_of_the_others(tmp_path: Path, small_file: Path) -> None:
    section = """
better:
  replies:
    - {at: [storm]}
    - {at: [storm], shows: [empathize], say: "I see."}
"""
    faults = Faults(tmp_path)
    draft = read(_with_section(tmp_path, small_file, section), faults)
    assert draft is not None
    assert [problem.line for problem in faults.found()] == [draft.place("better", "replies", 0)] * 2
    assert [reply.text for reply in draft.scenario.better.replies] == ["", "I see."]


def test_the_follow_up_has_one_of_its_own(talks: tuple[Scenario, ...]) -> None:
    for talk in talks:
        assert talk.better.replies
        assert talk.better.phrasings
        if talk.follow_up is not None:
            assert talk.follow_up.better != talk.better
