"""A whole lesson: desk and stage on two screens, a class that speaks and votes by phone, and all that can go wrong."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from poise.archive import classes, shelf
from poise.domain.events import PassedTo, TraineeSpoke
from poise.resources import root
from tests.room.browser import phone
from tests.whole.classroom import (
    FINISH,
    LAPTOP,
    NEXT,
    PASS,
    PROJECTOR,
    QUESTION,
    Classroom,
    another,
    plug_projector,
    prepared,
    started,
)
from tests.whole.desktop import Desktop, painted
from tests.whole.guest import Guest
from tests.whole.studio import RATE, Studio
from tests.whole.takes import samples_of, seconds_kept
from tests.whole.trainee import THINKING

pytestmark = pytest.mark.audio

SPEECH = root("assets") / "demo"
SHORT = SPEECH / "poor" / "01.flac"
LONG = SPEECH / "good" / "01.flac"
ALL_TAKES = ("01-2", "01", "02-2", "02")
"""The first take of each reply was cut off, the second is whole."""

LOST = "No connection to the teacher’s computer. This page keeps trying."
IN = "Your answer is in. You can still change it."


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A sound system of its own."""
    with Studio(tmp_path / "sound") as running:
        yield running


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A display with two monitors."""
    width, height = LAPTOP[0] + PROJECTOR[0], max(LAPTOP[1], PROJECTOR[1])
    with Desktop(tmp_path / "display", width, height) as running:
        prepared(tmp_path, running)
        yield running


@pytest.fixture
def guest(tmp_path: Path) -> Iterator[Guest]:
    """Somebody with a phone."""
    with phone(tmp_path / "profile") as driver:
        yield Guest(driver)


def test_a_lesson_is_taught_on_two_screens_and_kept_as_it_was(
    studio: Studio, desktop: Desktop, guest: Guest, tmp_path: Path
) -> None:
    with started(tmp_path, studio, desktop) as app:
        room = Classroom(app, desktop)
        guest.join(room.open_page())
        guest.sees("You are in")
        room.press(NEXT)
        room.press(NEXT)
        answered(studio, room, 1, 1)
        desktop.keep(tmp_path / "frozen.png")
        voted(guest, room)
        desktop.keep(tmp_path / "revealed.png")
        desktop.press(PASS)
        desktop.write("AB")
        desktop.press("Return")
        room.happened("passed")
        room.press(NEXT)
        desktop.press(NEXT)
        answered(studio, room, 2, 2)
        ended(room)
        guest.sees("The lesson is over")
        desktop.wait(lambda _: not room.stage.any())
        assert app.process.poll() is None, app.printed
    kinds = ["class_began", "part_began", "call_began", "froze", "asked", "answered", "revealed", "passed", "call_over"]
    assert room.log.kinds() == [*kinds, "class_ended"]
    [kept] = classes.every(app.classes)
    stands = classes.read(kept).stands
    [call], [poll] = stands.calls, stands.polls
    assert (stands.keep, stands.part, call.frozen) == ("all", 1, ("first-answer",))
    assert poll.phones is not None and poll.phones.picked == (("1", 0), ("2", 0), ("3", 1))
    assert (poll.question.text, poll.turn, poll.folder, poll.revealed) == (QUESTION, 1, call.folder, True)
    [passed] = room.log.of("passed")
    assert (passed["turn"], passed["speaker"], passed["baseline"]) == (2, "AB", False)
    recorded = shelf.read(app.calls / call.folder)
    assert recorded.dropped == ()
    assert len([one for one in recorded.events if isinstance(one, TraineeSpoke)]) == 2
    assert [one.speaker for one in recorded.events if isinstance(one, PassedTo)] == ["", "AB"]
    for turn in (1, 2):
        assert seconds_kept(app.calls / call.folder / f"take-{turn:02}.wav", SHORT) >= 3.0


def test_screen_microphone_network_and_program_are_lost_and_nothing_with_them(
    studio: Studio, desktop: Desktop, guest: Guest, tmp_path: Path
) -> None:
    with started(tmp_path, studio, desktop) as app:
        room = Classroom(app, desktop)
        guest.join(room.open_page())
        room.press(NEXT)
        room.press(NEXT)
        room.told("customer_spoke")
        screen_lost_and_found(room)
        unplugged = microphone_lost_and_found(studio, room)
        network_lost_and_found(guest, room)
        room.press(NEXT)
        desktop.press(NEXT)
        room.told("customer_finished", 3)
        killed = cut_short(studio, app.kill)
    guest.reads(LOST)
    before = logs(tmp_path)
    with started(tmp_path, studio, desktop) as app:
        again = Classroom(app, desktop)
        desktop.keep(tmp_path / "offer.png")
        desktop.press("1")
        again.happened("froze", times=2)
        again.rest()
        guest.join(again.open_page())
        guest.sees("You are in")
        again.press(NEXT)
        again.rest()
        desktop.keep(tmp_path / "taken-up.png")
        desktop.press(NEXT)
        answered(studio, again, 4, 2)
        ended(again)
        guest.sees("The lesson is over")
        assert app.process.poll() is None, app.printed
    after = logs(tmp_path)
    assert len(after) == 2 and all(after[file].startswith(told) for file, told in before.items())
    [folder] = app.calls.glob("*")
    assert shelf.read(folder).dropped == () and classes.unfinished(app.classes) == ()
    assert [take.name for take in sorted(folder.glob("take-*"))] == [f"take-{name}.wav" for name in ALL_TAKES]
    assert seconds_kept(folder / "take-01.wav", LONG) >= unplugged - 0.1
    assert seconds_kept(folder / "take-02.wav", LONG) >= killed - 1.0
    for name in ("01-2", "02-2"):
        assert seconds_kept(folder / f"take-{name}.wav", SHORT) >= 3.0


def logs(home: Path) -> dict[Path, bytes]:
    """What is written of calls and classes, as it is now."""
    return {file: file.read_bytes() for file in (home / "data" / "poise").glob("c*/*/*.jsonl")}


def answered(studio: Studio, room: Classroom, spoke: int, turn: int) -> None:
    """The customer has spoken so often; then this reply is given aloud."""
    room.told("customer_finished", spoke)
    time.sleep(THINKING)
    studio.say(SHORT).wait()
    room.told("moved", turn)


def cut_short(studio: Studio, cut: Callable[[], object]) -> float:
    """Begin a long reply, which is cut off so; the seconds of it that were spoken before."""
    tape = studio.tape("microphone")
    began, speaking = time.monotonic(), studio.say(LONG)
    time.sleep(4.0)
    spoken = time.monotonic() - tape.find(samples_of(LONG, RATE), began)
    cut()
    speaking.kill()
    speaking.wait()
    tape.close()
    return spoken


def voted(guest: Guest, room: Classroom) -> None:
    """The question is asked, answered by phone, closed, and revealed on the stage, all with the remote's one key."""
    asked(guest, room)
    guest.choose(3)
    guest.reads(IN)
    room.desktop.press(NEXT)
    room.happened("answered")
    guest.reads("This question is closed. Your answer counts.")
    room.rest()
    before = room.stage.copy()
    room.desktop.press(NEXT)
    room.happened("revealed")
    room.desktop.wait(lambda _: another(before, room.stage, 0.005))


def asked(guest: Guest, room: Classroom) -> None:
    """The call stands still as planned, and the planned question is put."""
    room.happened("froze")
    room.rest()
    room.press(NEXT)
    room.happened("asked")
    guest.sees(QUESTION)


def ended(room: Classroom) -> None:
    """The lesson is ended, and all of it stays."""
    room.desktop.press(FINISH)
    time.sleep(0.5)
    room.desktop.press("1")
    room.happened("class_ended")


def screen_lost_and_found(room: Classroom) -> None:
    """The projector is pulled out and put in again while the customer speaks."""
    desktop = room.desktop
    desktop.unplug("projector")
    desktop.wait(lambda _: not room.stage.any())
    time.sleep(0.5)
    desktop.keep(room.home / "lost.png")
    plug_projector(desktop)
    desktop.wait(lambda _: painted(room.stage))
    desktop.keep(room.home / "found.png")
    assert "customer_finished" not in room.call.kinds()


def microphone_lost_and_found(studio: Studio, room: Classroom) -> float:
    """It is pulled out in mid-reply; in again, the reply is given anew.  The seconds that had been spoken."""
    room.told("customer_finished")
    time.sleep(THINKING)
    spoken = cut_short(studio, studio.unplug)
    room.happened("call_over")
    [trouble] = room.call.of("troubled")
    assert "microphone" in trouble["sentence"].lower() and trouble["advice"]
    room.rest()
    room.desktop.keep(room.home / "unplugged.png")
    studio.plug_in()
    room.desktop.press(NEXT)
    room.happened("call_began", times=2)
    answered(studio, room, 2, 1)
    return spoken


def network_lost_and_found(guest: Guest, room: Classroom) -> None:
    """A phone leaves the network while a question is open, and votes; it finds its question and its vote."""
    asked(guest, room)
    guest.network(False)
    guest.choose(3)
    guest.reads(LOST)
    guest.network(True)
    guest.reads(IN)
    guest.reload()
    guest.sees(QUESTION)
    assert guest.chosen == [False, False, True]
    room.desktop.press(NEXT)
    room.happened("answered")
    assert room.log.of("answered")[0]["counts"]["picked"] == [["1", 0], ["2", 0], ["3", 1]]
    room.desktop.press(NEXT)
    room.happened("revealed")
    room.rest()
