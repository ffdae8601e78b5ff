"""What was found in a reply: its marks one below the other, the one that is heard in view."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from poise.shown.marks import Mark
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.found import FoundList
from poise.ui.screens.marks import MarkSign
from poise.ui.views.replay import MarkShown

Alone = Callable[[QWidget], QWidget]
MARKS = tuple(
    MarkShown(Mark(0, 0, "skill", f"Behaviour {n}", "", "Because.", True, 2), 5.0, 9.0, (4.85, 9.15), "", n)
    for n in range(7)
)


@pytest.fixture
def view(alone: Alone, texts: Texts, plain_look: Look) -> FoundList:
    made = FoundList(texts)
    made.fit(plain_look)
    made.resize(420, 260)
    alone(made)
    return made


def words(view: FoundList) -> str:
    return "\n".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())


def stops(view: FoundList) -> list[MarkShown]:
    return [row.mark for row in view.rows if row.findChild(QPushButton).text() == "Stop"]


def test_each_mark_has_its_row_in_its_order(view: FoundList) -> None:
    view.show_reply(2, MARKS)
    assert [row.mark for row in view.rows] == list(MARKS)
    assert [row.y() for row in view.rows] == sorted({row.y() for row in view.rows})
    assert "Reply 2: what was found" in words(view)


def test_another_reply_takes_the_place_of_the_first(view: FoundList) -> None:
    view.show_reply(2, MARKS)
    view.show_reply(3, MARKS[:1])
    assert len(view.rows) == 1 and "Behaviour 1" not in words(view) and "Reply 3" in words(view)


def test_that_nothing_was_found_is_said_of_a_reply_only(view: FoundList) -> None:
    view.show_reply(2, ())
    assert "Nothing was found in this reply." in words(view)
    view.show_nothing()
    assert words(view).strip() == "" and view.rows == []


def test_a_button_asks_for_its_mark(view: FoundList, qtbot: QtBot) -> None:
    view.show_reply(2, MARKS)
    with qtbot.waitSignal(view.heard) as heard:
        view.rows[3].findChild(QPushButton).click()
    assert heard.args == [MARKS[3]]


def test_of_marks_of_one_moment_only_the_one_that_is_heard_can_be_stopped(view: FoundList) -> None:
    view.show_reply(2, MARKS)
    view.show_playing(MARKS[4])
    assert stops(view) == [MARKS[4]]
    view.show_playing(None)
    assert stops(view) == []


def test_what_is_heard_is_in_view(view: FoundList) -> None:
    view.show_reply(2, MARKS)
    area = view.findChild(QScrollArea)
    for mark in (MARKS[6], MARKS[0], MARKS[4]):
        view.show_playing(mark)
        row = next(row for row in view.rows if row.mark == mark)
        top = row.mapTo(area.viewport(), row.rect().topLeft()).y()
        assert top >= 0 and top + row.height() <= area.viewport().height()


def test_a_new_reply_begins_at_the_top(view: FoundList) -> None:
    view.show_reply(2, MARKS)
    view.show_playing(MARKS[6])
    view.show_reply(3, MARKS)
    assert view.findChild(QScrollArea).verticalScrollBar().value() == 0


def test_rows_take_on_the_look_whether_dealt_before_or_after(view: FoundList, plain_look: Look) -> None:
    def sides() -> list[int]:
        return [row.findChild(MarkSign).width() for row in view.rows]

    view.show_reply(2, MARKS)
    before = sides()
    view.fit(Look(plain_look.theme, 32, 1366, 768))
    fitted = sides()
    view.show_reply(3, MARKS)
    assert len(set(before)) == 1 and sides() == fitted == [2 * before[0]] * 7
