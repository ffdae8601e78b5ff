"""One call, joined for real: what it is played with, what is left on disk, and what stands in for a missing part."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
import soundfile

from poise.calls.company import Audience, Call, Company, WallTime, company, ear_voice, listening_ears, turn_end
from poise.cast import Engines
from poise.domain.branch import Utterance
from poise.domain.events import Began, CustomerSpoke, Ended, Event, Judged, TraineeSpoke, Troubled
from poise.domain.evidence import Baseline
from poise.library import scenarios
from poise.library.shelf import usual_shelf
from poise.problems import AudioProblem, DeviceProblem, EngineProblem, Problem
from poise.resources import root
from poise.session.orders import HangUp
from poise.settings import Settings
from poise.speech import ear_numbers
from poise.speech.devices import Devices
from poise.speech.ear import FRAME
from poise.speech.echo import Playback
from poise.speech.keys import Hands
from poise.speech.listening import Ears
from poise.speech.loudspeaker import Loudspeaker
from poise.speech.microphone import Samples
from poise.speech.recordings import CountedTime, SilentPlayer
from poise.speech.sound_files import read_audio
from tests.fakes import RUBRIC
from tests.speech.test_listening import Reader, Scene, Sink
from tests.speech.test_vad import harmonics

SOURCE = root("scenarios") / "trade" / "samples-never-came.yaml"
SCENARIO = scenarios.load(SOURCE)
REPLY = root("assets") / "demo" / "good" / "01.flac"
CAPTIONS = Settings(voice="captions")
CALM = Baseline(-15.0, 3.4, -29.0, 142.0)
Happened = TypeVar("Happened")


@dataclass
class Onlooker:
    """Remembers all that an audience is told."""

    events: list[Event] = field(default_factory=list)
    levels: list[tuple[float, bool]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def audience(self, watch: Callable[[Event], object] = lambda _: None) -> Audience:
        def event(happened: Event) -> None:
            self.events.append(happened)
            watch(happened)

        def piece(utterance: Utterance, samples: Samples, rate: int) -> None:
            self.pieces.append(utterance.text)

        return Audience(event, lambda *level: self.levels.append(level), piece, self.problems.append)


@pytest.fixture(scope="module")
def engines() -> Iterator[Engines]:
    with Engines(CAPTIONS, usual_shelf(), RUBRIC, lambda _: None) as engines:
        yield engines


@pytest.fixture
def seen() -> Onlooker:
    return Onlooker()


Joined = Callable[..., Company]


@pytest.fixture
def joined(engines: Engines, seen: Onlooker, tmp_path: Path) -> Iterator[Joined]:
    """A call before this onlooker, with other settings, replies or pace."""
    made: list[Company] = []

    def join(
        settings: Settings = CAPTIONS,
        *replies: str | Path,
        fast: bool = True,
        watch: Callable[[Event], object] = lambda _: None,
    ) -> Company:
        call = Call(SCENARIO, SOURCE.read_bytes(), tmp_path / "calls", replies or None, fast)
        made.append(company(call, settings, engines, RUBRIC, seen.audience(watch)))
        return made[-1]

    yield join
    for one in made:
        if (one.store.folder / "open").exists():
            one.store.close()


def of(kind: type[Happened], events: list[Event]) -> list[Happened]:
    return [event for event in events if isinstance(event, kind)]


# --- a call with a recorded reply --------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def recorded(engines: Engines, tmp_path_factory: pytest.TempPathFactory) -> tuple[Company, Onlooker]:
    """A whole call: one recorded reply, and then silence until the customer has had enough."""
    seen, folder = Onlooker(), tmp_path_factory.mktemp("calls")
    call = Call(SCENARIO, SOURCE.read_bytes(), folder, (REPLY,), True)
    playing = company(call, replace(CAPTIONS, baseline=CALM), engines, RUBRIC, seen.audience())
    asyncio.run(playing.perform())
    return playing, seen


def test_a_call_is_played_to_its_end(recorded: tuple[Company, Onlooker]) -> None:
    _, seen = recorded
    assert isinstance(seen.events[0], Began) and isinstance(seen.events[-1], Ended)
    assert seen.events[-1].by == "customer"
    first, *others = of(TraineeSpoke, seen.events)
    assert "listening" in first.text and others and all(reply.silent for reply in others)


def test_what_is_shown_is_what_is_kept(recorded: tuple[Company, Onlooker]) -> None:
    playing, seen = recorded
    folder = playing.store.folder
    log = [json.loads(line) for line in (folder / "events.jsonl").read_text("utf-8").splitlines()]
    assert [line["kind"] for line in log] == [event.kind for event in seen.events]
    assert (folder / "scenario.yaml").read_bytes() == SOURCE.read_bytes()
    assert (folder / "take-01.wav").is_file() and not (folder / "open").exists()


def test_the_first_event_says_what_the_call_was_played_with(recorded: tuple[Company, Onlooker]) -> None:
    began = recorded[1].events[0]
    assert isinstance(began, Began)
    assert (began.scenario, began.digest) == (SCENARIO.id, SCENARIO.digest)
    assert began.cast["speaker"].startswith("captions") and began.cast["transcriber"].startswith("whisper")
    assert "Silero" in began.cast["listener"] and began.cast["judge"].startswith("poise")
    assert began.settings == {"patience": "normal", "headphones": "false"}
    assert began.baseline is not None and began.baseline["level_db"] == CALM.level_db


def test_a_recording_is_not_compared_with_the_trainee_s_own_voice(recorded: tuple[Company, Onlooker]) -> None:
    first = of(Judged, recorded[1].events)[0]
    assert isinstance(first, Judged)
    assert first.delivery.level_db is not None, "it was measured"
    assert first.delivery.tentative and first.delivery.level_change_db is None


def test_the_audience_sees_the_microphone_and_every_piece_of_speech(recorded: tuple[Company, Onlooker]) -> None:
    seen = recorded[1]
    assert {speaking for _, speaking in seen.levels} == {True, False}
    assert min(level for level, speaking in seen.levels if speaking) > min(level for level, _ in seen.levels)
    said = of(CustomerSpoke, seen.events)
    assert " ".join(seen.pieces) == " ".join(event.text for event in said)
    assert seen.problems == []


# --- other ways to play it ---------------------------------------------------------------------------------------
def test_where_replies_are_typed_no_microphone_is_needed(joined: Joined, seen: Onlooker) -> None:
    playing = joined(replace(CAPTIONS, typed=True, microphone="nowhere", baseline=CALM))
    playing.keys.type("I am sorry. What happened?")
    asyncio.run(playing.perform())
    first = of(TraineeSpoke, seen.events)[0]
    assert first.text == "I am sorry. What happened?"
    assert not of(Judged, seen.events)[0].delivery.tentative, "these are the trainee's own words"


def test_the_call_obeys_its_orders(joined: Joined, seen: Onlooker) -> None:
    playing = joined(CAPTIONS, "Hello?")
    playing.orders.give(HangUp())
    asyncio.run(playing.perform())
    assert seen.events[-1] == Ended(seen.events[-1].at, "hung_up", "trainee")


def test_a_call_that_is_cancelled_is_whole_on_disk(joined: Joined, seen: Onlooker) -> None:
    async def cut() -> None:
        spoken = asyncio.Event()
        playing = joined(CAPTIONS, "Hello?", fast=False, watch=lambda event: isinstance(event, Began) or spoken.set())
        performing = asyncio.create_task(playing.perform())
        async with asyncio.timeout(20):
            await spoken.wait()
        assert (playing.store.folder / "open").exists()
        performing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await performing
        assert not (playing.store.folder / "open").exists()

    asyncio.run(cut())
    assert [type(event) for event in seen.events] == [Began, CustomerSpoke]


def test_a_call_that_breaks_off_says_why_and_is_closed(joined: Joined, seen: Onlooker, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "reply.wav", np.zeros(16_000), 16_000)
    playing = joined(CAPTIONS, tmp_path / "reply.wav")
    (tmp_path / "reply.wav").unlink()
    with pytest.raises(AudioProblem, match="no such sound file"):
        asyncio.run(playing.perform())
    assert isinstance(seen.events[-1], Troubled)
    assert not (playing.store.folder / "open").exists()


def test_two_calls_of_one_moment_have_folders_of_their_own(joined: Joined) -> None:
    one, other = joined(), joined()
    assert one.store.folder != other.store.folder and one.store.folder.parent == other.store.folder.parent


# --- the loudspeaker ---------------------------------------------------------------------------------------------
ALOUD = Settings(voice="system", loudspeaker="Headset")


def test_what_is_heard_comes_from_the_chosen_loudspeaker(
    joined: Joined, seen: Onlooker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poise.calls.company.devices", lambda: Devices(loudspeakers=("Headset", "Laptop")))
    player = joined(ALOUD, fast=False).player
    assert isinstance(player, Loudspeaker) and player.name == "Headset"
    assert seen.problems == []


class Headset(Loudspeaker):
    """One that nobody hears, and that tells whether it was let go of."""

    let_go = False

    async def play(self, samples: Samples, rate: int) -> float:
        return 0.0

    async def close(self) -> None:
        self.let_go = True


def test_after_the_call_the_loudspeaker_is_let_go_of(joined: Joined, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("poise.calls.company.devices", lambda: Devices(loudspeakers=("Headset",)))
    monkeypatch.setattr("poise.calls.company.Loudspeaker", Headset)
    playing = joined(ALOUD, "Hello?", fast=False)
    playing.orders.give(HangUp())
    assert isinstance(playing.player, Headset) and not playing.player.let_go
    asyncio.run(playing.perform())
    assert playing.player.let_go


def test_without_a_loudspeaker_there_are_captions_and_a_word_about_it(
    joined: Joined, seen: Onlooker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poise.calls.company.devices", Devices)
    assert isinstance(joined(ALOUD, fast=False).player, SilentPlayer)
    [problem] = seen.problems
    assert isinstance(problem, DeviceProblem) and "captions" in problem.advice


@pytest.mark.parametrize(("settings", "fast"), [(CAPTIONS, False), (ALOUD, True)])
def test_a_call_that_is_to_be_silent_asks_for_no_loudspeaker(
    joined: Joined, seen: Onlooker, monkeypatch: pytest.MonkeyPatch, settings: Settings, fast: bool
) -> None:
    monkeypatch.setattr("poise.calls.company.devices", Devices)
    assert isinstance(joined(settings, fast=fast).player, SilentPlayer)
    assert seen.problems == []


# --- the trainee's side ------------------------------------------------------------------------------------------
@dataclass
class Booth:
    """Ears as the company makes them, before a microphone at which one long sound is heard."""

    ears: Ears
    clock: CountedTime
    playback: Playback


Built = Callable[[Samples, Settings], Booth]


@pytest.fixture
def booth(engines: Engines, monkeypatch: pytest.MonkeyPatch) -> Built:
    def build(sound: Samples, settings: Settings) -> Booth:
        monkeypatch.setattr("poise.calls.company.LiveMicrophone", lambda _wanted, pace, _tell: Scene(sound, pace, {}))
        clock, playback = CountedTime(), Playback()
        ears = listening_ears(None, settings, clock, playback, Hands(), lambda *_: None, lambda _: None, engines.quick)
        return Booth(ears, clock, playback)

    return build


def silence(seconds: float) -> Samples:
    return np.full(round(seconds * 16_000), 3, np.int16)


def test_only_with_headphones_may_the_customer_be_talked_down(booth: Built) -> None:
    sound = np.concatenate([silence(0.5), read_audio(REPLY)[: 3 * 16_000]])
    asyncio.run(booth(sound, Settings(headphones=True)).ears.onset())
    with pytest.raises(DeviceProblem, match="The scene is over"):
        asyncio.run(booth(sound, Settings(headphones=False)).ears.onset())


def test_a_patient_ear_waits_longer(booth: Built) -> None:
    unfinished = np.concatenate([silence(0.5), read_audio(REPLY)[: round(1.5 * 16_000)], silence(4.0)])

    def answered(settings: Settings) -> float:
        listening = booth(unfinished, settings)
        take = asyncio.run(listening.ears.hear(8.0, Sink(), Reader()))
        assert not take.silent
        return listening.clock.now()

    assert answered(Settings(patience="quick")) < answered(Settings(patience="patient"))


def test_how_loud_a_shout_is_depends_on_the_trainee_s_own_calm_voice(booth: Built) -> None:
    shout = np.concatenate([silence(2.0), harmonics(330.0, 2.0, -14.0), silence(4.0)])

    def silent(level: float) -> bool:
        ears = booth(shout, Settings(baseline=replace(CALM, level_db=level))).ears
        return asyncio.run(ears.hear(2.5, Sink(), Reader())).silent

    assert not silent(-30.0)
    assert silent(-5.0)


@pytest.mark.parametrize(("replies", "live"), [(None, True), ((), False), (("Hello.",), False)])
def test_only_at_a_microphone_can_somebody_interrupt(
    engines: Engines, replies: tuple[str, ...] | None, live: bool
) -> None:
    ears = listening_ears(
        replies, Settings(), CountedTime(), Playback(), Hands(), lambda *_: None, lambda _: None, engines.quick
    )
    assert ears.interruptible is live


def test_a_recording_that_is_missing_is_told_before_the_call_begins(joined: Joined, tmp_path: Path) -> None:
    with pytest.raises(AudioProblem, match="no such sound file"):
        joined(CAPTIONS, REPLY, tmp_path / "gone.wav")
    assert not (tmp_path / "calls").exists(), "there is no call to be kept"


def test_the_ear_hears_voices_and_no_silence() -> None:
    voice, speech = ear_voice(ear_numbers.load("normal"), None), read_audio(REPLY)
    probable = [voice.hear(speech[at : at + FRAME]).speech for at in range(0, 3 * 16_000, FRAME)]
    assert np.mean(np.array(probable) > 0.5) > 0.5
    quiet = ear_voice(ear_numbers.load("normal"), None)
    assert max(quiet.hear(silence(FRAME / 16_000)).speech for _ in range(30)) < 0.5


def test_where_the_model_of_turn_ends_is_missing_silence_alone_ends_them(
    engines: Engines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Problem] = []
    assert "Smart Turn" in turn_end(told.append, engines.quick).name and told == []
    monkeypatch.setenv("POISE_MODELS", str(tmp_path))
    alone = turn_end(told.append, engines.quick)
    assert asyncio.run(alone.complete(silence(1.0))) == 0.0
    assert [type(problem) for problem in told] == [EngineProblem]


def test_a_call_s_time_begins_with_it() -> None:
    first = WallTime()
    before = first.now()
    assert 0 <= WallTime().now() <= first.now() - before, "a later call has its own beginning"
