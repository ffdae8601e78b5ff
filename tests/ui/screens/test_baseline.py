"""The calm voice: what is shown, what each button means, and where the keyboard begins."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.baseline import BaselineScreen
from poise.ui.screens.bits import Tick
from poise.ui.screens.signs import Meter
from poise.ui.views.baseline import Measuring, begun, measured, show
from tests.ui.scripted import baseline, the_scenarios

SCENARIO = the_scenarios()[0]


@pytest.fixture
def screen(texts: Texts, plain_look: Look, qtbot: QtBot) -> BaselineScreen:
    made = BaselineScreen(texts)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.fit(plain_look)
    made.show_baseline(show(begun(Settings()), SCENARIO, texts))
    with qtbot.waitExposed(made):
        made.show()
    return made


def buttons(screen: BaselineScreen) -> dict[str, QPushButton]:
    return {one.text(): one for one in screen.findChildren(QPushButton) if one.isVisible()}


def test_nothing_is_recorded_before_the_user_agrees(screen: BaselineScreen, texts: Texts, qtbot: QtBot) -> None:
    assert not buttons(screen)["Read aloud"].isEnabled()
    tick = screen.findChild(Tick)
    assert tick.hasFocus()
    with qtbot.waitSignal(screen.agreed) as agreed:
        qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert agreed.args == [True]
    screen.show_baseline(show(replace(begun(Settings()), agreed=True), SCENARIO, texts))
    assert buttons(screen)["Read aloud"].isEnabled()


@pytest.mark.parametrize(
    ("state", "text", "signal"),
    [
        (Measuring("ask", None, True, False), "Read aloud", "read"),
        (Measuring("ask", None, True, False), "Skip: judge my voice tentatively", "skipped"),
        (Measuring("reading", None, True, False), "I have finished", "finished"),
        (Measuring("done", baseline(), True, False), "Call Margaret Doyle", "went_on"),
        (Measuring("done", baseline(), True, False), "Read again", "read"),
        (Measuring("ask", None, True, False), "Back", "left"),
    ],
)
def test_each_button_means_one_thing(
    screen: BaselineScreen, texts: Texts, qtbot: QtBot, state: Measuring, text: str, signal: str
) -> None:
    screen.show_baseline(show(state, SCENARIO, texts))
    with qtbot.waitSignal(getattr(screen, signal)):
        buttons(screen)[text].click()


def test_the_meter_is_there_while_reading(screen: BaselineScreen, texts: Texts) -> None:
    meter = screen.findChild(Meter)
    assert not meter.isVisible()
    screen.show_baseline(show(Measuring("reading", None, True, False), SCENARIO, texts))
    screen.hear(-24.0, True)
    assert meter.isVisible() and meter.value() == -24
    assert buttons(screen)["I have finished"].hasFocus()


def test_the_result_is_shown_and_the_keyboard_waits_at_the_call(screen: BaselineScreen, texts: Texts) -> None:
    screen.show_baseline(show(Measuring("reading", None, True, False), SCENARIO, texts))
    screen.show_baseline(show(measured(Measuring("reading", None, True, False), baseline()), SCENARIO, texts))
    assert buttons(screen)["Call Margaret Doyle"].hasFocus()
