"""An answer in a drill: typed or spoken, judged in the very state of the call, and kept nowhere."""

import asyncio
from pathlib import Path

from poise.archive.wav import encoded
from poise.cast import Engines
from poise.domain.drills import grade
from poise.resources import root
from poise.settings import Settings
from poise.ui.practice import Answered, Exercise
from tests.drilled import QUIET, Desk
from tests.fakes import RUBRIC

SPOKEN = root("assets") / "demo" / "good" / "02.flac"


def answered(desk: Desk, settings: Settings, text: str = "") -> tuple[Exercise, Answered | None]:
    desk.learn()
    one = desk.first()

    async def run() -> Answered | None:
        answering = desk.drills.answer(one, settings, desk)
        if text:
            answering.type_reply(text)
        return await answering.run()

    return one, asyncio.run(run())


KIND = "I am so sorry, Ms Doyle. You were promised samples for Thursday and they never came. That must have been awful."


def test_a_typed_answer_is_judged_in_the_state_of_the_call(desk: Desk) -> None:
    one, found = answered(desk, Settings(voice="captions", typed=True), KIND)
    assert found is not None and found.spoken.text == KIND and found.samples == b""
    assert found.tried.before == one.call.mood and found.tried.turn == one.turn
    assert grade(found.tried, one.faults, RUBRIC) in ("good", "easy")
    assert desk.moments == ["customer", "yours", "thinking"]


def test_without_consent_nobody_is_listened_to(desk: Desk) -> None:
    _, found = answered(desk, Settings(voice="captions", consent=False), KIND)
    assert found is not None and found.samples == b""


def test_a_spoken_answer_is_judged_by_its_voice_too(tmp_path: Path, engines: Engines) -> None:
    desk = Desk(tmp_path, engines, SPOKEN)
    _, found = answered(desk, QUIET)
    assert found is not None and found.spoken.words and len(found.samples) > 16_000
    assert found.tried.delivery.speech_seconds is not None and found.tried.delivery.speech_seconds > 1
    assert not list(desk.call.glob("take-*")), "an answer in a drill is not recorded"


def test_silence_is_nothing_to_judge(tmp_path: Path, engines: Engines) -> None:
    silent = tmp_path / "silent.wav"
    silent.write_bytes(encoded(bytes(2 * 16_000), 16_000))
    desk = Desk(tmp_path, engines, silent)
    assert answered(desk, QUIET)[1] is None
    assert desk.moments == ["customer", "yours"]


def test_a_drill_leaves_the_call_as_it_was(desk: Desk) -> None:
    before = {one.name: one.read_bytes() for one in desk.call.iterdir()}
    answered(desk, Settings(voice="captions", typed=True), KIND)
    assert {one.name: one.read_bytes() for one in desk.call.iterdir()} == before
