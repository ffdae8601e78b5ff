"""The own view is given by mouse or keyboard, changed, taken back, or left out."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from poise.resources import root
from poise.shown.texts import Texts
from poise.shown.theme import read_theme
from poise.ui.look import Look, look
from poise.ui.screens.bits import lay_out
from poise.ui.screens.rating import RatingScreen
from poise.ui.views.rating import RatingShown, rating
from tests.ui.scripted import the_guides, the_scenarios


@pytest.fixture
def shown(texts: Texts) -> RatingShown:
    return rating(the_scenarios()[0], the_guides()[0], texts)


@pytest.fixture
def screen(texts: Texts, plain_look: Look, qtbot: QtBot, shown: RatingShown) -> RatingScreen:
    made = RatingScreen(texts)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.fit(plain_look)
    made.show_rating(shown)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def told(screen: RatingScreen, qtbot: QtBot) -> tuple[dict[str, str], str | None]:
    with qtbot.waitSignal(screen.rated) as rated:
        screen.show_marks.click()
    return rated.args[0], rated.args[1]


def test_what_is_answered_is_told_and_the_rest_left_out(screen: RatingScreen, shown: RatingShown, qtbot: QtBot) -> None:
    screen.questions[0].answers["yes"].click()
    screen.questions[2].answers["not_reached"].click()
    screen.questions[-1].answers["wary"].click()
    assert told(screen, qtbot) == ({shown.steps[0].key: "yes", shown.steps[2].key: "not_reached"}, "wary")


def test_the_answers_to_a_question_stand_together_in_large_letters_too(screen: RatingScreen) -> None:
    theme = read_theme(root("assets") / "themes", "light")
    large = look(theme, 1366, 768, 2.0)
    screen.fit(large)
    assert not large.medium
    lay_out()
    for question in screen.questions[:3]:
        row = [one.geometry() for one in question.answers.values()]
        gaps = [after.left() - before.right() for before, after in pairwise(row) if after.top() == before.top()]
        assert gaps and max(gaps) < 60, gaps


def test_nothing_need_be_answered(screen: RatingScreen, qtbot: QtBot) -> None:
    assert told(screen, qtbot) == ({}, None)
    with qtbot.waitSignal(screen.skipped):
        screen.skip.click()


def test_an_answer_can_be_changed_and_taken_back(screen: RatingScreen, shown: RatingShown, qtbot: QtBot) -> None:
    answers = screen.questions[0].answers
    answers["yes"].click()
    answers["no"].click()
    assert told(screen, qtbot)[0] == {shown.steps[0].key: "no"}
    answers["no"].click()
    assert told(screen, qtbot)[0] == {}


def test_tab_goes_from_question_to_question_and_arrows_from_answer_to_answer(
    screen: RatingScreen, qtbot: QtBot
) -> None:
    for question in screen.questions:
        answers = list(question.answers.values())
        assert screen.focusWidget() is answers[0]
        for one in answers[1:]:
            qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Right)
            assert screen.focusWidget() is one
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    assert screen.focusWidget() is screen.skip
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(screen.rated) as rated:
        qtbot.keyClick(screen.show_marks, Qt.Key.Key_Space)
    assert set(rated.args[0].values()) == {"not_reached"} and rated.args[1] == "calm"


def test_each_answer_says_to_which_question_it_belongs(screen: RatingScreen) -> None:
    names = [one.accessibleName() for question in screen.questions for one in question.answers.values()]
    assert len(set(names)) == len(names)
    assert all(q.asked.name in one.accessibleName() for q in screen.questions for one in q.answers.values())


def test_the_next_call_is_asked_about_anew(screen: RatingScreen, shown: RatingShown, qtbot: QtBot) -> None:
    screen.questions[0].answers["yes"].click()
    screen.show_rating(shown)
    assert told(screen, qtbot) == ({}, None)
