"""A recorded reply heard as a whole: every word, however long the pauses, and nothing beside it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from poise.domain.evidence import TAKE_RATE, Take
from poise.problems import AudioProblem
from poise.resources import root
from poise.speech.ear import FRAME
from poise.speech.ear_numbers import Hearing
from poise.speech.microphone import Samples
from poise.speech.sound_files import read_audio
from poise.speech.vad import Silero, Voice, VoicedAndLoud
from poise.speech.whole import whole_take

Whole = Callable[..., Take]
REPLY = root("assets") / "demo" / "good" / "03.flac"
SECOND = TAKE_RATE


@pytest.fixture
def whole(silero: Silero, numbers: Hearing, tmp_path: Path) -> Whole:
    """The take of these pieces of sound, written one after another into a file."""

    def take(*sounds: Samples) -> Take:
        soundfile.write(tmp_path / "reply.wav", np.concatenate(sounds), TAKE_RATE)
        return whole_take(tmp_path / "reply.wav", Voice(silero, VoicedAndLoud(numbers.loud)), numbers)

    return take


def quiet(seconds: float) -> Samples:
    return np.zeros(round(seconds * TAKE_RATE), np.int16)


def heard(take: Take) -> Samples:
    return np.frombuffer(take.samples, "<i2")


def test_a_reply_is_the_stretch_of_the_file_in_which_somebody_speaks(silero: Silero, numbers: Hearing) -> None:
    take = whole_take(REPLY, Voice(silero, VoicedAndLoud(numbers.loud)), numbers)
    begin, file = round(take.began * TAKE_RATE), np.pad(read_audio(REPLY), (0, SECOND))
    assert np.array_equal(heard(take), file[begin : begin + len(heard(take))])
    assert take.seconds > 0.8 * (len(file) / TAKE_RATE - 1)


def test_no_pause_ends_it(whole: Whole, numbers: Hearing, speech: Samples) -> None:
    longest = max(wait.frames for wait in numbers.ear.waits) * FRAME / TAKE_RATE
    part = speech[: 2 * SECOND]
    take = whole(part, quiet(3 * longest), part)
    assert take.seconds > 3 + 3 * longest
    gaps = [after[0] - before[1] for before, after in zip(take.speech, take.speech[1:], strict=False)]
    assert max(gaps) > 2.5 * longest


def test_no_patience_runs_out_before_the_first_word(whole: Whole, speech: Samples) -> None:
    part = speech[: 2 * SECOND]
    at_once, late = whole(part), whole(quiet(20.0), part)
    assert late.began == pytest.approx(20.0 + at_once.speech[0][0] - late.speech[0][0], abs=0.07)
    assert late.speech[-1][1] - late.speech[0][0] == pytest.approx(
        at_once.speech[-1][1] - at_once.speech[0][0], abs=0.1
    )


def test_a_file_that_ends_in_mid_word_is_heard_to_its_last_sample(whole: Whole, speech: Samples) -> None:
    part = speech[: round(2.4 * SECOND)]
    take = whole(part)
    assert take.began + take.seconds > len(part) / TAKE_RATE
    assert not heard(take)[-SECOND // 10 :].any(), "after it there is only silence"


def test_where_nobody_speaks_the_reply_is_silent(whole: Whole, room: np.random.Generator) -> None:
    hiss = room.normal(0, 30, 4 * SECOND).astype(np.int16)
    for nothing in (quiet(4.0), hiss, quiet(0.05)):
        take = whole(nothing)
        assert take == Take(b"", 0.0) and take.silent


def test_there_is_no_customer_in_it(whole: Whole, speech: Samples) -> None:
    take = whole(speech[: 2 * SECOND])
    assert (take.latency, take.talk_over, take.typed) == (None, 0.0, None)
    assert take.levels_trusted


def test_the_same_file_gives_the_same_take(whole: Whole, speech: Samples) -> None:
    part = speech[: 3 * SECOND]
    assert whole(part) == whole(part)


def test_what_is_no_sound_file_is_told(silero: Silero, numbers: Hearing, tmp_path: Path) -> None:
    voice = Voice(silero, VoicedAndLoud(numbers.loud))
    (tmp_path / "reply.wav").write_text("words")
    with pytest.raises(AudioProblem, match="not a sound file"):
        whole_take(tmp_path / "reply.wav", voice, numbers)
    with pytest.raises(AudioProblem, match="no such sound file"):
        whole_take(tmp_path / "gone.wav", voice, numbers)
