"""Written replies stay in their places while more come in, and the keyboard stays near one that is struck."""

from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.written import WrittenList
from poise.ui.views.poll import Bar


def bars(**times: int) -> tuple[Bar, ...]:
    ordered = sorted(times.items(), key=lambda one: -one[1])
    return tuple(Bar(text, number, 0.5, None, f"{text}: {number}") for text, number in ordered)


def shown(texts: Texts, look: Look, qtbot: QtBot) -> WrittenList:
    made = WrittenList(texts)
    qtbot.addWidget(made)
    made.fit(look)
    made.show_written(bars(kind=1, rude=1, short=1))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_no_row_moves_when_another_is_written_more_often(texts: Texts, plain_look: Look, qtbot: QtBot) -> None:
    made = shown(texts, plain_look, qtbot)
    before = {text: row[2] for text, row in made.rows.items()}
    made.show_written(bars(rude=5, kind=2, short=1, new=9))
    assert list(made.rows) == ["kind", "rude", "short", "new"]
    assert [row[0].text() for row in made.rows.values()] == ["2", "5", "1", "9"]
    assert all(made.rows[text][2] is one for text, one in before.items())


def test_a_button_strikes_its_own_row_and_says_which(texts: Texts, plain_look: Look, qtbot: QtBot) -> None:
    made, struck = shown(texts, plain_look, qtbot), list[str]()
    made.struck.connect(struck.append)
    made.rows["rude"][2].click()
    assert struck == ["rude"] and made.rows["rude"][2].accessibleName() == "Strike: rude"


def test_the_keyboard_goes_on_to_the_next_row(texts: Texts, plain_look: Look, qtbot: QtBot) -> None:
    made = shown(texts, plain_look, qtbot)
    made.activateWindow()
    made.rows["rude"][2].setFocus()
    made.show_written(bars(kind=1, short=1))
    assert made.rows["short"][2].hasFocus()
    made.show_written(bars(kind=1))
    assert made.rows["kind"][2].hasFocus()
    made.show_written(())
    assert made.rows == {} and made.isHidden()
