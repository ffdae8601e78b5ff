"""The customer's words appear while they sound, and keep their place in the line."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poise.ui.look import Look
from poise.ui.parts import Mouth
from poise.ui.screens.captions import CaptionView
from poise.ui.views.caption import Caption, sounding

Alone = Callable[[QWidget], QWidget]
LINE = "I waited. Nobody came. " * 6


def shown(alone: Alone, look: Look) -> CaptionView:
    view = CaptionView()
    view.fit(look)
    view.resize(500, 200)
    alone(view)
    return view


def ink(view: CaptionView) -> int:
    image = view.grab().toImage()
    ground = image.pixel(image.width() - 1, image.height() - 1)
    return sum(image.pixel(x, y) != ground for y in range(image.height()) for x in range(image.width()))


def test_words_appear_as_they_sound(alone: Alone, plain_look: Look, qtbot: QtBot) -> None:
    view = shown(alone, plain_look)
    view.show_caption(Caption(LINE))
    assert ink(view) == 0
    reached: list[int] = []
    view.reached.connect(reached.append)
    view.show_caption(sounding(Caption(LINE), Mouth(LINE, 0.5)))
    qtbot.waitUntil(lambda: ink(view) > 100)
    early = ink(view)
    qtbot.waitUntil(lambda: view.seconds() > 0.6)
    assert ink(view) > early
    assert reached == sorted(reached) and reached[-1] > reached[0]


def test_nothing_moves_when_all_is_said(alone: Alone, plain_look: Look, qtbot: QtBot) -> None:
    view = shown(alone, plain_look)
    view.show_caption(sounding(Caption(LINE), Mouth(LINE, 0.1)))
    qtbot.waitUntil(lambda: not view.moving)
    view.show_caption(Caption(LINE, len(LINE), len(LINE), 0.0, 1))
    assert not view.moving


def test_a_screen_reader_gets_the_whole_line(alone: Alone, plain_look: Look) -> None:
    view = shown(alone, plain_look)
    view.show_caption(Caption(LINE))
    told = QAccessible.queryAccessibleInterface(view)
    assert told.role() == QAccessible.Role.StaticText
    assert told.text(QAccessible.Text.Name).strip() == LINE.strip()


def test_a_narrow_place_makes_it_higher(alone: Alone, plain_look: Look) -> None:
    view = shown(alone, plain_look)
    view.show_caption(Caption(LINE))
    assert view.heightForWidth(200) > view.heightForWidth(600) > view.fontMetrics().height()


def test_a_hidden_line_stops(alone: Alone, plain_look: Look) -> None:
    view = shown(alone, plain_look)
    view.show_caption(sounding(Caption(LINE), Mouth(LINE, 60.0)))
    assert view.moving
    view.hide()
    assert not view.moving
