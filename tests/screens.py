"""Draw every screen in every theme, size and text size to a folder: `python tests/screens.py FOLDER [--all]`.

Own command, for eyes: nothing is checked here.  Without --all only 1366 x 768 at 100 % is drawn.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from poise.domain.afterwards import Learned
from poise.domain.ballot import Counts, Turnout, Written
from poise.domain.events import Event, TraineeSpoke
from poise.domain.promises import Due, Promise
from poise.domain.record import Agreed, Recorded, to_ask
from poise.shown import promises as promises_shown
from poise.shown.theme import names
from poise.ui.app import build, dress
from poise.ui.flow import Flow
from poise.ui.parts import Mouth, Recording
from poise.ui.screens.key_editor import KeyEditor
from poise.ui.views import afterwards as afterwards_view
from poise.ui.views import call as call_view
from poise.ui.views import drill as drill_view
from poise.ui.views import follow_up as follow_up_view
from poise.ui.views import lecture as lecture_view
from poise.ui.views import rating as rating_view
from poise.ui.views import stage as stage_view
from poise.ui.views.stage import Front, Join
from poise.ui.window import Window
from tests.ui import remembered, scripted, taught

SIZES = ((1024, 640), (1366, 768), (1920, 1080), (3840, 2160))
SCALES = (1.0, 1.5, 2.0)


def settle(milliseconds: int = 60) -> None:
    """Let the window paint itself."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def choose(window: Window, flow: Flow) -> None:
    """The first screen."""
    flow.open_choose()


def options(window: Window, flow: Flow) -> None:
    """What can be set."""
    flow.open_choose()
    window.choose.tabs.open_last(1)


def drawer(window: Window, flow: Flow) -> None:
    """The recorded calls as a whole."""
    options(window, flow)
    settle(500)
    for area in window.choose.findChildren(QScrollArea):
        if area.isAncestorOf(window.choose.drawer):
            area.ensureWidgetVisible(window.choose.drawer.fill)


def clearing(window: Window, flow: Flow) -> None:
    """All calls are to go."""
    drawer(window, flow)
    window.choose.drawer.clear.click()


def more(window: Window, flow: Flow) -> None:
    """After the call, what is seldom wanted."""
    debrief(window, flow)
    settle()
    window.debrief.more.menu().popup(window.debrief.more.mapToGlobal(QPoint(0, -100)))


def past(window: Window, flow: Flow) -> None:
    """Earlier calls."""
    flow.looking_back.remember()
    window.history.tabs.open(window.history.calls)
    settle(700)


def trends(window: Window, flow: Flow) -> None:
    """Where the trainee stands and is going."""
    past(window, flow)
    window.history.tabs.open(window.history.trends)


def attempts(window: Window, flow: Flow) -> None:
    """The latest attempts at one scenario beside each other."""
    past(window, flow)
    window.history.tabs.open(window.history.attempts)


def accuracy(window: Window, flow: Flow) -> None:
    """How right the judge is."""
    flow.open_choose()
    window.choose.tabs.open_last()


def measure(window: Window, flow: Flow) -> None:
    """The calm voice."""
    flow.calling.measure(scripted.the_scenarios()[0])


def agreeing(window: Window, flow: Flow) -> None:
    """Before the first recording."""
    flow.settings.change(consent=False, baseline=None)
    measure(window, flow)


def call(window: Window, flow: Flow, turn: int = 3, wanted: str = "customer") -> None:
    """In the middle of a call."""
    scenario, settings = scripted.the_scenarios()[0], scripted.ready()
    live = call_view.live(scenario, scripted.the_guides()[0], scripted.the_rubric())
    for event in scripted.until(scripted.story(), turn):
        live = call_view.after(live, event)
    if wanted == "customer":
        live = replace(
            live, phase="customer", caption=replace(live.caption, begins=0, ends=live.caption.text.rindex(" ", 0, -24))
        )
    texts = flow.texts
    window.show_screen(window.call)
    shown = call_view.show(live, texts)
    scale = call_view.comfortable(settings.baseline, scripted.the_rubric())
    window.call.begin(shown, flow.sketch(scenario.customer.face), scale, False)
    for level in (-30.0, -27.0):
        window.call.hear(level)
    if wanted == "customer":
        window.call.sound(Mouth("x", 2.0, (0.8,) * 60))


def yours(window: Window, flow: Flow) -> None:
    """The trainee's turn."""
    call(window, flow, 2, "yours")


def typing(window: Window, flow: Flow) -> None:
    """Typing a reply, and a problem being told."""
    call(window, flow, 4, "yours")
    window.call.controls.type(True)
    window.banner.tell('The microphone "USB headset" is gone.', "Plug it in again, or type your reply.")


def asking(window: Window, flow: Flow) -> None:
    """Hang up?"""
    window.banner.close_all()
    call(window, flow, 5, "yours")
    window.call.controls.ask(True)


def debrief(window: Window, flow: Flow) -> None:
    """After the call."""
    flow.looking_back.review(
        Recording(scripted.the_scenarios()[0], scripted.story(None, scripted.WON), scripted.FOLDER)
    )


def better(window: Window, flow: Flow) -> None:
    """After the call, better words for a reply."""
    flow.looking_back.review(Recording(scripted.the_scenarios()[0], scripted.story(), scripted.FOLDER))
    card = window.debrief.cards[0]
    asked = card.findChild(QPushButton, "better")
    asked.click()
    settle()
    window.debrief.replies_area.verticalScrollBar().setValue(card.y() + asked.y() - 40)


def unsure_story() -> tuple[Event, ...]:
    """A call some of whose words were not surely heard."""

    def doubted(event: Event) -> Event:
        if not isinstance(event, TraineeSpoke):
            return event
        return replace(
            event,
            words=tuple(
                replace(w, confidence=0.3) if w.text in ("list", "Ms", "delivered.") else w for w in event.words
            ),
        )

    return tuple(map(doubted, scripted.story()))


def correcting(window: Window, flow: Flow) -> None:
    """After the call, words being corrected."""
    flow.looking_back.review(Recording(scripted.the_scenarios()[0], unsure_story(), scripted.FOLDER))
    settle()
    window.debrief.cards[0].words.open.click()


def disputing(window: Window, flow: Flow) -> None:
    """After the call, a mark that one does not agree with."""
    correcting(window, flow)
    card = window.debrief.cards[0]
    card.words.field.left.emit()
    card.marks[1].ask.click()
    settle()
    window.debrief.tabs.open(window.debrief.replies_area)
    area = window.debrief.replies_area
    area.verticalScrollBar().setValue(card.marks[0].y() - 20)


def corrected(window: Window, flow: Flow) -> None:
    """After the call, marked again with other words."""
    correcting(window, flow)
    field = window.debrief.cards[0].words.field
    field.setPlainText("I'm sorry, Ms Doyle. I can hear how upsetting that was, our list says they were delivered.")
    field.kept.emit()
    settle(600)
    window.debrief.disputed.emit(1, "defend", "fault", "otherwise", "I only told her what I see")
    settle(300)
    window.debrief.tabs.open(window.debrief.replies_area)
    window.debrief.replies_area.verticalScrollBar().setValue(60 if window.width() > 1200 else 0)


def guide(window: Window, flow: Flow) -> None:
    """After the call, a guide."""
    debrief(window, flow)
    window.debrief.tabs.open_last(3)
    window.debrief.findChild(QPushButton, "how").click()


def afterwards(window: Window, flow: Flow) -> None:
    """After the call, what is left to do."""
    debrief(window, flow)
    window.debrief.tabs.open_last(4)
    promised = Promise(5, "I", "ring you", "at five", Due(minute=1020), "I will ring you at five", (0, 23))
    vague = Promise(6, "I", "ring your client", "", None, "I ring your client", (0, 18))
    scenario = scripted.the_scenarios()[0]
    found = ((promised, datetime(2026, 12, 1, 17)), (vague, None))
    settle()
    window.debrief.afterwards.show_afterwards(afterwards_view.afterwards(Learned("", ("The list was wrong.",), "", "")))
    window.debrief.afterwards.show_promises(promises_shown.promised(found, scenario, flow.texts))


def follow_up(window: Window, flow: Flow) -> None:
    """Before the follow-up call: what became of the promises."""
    talk = scripted.the_scenarios()[0].follow_up
    assert talk is not None
    made = Agreed("I", "ring you", "at five", "2026-12-01T17:00", 5, "I will ring you at five")
    loose = Agreed("I", "ring your client", "", "", 6, "I ring your client")
    told = to_ask((made, loose), Recorded("", "", (made,)), None)
    window.follow_up.show_follow_up(follow_up_view.follow_up(talk, told, date(2026, 11, 30), flow.texts))
    window.show_screen(window.follow_up)


def reminder(window: Window, flow: Flow) -> None:
    """The first screen when a follow-up call is due."""
    flow.open_choose()
    window.choose.reminder.say(flow.texts("follow_up.due_now", name="Margaret Doyle", title="The samples never came"))


def rating(window: Window, flow: Flow) -> None:
    """Before the marks."""
    scenario, guide = scripted.the_scenarios()[0], scripted.the_guides()[0]
    window.rating.show_rating(rating_view.rating(scenario, guide, flow.texts))
    for question, answer in zip(window.rating.questions, ("yes", "partly", "yes", "no"), strict=False):
        question.answers[answer].click()
    window.show_screen(window.rating)


def replay(window: Window, flow: Flow) -> None:
    """After the call, heard again."""
    debrief(window, flow)
    window.debrief.replayed.emit()
    settle()
    mark = next(mark for mark in window.replay.timeline.marks if mark.mark.turn == 2)
    window.replay.seek(mark.begins + 2.2)


def minutes(window: Window, flow: Flow) -> None:
    """A few minutes after the call, before they begin."""
    debrief(window, flow)
    window.debrief.afterwards.rested.emit()


def breathing(window: Window, flow: Flow) -> None:
    """In the middle of a breath."""
    minutes(window, flow)
    window.minutes.begin_button.click()
    settle(3200)


def drill(window: Window, flow: Flow) -> None:
    """A turn that comes back, answered."""
    practice = drill_view.Practice(
        scripted.exercise(), 1, 3, "judged", answered=scripted.answered(), back=datetime(2031, 5, 9)
    )
    window.show_screen(window.drill)
    window.drill.show_drill(drill_view.drill(practice, scripted.the_rubric(), datetime(2031, 5, 6), flow.texts))


def drilling(window: Window, flow: Flow) -> None:
    """A turn that comes back, the answer is due."""
    practice = drill_view.Practice(scripted.exercise(), 1, 3, "yours")
    window.show_screen(window.drill)
    window.drill.show_drill(drill_view.drill(practice, scripted.the_rubric(), datetime(2031, 5, 6), flow.texts))
    window.drill.hear(-30.0)


def thrice() -> Recording:
    """A call of which two replies were given again."""
    scenario = scripted.the_scenarios()[0]
    call = Recording(scenario, scripted.story(), scripted.FOLDER)
    better = replace(call, events=(*call.events, *scripted.goes_on(call, 2)))
    worse = (scripted.REPLIES[0],) * 2
    return replace(better, events=(*better.events, *scripted.goes_on(better, 4, 1, worse)))


def takes(window: Window, flow: Flow) -> None:
    """After the call, its takes."""
    flow.looking_back.review(thrice())


def compare(window: Window, flow: Flow) -> None:
    """Two takes side by side."""
    takes(window, flow)
    settle()
    window.debrief.overview.takes.compare.click()


def lessons(window: Window, flow: Flow) -> None:
    """The lessons there are."""
    flow.open_choose()
    window.choose.teach_button.click()


def desk(window: Window, flow: Flow) -> None:
    """The teacher's desk at a freeze point."""
    if not window.desk.isVisible():
        lessons(window, flow)
        window.lessons.buttons[0].click()
        settle()
        window.desk.commanded.emit("next")
        settle()
        window.desk.commanded.emit("next")
        settle()
        window.desk.commanded.emit("freeze")
        settle()


def desk_question(window: Window, flow: Flow) -> None:
    """The desk while a question is answered."""
    desk(window, flow)
    window.desk.ballot.written.emit("What would you say next?")
    settle()
    window.desk.tabs.open(next(page for page in window.desk.tabs.pages if page.isAncestorOf(window.desk.ballot)))


def desk_written(window: Window, flow: Flow) -> None:
    """The desk with what the class wrote, each to be struck."""
    desk_question(window, flow)
    told = ("I hear you. That was our mistake.", "Please calm down, nobody here is to blame for that.", "Tell me more.")
    turnout = Turnout(12, Counts("own-1", 9, (), tuple(Written(text, 5 - 2 * n) for n, text in enumerate(told))))
    assert flow._teaching._lecturing.lecture is not None
    id_ = flow._teaching._lecturing.lecture.poll.question.id  # type: ignore[union-attr]
    there = replace(turnout, counts=replace(turnout.counts, question=id_))
    flow._teaching._lecturing.fold(lambda lecture: lecture_view.turned_out(lecture, there))


def desk_keys(window: Window, flow: Flow) -> None:
    """All keys of a class."""
    desk(window, flow)
    window.desk.commanded.emit("help")


def own_keys(window: Window, flow: Flow) -> None:
    """The keys of a class, one of which is being changed."""
    flow.open_choose()
    window.choose.keys_button.click()
    editor = window.findChild(KeyEditor)
    assert editor is not None
    editor.buttons["blank"].click()


def desk_end(window: Window, flow: Flow) -> None:
    """The desk asks what is to stay of the lesson."""
    desk(window, flow)
    window.desk.commanded.emit("finish")


def stage(window: Window, flow: Flow) -> None:
    """What the audience sees: the call."""
    on_stage(window, flow, taught.front())


def stage_evidence(window: Window, flow: Flow) -> None:
    """What the audience sees: the evidence of one reply."""
    on_stage(window, flow, replace(taught.front(), opened=4))


def stage_poll(window: Window, flow: Flow) -> None:
    """What the audience sees: a question with its result."""
    on_stage(window, flow, replace(taught.front(), poll=taught.steps_poll()))


def stage_join(window: Window, flow: Flow) -> None:
    """What the audience sees: how to take part."""
    on_stage(window, flow, replace(taught.front(), join=Join(taught.ADDRESS, taught.SQUARES)))


def on_stage(window: Window, flow: Flow, front: Front) -> None:
    """Show this in front of the desk."""
    shown = stage_view.stage(front, flow.texts)
    window.hall.view.call.wear(flow.sketch(scripted.the_scenarios()[0].customer.face), shown)
    window.hall.view.show_stage(shown)
    window.show_screen(window.hall)


SCREENS: tuple[Callable[[Window, Flow], None], ...] = (
    choose,
    options,
    past,
    drawer,
    clearing,
    more,
    agreeing,
    trends,
    attempts,
    accuracy,
    measure,
    call,
    yours,
    typing,
    asking,
    debrief,
    guide,
    better,
    correcting,
    disputing,
    corrected,
    afterwards,
    follow_up,
    reminder,
    rating,
    replay,
    takes,
    compare,
    minutes,
    breathing,
    drill,
    drilling,
    lessons,
    desk,
    desk_question,
    desk_written,
    desk_keys,
    desk_end,
    own_keys,
    stage,
    stage_evidence,
    stage_poll,
    stage_join,
)


def pictures(every: bool) -> Iterator[tuple[str, float, tuple[int, int]]]:
    """Theme, text size and window size of each set."""
    for theme in names():
        for scale in SCALES if every else (1.0,):
            for size in SIZES if every else ((1366, 768),):
                yield theme, scale, size


def small(picture: QImage) -> QImage:
    """A picture for the README: narrower, and with as few colours as flat drawings need."""
    picture = picture.scaledToWidth(1100, Qt.TransformationMode.SmoothTransformation)
    pixels = memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    fine = Counter(pixel & 0xFCFCFC for pixel in pixels)
    coarse: Counter[int] = Counter()
    for colour, count in fine.items():
        coarse[colour & 0xE0E0E0] += count
    table = [0xFF000000 | c | (c >> 6 & 0x030303) for c, _ in fine.most_common(64)]
    table += [0xFF000000 | c | 0x101010 for c, _ in coarse.most_common(64)]
    return picture.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def save(picture: QImage, file: Path) -> None:
    """As small as PNG can be."""
    writer = QImageWriter(str(file))
    writer.setCompression(100)
    if not writer.write(picture):
        raise OSError(writer.errorString())


def main() -> None:
    """Draw them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--all", action="store_true")
    asked.add_argument("--small", action="store_true", help="as the README has them")
    asked.add_argument("--only", default="")
    asked.add_argument("--theme", default="")
    asked.add_argument("--size", default="")
    asked.add_argument("--scale", type=float, default=0)
    args = asked.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app)
    for theme, scale, (wide, high) in pictures(args.all):
        if (args.theme and theme != args.theme) or (args.size and args.size != f"{wide}x{high}"):
            continue
        if args.scale and scale != args.scale:
            continue
        settings = replace(scripted.ready(), theme=theme, text_scale=scale)
        window, stage, flow = build(
            scripted.parts(scripted.Book(past=remembered.shelved()), settings, lectern=taught.Classes().lectern())
        )
        window.resize(wide, high)
        window.show()
        for screen in SCREENS:
            if args.only and screen.__name__ not in args.only.split(","):
                continue
            screen(window, flow)
            settle(900 if screen in (call, yours) else 120)
            name = f"{screen.__name__}-{theme}-{wide}x{high}-{round(scale * 100)}.png"
            above = app.activePopupWidget() or app.activeModalWidget()
            picture = (above or window).grab().toImage()
            if above is not None:
                above.close()
            save(small(picture) if args.small else picture, args.folder / name)
        window.close()
        stage.close()


if __name__ == "__main__":
    main()
