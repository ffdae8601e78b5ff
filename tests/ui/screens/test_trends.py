"""The trends a group at a time, each with its sentence and its chart."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.trends import TrendsView
from poise.ui.views.trends import Chart, TrendGroup, TrendRow, TrendsShown

Alone = Callable[[QWidget], QWidget]
CHART = Chart((40.0, 60.0, 50.0), 0.0, 100.0, None, None, None)
PACE = TrendGroup("How it sounded", (TrendRow("Pace", "Your middle call: 140.", CHART),))
STEPS = TrendGroup("Steps", tuple(TrendRow(f"Step {n}", f"Your middle call: {n}.", CHART) for n in range(3)))
SHOWN = TrendsShown((STEPS, PACE), "Each dot is a call.", "Your best so far: 84.")


@pytest.fixture
def view(alone: Alone, plain_look: Look, texts: Texts) -> TrendsView:
    made = TrendsView(texts)
    made.fit(plain_look)
    made.resize(900, 600)
    alone(made)
    made.offer([("kettle", "The kettle")])
    made.show_trends(SHOWN)
    return made


def words(view: TrendsView) -> list[str]:
    return [one.text() for one in view.findChildren(QLabel) if one.isVisible()]


def pick(view: TrendsView, name: str, value: str) -> None:
    picker = view.pickers.pickers[name]
    picker.setCurrentIndex(picker.findData(value))
    picker.activated.emit(picker.currentIndex())


def test_the_first_group_is_shown_and_another_can_be_picked(view: TrendsView) -> None:
    assert [line.row for line in view.lines] == list(STEPS.rows)
    pick(view, "group", "How it sounded")
    assert [line.row for line in view.lines] == list(PACE.rows)
    assert "Pace" in words(view) and "Step 1" not in words(view)


def test_a_group_that_was_picked_stays_when_new_trends_come(view: TrendsView) -> None:
    pick(view, "group", "How it sounded")
    view.show_trends(replace(SHOWN, lead="Another."))
    assert [line.row for line in view.lines] == list(PACE.rows) and "Another." in words(view)


def test_the_calls_of_one_scenario_can_be_asked_for(view: TrendsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.asked) as asked:
        pick(view, "scenario", "kettle")
    assert asked.args == ["kettle"] and view.scenario == "kettle"


def test_bests_are_one_line_and_nothing_where_there_are_none(view: TrendsView) -> None:
    assert "Your best so far: 84." in words(view)
    view.show_trends(replace(SHOWN, bests=""))
    assert not view._bests.isVisible()


def test_the_own_view_is_shown_only_where_there_is_something_to_say(view: TrendsView) -> None:
    assert not view._own_title.isVisible()
    view.show_own_view(("You rate “Reiterate” higher than Poise does (5 of 6 calls).",))
    assert view._own_title.isVisible() and any("5 of 6 calls" in text for text in words(view))
    view.show_own_view(())
    assert not view._own_title.isVisible() and not any("5 of 6 calls" in text for text in words(view))


def test_a_screen_reader_hears_the_sentence_of_a_chart(view: TrendsView) -> None:
    chart = view.lines[0].chart
    assert (chart.accessibleName(), chart.accessibleDescription()) == ("Step 0", "Your middle call: 0.")


def test_the_page_scrolls_by_keyboard(view: TrendsView, qtbot: QtBot) -> None:
    view.show_trends(replace(SHOWN, groups=(TrendGroup("Steps", STEPS.rows * 10),)))
    bar = view._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(view._area, Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_without_trends_there_is_a_sentence_and_nothing_to_pick(alone: Alone, plain_look: Look, texts: Texts) -> None:
    made = TrendsView(texts)
    made.fit(plain_look)
    alone(made)
    made.show_trends(TrendsShown((), "No trends yet.", ""))
    assert words(made) == ["No trends yet."] and not made.pickers.isVisible()
