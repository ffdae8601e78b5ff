"""A recorded reply heard as a whole: by the same ear as in a call, but however long its pauses are."""

from pathlib import Path

import numpy as np

from poise.domain.evidence import TAKE_RATE, Take
from poise.speech.ear import FRAME
from poise.speech.ear_numbers import Hearing
from poise.speech.echo import Playback
from poise.speech.sound_files import read_audio
from poise.speech.turn import Turn
from poise.speech.vad import Voice

AFTER = TAKE_RATE
"""Samples of silence that are heard after the file, so that its last word is seen to end."""


def whole_take(file: Path, voice: Voice, numbers: Hearing) -> Take:
    """The file as one take, silent if nobody speaks in it.  Raises AudioProblem."""
    samples = np.pad(read_audio(file), (0, AFTER))
    turn = Turn(numbers)
    for start in range(0, len(samples) - FRAME + 1, FRAME):
        frame = samples[start : start + FRAME]
        turn.add(voice.hear(frame), frame, start / TAKE_RATE)
    return turn.take(Playback(), levels_trusted=True) if turn.spoken else Take(b"", 0.0)
