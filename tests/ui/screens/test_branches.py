"""The rows of the tree: one is chosen, by mouse or arrow keys, and each says all of itself to a screen reader."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poise.domain.tree import tree
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.branches import BranchesView
from poise.ui.views.branches import TreeShown, branches
from tests.screens import thrice

Alone = Callable[[QWidget], QWidget]


@pytest.fixture
def shown(texts: Texts) -> TreeShown:
    return branches(tree(thrice().events), texts)


@pytest.fixture
def view(alone: Alone, texts: Texts, plain_look: Look, shown: TreeShown) -> BranchesView:
    made = BranchesView(texts)
    made.fit(plain_look)
    alone(made)
    made.show_tree(shown, 2)
    return made


def test_each_branch_has_a_row_and_the_one_looked_at_is_chosen(view: BranchesView, shown: TreeShown) -> None:
    assert [row.accessibleName() for row in view.rows] == [row.spoken for row in shown.rows]
    assert [row.row.number for row in view.rows if row.isChecked()] == [2]


def test_a_call_without_a_second_take_has_no_tree(view: BranchesView, shown: TreeShown) -> None:
    view.show_tree(TreeShown(shown.rows[:1], 5), 0)
    assert view.isHidden()


def test_arrow_keys_choose(view: BranchesView, qtbot: QtBot) -> None:
    view.take_focus()
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Up)
    assert told.args == [0] and view.rows[0].isChecked()


def test_the_whole_row_can_be_clicked(view: BranchesView, qtbot: QtBot) -> None:
    row = view.rows[2]
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert told.args == [row.row.number]


def test_the_chosen_row_and_the_keyboard_s_can_be_seen(view: BranchesView) -> None:
    row = view.rows[0]
    plain = row.grab().toImage()
    row.setChecked(True)
    chosen = row.grab().toImage()
    row.setFocus()
    assert plain != chosen and chosen != row.grab().toImage()


def test_two_can_be_compared(view: BranchesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.compared):
        view.compare.click()
