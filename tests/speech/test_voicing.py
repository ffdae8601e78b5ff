"""Moods are heard: measured on what real engines gave and voicing made of it, with tools that are not our own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from poise.domain.mood import BANDS, Band
from poise.problems import ScenarioProblem
from poise.resources import root
from poise.speech.speakers import engine
from poise.speech.speakers.loudness import loudness
from poise.speech.speakers.ports import Synth
from poise.speech.speakers.sound import Sound, quantised, silence
from poise.speech.speakers.voices import voices
from poise.speech.voicing import Voiced, manners, voiced
from tests.bench.voicing import NEUTRAL, change, measures

VOICES = voices([root("voices")])
TABLE = manners()
TEXT = "That is not good enough, and you know it."
Spoken = tuple[Sound, dict[Band, Sound]]
CASES = [("neural", "margaret"), ("neural", "desmond"), ("system", "priya")]


@pytest.fixture(scope="module")
def engines() -> Iterator[dict[str, Synth]]:
    found = {name: engine(name) for name in ("neural", "system")}
    yield found
    for each in found.values():
        each.close()


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def spoken(request: pytest.FixtureRequest, engines: dict[str, Synth]) -> Spoken:
    """A sentence in a voice's own neutral, and in every mood."""
    name, id_ = request.param
    voice = VOICES[id_]
    plain = engines[name].render(TEXT, voice, "wary")
    moods = {band: voiced(plain, voice, TABLE.bands[band], TABLE.reference) for band in BANDS}
    return voiced(plain, voice, NEUTRAL, TABLE.reference), moods


@pytest.mark.parametrize("cue", ["f0", "range", "loudness", "alpha"])
def test_each_cue_of_anger_grows_from_band_to_band(spoken: Spoken, cue: str) -> None:
    neutral, moods = spoken
    heard = [change(moods[band], neutral)[cue] for band in BANDS]
    assert all(less < more for less, more in pairwise(heard)), heard


def test_calm_and_anger_are_as_far_from_neutral_as_in_people(spoken: Spoken) -> None:
    neutral, moods = spoken
    calm, angry = change(moods["calm"], neutral), change(moods["angry"], neutral)
    assert -2.0 < calm["f0"] < -0.4
    assert calm["loudness"] == pytest.approx(-2.5, abs=0.3)
    assert 1.7 < angry["f0"] < 3.7
    assert 1.0 < angry["alpha"] < 6.0
    assert angry["loudness"] == pytest.approx(7.0, abs=0.3)


def test_the_pace_hardly_changes(spoken: Spoken) -> None:
    neutral, moods = spoken
    assert all(0.93 < change(moods[band], neutral)["rate"] < 1.05 for band in BANDS)


def test_nothing_clips_clicks_or_wanders_off_the_middle(spoken: Spoken) -> None:
    _, moods = spoken
    for band, sound in moods.items():
        assert np.abs(sound.wave).max() <= 10 ** (TABLE.reference.ceiling / 20) + 1e-4, band
        assert abs(sound.wave.mean()) < 1e-3
        assert sound.samples[0] == sound.samples[-1] == 0


def test_the_same_sentence_in_the_same_mood_is_the_same_bytes(engines: dict[str, Synth]) -> None:
    warm, cold = (Voiced(synth, TABLE) for synth in (engines["neural"], engine("neural")))
    first = warm.render("Not again.", VOICES["priya"], "furious")
    assert first.samples.tobytes() == cold.render("Not again.", VOICES["priya"], "furious").samples.tobytes()


def test_a_voice_may_be_higher_and_flatter_by_nature(spoken: Spoken) -> None:
    _, moods = spoken
    usual = measures(moods["wary"])
    other = replace(VOICES["margaret"], pitch=2.0, range=0.5)
    moved = measures(voiced(moods["wary"], other, TABLE.bands["wary"], TABLE.reference))
    assert moved["f0"] - usual["f0"] == pytest.approx(2.0, abs=0.4)
    assert moved["range"] < 0.75 * usual["range"]


def test_a_sound_too_short_or_without_pitch_keeps_its_loudness() -> None:
    noise = np.random.default_rng(1).standard_normal(6_000) * 0.1
    loud = voiced(quantised(noise, 24_000), VOICES["margaret"], TABLE.bands["angry"], TABLE.reference)
    assert loudness(loud.wave, loud.rate) == pytest.approx(-18.0, abs=0.5)


def test_silence_stays_silence() -> None:
    quiet = silence(0.5, 24_000)
    assert voiced(quiet, VOICES["margaret"], TABLE.bands["angry"], TABLE.reference) is quiet


def test_the_identity_tells_moods_tables_and_voices_apart() -> None:
    synth, margaret = Voiced(engine("captions"), TABLE), VOICES["margaret"]
    louder = replace(TABLE, reference=replace(TABLE.reference, loudness=-20.0))
    all_of_them = {
        synth.identity(TEXT, margaret, "calm"),
        synth.identity(TEXT, margaret, "angry"),
        synth.identity(TEXT, replace(margaret, pitch=3.0), "calm"),
        Voiced(engine("captions"), louder).identity(TEXT, margaret, "calm"),
    }
    assert len(all_of_them) == 4
    assert synth.identity(TEXT, replace(margaret, name="Other"), "calm") in all_of_them
    assert synth.name == engine("captions").name


def test_pauses_shorten_with_anger() -> None:
    pauses = [TABLE.pause(band) for band in BANDS]
    assert pauses == sorted(pauses, reverse=True)


@pytest.mark.parametrize(
    "change_of_table",
    [("[band.furious]", "[band.livid]"), ("tempo = 1.02", ""), ("pitch = 3.7", "pitchy = 3.7"), ("=", ":")],
)
def test_a_table_that_is_wrong_is_one_sentence(tmp_path: Path, change_of_table: tuple[str, str]) -> None:
    shipped = (root("assets") / "voicing.toml").read_text(encoding="utf-8")
    (tmp_path / "voicing.toml").write_text(shipped.replace(*change_of_table), encoding="utf-8")
    with pytest.raises(ScenarioProblem, match="The table of moods cannot be used"):
        manners(tmp_path / "voicing.toml")
