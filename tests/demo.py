"""Render the demonstration trainees' recordings anew: `python tests/demo.py` (own command; needs the neural voice).

The good trainee speaks in a calm voice, the poor one in an angry one; neither voice is any customer's.
"""

from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE
from poise.domain.mood import Band
from poise.library.replies import replies_from
from poise.library.shelf import usual_shelf
from poise.resources import root
from poise.speech.speakers.neural import Neural
from poise.speech.speakers.voices import voices
from poise.speech.voicing import Voiced, manners

TRAINEES: tuple[tuple[str, str, Band], ...] = (("good", "trainee", "calm"), ("poor", "trainee-poor", "furious"))


LONGEST_PAUSE = 0.3
"""Seconds: the engine pauses longer between two sentences than somebody who knows what comes next."""


def fluent(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same words without longer pauses; samples at TAKE_RATE."""
    step = TAKE_RATE // 100
    frames = samples[: len(samples) // step * step].reshape(-1, step)
    loud = np.sqrt((frames**2).mean(axis=1))
    kept, quiet = [], 0
    for frame, level in zip(frames, loud, strict=True):
        quiet = 0 if level > loud.max() / 100 else quiet + 1
        if quiet * step <= LONGEST_PAUSE * TAKE_RATE:
            kept.append(frame)
    return np.concatenate(kept)


def main() -> None:
    """Write `assets/demo/<kind>/NN.flac` for every line of each list."""
    known = voices(usual_shelf().voices)
    engine = Voiced(Neural(), manners())
    for kind, voice, band in TRAINEES:
        folder: Path = root("assets") / "demo" / kind
        for number, words in enumerate(replies_from(folder / "replies.yaml"), start=1):
            sound = engine.render(str(words), known[voice], band)
            samples = soxr.resample(sound.samples.astype(np.float32) / 32768, sound.rate, TAKE_RATE)
            soundfile.write(folder / f"{number:02d}.flac", fluent(samples), TAKE_RATE, subtype="PCM_16")


if __name__ == "__main__":
    main()
