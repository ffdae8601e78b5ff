"""The debrief: everything can be reached, and what is heard is what is pointed at."""

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from poise.resources import root
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.sketch import read_sketch
from poise.ui.screens.debrief import DebriefScreen
from poise.ui.screens.guides import GuideView, ScoreBar
from poise.ui.screens.marks import MarkedText
from poise.ui.views.debrief import DebriefShown, debrief
from tests.ui.scripted import FOLDER, story, the_guides, the_rubric, the_scenarios


@pytest.fixture
def shown(texts: Texts) -> DebriefShown:
    return debrief(the_scenarios()[0], story(), the_guides(), the_rubric(), texts)


@pytest.fixture
def screen(texts: Texts, plain_look: Look, qtbot: QtBot, shown: DebriefShown) -> DebriefScreen:
    made = DebriefScreen(texts, lambda name: read_sketch(root("assets") / "faces" / f"{name}.toml"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.fit(plain_look)
    made.show_debrief(shown, FOLDER)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def words(widget: object) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def test_a_card_for_each_reply_with_all_that_is_known(screen: DebriefScreen, shown: DebriefShown) -> None:
    assert len(screen.cards) == len(shown.replies)
    for card, reply in zip(screen.cards, shown.replies, strict=True):
        said = words(card)
        assert reply.customer_said in said and reply.change in said and "\n".join(reply.causes) in said
        assert all(mark.label in said for mark in reply.marks)
        marked = card.findChildren(MarkedText)
        assert [text.toPlainText() for text in marked] == ([reply.text] if reply.text else [])


def test_what_plays_is_what_was_asked_for(screen: DebriefScreen, shown: DebriefShown, qtbot: QtBot) -> None:
    card, reply = screen.cards[1], shown.replies[1]
    with qtbot.waitSignal(screen.play_take) as take:
        card.plays[reply.take].click()
    with qtbot.waitSignal(screen.play_line) as line:
        card.plays[reply.line].click()
    assert take.args == [reply.take] and line.args == [reply.line]


def test_the_button_of_what_plays_stops_it(screen: DebriefScreen, shown: DebriefShown) -> None:
    take = shown.replies[1].take
    screen.show_playing(take)
    told = [(name, play.text()) for card in screen.cards for name, play in card.plays.items()]
    assert [name for name, text in told if text == "Stop"] == [take]
    screen.show_playing(None)
    assert not [1 for card in screen.cards for play in card.plays.values() if play.text() == "Stop"]


def test_the_curve_is_walked_by_arrow_keys_and_tells_each_point(
    screen: DebriefScreen, shown: DebriefShown, qtbot: QtBot
) -> None:
    curve = screen.overview.curve
    curve.setFocus()
    assert curve.value() == len(shown.points) - 1
    for point in reversed(shown.points[:-1]):
        qtbot.keyClick(curve, Qt.Key.Key_Left)
        told = QAccessible.queryAccessibleInterface(curve)
        assert told.role() == QAccessible.Role.Slider
        assert point.title in told.text(QAccessible.Text.Description)
        assert f"{point.title}: {point.word}" in words(screen.overview)
        assert "\n".join(point.causes) in words(screen.overview)


def test_the_mouse_picks_the_nearest_point(screen: DebriefScreen, qtbot: QtBot) -> None:
    curve = screen.overview.curve
    qtbot.mouseMove(curve, curve.rect().center())
    qtbot.mouseClick(curve, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert curve.value() == 0
    qtbot.mouseClick(curve, Qt.MouseButton.LeftButton, pos=curve.rect().topRight())
    assert curve.value() == curve.maximum()


def test_choosing_a_point_brings_its_reply_into_view(screen: DebriefScreen) -> None:
    screen.overview.curve.setValue(0)
    screen.overview.curve.setValue(4)
    bar = screen.replies_area.verticalScrollBar()
    assert bar.value() > 0
    assert abs(screen.cards[3].y() - bar.value()) < screen.height()


def test_each_guide_is_a_page_with_all_its_steps(screen: DebriefScreen, shown: DebriefShown) -> None:
    for back, guide in enumerate(reversed(shown.guides)):
        screen.tabs.open_last(back)
        page = next(view for view in screen.findChildren(GuideView) if view.isVisible())
        said = words(page)
        assert all(row.name in said and row.score_word in said and row.hint in said for row in guide.rows)
        bars = page.findChildren(ScoreBar)
        assert [bar.value() for bar in bars] == [row.score or 0 for row in guide.rows]
        told = QAccessible.queryAccessibleInterface(bars[0])
        assert told.role() == QAccessible.Role.ProgressBar
        assert told.text(QAccessible.Text.Name) == f"{guide.rows[0].name}: {guide.rows[0].score_word}"


def test_how_a_score_is_worked_out_is_there_when_asked_for(
    screen: DebriefScreen, shown: DebriefShown, qtbot: QtBot
) -> None:
    screen.tabs.open_last()
    page = next(view for view in screen.findChildren(GuideView) if view.isVisible())
    row = shown.guides[-1].rows[0]
    working = next(one for one in page.findChildren(QLabel) if one.text() == "\n".join(row.working))
    assert not working.isVisible()
    how = page.findChildren(QPushButton)[0]
    assert how.accessibleName() == f"{row.name}: How this is worked out"
    how.setFocus()
    qtbot.keyClick(how, Qt.Key.Key_Space)
    assert working.isVisible()
    qtbot.keyClick(how, Qt.Key.Key_Space)
    assert not working.isVisible()


def test_another_call_takes_the_place_of_the_first(screen: DebriefScreen, texts: Texts, qtbot: QtBot) -> None:
    screen.tabs.open_last()
    other = debrief(the_scenarios()[1], (), the_guides()[:2], the_rubric(), texts)
    screen.show_debrief(other, FOLDER)
    assert screen.cards == [] and screen.tabs.bar.count() == 4 and screen.tabs.bar.currentIndex() == 0
    assert "There was no reply in this call." in words(screen)


def test_where_it_is_narrow_the_overview_is_a_page(screen: DebriefScreen, plain_look: Look) -> None:
    count = screen.tabs.bar.count()
    screen.fit(Look(plain_look.theme, 32, 1024, 640))
    assert screen.tabs.bar.count() == count + 1
    screen.fit(plain_look)
    assert screen.tabs.bar.count() == count and screen.overview.isVisible()


@pytest.mark.parametrize(
    ("text", "signal"), [("Call again", "again"), ("Another call", "left"), ("Follow-up call", "followed_up")]
)
def test_what_next(screen: DebriefScreen, qtbot: QtBot, text: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(screen, signal)):
        screen.buttons[text].click()


def test_a_call_without_sequel_offers_none(screen: DebriefScreen, texts: Texts, shown: DebriefShown) -> None:
    follow_up = the_scenarios()[0].follow_up
    assert follow_up is not None
    screen.show_debrief(debrief(follow_up, (), the_guides(), the_rubric(), texts), FOLDER)
    assert not screen.buttons["Follow-up call"].isVisible()


class Files(QObject):
    """Stands where the system's file manager would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_files_are_named_and_their_folder_can_be_opened(screen: DebriefScreen) -> None:
    assert str(FOLDER).replace("\u200b", "") in words(screen.overview).replace("\u200b", "")
    files = Files()
    QDesktopServices.setUrlHandler("file", files, "open")
    try:
        next(one for one in screen.more.menu().actions() if one.text() == "Open the folder").trigger()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [name.endswith(FOLDER.name) for name in files.opened] == [True]


def test_better_words_are_read_when_they_are_asked_for(screen: DebriefScreen, shown: DebriefShown) -> None:
    reply = next(one for one in shown.replies if one.advice)
    card = screen.cards[shown.replies.index(reply)]

    def read() -> list[str]:
        return [one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card)]

    said = reply.advice[0].suggestions[0]
    assert said not in read()
    card.findChild(QPushButton, "better").click()
    assert {said, reply.advice[0].heading} <= set(read())
    card.findChild(QPushButton, "better").click()
    assert said not in read()


def test_where_there_is_nothing_better_nothing_is_offered(screen: DebriefScreen, shown: DebriefShown) -> None:
    for card, reply in zip(screen.cards, shown.replies, strict=True):
        assert (card.findChild(QPushButton, "better") is not None) == bool(reply.advice)
    assert not all(reply.advice for reply in shown.replies)


def test_a_whole_reply_is_asked_for_once_and_read_before_the_rest(
    screen: DebriefScreen, shown: DebriefShown, qtbot: QtBot
) -> None:
    reply = next(one for one in shown.replies if one.advice)
    card = screen.cards[shown.replies.index(reply)]
    with qtbot.waitSignal(screen.asked_better) as asked:
        card.findChild(QPushButton, "better").click()
    assert asked.args == [reply.turn]
    with qtbot.assertNotEmitted(screen.asked_better, wait=50):
        card.findChild(QPushButton, "better").click()
        card.findChild(QPushButton, "better").click()
    screen.show_written(reply.turn, ("“So sorry.”", "It would have moved anger −10."))

    def read() -> set[str]:
        return {one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card)}

    qtbot.waitUntil(lambda: {"A reply written for this moment", "“So sorry.”"} <= read())
