"""Sound files as the ear wants them: 16 kHz, mono, 16 bits, read piece by piece, every fault told in one sentence."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile
import soxr

from poise.domain.evidence import TAKE_RATE
from poise.problems import AudioProblem
from poise.speech.microphone import Samples

LONGEST = 30 * 60
"""Seconds: a reply that is longer than that is no reply but a mistaken file."""

SLOWEST, FASTEST = 4_000, 384_000
"""Rates in hertz between which there is a voice in a file."""

MOST_CHANNELS = 32
PIECE = 1.0
"""Seconds that are read at a time."""

ADVICE = "Use a WAV or FLAC file with a reply of at most 30 minutes."


def read_audio(file: Path) -> Samples:
    """The whole file at TAKE_RATE, channels averaged.  Raises AudioProblem: missing, no sound file, empty, too long."""
    return np.concatenate(list(pieces(file)))


def pieces(file: Path) -> Iterator[Samples]:
    """The file in pieces of about a second.  Raises AudioProblem, at the latest when the faulty piece is reached."""
    check(file)
    try:
        with soundfile.SoundFile(file) as source:
            yield from _converted(file, source)
    except (soundfile.LibsndfileError, OSError, RuntimeError) as error:
        raise AudioProblem(f"{file}: this sound file is damaged.", ADVICE) from error


def check(file: Path) -> None:
    """Look at the file's header.  Raises AudioProblem if it cannot be a reply."""
    if not file.is_file():
        raise AudioProblem(f"{file}: there is no such sound file.", ADVICE)
    try:
        info = soundfile.info(str(file))
    except (soundfile.LibsndfileError, OSError, RuntimeError) as error:
        raise AudioProblem(f"{file}: this is not a sound file that can be read.", ADVICE) from error
    if info.frames <= 0:
        raise AudioProblem(f"{file}: there is no sound in this file.", ADVICE)
    if not SLOWEST <= info.samplerate <= FASTEST or info.channels > MOST_CHANNELS:
        raise AudioProblem(
            f"{file}: {info.samplerate} Hz with {info.channels} channels is no recording of a voice.", ADVICE
        )
    if info.frames > LONGEST * info.samplerate:
        raise AudioProblem(
            f"{file}: it lasts {info.frames / info.samplerate / 60:.0f} minutes, longer than 30.", ADVICE
        )


def _converted(file: Path, source: soundfile.SoundFile) -> Iterator[Samples]:
    resampler = soxr.ResampleStream(source.samplerate, TAKE_RATE, 1, dtype="float32")
    size, left = round(PIECE * source.samplerate), LONGEST * source.samplerate
    while left > 0:
        raw = source.read(min(size, left), dtype="float32", always_2d=True)
        if not np.isfinite(raw).all():
            raise AudioProblem(f"{file}: some of its samples are not numbers.", ADVICE)
        left -= len(raw)
        last = len(raw) < size
        yield _sixteen_bits(resampler.resample_chunk(raw.mean(axis=1), last=last))
        if last:
            return


def _sixteen_bits(wave: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Samples:
    rounded: Samples = np.clip(np.rint(wave * 32768.0), -32768, 32767).astype(np.int16)
    return rounded
