"""Lesson files: the shipped ones can be held, their demonstrations reach each freeze point, and errors bar no other."""

from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pytest

from poise.domain.branch import answer, speech
from poise.domain.call import begin, fold
from poise.domain.events import CustomerFinished, CustomerSpoke, Event, trainee_spoke
from poise.domain.evidence import Take, Transcript, Word
from poise.domain.lesson import Demonstration, Lesson, Played, Talk, Version, fires, freezes_of, question
from poise.domain.mood import BANDS
from poise.domain.rubric import Rubric
from poise.judge.evaluator import Judge
from poise.library import guides, lessons, scenarios
from poise.library.replies import replies_from
from poise.library.shelf import Shelf
from poise.library.stock import DEMONSTRATED, Stock
from poise.problems import Problem, ScenarioProblem


@pytest.fixture(scope="module")
def shipped_lessons(shipped: Shelf, weights: Rubric, store: Stock) -> tuple[Lesson, ...]:
    found = lessons.every(shipped.lessons, weights, store)
    assert not found.problems
    return found.lessons


def test_three_lessons_are_shipped(shipped_lessons: tuple[Lesson, ...]) -> None:
    assert [one.minutes for one in shipped_lessons] == [20, 45, 90]
    parts = [part for one in shipped_lessons for part in one.parts]
    assert {part.version for part in parts if isinstance(part, Demonstration)} == {"good", "poor"}
    assert len({part.scenario for part in parts if isinstance(part, Played)}) == 3
    for one in shipped_lessons:
        assert sum(part.minutes for part in one.parts) == one.minutes
        assert {"steps", "words"} <= {asked.kind for asked in one.questions}


def test_every_planned_question_can_be_asked(
    shipped_lessons: tuple[Lesson, ...], shipped: Shelf, weights: Rubric
) -> None:
    books = {guide.id: guide for guide in guides.every(shipped.guides, weights)}
    for one in shipped_lessons:
        for asked in one.questions:
            question(asked, books[one.guide], {band: band for band in BANDS})


def _demonstrated(version: Version, shipped: Shelf, weights: Rubric) -> tuple[Event, ...]:
    """The demonstration with its written words: what is said in it, judged by the real judge."""
    judge = Judge(weights, None, ThreadPoolExecutor(1))
    call = begin(scenarios.find(DEMONSTRATED, shipped.scenarios))
    told: list[Event] = []
    for text in chain(replies_from(shipped.assets / "demo" / version / "replies.yaml"), [""]):
        lines = speech(call, weights)
        ids, said = tuple(line.id for line in lines), " ".join(line.text for line in lines)
        told += [CustomerSpoke(0.0, said, call.beat_id, ids, call.mood), CustomerFinished(0.0, 8.0, False)]
        call = fold(call.scenario, told)
        if call.beat.ending or not text:
            break
        take = Take(b"", 0.0, typed=str(text))
        words = Transcript(str(text), tuple(Word(word, None, None) for word in str(text).split()), "typed")
        found = judge.assess(take, words, call.situation)
        told.append(trainee_spoke(call.turn + 1, take, words, None, 0.0))
        told += answer(fold(call.scenario, told), found, weights, 0.0)
        call = fold(call.scenario, told)
    return tuple(told)


@pytest.mark.parametrize("version", ["good", "poor"])
def test_each_freeze_point_of_a_demonstration_is_reached(
    version: Version, shipped_lessons: tuple[Lesson, ...], shipped: Shelf, weights: Rubric
) -> None:
    told = _demonstrated(version, shipped, weights)
    parts = [part for one in shipped_lessons for part in one.parts if isinstance(part, Demonstration)]
    for part in parts:
        if part.version == version:
            fired = [point.id for n in range(len(told)) for point in fires(part.freezes, told[: n + 1])]
            assert sorted(fired) == sorted(point.id for point in part.freezes)
            assert fired == [point.id for point in part.freezes], "the plan has them in the order in which they come"


SMALL = """
id: small
title: Small
summary: A small one.
minutes: 3
guide: five-ways
parts:
  - talk: Hello
    minutes: 1
    text: >
      Say
      hello.
  - call: wrong-room
    minutes: 2
    text: Let us try.
    freeze:
      - {id: once, mood: calm, note: Look., ask: [{id: q, text: What?, kind: words}]}
"""


def test_a_lesson_is_what_its_file_says(tmp_path: Path, weights: Rubric, store: Stock) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL)
    found = lessons.load(file, weights, store)
    talk, call = found.parts
    assert (found.id, found.title, found.minutes, found.guide) == ("small", "Small", 3, "five-ways")
    assert talk == Talk(1, "Say hello.", "Hello") and isinstance(call, Played)
    assert (call.scenario, call.text, call.title) == ("wrong-room", "Let us try.", "")
    [point] = freezes_of(call)
    assert (point.id, point.note, point.questions[0].text) == ("once", "Look.", "What?")


def test_found_by_its_id(shipped: Shelf, weights: Rubric, store: Stock) -> None:
    assert lessons.find("first-words", shipped.lessons, weights, store).minutes == 20
    with pytest.raises(Problem, match=r'no lesson "first-word"\. Did you mean "first-words"'):
        lessons.find("first-word", shipped.lessons, weights, store)


def test_one_that_is_broken_bars_no_other(tmp_path: Path, shipped: Shelf, weights: Rubric, store: Stock) -> None:
    (tmp_path / "small.yaml").write_text(SMALL.replace("minutes: 3", "minutes: 4"))
    (tmp_path / "text.yaml").write_text("- a list\n")
    found = lessons.every((*shipped.lessons, tmp_path), weights, store)
    assert len(found.lessons) == 3 and {problem.file.name for problem in found.problems} == {"small.yaml", "text.yaml"}
    with pytest.raises(ScenarioProblem, match="take 3 minutes together"):
        lessons.load(tmp_path / "small.yaml", weights, store)


def test_two_lessons_of_one_id(tmp_path: Path, weights: Rubric, store: Stock) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "small.yaml").write_text(SMALL)
    roots = (tmp_path / "a", tmp_path / "b")
    found = lessons.every(roots, weights, store)
    assert len(found.lessons) == 1 and "belongs to another lesson" in found.problems[0].sentence
    with pytest.raises(ScenarioProblem, match="belongs to another lesson"):
        lessons.find("small", roots, weights, store)
