"""What was not surely said was not heard: each rule on words as a recogniser gives them."""

from pathlib import Path

import numpy as np
import pytest

from poise.domain.evidence import Take, Transcript, Word
from poise.problems import SettingsProblem
from poise.resources import root
from poise.speech.transcribers.fed import Fed, fed
from poise.speech.transcribers.levels import Levels
from poise.speech.transcribers.trust import Segment, Spoken, limits, trusted

NUMBERS = limits()


def take(loud: tuple[float, float] = (0.2, 3.8), seconds: float = 4.0) -> Take:
    times = np.arange(round(seconds * 16_000)) / 16_000
    voice = np.where((times >= loud[0]) & (times < loud[1]), 0.1, 0.0) * np.sin(2 * np.pi * 200 * times)
    return Take((voice * 32768).astype("<i2").tobytes(), 0.0, (loud,))


def segment(
    text: str,
    no_speech: float = 0.05,
    log_probability: float = -0.3,
    compression: float = 1.0,
    sure: tuple[float, ...] = (),
    at: float = 0.3,
) -> Segment:
    """A segment of words of 0.2 s each; `sure` are the first words' probabilities, the others have 0.9."""
    texts = [" " + word for word in text.split()]
    probabilities = [*sure, *[0.9] * len(texts)][: len(texts)]
    words = tuple(
        Spoken(word, at + 0.2 * n, at + 0.2 * n + 0.2, p)
        for n, (word, p) in enumerate(zip(texts, probabilities, strict=True))
    )
    return Segment(words, no_speech, log_probability, compression)


def heard(*segments: Segment, sound: Take | None = None) -> Transcript:
    whole: Fed = fed(sound or take())
    return trusted(segments, whole, Levels(whole.samples), NUMBERS, "whisper")


def test_sure_words_keep_their_times_and_confidences() -> None:
    assert heard(segment("I see.", sure=(0.8, 0.70049))) == Transcript(
        "I see.", (Word("I", 0.3, 0.5, 0.8), Word("see.", 0.5, 0.7, 0.7)), "whisper"
    )


def test_times_are_those_of_the_take() -> None:
    late = Take(bytes(64_000) + take().samples, 0.0, ((2.2, 5.8),))
    assert heard(segment("I see."), sound=late).words[0] == Word("I", 2.3, 2.5, 0.9)


@pytest.mark.parametrize(
    "doubtful",
    [
        segment("Thank you so much.", no_speech=0.7),
        segment("That's what I do.", no_speech=0.55, log_probability=-0.8),
        segment("And then hum.", log_probability=-1.2),
        segment("Have a good day, have a good day,", compression=8.0),
    ],
    ids=["no speech", "no speech and unlikely", "unlikely", "a loop"],
)
def test_a_doubtful_segment_is_not_heard(doubtful: Segment) -> None:
    assert heard(doubtful) == Transcript("", (), "whisper", heard=False)
    assert heard(segment("I see."), doubtful).text == "I see."


def test_a_likely_word_outweighs_some_doubt_of_speech() -> None:
    assert heard(segment("Monday.", no_speech=0.56, log_probability=-0.48)).text == "Monday."


@pytest.mark.parametrize("phrase", ["Thank you.", "I'm so sorry.", "you", "Thanks for watching!", "Bye-bye."])
def test_a_phrase_that_is_often_invented_must_really_be_heard(phrase: str) -> None:
    assert not heard(segment(phrase, sure=(0.05,))).heard
    assert heard(segment("Of course. " + phrase, sure=(0.9, 0.9, 0.05))).text == "Of course."
    assert heard(segment(phrase, sure=(0.6,))).text == phrase


def test_the_same_words_inside_a_sentence_are_no_such_phrase() -> None:
    assert heard(segment("I thank you. Really.", sure=(0.9, 0.1))).text == "I thank you. Really."


def test_a_word_without_a_sound_is_not_heard() -> None:
    short = take(loud=(0.2, 1.0))
    said = (segment("I see."), segment("Right then.", at=2.5))
    assert heard(*said, sound=Take(short.samples, 0.0, ((0.2, 3.5),))).text == "I see."


@pytest.mark.parametrize("last", [("only-", 0.9), ("only—", 0.9), ("frosting.", 0.3)])
def test_a_last_word_that_was_guessed_is_not_heard(last: tuple[str, float]) -> None:
    word, sure = last
    assert heard(segment(f"I see {word}", sure=(0.9, 0.9, sure))).text == "I see"
    assert heard(segment(f"I {word} see", sure=(0.9, sure, 0.9))).text == f"I {word} see"
    assert not heard(segment(word, sure=(sure,))).heard


def test_a_word_in_which_the_voice_is_cut_off_is_not_heard() -> None:
    cut = take(loud=(0.2, 4.0))
    said = segment("I see you", at=3.4)
    assert heard(said, sound=cut).text == "I see"
    assert heard(said, sound=take(loud=(0.2, 3.7))).text == "I see you"  # the voice has an end
    assert heard(segment("I see you", at=2.0), sound=cut).text == "I see you"  # another sound was cut off


def test_loud_noise_after_the_voice_cuts_nothing() -> None:
    noisy = Take(take(loud=(0.2, 4.0)).samples, 0.0, ((0.2, 3.8),))
    assert heard(segment("I see you", at=3.2), sound=noisy).text == "I see you"


def test_parts_of_a_word_are_one_word() -> None:
    parts = (
        Spoken(" twenty", 0.3, 0.6, 0.8),
        Spoken("-four", 0.6, 0.9, 0.6),
        Spoken(" -", 0.9, 0.9, 0.1),
        Spoken(" o'clock", 0.9, 1.2, 0.9),
    )
    words = heard(Segment(parts, 0.0, -0.3, 1.0)).words
    assert words == (Word("twenty-four", 0.3, 0.9, 0.7), Word("o'clock", 0.9, 1.2, 0.9))


def test_words_add_up_to_the_text() -> None:
    said = heard(segment("Well, it's  5 o'clock..."), segment("Right?", at=2.0))
    assert said.text == " ".join(word.text for word in said.words) == "Well, it's 5 o'clock... Right?"


@pytest.mark.parametrize("content", [b"", b"\xff", b"[segment", b"[segment]\nno_speech = 1\n"])
def test_damaged_numbers_are_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "transcribing.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsProblem, match=r"transcribing\.toml: the numbers of the recogniser cannot be used"):
        limits(file)


def test_a_missing_number_is_told(tmp_path: Path) -> None:
    whole = (root("assets") / "transcribing.toml").read_text(encoding="utf-8")
    (tmp_path / "less.toml").write_text(whole.replace("compression =", "compressed ="), encoding="utf-8")
    with pytest.raises(SettingsProblem, match="compress"):
        limits(tmp_path / "less.toml")
    with pytest.raises(SettingsProblem, match="No such file"):
        limits(tmp_path / "none.toml")
