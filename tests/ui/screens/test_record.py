"""The record: promises are confirmed, corrected, struck out and added, and told as a whole."""

import pytest
from pytestqt.qtbot import QtBot

from poise.domain.record import Agreed
from poise.shown.promises import PromiseShown
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.record import RecordView

RING = Agreed("I", "ring you", "by noon", "2031-05-07T12:00", 2, "I'll ring you by noon")
SHOWN = PromiseShown("“I'll ring you by noon” (reply 2)", "Due Wednesday 7 May", ("Too much.",), RING)


@pytest.fixture
def view(texts: Texts, plain_look: Look, qtbot: QtBot) -> RecordView:
    made = RecordView(texts)
    qtbot.addWidget(made)
    made.fit(plain_look)
    made.show_record("")
    made.show_promises((SHOWN,))
    with qtbot.waitExposed(made):
        made.show()
    return made


def told(view: RecordView, qtbot: QtBot) -> tuple[str, tuple[Agreed, ...]]:
    with qtbot.waitSignal(view.recorded) as signal:
        view.keep.click()
    happened, promises = signal.args
    return happened, promises


def test_a_promise_that_is_left_as_it_is_is_confirmed(view: RecordView, qtbot: QtBot) -> None:
    view.what_happened.setText(" The set was brought. ")
    assert told(view, qtbot) == ("The set was brought.", (RING,))


def test_another_time_is_to_be_understood_anew_and_other_words_keep_it(view: RecordView, qtbot: QtBot) -> None:
    form = view.forms[0]
    form.fields["what"].setText("call you")
    assert told(view, qtbot)[1][0].due == RING.due
    form.fields["when"].setText("by one")
    (promise,) = told(view, qtbot)[1]
    assert (promise.what, promise.when, promise.due) == ("call you", "by one", "")


def test_what_is_struck_out_stays_visible_with_what_is_wrong_with_it(view: RecordView, qtbot: QtBot) -> None:
    form = view.forms[0]
    form.tick.click()
    assert told(view, qtbot)[1][0].struck and not form.fields["who"].isEnabled()
    assert form.tick.isVisible()


def test_a_promise_is_added_by_hand_and_an_empty_one_is_none(view: RecordView, qtbot: QtBot) -> None:
    view.show_promises(())
    view.add.click()
    assert told(view, qtbot)[1] == ()
    assert view.forms[0].fields["what"].hasFocus()
    qtbot.keyClicks(view.forms[0].fields["what"], "write to you")
    assert told(view, qtbot)[1] == (Agreed("I", "write to you", "", ""),)


def test_it_says_that_it_is_kept_until_something_else_is_written(view: RecordView, texts: Texts, qtbot: QtBot) -> None:
    happened, promises = told(view, qtbot)
    view.say_kept(happened, promises)
    assert view._kept.text() == texts("record.kept")
    qtbot.keyClicks(view.forms[0].fields["who"], "x")
    assert view._kept.text() == ""
    view.say_kept(happened, promises)
    assert view._kept.text() == "", "that was before the last letters"


def test_each_field_says_to_a_screen_reader_what_it_is_and_of_which_promise(view: RecordView) -> None:
    for field in view.forms[0].fields.values():
        assert SHOWN.quote in field.accessibleName()
