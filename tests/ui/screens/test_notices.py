"""Problems wait their turn; a bug is told once, with all that helps to mend it."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.notices import Banner, BugDialog, report


@pytest.fixture
def banner(texts: Texts, plain_look: Look, qtbot: QtBot) -> Banner:
    made = Banner(texts)
    qtbot.addWidget(made)
    made.fit(plain_look)
    return made


def seen(banner: Banner) -> list[str]:
    return [one.text() for one in banner.findChildren(QLabel) if one.isVisibleTo(banner)]


def test_problems_come_one_after_the_other(banner: Banner) -> None:
    assert banner.isHidden()
    banner.tell("One is wrong.", "Mend it.")
    banner.tell("Two is wrong.", "")
    banner.tell("One is wrong.", "Mend it.")
    assert seen(banner) == ["One is wrong.", "Mend it.", "and 1 more"]
    close = banner.findChild(QPushButton)
    close.click()
    assert seen(banner) == ["Two is wrong."]
    close.click()
    assert banner.isHidden()
    banner.tell("One is wrong.", "Mend it.")
    assert not banner.isHidden()
    banner.close_all()
    assert banner.isHidden()


def test_what_is_not_so_any_more_need_not_be_read(banner: Banner) -> None:
    banner.tell("The screen is gone.", "")
    banner.tell("One is wrong.", "Mend it.")
    banner.take_back("The screen is gone.")
    assert seen(banner) == ["One is wrong.", "Mend it."]
    banner.take_back("One is wrong.")
    assert banner.isHidden()


def test_a_bug_can_be_copied(texts: Texts, qtbot: QtBot, banner: Banner) -> None:
    try:
        raise ZeroDivisionError("by nought")
    except ZeroDivisionError as error:
        dialog = BugDialog(banner, error, "1.2.3", texts)
    qtbot.addWidget(dialog)
    copy, close = dialog.findChildren(QPushButton)
    copy.click()
    copied = QApplication.clipboard().text()
    assert "Poise 1.2.3" in copied and "by nought" in copied and "test_notices.py" in copied
    assert copy.text() == "Copied"
    close.click()
    assert dialog.result() == dialog.DialogCode.Accepted


def test_the_report_begins_with_the_versions() -> None:
    assert report(ValueError("x"), "9").startswith("Poise 9, Python 3.")
