"""After the call: promises are read, and what is learned is written down and told as a whole."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from poise.domain.record import Agreed
from poise.shown.promises import PromiseShown
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.afterwards import AfterwardsView
from poise.ui.views.afterwards import AfterwardsShown

RING = Agreed("I", "ring you", "", "", 2, "I will ring you")
EMPTY = AfterwardsShown(("", "", ""), "", "")
PROMISED = PromiseShown("“I will ring you” (reply 2)", "No time was said", ("You said so, but not by when.",), RING)


@pytest.fixture
def view(texts: Texts, plain_look: Look, qtbot: QtBot) -> AfterwardsView:
    made = AfterwardsView(texts)
    qtbot.addWidget(made)
    made.fit(plain_look)
    made.show_afterwards(EMPTY)
    with qtbot.waitExposed(made):
        made.show()
    return made


def read(view: AfterwardsView) -> list[str]:
    return [one.text() for one in view.findChildren(QLabel) if one.isVisible()]


def test_each_promise_is_read_with_its_day_and_what_is_wrong_with_it(view: AfterwardsView, qtbot: QtBot) -> None:
    assert "No promise was found in your replies." not in read(view), "it is not known yet"
    view.show_promises(())
    qtbot.waitUntil(lambda: "No promise was found in your replies." in read(view))
    view.show_promises((PROMISED,))
    qtbot.waitUntil(lambda: {PROMISED.due, *PROMISED.warnings} <= set(read(view)))
    assert view.record.forms[0].tick.text() == PROMISED.quote
    assert "No promise was found in your replies." not in read(view)


def test_what_is_written_is_told_without_what_was_left_empty(view: AfterwardsView, qtbot: QtBot) -> None:
    view.whys[0].setText(" The list was wrong. ")
    view.whys[2].setText("Nobody looks.")
    view.goal.setText("Ask first.")
    with qtbot.waitSignal(view.learned) as told:
        view.keep.click()
    assert told.args == [("The list was wrong.", "Nobody looks."), "", "Ask first."]


def test_promises_that_are_found_late_leave_what_was_written(view: AfterwardsView) -> None:
    view.goal.setText("Ask first.")
    view.show_promises((PROMISED,))
    assert view.goal.text() == "Ask first."


def test_it_says_that_it_is_kept_until_something_else_is_written_or_shown(
    view: AfterwardsView, texts: Texts, qtbot: QtBot
) -> None:
    kept, with_goal = texts("afterwards.kept"), texts("afterwards.kept_goal")
    view.say_kept((), "", "")
    assert kept in read(view) and with_goal not in read(view)
    qtbot.keyClicks(view.goal, "Ask")
    assert kept not in read(view)
    view.say_kept((), "", "")
    assert kept not in read(view), "that was before the last letters"
    view.say_kept((), "", "Ask")
    assert with_goal in read(view)
    view.show_afterwards(EMPTY)
    assert with_goal not in read(view)


def test_each_field_says_what_is_asked(view: AfterwardsView) -> None:
    fields = (*view.whys, view.prevention, view.goal)
    assert all(field.accessibleName() in read(view) for field in fields)
