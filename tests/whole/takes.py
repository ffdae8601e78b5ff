"""What is in a recording of a reply, compared with what was said."""

from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from tests.whole.studio import place_of


def samples_of(file: Path, rate: int) -> NDArray[np.int16]:
    """A recording as 16-bit samples at that rate."""
    samples, own = soundfile.read(file, dtype="float32")
    return np.asarray(np.clip(soxr.resample(samples, own, rate), -1, 1) * 32767, np.int16)


def seconds_kept(take: Path, reply: Path) -> float:
    """How much of the beginning of `reply` is in the recording `take`: the best place for its first two seconds."""
    kept, said = samples_of(take, 16000), samples_of(reply, 16000)
    return (len(kept) - place_of(said[:32000], kept)) / 16000
