"""Draw every screen in every theme, size and text size to a folder: `python tests/screens.py FOLDER [--all]`.

Own command, for eyes: nothing is checked here.  Without --all only 1366 x 768 at 100 % is drawn.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QPushButton

from poise.domain.afterwards import Learned
from poise.domain.promises import Due, Promise
from poise.ui.app import build, dress
from poise.ui.flow import Flow
from poise.ui.parts import Mouth, PastCall, Recording
from poise.ui.theme import names
from poise.ui.views import afterwards as afterwards_view
from poise.ui.views import call as call_view
from poise.ui.views import rating as rating_view
from poise.ui.window import Window
from tests.ui import scripted

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
    window.choose.tabs.open_last(2)


def past(window: Window, flow: Flow) -> None:
    """Earlier calls."""
    flow.open_choose()
    window.choose.tabs.open_last(1)


def accuracy(window: Window, flow: Flow) -> None:
    """How right the judge is."""
    flow.open_choose()
    window.choose.tabs.open_last()


def measure(window: Window, flow: Flow) -> None:
    """The calm voice."""
    flow.measure(scripted.the_scenarios()[0])


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
    flow.review(Recording(scripted.the_scenarios()[0], scripted.story(None, scripted.WON), scripted.FOLDER))


def better(window: Window, flow: Flow) -> None:
    """After the call, better words for a reply."""
    flow.review(Recording(scripted.the_scenarios()[0], scripted.story(), scripted.FOLDER))
    card = window.debrief.cards[0]
    asked = card.findChild(QPushButton, "better")
    asked.click()
    settle()
    window.debrief.replies_area.verticalScrollBar().setValue(card.y() + asked.y() - 40)


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
    window.debrief.afterwards.show_promises(afterwards_view.promised(found, scenario, flow.texts))


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
    flow.replay()
    settle()
    mark = next(mark for mark in window.replay.timeline.marks if mark.mark.turn == 2)
    window.replay.seek(mark.begins + 2.2)


PAST = tuple(
    PastCall(scripted.FOLDER, title, datetime(2026, 11, day, 9, 40), 60.0 * minutes, outcome)
    for title, day, minutes, outcome in (
        ("The wrong room", 24, 9, "settled"),
        ("The samples never came", 23, 7, "won_over"),
        ("The samples never came", 23, 3, "hung_up"),
        ("He drifted away", 20, 8, "escalated"),
    )
)
"""Earlier calls for the pictures."""

SCREENS: tuple[Callable[[Window, Flow], None], ...] = (
    choose,
    options,
    past,
    accuracy,
    measure,
    call,
    yours,
    typing,
    asking,
    debrief,
    guide,
    better,
    afterwards,
    rating,
    replay,
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
        window, stage, flow = build(scripted.parts(scripted.Book(past=PAST), settings))
        window.resize(wide, high)
        window.show()
        for screen in SCREENS:
            if args.only and screen.__name__ not in args.only.split(","):
                continue
            screen(window, flow)
            settle(900 if screen in (call, yours) else 120)
            name = f"{screen.__name__}-{theme}-{wide}x{high}-{round(scale * 100)}.png"
            picture = window.grab().toImage()
            save(small(picture) if args.small else picture, args.folder / name)
        window.close()
        stage.close()


if __name__ == "__main__":
    main()
