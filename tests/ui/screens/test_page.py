"""A screen that Escape leaves, with less of an edge where the window is low."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from poise.resources import root
from poise.shown.theme import read_theme
from poise.ui.look import look
from poise.ui.screens.page import Page


def test_escape_leaves_it_and_no_other_key_does(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_where_the_window_is_low_the_edge_is_smaller(qtbot: QtBot) -> None:
    page, theme = Page(), read_theme(root("assets") / "themes", "light")
    qtbot.addWidget(page)
    shares = []
    for height in (1080, 400):
        fitted = look(theme, 1366, height, 1.0)
        page._fit_edges(fitted)
        shares.append(page._page.contentsMargins().top() / fitted.unit)
    assert shares[0] > shares[1] > 0
