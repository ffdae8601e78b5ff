"""Settings as fields: they show what is set, tell what is changed, and only that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.parts import Devices
from poise.ui.screens.bits import Picker, Tick
from poise.ui.screens.options import OptionsView
from poise.ui.views.choose import Choice, choose
from tests.ui.scripted import the_guides, the_scenarios


def choices(texts: Texts, settings: Settings | None = None, *microphones: str) -> tuple[Choice, ...]:
    devices = Devices(microphones or ("Headset", "Desk"), ("Speaker",))
    return choose(the_scenarios(), "", settings or Settings(), the_guides(), devices, texts).choices


@pytest.fixture
def options(texts: Texts, plain_look: Look, qtbot: QtBot) -> OptionsView:
    made = OptionsView()
    qtbot.addWidget(made)
    made.show_choices(choices(texts))
    made.fit(plain_look)
    with qtbot.waitExposed(made):
        made.show()
    return made


def told(options: OptionsView) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    options.changed.connect(lambda name, value: heard.append((name, value)))
    return heard


def picker(options: OptionsView, name: str) -> Picker:
    return next(one for one in options.findChildren(Picker) if one.accessibleName() == name)


def test_choosing_by_keyboard_tells_the_new_value(options: OptionsView, qtbot: QtBot) -> None:
    heard = told(options)
    field = picker(options, "Microphone")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert heard == [("microphone", "Headset")]


def test_ticking_tells_too(options: OptionsView, qtbot: QtBot) -> None:
    heard = told(options)
    tick = options.findChildren(Tick)[0]
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert heard == [("headphones", True)]


def test_showing_a_value_tells_nobody(options: OptionsView, texts: Texts) -> None:
    heard = told(options)
    options.show_choices(choices(texts, Settings(theme="dark", typed=True)))
    assert heard == []
    assert picker(options, "Colours").currentData() == "dark"
    assert [tick.isChecked() for tick in options.findChildren(Tick)] == [False, True, True]


def test_the_fields_stay_while_the_options_are_the_same(options: OptionsView, texts: Texts) -> None:
    field = picker(options, "Microphone")
    options.show_choices(choices(texts, Settings(patience="quick")))
    assert picker(options, "Microphone") is field


def test_new_devices_make_new_fields_and_keep_the_keyboard_where_it_was(options: OptionsView, texts: Texts) -> None:
    picker(options, "Microphone").setFocus()
    options.show_choices(choices(texts, None, "Headset", "Desk", "Third"))
    field = [one for one in options.findChildren(Picker) if one.accessibleName() == "Microphone"][-1]
    assert field.count() == 4
    assert field.hasFocus()


def test_every_field_has_a_name_and_its_role(options: OptionsView) -> None:
    for field in (*options.findChildren(Picker), *options.findChildren(Tick)):
        told_ = QAccessible.queryAccessibleInterface(field)
        assert told_.text(QAccessible.Text.Name)
        assert told_.role() in (QAccessible.Role.ComboBox, QAccessible.Role.CheckBox)


def test_a_click_on_the_words_ticks_the_box(options: OptionsView, qtbot: QtBot) -> None:
    tick = options.findChildren(Tick)[0]
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert tick.isChecked()
