"""The system's voices speak whole sentences, each customer differently."""

import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from poise.problems import EngineProblem
from poise.resources import root
from poise.speech.speakers.apart import Apart
from poise.speech.speakers.loudness import loudness
from poise.speech.speakers.sound import tidied
from poise.speech.speakers.system import System
from poise.speech.speakers.system_engine import Order, chosen
from poise.speech.speakers.voices import voices

VOICES = voices([root("voices")])
TEXT = "I have been waiting for two weeks."


@pytest.fixture(scope="module")
def system() -> Iterator[Apart]:
    """In a process of its own, as it is used: eSpeak is one for a whole process."""
    system = Apart(System)
    yield system
    system.close()


def test_it_speaks_tidily(system: Apart) -> None:
    sound = system.render(TEXT, VOICES["margaret"], "angry")
    assert 1.2 < sound.seconds < 3.5
    assert loudness(sound.wave, sound.rate) > -30
    assert tidied(sound.wave, sound.rate).size >= sound.wave.size - 0.01 * sound.rate


def test_one_sentence_after_another_arrives_whole(system: Apart) -> None:
    lengths = [system.render(TEXT, VOICES["desmond"], "calm").seconds for _ in range(20)]
    assert max(lengths) - min(lengths) < 0.1
    longer = system.render(f"{TEXT} {TEXT} {TEXT}", VOICES["desmond"], "calm").seconds
    assert longer > 2.5 * max(lengths)


def test_its_identity_is_all_that_is_ordered_and_no_mood() -> None:
    system = System()
    assert system.name.startswith("system: pyttsx3 2.")
    margaret, priya = VOICES["margaret"], VOICES["priya"]
    assert system.identity(TEXT, margaret, "calm") == system.identity(TEXT, margaret, "angry")
    assert system.identity(TEXT, margaret, "calm") != system.identity(TEXT, priya, "calm")
    assert system.identity(TEXT, margaret, "calm") != system.identity("No.", margaret, "calm")


def installed(id_: str, name: str, language: str, gender: str | None) -> SimpleNamespace:
    return SimpleNamespace(id=id_, name=name, languages=[language], gender=gender)


WINDOWS = [
    installed("T1", "Microsoft David Desktop", "en-US", "Male"),
    installed("T2", "Microsoft Hazel Desktop", "en-GB", "Female"),
    installed("T3", "Microsoft Zira Desktop", "en-US", "Female"),
    installed("T4", "Microsoft Hedda Desktop", "de-DE", "Female"),
]


def wish(language: str, gender: str, *names: str) -> Order:
    return Order(TEXT, language, gender, names, "", 50, 50, 170)


@pytest.mark.parametrize(
    ("order", "id_"),
    [
        (wish("en-gb", "female", "Serena", "Hazel"), "T2"),
        (wish("en-gb", "female"), "T2"),
        (wish("en-us", "female", "Samantha"), "T3"),
        (wish("en-us", "male"), "T1"),
        (wish("en-gb", "male"), "T2"),
    ],
)
def test_the_voice_that_fits_best_is_chosen_whatever_is_installed(order: Order, id_: str) -> None:
    assert chosen(WINDOWS, order) == id_
    assert chosen(reversed(WINDOWS), order) == id_


def test_voices_of_macos_write_languages_and_genders_differently() -> None:
    voices_of_macos = [
        installed("a.Daniel", "Daniel", "en_GB", "VoiceGenderMale"),
        installed("a.Kate", "Kate", "en_GB", "VoiceGenderFemale"),
        installed("a.Anna", "Anna", "de_DE", None),
    ]
    assert chosen(voices_of_macos, wish("en-gb", "female")) == "a.Kate"
    assert chosen(voices_of_macos, wish("en-us", "male")) == "a.Daniel"


def test_a_voice_that_cannot_be_had_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyttsx3", None)
    monkeypatch.setattr("platform.system", lambda: "Plan 9")
    with pytest.raises(EngineProblem, match=r"The system's voice could not speak: .*pyttsx3.*") as caught:
        System().render(TEXT, VOICES["margaret"], "calm")
    assert "captions" in caught.value.advice


def test_a_system_without_voices_says_so() -> None:
    with pytest.raises(RuntimeError, match="no voice installed"):
        chosen([], wish("en-gb", "female"))
