"""A teacher's computer with a projector, in which a short lesson is held: desk and stage apart, and a remote's keys."""

import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.whole.app import App
from tests.whole.desktop import Desktop
from tests.whole.guest import codes
from tests.whole.log import Log
from tests.whole.studio import Studio

NEXT, JOIN, PASS, FINISH = "Next", "j", "m", "F10"
"""Keys by their X names: a remote's one for the next page, and three of the teacher's own keyboard."""

LAPTOP, PROJECTOR = (1280, 800), (1024, 768)
"""Pixels of the two monitors, side by side."""

TEACHING = ("-m", "poise", "class", "two-answers")
LESSON = """
id: two-answers
title: Two answers
summary: One customer, and two people who answer her.
minutes: 5
guide: ten-steps
parts:
  - call: samples-never-came
    title: Who answers her?
    minutes: 4
    text: She waited for her samples. Two of you speak to her, one after the other.
    freeze:
      - id: first-answer
        after_reply: 1
        note: Ask before she answers.
        ask:
          - id: effect
            text: What did this reply do?
            kind: choices
            choices: [It made her calmer, It made no difference, It made her angrier]
  - talk: What you take along
    minutes: 1
    text: Everybody says one sentence that they will use.
"""
QUESTION = "What did this reply do?"


class Classroom:
    """The class on a desktop; a new one for each start of the program, the rest is on the disk."""

    def __init__(self, app: App, desktop: Desktop) -> None:
        self.app, self.desktop = app, desktop
        self.home = app.classes.parents[2]
        self.log = app.lesson
        self.call = Log(app.calls)

    @property
    def stage(self) -> NDArray[np.uint32]:
        """What the projector shows; it changes with the screen."""
        left, (width, height) = LAPTOP[0], PROJECTOR
        return self.desktop.pixels()[:height, left : left + width]

    def press(self, key: str) -> None:
        """Press a key, and wait until the projector shows something else."""
        before = self.stage.copy()
        self.desktop.press(key)
        self.desktop.wait(lambda _: another(before, self.stage))

    def rest(self) -> None:
        """Wait until the projector's picture stands still, as it does but for a blink while nobody speaks."""
        before, until = self.stage.copy(), time.monotonic() + 5.0
        while time.monotonic() < until:
            time.sleep(0.7)
            if np.array_equal(before, self.stage):
                return
            before = self.stage.copy()

    def open_page(self) -> str:
        """Open the page for phones: the address in the code on the stage."""
        self.press(JOIN)
        self.desktop.wait(lambda _: codes(self.stage) != [])
        [link] = codes(self.stage)
        return link

    def happened(self, *kinds: str, times: int = 1, patience: float = 150.0) -> None:
        """Wait until each of these was told in the class so often."""
        self.log.wait(lambda: all(self.log.kinds().count(kind) >= times for kind in kinds), patience)

    def told(self, kind: str, times: int = 1, patience: float = 150.0) -> None:
        """Wait until that was told in its call so often."""
        self.call.wait(lambda: self.call.kinds().count(kind) >= times, patience)


def another(before: NDArray[np.uint32], now: NDArray[np.uint32], share: float = 0.05) -> bool:
    """Whether it is another picture: a twentieth of its pixels differs, more than a face that moves."""
    return float(np.mean(before != now)) > share


def prepared(home: Path, desktop: Desktop) -> None:
    """Both monitors are plugged in, and the lesson lies among the user's own."""
    desktop.plug("laptop", *LAPTOP, 0)
    plug_projector(desktop)
    file = home / "data" / "poise" / "lessons" / "two-answers.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(LESSON)


def plug_projector(desktop: Desktop) -> None:
    """Right of the laptop's own screen."""
    desktop.plug("projector", *PROJECTOR, LAPTOP[0])


def started(home: Path, studio: Studio, desktop: Desktop) -> App:
    """The program as a teacher starts it for this lesson."""
    return App(home, studio, desktop, TEACHING)
