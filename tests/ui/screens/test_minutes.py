"""The screen of a few minutes: little to see while it runs, and everything has a name."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from poise.domain.breathing import Breathing, Pace
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.minutes import MinutesScreen
from poise.ui.views.minutes import Sitting, meanwhile, show

BREATHING = Breathing(6.0, (5.0, 6.0, 8.0), 0.4, 2, (1, 2, 5))
PACE = Pace(6.0, 0.4)


@pytest.fixture
def screen(texts: Texts, plain_look: Look, qtbot: QtBot) -> MinutesScreen:
    made = MinutesScreen(texts)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show_minutes(show(Sitting(), Settings(), BREATHING, texts))
    made.fit(plain_look)
    with qtbot.waitExposed(made):
        made.show()
    return made


def seen(screen: MinutesScreen) -> list[QWidget]:
    return [
        one for one in screen.findChildren(QWidget) if isinstance(one, QAbstractButton | QComboBox) and one.isVisible()
    ]


def test_pace_and_length_are_offered_with_their_names(screen: MinutesScreen) -> None:
    offered = {one.accessibleName(): one.currentText() for one in screen.findChildren(QComboBox)}
    assert offered == {"How long": "2 minutes", "Breaths a minute": "6"}


def test_a_choice_is_told(screen: MinutesScreen, qtbot: QtBot) -> None:
    field = next(one for one in screen.findChildren(QComboBox) if one.accessibleName() == "How long")
    with qtbot.waitSignal(screen.changed, check_params_cb=lambda name, value: (name, value) == ("minutes", 5)):
        field.setCurrentIndex(2)
        field.activated.emit(2)


def test_walking_has_no_pace_and_no_sound(screen: MinutesScreen, texts: Texts) -> None:
    screen.show_minutes(show(Sitting("walk"), Settings(), BREATHING, texts))
    assert [one.accessibleName() for one in seen(screen) if isinstance(one, QComboBox)] == ["How long"]
    assert not screen.sound.isVisible()


def test_while_it_runs_there_is_little_to_see(screen: MinutesScreen, texts: Texts) -> None:
    before = len(seen(screen))
    screen.show_minutes(show(Sitting(phase="running"), Settings(), BREATHING, texts))
    screen.run(PACE)
    screen.show_meanwhile(meanwhile("breathing", PACE, 120.0, 5.0, texts))
    assert len(seen(screen)) == 4 < before
    assert (screen.word.text(), screen.time.text()) == ("Out", "1:55 left")
    screen.show_minutes(show(Sitting(phase="over"), Settings(), BREATHING, texts))
    assert not screen.word.isVisible() and len(seen(screen)) == before
