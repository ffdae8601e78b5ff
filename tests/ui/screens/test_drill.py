"""The screen of a drill: one thing to do at a time, and the keyboard is where it is done."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.drill import DrillScreen
from poise.ui.views.drill import Phase, Practice, drill
from tests.ui.scripted import answered, exercise, the_rubric

TODAY = datetime(2031, 5, 6)


@pytest.fixture
def screen(texts: Texts, plain_look: Look, qtbot: QtBot) -> DrillScreen:
    made = DrillScreen(texts)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.fit(plain_look)
    with qtbot.waitExposed(made):
        made.show()
    return made


def show(screen: DrillScreen, texts: Texts, phase: Phase, number: int = 1, typed: bool = False) -> None:
    found = answered() if phase == "judged" else None
    screen.show_drill(drill(Practice(exercise(), number, 2, phase, typed, found), the_rubric(), TODAY, texts))


@pytest.mark.parametrize(
    ("phase", "offered"),
    [
        ("ready", ["Leave the drills", "I am ready"]),
        ("customer", ["Leave the drills"]),
        ("yours", ["Leave the drills"]),
        ("thinking", ["Leave the drills"]),
        ("nothing", ["Leave the drills", "Once more", "Next drill"]),
        ("judged", ["Leave the drills", "Once more", "Next drill"]),
    ],
)
def test_there_is_only_what_can_be_done(screen: DrillScreen, texts: Texts, phase: Phase, offered: list[str]) -> None:
    show(screen, texts, phase)
    buttons = (screen.back_button, screen.begin_button, screen.next_button)
    assert [one.text() for one in buttons if one.isVisible()] == offered
    assert screen.reply.isVisible() == (phase == "yours")
    assert screen.meter.isVisible() == (phase in ("customer", "yours"))


def test_one_may_type_instead_of_speaking_but_not_nothing(screen: DrillScreen, texts: Texts, qtbot: QtBot) -> None:
    show(screen, texts, "yours")
    assert screen.reply.hasFocus()
    with qtbot.assertNotEmitted(screen.replied):
        screen.reply.returnPressed.emit()
    screen.reply.setText("  I am sorry.  ")
    with qtbot.waitSignal(screen.replied, check_params_cb=lambda text: text == "I am sorry."):
        screen.reply.returnPressed.emit()


def test_what_was_typed_is_gone_the_next_time(screen: DrillScreen, texts: Texts) -> None:
    show(screen, texts, "yours")
    screen.reply.setText("I am sorry.")
    show(screen, texts, "thinking")
    show(screen, texts, "yours")
    assert screen.reply.text() == ""


def test_the_card_goes_when_it_is_said_once_more(screen: DrillScreen, texts: Texts) -> None:
    def read() -> list[str]:
        return [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]

    show(screen, texts, "judged")
    assert "That works very well" in read() and screen.next_button.hasFocus()
    show(screen, texts, "ready")
    assert "That works very well" not in read() and screen.begin_button.hasFocus()


def test_after_the_last_one_it_is_done(screen: DrillScreen, texts: Texts) -> None:
    show(screen, texts, "judged", number=2)
    assert screen.next_button.text() == "Done"
