"""The baseline screen at work: nothing is heard before the user agrees, and only a whole reading leaves a voice."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from poise.domain.evidence import Baseline
from poise.problems import AudioProblem
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.kept import Kept
from poise.ui.look import Look
from poise.ui.measuring import Measuring
from poise.ui.screens.baseline import BaselineScreen
from poise.ui.screens.bits import Tick
from poise.ui.screens.signs import Meter
from poise.ui.stage import Stage
from tests.ui.scripted import Book, Read, baseline, parts, the_scenarios

SCENARIO, ANOTHER, _ = the_scenarios()
AGREED = Settings(consent=True)
KNOWN = replace(AGREED, baseline=baseline(), baseline_of="")
READ, AGAIN, FINISH, BACK = "Read aloud", "Read again", "I have finished", "Back"
SKIP, CALL = "Skip: judge my voice tentatively", "Call Margaret Doyle"


class Noted(Read):
    """A reading that is heard twice, and writes down what becomes of it."""

    def __init__(self, text: str, settings: Settings, hear: Callable[[float, bool], None]) -> None:
        super().__init__(text, hear)
        self.text, self.settings, self.hear = text, settings, hear
        self.steps: list[str] = []

    async def run(self) -> Baseline:
        self.steps.append("begun")
        self.hear(-12.0, True)
        try:
            return await super().run()
        except asyncio.CancelledError:
            self.steps.append("broken off")
            raise

    def finish(self) -> None:
        self.steps.append("finished")
        super().finish()


@dataclass
class Room:
    """The screen, and where it leads: `went` has the calls it went on to, and "back"."""

    screen: BaselineScreen
    kept: Kept
    stage: Stage
    readings: list[Noted]
    failures: list[Exception] = field(default_factory=list)
    went: list[str] = field(default_factory=list)
    measuring: Measuring = field(init=False)

    def buttons(self) -> dict[str, QPushButton]:
        return {one.text(): one for one in self.screen.findChildren(QPushButton) if one.isVisible()}

    def press(self, *names: str) -> None:
        for name in names:
            self.buttons()[name].click()

    def agree(self, yes: bool = True) -> None:
        self.screen.findChild(Tick).setChecked(yes)

    def says(self, words: str) -> bool:
        return any(words in one.text() for one in self.screen.findChildren(QLabel) if one.isVisible())


Enter = Callable[..., Room]


@pytest.fixture
def enter(texts: Texts, plain_look: Look, qtbot: QtBot) -> Iterator[Enter]:
    """Open the screen on the way to the first scenario, with these settings and parts."""
    rooms: list[Room] = []

    def open_(settings: Settings = AGREED, **changes: object) -> Room:
        readings: list[Noted] = []

        def read(text: str, chosen: Settings, hear: Callable[[float, bool], None]) -> Noted:
            readings.append(Noted(text, chosen, hear))
            return readings[-1]

        made = parts(Book(), settings, **{"read": read, **changes})
        failures: list[Exception] = []
        stage = Stage(failures.append)
        room = Room(BaselineScreen(texts), Kept(made, stage, failures.append), stage, readings, failures)
        room.measuring = Measuring(
            room.screen,
            made,
            room.kept,
            stage,
            texts,
            failures.append,
            lambda scenario: room.went.append(scenario.id),
            lambda: room.went.append("back"),
        )
        rooms.append(room)
        qtbot.addWidget(room.screen)
        room.screen.fit(plain_look)
        room.measuring.open(SCENARIO)
        with qtbot.waitExposed(room.screen):
            room.screen.show()
        return room

    yield open_
    for room in rooms:
        room.kept.flush()
        room.stage.close()


def reading(room: Room, qtbot: QtBot, *, press: str = READ) -> Noted:
    """Begin to read, and wait until the microphone is listened to."""
    before = len(room.readings)
    room.press(press)
    qtbot.waitUntil(lambda: len(room.readings) > before and room.readings[-1].steps == ["begun"])
    return room.readings[-1]


def read_at_once(room: Room, qtbot: QtBot, begin: str) -> None:
    """Read and finish while the stage is still busy with something else, and wait for the result."""
    free = threading.Event()
    room.stage.tell(free.wait)
    room.press(begin, FINISH)
    free.set()
    qtbot.waitUntil(lambda: CALL in room.buttons())


# --- whether it comes at all -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("settings", "needed"),
    [
        (Settings(), True),
        (AGREED, True),
        (KNOWN, False),
        (replace(KNOWN, microphone="Another"), True),
        (replace(KNOWN, consent=False), True),
        (replace(AGREED, typed=True), False),
    ],
)
def test_it_comes_before_a_call_until_there_are_consent_and_a_voice(
    enter: Enter, settings: Settings, needed: bool
) -> None:
    assert enter(settings).measuring.needed() is needed


def test_once_skipped_it_is_not_asked_again_for_that_microphone(enter: Enter) -> None:
    room = enter(replace(AGREED, microphone="USB headset"))
    room.press(SKIP)
    assert room.went == [SCENARIO.id]
    for microphone, needed in (("USB headset", False), ("Another", True), ("", True), ("USB headset", False)):
        room.kept.change(microphone=microphone)
        assert room.measuring.needed() is needed
    room.kept.change(consent=False)
    assert room.measuring.needed(), "consent is asked for whatever was skipped"


# --- consent -----------------------------------------------------------------------------------------------------
def test_nothing_can_be_read_or_skipped_before_the_user_agrees(enter: Enter) -> None:
    room = enter(Settings())
    for yes in (False, True, False):
        room.agree(yes)
        assert room.buttons()[READ].isEnabled() is yes and room.buttons()[SKIP].isEnabled() is yes
    assert not room.kept.settings.consent


@pytest.mark.parametrize(("button", "consent"), [(READ, True), (SKIP, True), (BACK, False)])
def test_who_agrees_and_goes_on_has_agreed(enter: Enter, button: str, consent: bool) -> None:
    room = enter(Settings())
    room.agree()
    room.press(button)
    assert room.kept.settings.consent is consent


def test_who_takes_it_back_in_mid_reading_is_not_listened_to_any_more(enter: Enter, qtbot: QtBot) -> None:
    room = enter(Settings())
    room.agree()
    read = reading(room, qtbot)
    room.agree(False)
    qtbot.waitUntil(lambda: read.steps == ["begun", "broken off"])
    assert not room.kept.settings.consent and FINISH not in room.buttons()
    assert not room.buttons()[READ].isEnabled() and room.buttons()[BACK].isEnabled()


# --- one reading -------------------------------------------------------------------------------------------------
def test_what_is_read_is_measured_and_kept_for_this_microphone(enter: Enter, qtbot: QtBot) -> None:
    room = enter()
    room.kept.change(microphone="USB headset")
    read = reading(room, qtbot)
    assert room.says(read.text) and read.settings == room.kept.settings
    assert room.says("Listening.") and room.kept.settings.baseline is None
    room.press(FINISH)
    qtbot.waitUntil(lambda: room.says("142 words a minute"))
    assert (room.kept.settings.baseline, room.kept.settings.baseline_of) == (baseline(), "USB headset")
    assert not room.measuring.needed() and room.went == []
    room.press(CALL)
    assert room.went == [SCENARIO.id]


def test_the_meter_shows_the_louder_of_two_levels(enter: Enter, qtbot: QtBot) -> None:
    room = enter()
    reading(room, qtbot)
    qtbot.waitUntil(lambda: room.screen.findChild(Meter).value() == -12)


def test_who_has_finished_before_the_microphone_is_open_has_finished(enter: Enter, qtbot: QtBot) -> None:
    room = enter()
    for begin in (READ, AGAIN):
        read_at_once(room, qtbot, begin)
        assert room.readings[-1].steps == ["finished", "begun"]
    assert len(room.readings) == 2


def test_one_reading_s_end_is_not_the_next_one_s(enter: Enter, qtbot: QtBot) -> None:
    room = enter()
    read_at_once(room, qtbot, READ)
    again = reading(room, qtbot, press=AGAIN)
    assert room.says("Listening.") and CALL not in room.buttons()
    room.press(FINISH)
    qtbot.waitUntil(lambda: CALL in room.buttons())
    assert again.steps == ["begun", "finished"]


def test_where_nothing_was_measured_it_is_told_and_asked_again(enter: Enter, qtbot: QtBot) -> None:
    problem = AudioProblem("Nothing was heard.", "Speak up.")
    room = enter(read=lambda text, _settings, hear: Read(text, hear, problem))
    room.press(READ, FINISH)
    qtbot.waitUntil(lambda: room.failures == [problem])
    assert READ in room.buttons() and FINISH not in room.buttons()
    assert room.kept.settings.baseline is None and room.went == []


@pytest.mark.parametrize(("button", "went"), [(SKIP, SCENARIO.id), (BACK, "back")])
def test_who_leaves_in_mid_reading_is_not_listened_to_any_more(
    enter: Enter, qtbot: QtBot, button: str, went: str
) -> None:
    room = enter()
    read = reading(room, qtbot)
    room.press(button)
    qtbot.waitUntil(lambda: read.steps == ["begun", "broken off"])
    assert room.went == [went]
    assert room.kept.settings.baseline is None and room.failures == []


# --- coming again ------------------------------------------------------------------------------------------------
def test_a_voice_that_is_known_is_shown_and_the_call_is_one_press_away(enter: Enter) -> None:
    room = enter(KNOWN)
    assert room.says("142 words a minute") and SKIP not in room.buttons()
    room.press(CALL)
    assert room.went == [SCENARIO.id]


def test_each_opening_begins_anew_and_leads_to_its_own_call(enter: Enter, qtbot: QtBot) -> None:
    room = enter()
    read = reading(room, qtbot)
    room.press(BACK)
    qtbot.waitUntil(lambda: "broken off" in read.steps)
    room.measuring.open(ANOTHER)
    assert READ in room.buttons() and FINISH not in room.buttons()
    room.press(SKIP)
    assert room.went == ["back", ANOTHER.id]
