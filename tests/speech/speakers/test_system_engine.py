"""pyttsx3 with every order obeyed: eSpeak NG for real in a process of its own, other systems' voices by a stand-in."""

import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from parselmouth import Sound

from poise.problems import EngineProblem
from poise.speech.speakers import system_engine
from poise.speech.speakers.system_engine import Order, SystemEngine, chosen
from poise.speech.worker import Worker

PLAIN = Order("I have been waiting for two weeks.", "en-gb", "female", (), "f3", 50, 50, 170)


# --- eSpeak NG ---------------------------------------------------------------------------------------------------
def engine() -> Callable[[Order], tuple[bytes, int]]:
    """eSpeak is one for a whole process."""
    return SystemEngine().speak


@pytest.fixture(scope="module")
def espeak() -> Iterator[Worker]:
    worker = Worker(engine, called="The engine", advice="")
    yield worker
    worker.close()


def spoken(worker: Worker, **changes: object) -> tuple[NDArray[np.int16], int]:
    samples, rate = worker.ask(PLAIN._replace(**changes), 20.0)
    return np.frombuffer(samples, np.int16), rate


def seconds(worker: Worker, **changes: object) -> float:
    samples, rate = spoken(worker, **changes)
    return len(samples) / rate


def hertz(worker: Worker, **changes: object) -> NDArray[np.float64]:
    """The fundamental frequency of every voiced moment."""
    samples, rate = spoken(worker, **changes)
    found: NDArray[np.float64] = Sound(samples / 32768, rate).to_pitch(0.01, 60, 500).selected_array["frequency"]
    return found[found > 0]


def test_a_sentence_is_sound_in_sixteen_bits(espeak: Worker) -> None:
    samples, rate = spoken(espeak)
    assert rate == 22_050
    assert 1.0 < len(samples) / rate < 4.0
    assert np.abs(samples.astype(int)).max() > 3_000


def test_each_order_is_a_whole_new_one(espeak: Worker) -> None:
    short = [seconds(espeak, text="No."), seconds(espeak, text="No.")]
    between = seconds(espeak)
    short.append(seconds(espeak, text="No."))
    assert max(short) - min(short) < 0.1 and between > 1.5 * max(short)


def test_more_words_a_minute_take_less_time(espeak: Worker) -> None:
    slow, plain, fast = (seconds(espeak, words_per_minute=pace) for pace in (120, 170, 240))
    assert slow > 1.2 * plain > 1.4 * fast


def test_a_speaker_s_variant_is_obeyed(espeak: Worker) -> None:
    man, woman = (np.median(hertz(espeak, variant=variant)) for variant in ("m3", "f3"))
    assert man < 0.8 * woman
    assert np.median(hertz(espeak, variant="")) < 0.8 * woman


def test_pitch_is_how_high_and_range_how_lively(espeak: Worker) -> None:
    low, high = (hertz(espeak, pitch=pitch) for pitch in (20, 80))
    assert np.median(low) < 0.8 * np.median(high)
    flat, lively = (hertz(espeak, range=span) for span in (5, 95))
    assert np.std(12 * np.log2(flat)) < 0.7 * np.std(12 * np.log2(lively))


def test_what_was_set_once_does_not_stay(espeak: Worker) -> None:
    before = np.median(hertz(espeak))
    spoken(espeak, pitch=95, range=90, words_per_minute=300, variant="m1", language="en-us")
    assert np.median(hertz(espeak)) == pytest.approx(before, rel=0.05)


def test_americans_roll_their_r(espeak: Worker) -> None:
    """It is heard in the third formant, which an r pulls down by some 500 Hz."""

    def lowest(language: str) -> float:
        samples, rate = spoken(espeak, text="Her hair, her ear, her car.", language=language)
        formants = Sound(samples / 32768, rate).to_formant_burg(maximum_formant=5500)
        third = [formants.get_value_at_time(3, at) for at in np.arange(0.1, len(samples) / rate, 0.01)]
        return float(np.nanquantile(third, 0.1))

    assert lowest("en-us") < 0.9 * lowest("en-gb")


def test_an_order_that_cannot_be_obeyed_leaves_the_next_one_alone(espeak: Worker) -> None:
    for impossible in ({"text": ""}, {"language": "klingon"}):
        with pytest.raises(EngineProblem, match="The engine failed"):
            espeak.ask(PLAIN._replace(**impossible), 20.0)
    assert seconds(espeak) > 1.0


# --- the voices of other systems ---------------------------------------------------------------------------------
DANIEL = SimpleNamespace(id="a.Daniel", name="Daniel", languages=["en_GB"], gender="VoiceGenderMale")
KATE = SimpleNamespace(id="a.Kate", name="Kate", languages=["en_GB"], gender="VoiceGenderFemale")


class Mac:
    """What pyttsx3 gives on a Mac: `say` writes the file, and may be at it long after it was said to be done."""

    def __init__(self, write: Callable[[Path], object]) -> None:
        self.set: dict[str, object] = {}
        self.said: list[str] = []
        self._file = Path()
        self._write = write

    def getProperty(self, name: str) -> list[SimpleNamespace]:  # noqa: N802 - pyttsx3 names it
        return {"voices": [DANIEL, KATE]}[name]

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802 - pyttsx3 names it
        self.set[name] = value

    def save_to_file(self, text: str, file: str) -> None:
        self.said.append(text)
        self._file = Path(file)

    def runAndWait(self) -> None:  # noqa: N802 - pyttsx3 names it
        self._write(self._file)


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Path], object]], tuple[SystemEngine, Mac]]:
    """An engine on a Mac whose voice writes files in this way."""

    def make(write: Callable[[Path], object]) -> tuple[SystemEngine, Mac]:
        voice = Mac(write)
        monkeypatch.setattr("platform.system", lambda: "Darwin")
        monkeypatch.setitem(sys.modules, "pyttsx3", SimpleNamespace(init=lambda: voice))
        return SystemEngine(), voice

    return make


WAVE = np.arange(-400, 400, dtype=np.int16)


def write(file: Path, wave: NDArray[np.int16] = WAVE) -> None:
    soundfile.write(file, wave, 16_000)


def test_another_system_s_voice_is_picked_and_its_pitch_left_alone(
    mac: Callable[..., tuple[SystemEngine, Mac]],
) -> None:
    engine, voice = mac(write)
    samples, rate = engine.speak(PLAIN)
    assert np.array_equal(np.frombuffer(samples, np.int16), WAVE) and rate == 16_000
    assert voice.set == {"voice": "a.Kate", "rate": 170, "volume": 1.0}
    assert voice.said == [PLAIN.text]


def test_of_two_channels_one_is_heard(mac: Callable[..., tuple[SystemEngine, Mac]]) -> None:
    engine, _ = mac(partial(write, wave=np.stack([WAVE, WAVE // 2], axis=1)))
    assert np.array_equal(np.frombuffer(engine.speak(PLAIN)[0], np.int16), WAVE)


def test_a_file_that_comes_late_is_waited_for(mac: Callable[..., tuple[SystemEngine, Mac]]) -> None:
    def later(file: Path) -> None:
        """Empty at first, and whole only when the engine has long said that it was done."""
        file.touch()
        write(file.with_name("hidden.wav"))
        threading.Timer(0.1, lambda: file.with_name("hidden.wav").replace(file)).start()

    engine, _ = mac(later)
    assert len(engine.speak(PLAIN)[0]) == WAVE.nbytes


@pytest.mark.parametrize("nothing", [lambda _: None, Path.touch, partial(write, wave=WAVE[:0])])
def test_a_file_that_never_comes_is_given_up(
    mac: Callable[..., tuple[SystemEngine, Mac]], monkeypatch: pytest.MonkeyPatch, nothing: Callable[[Path], object]
) -> None:
    monkeypatch.setattr(system_engine, "LONGEST", 0.05)
    engine, _ = mac(nothing)
    with pytest.raises(RuntimeError, match="no sound came out"):
        engine.speak(PLAIN)


def test_no_file_is_left_behind(mac: Callable[..., tuple[SystemEngine, Mac]]) -> None:
    written: list[Path] = []
    engine, _ = mac(lambda file: (written.append(file), write(file)))
    engine.speak(PLAIN)
    engine.speak(PLAIN)
    assert len(set(written)) == 2 and not any(file.parent.exists() for file in written)


# --- which of the installed voices -------------------------------------------------------------------------------
installed = st.lists(
    st.builds(
        SimpleNamespace,
        id=st.text("abc", min_size=1, max_size=3),
        name=st.sampled_from(["Hazel", "Microsoft HAZEL", "Serena", "Anna", "Zoe"]),
        languages=st.sampled_from([None, [], ["en_GB"], ["en-US"], ["de_DE"], ["de", "en-GB"]]),
        gender=st.sampled_from([None, "Female", "VoiceGenderFemale", "male"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda voice: voice.id,
)
HAZEL_FIRST = PLAIN._replace(names=("Hazel", "Serena"))


def by_id(voices: list[SimpleNamespace], order: Order) -> SimpleNamespace:
    return next(voice for voice in voices if voice.id == chosen(voices, order))


def test_where_no_voice_is_installed_it_says_so() -> None:
    with pytest.raises(RuntimeError, match="no voice installed"):
        chosen([], PLAIN)


@given(installed, st.randoms(use_true_random=False))
def test_it_is_the_same_in_whatever_order_they_are_listed(voices, dice) -> None:
    shuffled = dice.sample(voices, len(voices))
    assert chosen(shuffled, HAZEL_FIRST) == chosen(voices, HAZEL_FIRST)


@given(installed)
def test_a_voice_that_was_wished_for_comes_before_all_others(voices) -> None:
    picked, names = by_id(voices, HAZEL_FIRST).name.lower(), [voice.name.lower() for voice in voices]
    if any("hazel" in name for name in names):
        assert "hazel" in picked
    elif "serena" in names:
        assert picked == "serena"


@given(installed)
def test_without_a_wish_the_language_decides_and_then_the_gender(voices) -> None:
    def british(voice: SimpleNamespace) -> bool:
        return bool(voice.languages) and ("en_GB" in voice.languages or "en-GB" in voice.languages)

    def english(voice: SimpleNamespace) -> bool:
        return bool(voice.languages) and any(language.startswith("en") for language in voice.languages)

    def woman(voice: SimpleNamespace) -> bool:
        return str(voice.gender).lower().endswith("female")

    picked, left = by_id(voices, PLAIN), voices
    for fits in (british, english, woman):
        left = [voice for voice in left if fits(voice)] or left
    assert picked.id == min(voice.id for voice in left)
