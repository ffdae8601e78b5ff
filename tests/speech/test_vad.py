"""Who is taken for a voice: real speech, real noises, and sounds that were made to be mistaken."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from faster_whisper.vad import get_vad_model

from poise.problems import EngineProblem
from poise.speech.ear import FRAME
from poise.speech.ear_numbers import Hearing
from poise.speech.microphone import Samples, level
from poise.speech.sound_files import read_audio
from poise.speech.vad import Silero, Voice, VoicedAndLoud, periodicity


def voiced(samples: Samples, voice: Voice) -> list[bool]:
    starts = range(0, len(samples) - FRAME + 1, FRAME)
    return [voice.hear(samples[start : start + FRAME]).speech >= 0.5 for start in starts]


def harmonics(hertz: float, seconds: float, db: float) -> Samples:
    """A voice-like sound: harmonics that fall with their number."""
    time = np.arange(round(16_000 * seconds)) / 16_000
    wave = sum(np.sin(2 * np.pi * hertz * k * time) / k for k in range(1, int(7_000 / hertz)))
    wave = wave / np.sqrt(np.mean(np.square(wave)))
    return np.clip(wave * 32768 * 10 ** (db / 20), -32768, 32767).astype(np.int16)


def test_frame_by_frame_it_is_the_network_that_ships(silero: Silero, numbers: Hearing, speech: Samples) -> None:
    whole = len(speech) // FRAME * FRAME
    reference = get_vad_model()(speech[:whole].astype(np.float32) / 32768).ravel()
    mute = replace(numbers.loud, periodicity=2.0)
    voice = Voice(silero, VoicedAndLoud(mute))
    ours = [voice.hear(speech[start : start + FRAME]).speech for start in range(0, whole, FRAME)]
    assert np.allclose(ours[:-1], reference[:-1], atol=0.02)  # its last frame is heard without its last samples


def test_after_forgetting_it_hears_as_at_first(silero: Silero, numbers: Hearing, speech: Samples) -> None:
    voice = Voice(silero, VoicedAndLoud(replace(numbers.loud, periodicity=2.0)))
    first = voiced(speech[:32_000], voice)
    voice.forget()
    assert voiced(speech[:32_000], voice) == first


def test_speech_is_heard_and_silence_is_not(
    silero: Silero, numbers: Hearing, speech: Samples, room: np.random.Generator
) -> None:
    assert sum(voiced(speech, Voice(silero, VoicedAndLoud(numbers.loud)))) * 0.032 > 0.6 * len(speech) / 16_000
    for db in (-70, -50, -30):
        hiss = (room.normal(0, 1, 80_000) * 32768 * 10 ** (db / 20)).astype(np.int16)
        assert sum(voiced(hiss, Voice(silero, VoicedAndLoud(numbers.loud)))) == 0


@pytest.mark.parametrize("name", ["keyboard_cherrymx-black-abs", "sb_noise1", "sb_noise3"])
def test_noises_are_no_voices(silero: Silero, numbers: Hearing, development_voice: Path, name: str) -> None:
    noise = read_audio(development_voice / "f_noise" / f"{name}.flac")
    assert np.mean(voiced(noise, Voice(silero, VoicedAndLoud(numbers.loud)))) < 0.01


def test_a_steady_loud_voice_that_the_network_gives_up_is_kept(silero: Silero, numbers: Hearing) -> None:
    """A held shout: the network takes it for a tone, the second look does not, but only above the calm level."""
    shout = np.concatenate([np.full(32_000, 3, np.int16), harmonics(330.0, 2.0, -14.0)])
    alone = voiced(shout, Voice(silero, VoicedAndLoud(replace(numbers.loud, periodicity=2.0))))
    shouter = voiced(shout, Voice(silero, VoicedAndLoud(numbers.loud, baseline_db=-30.0)))
    loud_by_nature = voiced(shout, Voice(silero, VoicedAndLoud(numbers.loud, baseline_db=-16.0)))
    assert sum(alone) < 10
    assert sum(shouter) > 50
    assert sum(loud_by_nature) == sum(alone)


def test_a_hum_that_lasts_becomes_the_room(numbers: Hearing) -> None:
    second_look = VoicedAndLoud(numbers.loud, baseline_db=-40.0)
    hum = harmonics(120.0, 10.0, -25.0)
    heard = []
    for start in range(0, len(hum) - FRAME + 1, FRAME):
        frame = hum[start : start + FRAME]
        heard.append(second_look.hear(frame.astype(np.float32) / 32768, level(frame), 0.0))
    assert not any(heard[-100:])


def test_without_a_baseline_it_learns_how_loud_speech_is(numbers: Hearing) -> None:
    second_look = VoicedAndLoud(numbers.loud)
    quiet, shout = np.full(FRAME, 3, np.int16), harmonics(300.0, 2.0, -28.0)

    def hear(frame: Samples, speech: float) -> bool:
        return second_look.hear(frame.astype(np.float32) / 32768, level(frame), speech)

    frames = [shout[start : start + FRAME] for start in range(0, len(shout) - FRAME + 1, FRAME)]
    for _ in range(60):
        hear(quiet, 0.0)
    unknown = [hear(frame, 0.0) for frame in frames[:20]]
    for _ in range(60):
        hear(quiet, 0.0)
    for frame in frames[20:50]:
        hear(frame, 0.95)
    for _ in range(60):
        hear(quiet, 0.0)
    assert any(unknown), "30 dB above the room it must be a shout"
    assert any(hear(frame, 0.0) for frame in frames[:20]), "as loud as the speech before"
    softer = [(frame // 4).astype(np.int16) for frame in frames[:20]]
    assert not any(hear(frame, 0.0) for frame in softer), "12 dB softer than that"


def test_periodicity(numbers: Hearing, room: np.random.Generator) -> None:
    tone = harmonics(200.0, 0.064, -20.0).astype(np.float32) / 32768
    fading = tone * np.linspace(1, 0.2, len(tone), dtype=np.float32)
    noise = room.normal(0, 0.1, 1024).astype(np.float32)
    assert periodicity(tone, numbers.loud) == pytest.approx(1.0, abs=0.01)
    assert periodicity(fading, numbers.loud) > 0.9
    assert periodicity(noise, numbers.loud) < 0.4
    assert periodicity(np.zeros(1024, np.float32), numbers.loud) == 0.0


def test_a_network_that_cannot_be_loaded_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "broken.onnx").write_bytes(b"no network")
    for file in (tmp_path / "broken.onnx", tmp_path / "missing.onnx"):
        with pytest.raises(EngineProblem) as problem:
            Silero(file)
        assert problem.value.advice
