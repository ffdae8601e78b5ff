"""The first screen by mouse and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from poise.resources import root
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.sketch import read_sketch
from poise.ui.parts import Devices
from poise.ui.screens.cards import ScenarioCard
from poise.ui.screens.choose import ChooseScreen
from poise.ui.views.choose import ChooseShown, choose
from tests.ui.scripted import the_guides, the_scenarios


def view(texts: Texts, chosen: str = "samples-never-came", settings: Settings | None = None) -> ChooseShown:
    devices = Devices(("Headset",), ("Speaker",))
    return choose(the_scenarios(), chosen, settings or Settings(), the_guides(), devices, texts)


@pytest.fixture
def screen(texts: Texts, plain_look: Look, qtbot: QtBot) -> ChooseScreen:
    made = ChooseScreen(texts, lambda name: read_sketch(root("assets") / "faces" / f"{name}.toml"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_choose(view(texts))
    made.fit(plain_look)
    with qtbot.waitExposed(made):
        made.show()
    return made


def cards(screen: ChooseScreen) -> list[ScenarioCard]:
    return screen.findChildren(ScenarioCard)


def test_a_card_is_a_radio_button_that_tells_all_it_shows(screen: ChooseScreen) -> None:
    told = QAccessible.queryAccessibleInterface(cards(screen)[0])
    assert told.role() == QAccessible.Role.RadioButton
    assert told.text(QAccessible.Text.Name).startswith("The samples never came, with Margaret Doyle. Gentle.")


def test_a_click_anywhere_on_a_card_chooses_it(screen: ChooseScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.chosen) as chosen:
        qtbot.mouseClick(cards(screen)[1], Qt.MouseButton.LeftButton, pos=cards(screen)[1].rect().bottomRight() / 1.1)
    assert chosen.args == ["wrong-room"]


def test_arrow_keys_walk_through_the_cards(screen: ChooseScreen, qtbot: QtBot) -> None:
    screen.take_focus()
    heard: list[str] = []
    screen.chosen.connect(heard.append)
    for _ in range(2):
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
    assert heard == ["wrong-room", "drifted-away"]


def test_showing_another_scenario_changes_the_brief_and_keeps_the_cards(screen: ChooseScreen, texts: Texts) -> None:
    before = cards(screen)
    screen.show_choose(view(texts, "wrong-room"))
    assert cards(screen) == before
    assert [card.isChecked() for card in before] == [False, True, False]


def test_other_scenarios_are_dealt_anew(screen: ChooseScreen, texts: Texts) -> None:
    fewer = choose(the_scenarios()[:1], "", Settings(), the_guides(), Devices(), texts)
    screen.show_choose(fewer)
    assert [card.card.id for card in cards(screen) if card.isVisibleTo(screen)][-1:] == ["samples-never-came"]


def test_an_offer_comes_and_goes(screen: ChooseScreen, qtbot: QtBot) -> None:
    assert not screen.offered
    screen.offer("A call was cut off.")
    assert screen.offered
    with qtbot.waitSignal(screen.kept):
        screen.keep_button.click()
    with qtbot.waitSignal(screen.discarded):
        screen.discard_button.click()
    screen.offer("")
    assert not screen.offered


def test_the_start_button_starts(screen: ChooseScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.started):
        screen.start_button.click()
    with qtbot.waitSignal(screen.measure):
        screen.measure_button.click()


def test_where_it_is_narrow_the_cards_are_a_page_like_the_others(
    screen: ChooseScreen, plain_look: Look, qtbot: QtBot
) -> None:
    narrow = Look(plain_look.theme, 32, 1024, 640)
    for _ in range(2):
        screen.fit(narrow)
        assert screen.tabs.bar.count() == 4
    screen.fit(plain_look)
    assert screen.tabs.bar.count() == 3
    assert all(card.isVisible() for card in cards(screen))
