"""The sound of the breath: none, and no error, where there is nothing to hear it with."""

import asyncio

import pytest

from poise.calls import few_minutes
from poise.calls.few_minutes import BreathSound
from poise.domain.breathing import Pace
from poise.problems import DeviceProblem
from poise.settings import Settings
from poise.speech.devices import Devices
from poise.speech.microphone import Samples

PACE = Pace(6.0, 0.4)


class Told:
    """A loudspeaker that plays `good` pieces at once and is gone then."""

    made: list["Told"] = []
    good = 2

    def __init__(self, *_: object) -> None:
        self.pieces: list[int] = []
        self.closed = False
        self.made.append(self)

    async def play(self, samples: Samples, rate: int) -> float:
        self.pieces.append(len(samples))
        if len(self.pieces) > self.good:
            raise DeviceProblem("The loudspeaker is gone.")
        return len(samples) / rate

    async def close(self) -> None:
        self.closed = True


@pytest.fixture
def loudspeaker(monkeypatch: pytest.MonkeyPatch) -> list[Told]:
    Told.made = []
    monkeypatch.setattr(few_minutes, "Loudspeaker", Told)
    monkeypatch.setattr(few_minutes, "devices", lambda: Devices((), ("Speakers",)))
    return Told.made


def played(settings: Settings, at: float = 0.0) -> bool:
    return asyncio.run(BreathSound(lambda: settings).play(PACE, at))


def test_a_loudspeaker_that_vanishes_is_no_error(loudspeaker: list[Told]) -> None:
    assert played(Settings()) is False
    assert loudspeaker[0].closed and len(loudspeaker[0].pieces) == 3


def test_it_begins_where_the_picture_is(loudspeaker: list[Told]) -> None:
    played(Settings(), at=PACE.seconds * 2.5)
    assert loudspeaker[0].pieces[0] == pytest.approx(PACE.seconds * 48_000 / 2, rel=0.2)


def test_without_a_loudspeaker_there_is_none(loudspeaker: list[Told], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(few_minutes, "devices", lambda: Devices((), ()))
    assert played(Settings()) is False and loudspeaker == []


def test_who_wants_captions_alone_is_left_in_silence(loudspeaker: list[Told]) -> None:
    assert played(Settings(voice="captions")) is False and loudspeaker == []
