"""The attempts beside each other, and what is said of them."""

from dataclasses import replace

import pytest

from poise.domain.mood import Mood
from poise.domain.summary import Summary
from poise.shown.texts import Texts
from poise.ui.views.attempts import AttemptsShown, Cell, attempts
from tests.ui.remembered import entry, summaries
from tests.ui.scripted import the_guides, the_rubric


def shown(texts: Texts, *calls: Summary) -> AttemptsShown:
    found = [(entry(number, call), call) for number, call in enumerate(calls)]
    return attempts(reversed(found), the_guides()[0], the_rubric(), texts)


@pytest.fixture
def bad() -> Summary:
    return replace(summaries()[0], outcome="hung_up")


@pytest.fixture
def good() -> Summary:
    return replace(summaries()[2], end=Mood(20, 60))


def cells(page: AttemptsShown, name: str) -> tuple[Cell, ...]:
    return next(line.cells for line in page.lines if line.name.endswith(name))


def test_a_column_a_call_oldest_first_with_what_changed(texts: Texts, bad: Summary, good: Summary) -> None:
    page = shown(texts, bad, good)
    assert page.columns == ("16 Apr 2031\n14:03", "17 Apr 2031\n14:20")
    assert cells(page, "Ending") == (Cell("hung up"), Cell("settled", "better"))
    assert cells(page, "Mood at the end")[1] == Cell("calm", "better")
    assert cells(page, "Length") == (Cell("1:08"), Cell("2:23")) or cells(page, "Length")[1].side is None
    reiterate = cells(page, "Reiterate")
    assert reiterate[0].side is None and reiterate[1] == Cell(str(good.scores["ten-steps"]["reiterate"]), "better")
    [better] = page.told
    assert better.startswith("Better than the time before: Ending (hung up, now settled); Mood at the end (")
    assert "34 points" in page.note


def test_what_got_worse_is_said_too(texts: Texts, bad: Summary, good: Summary) -> None:
    [worse] = shown(texts, good, bad).told
    assert worse.startswith("Worse than the time before: Ending (settled, now hung up)")


def test_no_change_is_no_news(texts: Texts, good: Summary) -> None:
    page = shown(texts, good, good)
    assert page.told == ("Nothing changed for sure since the time before.",)
    assert all(cell.side is None for line in page.lines for cell in line.cells)


def test_one_attempt_is_not_compared_and_none_is_said_so(texts: Texts, good: Summary) -> None:
    one = shown(texts, good)
    assert one.told[0].startswith("One call so far") and one.note == "" and len(one.columns) == 1
    none = shown(texts)
    assert none.told[0].startswith("No calls yet") and none.columns == ()


def test_only_steps_that_some_attempt_gave_an_occasion_for_are_shown(texts: Texts, good: Summary) -> None:
    names = [line.name for line in shown(texts, good, good).lines]
    assert not any(name.endswith("Take a few minutes") for name in names)
    unreached = replace(good, scores={"ten-steps": {**good.scores["ten-steps"], "thank": None}})
    assert cells(shown(texts, good, unreached), "Thank the customer")[1] == Cell("–")
