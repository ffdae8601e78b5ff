"""Mood in a voice, as in people: pitch, melody, brightness and loudness of a rendered sound follow the mood band."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import parselmouth
import pedalboard
from numpy.typing import NDArray
from parselmouth.praat import call, run

from poise.domain.mood import BANDS, Band
from poise.problems import ScenarioProblem
from poise.resources import root as resource_root
from poise.speech.speakers.loudness import SILENT, loudness
from poise.speech.speakers.ports import Synth
from poise.speech.speakers.sound import Sound, Wave, quantised, tidied
from poise.speech.speakers.voices import Voice

VERSION = "voicing 1"
"""Raised whenever the same input would sound different."""

PITCH_STEP = 0.01
LOWEST, HIGHEST = 60.0, 600.0
"""Hertz in which a voice is looked for; the second look is narrower, around what the first one found."""

SEEDED = "random_initializeWithSeedUnsafelyButPredictably (1)\nGet resynthesis (overlap-add)"
"""Praat fills voiceless stretches at random; seeded in the same breath, the same sound comes out every time."""

LOOKAHEAD = 0.005
CLOSE_ENOUGH = 0.05
"""LU by which the loudness of the finished sound may miss its target, if the ceiling allows more."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What one mood does to a voice; units as in `assets/voicing.toml`."""

    pitch: float
    range: float
    brightness: float
    compression: float
    loudness: float
    tempo: float
    pause: float


@dataclass(frozen=True, slots=True)
class Reference:
    """What all moods share; units as in `assets/voicing.toml`."""

    loudness: float
    ceiling: float
    floor: float
    shelf_from: float
    sibilants_from: float
    sibilants_share: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Manners:
    """The whole table: one manner for each band."""

    reference: Reference
    bands: Mapping[Band, Manner]

    def pause(self, band: Band) -> float:
        """Seconds of silence between two sentences in that mood."""
        return self.bands[band].pause


def manners(file: Path | None = None) -> Manners:
    """The table of `assets/voicing.toml`, or of another file.

    Raises:
        ScenarioProblem: it cannot be read, or a band or a number is missing or unknown.
    """
    file = file or resource_root("assets") / "voicing.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        bands = {band: Manner(**table["band"][band]) for band in BANDS}
        return Manners(Reference(**table["reference"]), bands)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as fault:
        raise ScenarioProblem(file, 1, f"The table of moods cannot be used: {fault}.") from fault


class Voiced:
    """An engine whose voice follows the mood, around an engine whose voice does not."""

    def __init__(self, plain: Synth, table: Manners) -> None:
        self._plain = plain
        self._table = table

    @property
    def name(self) -> str:
        """The engine's own name."""
        return self._plain.name

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        """The plain sound's identity, and everything that is done to it."""
        table = asdict(self._table.reference), asdict(self._table.bands[band])
        return json.dumps([self._plain.identity(text, voice, band), VERSION, *table, voice.pitch, voice.range])

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        """Speak `text` in that mood.  Raises EngineProblem."""
        plain = self._plain.render(text, voice, band)
        return voiced(plain, voice, self._table.bands[band], self._table.reference)

    def close(self) -> None:
        """Close the engine."""
        self._plain.close()


def voiced(plain: Sound, voice: Voice, manner: Manner, reference: Reference) -> Sound:
    """`plain` as that voice says it in that manner: tidied, never clipped, and the same bytes every time.

    Its loudness is `reference.loudness + manner.loudness` within 0.1 LU, unless the ceiling forbids it.
    """
    rate = plain.rate
    level = loudness(plain.wave, rate)
    if level == SILENT:
        return plain
    sung = _sung(plain.wave, rate, voice.pitch + manner.pitch, voice.range * manner.range, manner.tempo)
    coloured = _coloured(sung * _gain(reference.loudness - loudness(sung, rate)), rate, manner, reference)
    return quantised(_levelled(tidied(coloured, rate), rate, reference.loudness + manner.loudness, reference), rate)


def _sung(wave: Wave, rate: int, semitones: float, melody: float, tempo: float) -> Wave:
    """Pitch moved and melody widened around its median, by PSOLA (Moulines & Charpentier 1990), as Praat does it."""
    sound = parselmouth.Sound(wave, rate)
    heard = _voiced_pitch(sound, LOWEST, HIGHEST)
    if len(heard) < 2:
        return wave
    middle = float(np.median(heard))
    manipulation = call(sound, "To Manipulation", PITCH_STEP, max(LOWEST, middle * 0.55), min(HIGHEST, middle * 2.2))
    tier = call(manipulation, "Extract pitch tier")
    call(tier, "Formula", f"{middle} * 2^({semitones}/12) * (self/{middle})^{melody}")
    call([tier, manipulation], "Replace pitch tier")
    duration = call("Create DurationTier", "tempo", 0, sound.xmax)
    call(duration, "Add point", 0, 1 / tempo)
    call([duration, manipulation], "Replace duration tier")
    (again,) = run(manipulation, SEEDED)
    return np.asarray(again.values[0], dtype=np.float64)


def _voiced_pitch(sound: parselmouth.Sound, lowest: float, highest: float) -> NDArray[np.float64]:
    hertz = sound.to_pitch(PITCH_STEP, lowest, highest).selected_array["frequency"]
    return np.asarray(hertz[hertz > 0], dtype=np.float64)


def _coloured(wave: Wave, rate: int, manner: Manner, reference: Reference) -> Wave:
    """Brighter or duller, and denser: a strained voice has more above 1 kHz, and fewer soft syllables."""
    taken_back = -reference.sibilants_share * max(0.0, manner.brightness)
    chain = (
        pedalboard.HighpassFilter(reference.floor),
        pedalboard.HighShelfFilter(reference.shelf_from, manner.brightness, 0.7),
        pedalboard.HighShelfFilter(reference.sibilants_from, taken_back, 0.7),
        pedalboard.Compressor(reference.threshold, manner.compression, attack_ms=3, release_ms=80),
    )
    samples = wave.astype(np.float32)
    for effect in chain:
        samples = effect(samples, rate)
    return samples.astype(np.float64)


def _levelled(wave: Wave, rate: int, target: float, reference: Reference) -> Wave:
    """At the target loudness under the ceiling.

    A limiter takes loudness away, so the gain is set anew from what came out, until it fits or nothing is gained.
    """
    gain, ceiling = target - loudness(wave, rate), _gain(reference.ceiling)
    for _ in range(5):
        limited = _limited(wave * _gain(gain), rate, ceiling)
        missing = target - loudness(limited, rate)
        if abs(missing) < CLOSE_ENOUGH:
            break
        gain += missing
    return limited


def _limited(wave: Wave, rate: int, ceiling: float) -> Wave:
    """Peaks bent under the ceiling by a gain that moves smoothly and begins to fall before each peak."""
    ahead = round(LOOKAHEAD * rate)
    allowed = np.minimum(1.0, ceiling / np.maximum(np.abs(wave), 1e-9))
    around = np.lib.stride_tricks.sliding_window_view(np.pad(allowed, 2 * ahead, constant_values=1.0), 2 * ahead + 1)
    smooth = np.hanning(2 * ahead + 3)[1:-1]
    return np.asarray(wave * np.convolve(around.min(axis=1), smooth / smooth.sum(), "valid"), dtype=np.float64)


def _gain(decibels: float) -> float:
    return float(10 ** (decibels / 20))
