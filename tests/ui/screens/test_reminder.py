"""One quiet sentence with two buttons, which is there only when there is something to say."""

from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.screens.reminder import ReminderRow


def test_it_is_hidden_until_it_has_something_to_say(texts: Texts, qtbot: QtBot) -> None:
    row = ReminderRow(texts)
    qtbot.addWidget(row)
    assert row.isHidden()
    row.say("It is due.")
    assert not row.isHidden() and row.sentence.text() == "It is due."
    for button, signal in ((row.take, row.taken), (row.leave, row.put_off)):
        with qtbot.waitSignal(signal):
            button.click()
    row.say("")
    assert row.isHidden()
