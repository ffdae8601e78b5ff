"""The list of steps: rows that hold their words at any width, and signs that say how far."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from poise.ui.look import Look
from poise.ui.screens.steps import StepList
from poise.ui.views.call import StepShown

Alone = Callable[[QWidget], QWidget]
NAMES = ("Don't take it personally", "Listen", "Apology and ownership", "Thank the customer", "Take a few minutes") * 3


def steps(*fills: str) -> tuple[StepShown, ...]:
    return tuple(
        StepShown(str(i), name, "Why.", fill, f"{i}. {name}: {fill}")
        for i, (name, fill) in enumerate(zip(NAMES, fills, strict=False), 1)
    )


@pytest.mark.parametrize("width", [150, 180, 210, 240, 300, 500])
@pytest.mark.parametrize("height", [120, 900])
def test_every_row_is_high_enough_for_its_words(alone: Alone, plain_look: Look, width: int, height: int) -> None:
    view = StepList()
    view.fit(plain_look)
    view.resize(width, height)
    alone(view)
    view.show_steps(steps(*["none"] * 15))
    view.doItemsLayout()
    for row in range(view.count()):
        room = QRect(0, 0, view.viewport().width() - plain_look.em(4.1), 10_000)
        words = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, NAMES[row])
        assert view.visualItemRect(view.item(row)).height() >= words.height() + plain_look.em(0.5)


def test_only_what_has_changed_is_touched(alone: Alone, plain_look: Look) -> None:
    view = StepList()
    view.fit(plain_look)
    alone(view)
    view.show_steps(steps("none", "none", "none"))
    touched: list[str] = []
    view.itemChanged.connect(lambda item: touched.append(item.text()))
    view.show_steps(steps("none", "whole", "none"))
    assert set(touched) == {"2. Listen: whole"}
    view.show_steps(steps("none", "whole"))
    assert view.count() == 2


def test_a_row_looks_different_when_it_is_filled(alone: Alone, plain_look: Look) -> None:
    view = StepList()
    view.fit(plain_look)
    alone(view)
    pictures = []
    for fill in ("none", "part", "whole", "after"):
        view.show_steps(steps(fill))
        pictures.append(view.grab().toImage())
    assert len({bytes(image.constBits()) for image in pictures}) == 4


def test_the_row_of_the_keyboard_is_marked(alone: Alone, plain_look: Look) -> None:
    view = StepList()
    view.fit(plain_look)
    alone(view)
    view.show_steps(steps("none", "none"))
    view.activateWindow()
    view.setFocus()
    view.setCurrentRow(0)
    one = view.grab().toImage()
    view.setCurrentRow(1)
    assert view.grab().toImage() != one
