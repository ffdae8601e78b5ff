"""The trainee's side of a call: real voices through the real ear, on a clock that only counts samples."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from poise.domain.evidence import TAKE_RATE, Take, Transcript
from poise.problems import DeviceProblem, EngineProblem
from poise.session.ports import Listener
from poise.speech.ear_numbers import Hearing
from poise.speech.echo import Playback
from poise.speech.keys import Hands, Keys
from poise.speech.listening import Ears, Levels, Mode, Parts
from poise.speech.microphone import BLOCK, Block, Microphone, Samples
from poise.speech.recordings import CountedTime, RecordedReplies
from poise.speech.turn_end import SilenceAlone, SmartTurn, TurnEnd
from poise.speech.vad import Silero, Voice, VoicedAndLoud


@dataclass
class Sink:
    """Keeps what was written, and how often something was."""

    kept: bytearray = field(default_factory=bytearray)

    def write(self, samples: bytes) -> None:
        self.kept += samples


class Reader:
    """Early words that are known beforehand; `begun` are the takes it was shown."""

    def __init__(self, words: str | Exception | None = None) -> None:
        self.begun: list[Take] = []
        self._words = words

    def begin(self, take: Take) -> Future[Transcript] | None:
        self.begun.append(take)
        if self._words is None:
            return None
        done: Future[Transcript] = Future()
        if isinstance(self._words, Exception):
            done.set_exception(self._words)
        elif self._words == "given up":
            done.cancel()
        else:
            done.set_result(Transcript(self._words, (), "known"))
        return done


class Scene:
    """A live microphone before which one long sound is heard, and something happens at given moments of it."""

    name = "scene"
    live = True

    def __init__(self, sound: Samples, time: CountedTime, happenings: dict[float, Callable[[], None]]) -> None:
        self._sound = sound
        self._time = time
        self._happenings = sorted(happenings.items())

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        yield

    async def block(self) -> Block:
        at = self._time.now()
        while self._happenings and self._happenings[0][0] <= at:
            self._happenings.pop(0)[1]()
        start = round(at * TAKE_RATE)
        if start >= len(self._sound):
            raise DeviceProblem("The scene is over.")
        await self._time.spend(BLOCK / TAKE_RATE)
        return Block(self._sound[start : start + BLOCK], at)

    def cue(self) -> str | None:
        return None

    def rest(self) -> None:
        """Nothing to do."""


@dataclass
class Stage:
    """A listener, and all that a test wants to touch."""

    ears: Ears
    time: CountedTime
    playback: Playback
    hands: Hands
    sink: Sink
    meter: list[tuple[float, bool]]

    def hear(self, patience: float = 5.0, early: Reader | None = None) -> Take:
        return asyncio.run(self.ears.hear(patience, self.sink, early or Reader()))


MakeStage = Callable[..., Stage]


@pytest.fixture
def stage(silero: Silero, numbers: Hearing) -> MakeStage:
    """Makes a listener out of a sound, or of recorded replies."""

    def make(
        sound: Samples | list[str | Path],
        happenings: dict[float, Callable[[Keys], None]] | None = None,
        mode: Mode = "half-duplex",
        turn_end: TurnEnd | None = None,
        hearing: Hearing = numbers,
    ) -> Stage:
        time, playback, hands = CountedTime(), Playback(), Hands()
        keys = Keys(hands)
        bound = {at: (lambda act=act: act(keys)) for at, act in (happenings or {}).items()}
        microphone: Microphone = RecordedReplies(sound, time) if isinstance(sound, list) else Scene(sound, time, bound)
        voice = Voice(silero, VoicedAndLoud(hearing.loud))
        meter: list[tuple[float, bool]] = []
        levels: Levels = lambda level, speaking: meter.append((level, speaking))  # noqa: E731 - one line is enough
        parts = Parts(microphone, voice, turn_end or SilenceAlone(), hearing, time, playback, hands, mode)
        return Stage(Ears(parts, levels), time, playback, hands, Sink(), meter)

    return make


def hush(seconds: float) -> Samples:
    """A room in which nobody speaks."""
    return np.random.default_rng(2).normal(0, 12, round(seconds * TAKE_RATE)).astype(np.int16)


def row(*parts: Samples) -> Samples:
    return np.concatenate(parts)


@pytest.fixture(scope="session")
def phrase(speech: Samples) -> Samples:
    """About one and a half seconds of speech without a pause."""
    return speech[: round(1.6 * TAKE_RATE)]


@pytest.fixture(scope="session")
def short(speech: Samples) -> Samples:
    """About half a second of speech: a "mm-hm"."""
    return speech[round(0.25 * TAKE_RATE) : round(0.8 * TAKE_RATE)]


def test_a_reply(stage: MakeStage, phrase: Samples) -> None:
    on = stage(row(hush(2.0), phrase, hush(4.0)))
    reader = Reader()
    take = on.hear(early=reader)
    listener: Listener = on.ears
    assert listener.interruptible
    assert take.speech[0][0] == pytest.approx(0.3, abs=1e-3)
    assert take.began + 0.3 == pytest.approx(2.2, abs=0.15)
    assert take.seconds == pytest.approx(take.speech[-1][1] + 0.2, abs=1e-3)
    assert bytes(on.sink.kept) == take.samples
    assert reader.begun == [take], "what was recognised early is the whole take"
    assert 1.0 <= on.time.now() - (take.began + take.speech[-1][1]) <= 2.2, "a single phrase may go on"
    assert take.latency is None and take.typed is None and not take.silent


def test_the_meter_gets_a_level_each_20_ms(stage: MakeStage, phrase: Samples) -> None:
    on = stage(row(hush(1.0), phrase, hush(3.0)))
    on.hear()
    assert len(on.meter) == round(on.time.now() / 0.02)
    assert all(level < -60 and not speaking for level, speaking in on.meter[:40])
    assert any(level > -40 and speaking for level, speaking in on.meter)


def test_nobody_speaks(stage: MakeStage) -> None:
    on = stage(hush(9.0))
    take = on.hear(patience=3.0)
    assert take.silent and take.samples == b"" and not on.sink.kept
    assert on.time.now() == pytest.approx(3.0, abs=0.04)


def test_a_cough_and_keys_are_no_reply(stage: MakeStage) -> None:
    rng = np.random.default_rng(4)
    cough = (rng.normal(0, 6000, 2000) * np.hanning(2000)).astype(np.int16)
    clicks = np.concatenate([row(np.full(40, 9000, np.int16), hush(0.15)) for _ in range(12)])
    on = stage(row(hush(0.5), cough, hush(0.5), clicks, hush(3.0)))
    assert on.hear(patience=3.0).silent
    assert not on.sink.kept


def test_a_thinking_pause_is_not_the_end(stage: MakeStage, phrase: Samples) -> None:
    on = stage(row(hush(0.5), phrase, hush(1.3), phrase, hush(4.0)))
    reader = Reader()
    take = on.hear(early=reader)
    assert len(reader.begun) == 2
    assert reader.begun[-1] == take
    assert len(reader.begun[0].samples) < len(take.samples)
    assert take.samples.startswith(reader.begun[0].samples)
    assert bytes(on.sink.kept) == take.samples


class Sounding:
    """Every pause sounds as complete as this."""

    name = "sounding"

    def __init__(self, complete: float) -> None:
        self._complete = complete

    async def complete(self, samples: Samples) -> float:
        return self._complete


WHOLE = "I am very sorry about that, it was our mistake and nobody called you."


@pytest.mark.parametrize(
    ("sounds", "words", "silence"),
    [
        (0.99, WHOLE, 0.7),
        (0.12, WHOLE, 1.3),
        (0.01, WHOLE, 1.7),
        (0.99, "I am very sorry about that, it was our mistake and", 1.7),
        (0.01, "I will ask my", 1.7),
        (0.99, "given up", 1.7),
        (0.99, EngineProblem("The recogniser does not answer."), 1.7),
        (0.99, None, 1.7),
    ],
)
def test_voice_and_words_together_tell_how_long_a_pause_may_be(
    stage: MakeStage, phrase: Samples, sounds: float, words: str | Exception | None, silence: float
) -> None:
    on = stage(row(hush(0.5), phrase, hush(4.0)), turn_end=Sounding(sounds))
    take = on.hear(early=Reader(words))
    waited = on.time.now() - (take.began + take.speech[-1][1])
    assert waited == pytest.approx(silence, abs=0.07)


def test_the_same_recording_gives_the_same_take(
    stage: MakeStage, speech: Samples, tmp_path: Path, smart_turn: SmartTurn
) -> None:
    soundfile.write(tmp_path / "reply.flac", row(hush(0.7), speech), TAKE_RATE)
    takes = [stage([tmp_path / "reply.flac"], turn_end=smart_turn).hear() for _ in range(2)]
    assert takes[0] == takes[1]


def test_written_replies_among_recorded_ones(stage: MakeStage, phrase: Samples, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "reply.wav", row(hush(0.3), phrase), TAKE_RATE)
    on = stage(["Good morning.", tmp_path / "reply.wav"])
    assert not on.ears.interruptible
    assert on.hear().typed == "Good morning."
    assert on.hear().speech
    assert on.hear(patience=2.0).silent
    assert on.hear(patience=2.0).silent


def test_what_is_played_is_never_a_reply(stage: MakeStage, speech: Samples, phrase: Samples) -> None:
    """The customer's whole voice comes back from the loudspeaker, and its last word rings on."""
    ringing = (speech[: round(0.2 * TAKE_RATE)] // 8).astype(np.int16)
    on = stage(row(speech[: 3 * TAKE_RATE], ringing, hush(6.0)))
    on.playback.begin(speech[: 3 * TAKE_RATE], TAKE_RATE, 0.0)
    assert on.hear(patience=6.0).silent
    assert not on.sink.kept


def test_who_answers_in_the_last_echo_is_heard(stage: MakeStage, speech: Samples, phrase: Samples) -> None:
    on = stage(row(speech[: 2 * TAKE_RATE], phrase, hush(4.0)))
    on.playback.begin(speech[: 2 * TAKE_RATE], TAKE_RATE, 0.0)
    take = on.hear()
    assert take.began >= 2.0 - 1e-6, "nothing of the customer is in it"
    assert take.latency == pytest.approx(0.35, abs=0.15)
    assert take.talk_over == 0.0


def test_with_headphones_the_trainee_takes_the_floor(
    stage: MakeStage, speech: Samples, phrase: Samples, short: Samples
) -> None:
    customer = speech[: round(9.0 * TAKE_RATE)]
    leak = (customer * 0.05).astype(np.int16)
    mixed = row(leak, hush(6.0)).astype(np.int32)
    for at, said in ((4.0, short), (6.0, row(phrase, phrase))):
        place = round(at * TAKE_RATE)
        mixed[place : place + len(said)] += said
    on = stage(np.clip(mixed, -32768, 32767).astype(np.int16), mode="headphones")
    on.playback.begin(customer, TAKE_RATE, 0.0)

    async def call() -> Take:
        await on.ears.onset()
        assert 7.0 < on.time.now() < 8.0, "not at the mm-hm, but one second into the interruption"
        on.playback.end(on.time.now())
        return await on.ears.hear(5.0, on.sink, Reader())

    take = asyncio.run(call())
    assert take.began == pytest.approx(6.0 - 0.1, abs=0.35), "from its first word on"
    assert take.talk_over > 0.7
    assert take.latency is not None and take.latency < -0.7
    assert bytes(on.sink.kept) == take.samples


def test_with_headphones_the_customers_leak_is_no_interruption(stage: MakeStage, speech: Samples) -> None:
    customer = speech[: 8 * TAKE_RATE]
    on = stage(row((customer * 0.3).astype(np.int16), hush(1.0)), mode="headphones")
    on.playback.begin(customer, TAKE_RATE, 0.0)
    with pytest.raises(DeviceProblem, match="scene is over"):
        asyncio.run(on.ears.onset())


def test_without_headphones_only_the_talk_key_interrupts(stage: MakeStage, speech: Samples, phrase: Samples) -> None:
    customer = speech[: 4 * TAKE_RATE]
    happenings = {2.0: Keys.press, 4.4: Keys.release}
    on = stage(row(customer[: 2 * TAKE_RATE], hush(0.4), phrase, hush(4.0)), happenings)
    on.playback.begin(customer, TAKE_RATE, 0.0)

    async def call() -> Take:
        await on.ears.onset()
        assert on.time.now() == pytest.approx(2.0, abs=0.06)
        on.playback.end(on.time.now())
        return await on.ears.hear(5.0, on.sink, Reader())

    take = asyncio.run(call())
    assert take.began == pytest.approx(2.0, abs=0.1)
    assert take.speech
    assert on.time.now() == pytest.approx(4.6, abs=0.06), "a fifth of a second after the key came up"


def test_a_held_key_waits_through_any_pause(stage: MakeStage, phrase: Samples) -> None:
    sound = row(hush(1.0), phrase, hush(4.0), phrase, hush(3.0))
    on = stage(sound, {0.5: Keys.press, 8.5: Keys.release})
    take = on.hear()
    assert take.began == pytest.approx(0.5, abs=0.04)
    assert take.speech[-1][1] > 6.0
    assert bytes(on.sink.kept) == take.samples


def test_a_key_that_was_touched_by_mistake(stage: MakeStage, phrase: Samples) -> None:
    on = stage(row(hush(3.0), phrase, hush(3.0)), {0.5: Keys.press, 1.0: Keys.release})
    take = on.hear(patience=4.0)
    assert take.began == pytest.approx(3.0 - 0.1, abs=0.2)


def test_a_typed_reply_instead_of_a_spoken_one(stage: MakeStage) -> None:
    on = stage(hush(9.0), {1.0: lambda keys: keys.compose(True), 6.0: lambda keys: keys.type("I am sorry.")})
    take = on.hear(patience=2.0)
    assert take.typed == "I am sorry."
    assert on.time.now() == pytest.approx(6.0, abs=0.06)


def test_who_stops_typing_has_his_patience_again(stage: MakeStage) -> None:
    on = stage(hush(9.0), {1.0: lambda keys: keys.compose(True), 4.0: lambda keys: keys.compose(False)})
    assert on.hear(patience=2.0).silent
    assert 4.0 < on.time.now() < 6.1


def test_what_is_said_in_a_pause_does_not_count(stage: MakeStage, phrase: Samples) -> None:
    sound = row(hush(0.5), phrase, hush(2.0), phrase, hush(4.0))
    on = stage(sound, {0.2: Keys.pause, 3.0: Keys.resume})
    take = on.hear(patience=2.0)
    assert take.began > 3.0
    assert len(on.meter) == round(on.time.now() / 0.02), "the meter goes on"


def test_the_microphone_is_pulled_out_in_mid_reply(stage: MakeStage, speech: Samples) -> None:
    on = stage(row(hush(1.0), speech[: 4 * TAKE_RATE]))
    with pytest.raises(DeviceProblem):
        on.hear()
    assert len(on.sink.kept) / 2 / TAKE_RATE == pytest.approx(4.0, abs=0.4), "what was spoken is kept"


def test_the_longest_turn(stage: MakeStage, speech: Samples, numbers: Hearing) -> None:
    short_of_breath = replace(numbers, ear=replace(numbers.ear, longest=100))
    on = stage(row(hush(0.5), speech, speech), hearing=short_of_breath)
    assert on.hear().seconds == pytest.approx(3.2 + 0.3, abs=0.1)


def test_its_name_says_which_detectors_decided(stage: MakeStage, smart_turn: SmartTurn) -> None:
    assert stage(hush(1.0)).ears.name == "Silero VAD 6, silence alone"
    assert stage(hush(1.0), turn_end=smart_turn).ears.name == "Silero VAD 6, Smart Turn 3.2"
