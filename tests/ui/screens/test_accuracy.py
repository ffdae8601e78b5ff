"""The page about the judge can be read, by eye and by a screen reader, and only changes with its figures."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.accuracy import AccuracyView
from poise.ui.views.accuracy import accuracy
from tests.ui.scripted import the_card, the_figures, the_rubric

Alone = Callable[[QWidget], QWidget]


def test_all_of_it_is_there(alone: Alone, plain_look: Look, texts: Texts) -> None:
    shown = accuracy(the_card(), the_figures(), the_rubric(), texts)
    view = AccuracyView()
    view.show_accuracy(shown)
    view.fit(plain_look)
    alone(view)
    cells = view.findChildren(QLabel)
    said = [cell.text() for cell in cells]
    assert all(sentence in said for sentence in shown.lead)
    assert all(name in said and figure in said for figures in shown.figures for name, figure in figures.rows)
    for row in (row for table in shown.tables for row in table.rows):
        cell = next(cell for cell in cells if cell.text() == row.name)
        assert QAccessible.queryAccessibleInterface(cell).text(QAccessible.Text.Name) == row.spoken
    view.show_accuracy(shown)
    assert view.findChildren(QLabel) == cells, "the same page is not built again"
