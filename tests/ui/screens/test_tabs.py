"""Pages behind tabs or a picker, whichever fits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from poise.ui.look import Look
from poise.ui.screens.tabs import Tabs


@pytest.fixture
def tabs(plain_look: Look, qtbot: QtBot) -> Tabs:
    made = Tabs("Pages")
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.fit(plain_look)
    with qtbot.waitExposed(made):
        made.show()
    return made


def pages(tabs: Tabs, *titles: str) -> list[QWidget]:
    made = [QLabel(title) for title in titles]
    for page in made:
        tabs.add(page, page.text())
    return made


def test_pages_open_by_tab_and_by_picker(tabs: Tabs, qtbot: QtBot) -> None:
    one, two, _ = pages(tabs, "One", "Two", "Three")
    opened: list[QWidget] = []
    tabs.opened.connect(opened.append)
    qtbot.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert opened == [two] and two.isVisible()
    qtbot.keyClick(tabs.picker, Qt.Key.Key_Up)
    assert opened[-1] is one and tabs.bar.currentIndex() == 0


def test_the_picker_takes_over_where_tabs_do_not_fit(tabs: Tabs) -> None:
    pages(tabs, *("A rather long title of a page",) * 6)
    tabs.resize(300, 300)
    assert tabs.picker.isVisible() and not tabs.bar.isVisible()
    tabs.resize(4000, 300)
    assert tabs.bar.isVisible() and not tabs.picker.isVisible()


def test_a_page_may_come_first_and_go_again(tabs: Tabs) -> None:
    one, two = pages(tabs, "One", "Two")
    first = QLabel("First")
    tabs.add(first, "First", first=True)
    assert tabs.holds(first) and first.isVisible() and tabs.bar.currentIndex() == 0
    tabs.drop(first)
    assert not tabs.holds(first) and one.isVisible()
    tabs.open_last()
    assert two.isVisible()
    tabs.open_last(1)
    assert one.isVisible()


def test_pages_are_turned_in_a_circle_and_the_keyboard_comes_along(tabs: Tabs) -> None:
    one, two, three = pages(tabs, "One", "Two", "Three")
    opened: list[QWidget] = []
    tabs.opened.connect(opened.append)
    for by in (1, 1, 1, -1):
        tabs.turn(by)
    assert opened == [two, three, one, three] and tabs.bar.hasFocus()
