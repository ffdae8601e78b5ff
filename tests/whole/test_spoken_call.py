"""Whole spoken calls: the real window, a trainee who really speaks, and a customer who is really heard."""

import os
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
import soxr
from faster_whisper import WhisperModel
from numpy.typing import NDArray

from poise.archive.shelf import read, unfinished
from poise.library import plans, rubric
from poise.library.replies import replies_from
from poise.resources import root
from poise.speech import models
from tests.whole.app import App
from tests.whole.desktop import Desktop
from tests.whole.log import Log
from tests.whole.studio import RATE, Studio, Tape
from tests.whole.takes import samples_of, seconds_kept
from tests.whole.trainee import Trainee
from tests.whole.words import wrong_share

pytestmark = pytest.mark.audio

DEMO = root("assets") / "demo"
PLANS = Path(__file__).parent.parent / "plans" / "samples-never-came"
SPEECH = DEMO / "good" / "01.flac"


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A sound system of its own."""
    with Studio(tmp_path / "sound") as running:
        yield running


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A display of its own."""
    with Desktop(tmp_path / "display") as running:
        yield running


def test_a_whole_call_goes_as_planned(studio: Studio, desktop: Desktop, tmp_path: Path) -> None:
    """The one that is short enough for every day; the good one takes four minutes."""
    played("poor", PLANS / "hostile.yaml", studio, desktop, tmp_path)


@pytest.mark.skipif("POISE_ALL_CALLS" not in os.environ, reason="takes four minutes: set POISE_ALL_CALLS to run it")
def test_a_good_call_is_won_over(studio: Studio, desktop: Desktop, tmp_path: Path) -> None:
    played("good", PLANS / "model.yaml", studio, desktop, tmp_path)


def test_a_call_that_is_killed_in_mid_reply_loses_at_most_its_last_second(
    studio: Studio, desktop: Desktop, tmp_path: Path
) -> None:
    microphone = studio.tape("microphone")
    with App(tmp_path, studio, desktop) as app:
        app.start_first_call()
        began, speaking = time.monotonic(), Trainee(studio, app.log).begin(SPEECH)
        time.sleep(4.0)
        app.kill()
        spoken = time.monotonic() - microphone.find(samples_of(SPEECH, RATE), began)
        speaking.kill()
        speaking.wait()
    folder = app.log.folder
    assert folder is not None
    assert read(folder).dropped == ()
    assert spoken - 1.0 <= seconds_kept(folder / "take-01.wav", SPEECH) <= spoken + 0.1
    with App(tmp_path, studio, desktop) as again:
        desktop.keep(tmp_path / "offer.png")
        again.keep_what_was_cut_off()
        again.log.wait(lambda: unfinished(again.calls) == ())
    assert (folder / "take-01.wav").exists()
    microphone.close()


def test_a_microphone_pulled_out_in_mid_reply_is_told_in_a_sentence_and_loses_nothing(
    studio: Studio, desktop: Desktop, tmp_path: Path
) -> None:
    microphone = studio.tape("microphone")
    with App(tmp_path, studio, desktop) as app:
        app.start_first_call()
        began, speaking = time.monotonic(), Trainee(studio, app.log).begin(SPEECH)
        time.sleep(4.0)
        spoken = time.monotonic() - microphone.find(samples_of(SPEECH, RATE), began)
        studio.unplug()
        app.log.wait(lambda: "troubled" in app.log.kinds())
        time.sleep(1.0)
        desktop.keep(tmp_path / "unplugged.png")
        assert app.process.poll() is None, app.printed
        speaking.kill()
        speaking.wait()
    [trouble] = app.log.of("troubled")
    assert "microphone" in trouble["sentence"].lower()
    assert trouble["sentence"].endswith(".") and trouble["advice"]
    folder = app.log.folder
    assert folder is not None
    assert seconds_kept(folder / "take-01.wav", SPEECH) >= spoken - 0.1
    microphone.close()


def played(kind: str, plan: Path, studio: Studio, desktop: Desktop, home: Path) -> None:
    """A whole call in the window, answered aloud with the demonstration takes of that kind."""
    loudspeaker = studio.tape("loudspeaker")
    with App(home, studio, desktop) as app:
        app.start_first_call()
        Trainee(studio, app.log).play(sorted((DEMO / kind).glob("*.flac")))
        time.sleep(1.0)
        desktop.keep(home / "debrief.png")
        assert app.process.poll() is None, app.printed
    loudspeaker.close()
    went_as_planned(app.log, plan)
    was_understood(app.log, DEMO / kind)
    was_heard(app.log, loudspeaker)


def went_as_planned(log: Log, file: Path) -> None:
    """The beats, the outcome and the shape of every turn."""
    plan = plans.load(file, rubric.load(root("assets") / "rubric.toml"))
    beats = [beat for beat, _ in groupby(event["beat"] for event in log.of("customer_spoke"))]
    way = iter(beats)
    assert all(beat in way for beat in plan.beats), beats
    [ended] = log.of("ended")
    assert ended["outcome"] in plan.ends
    once = ["trainee_finished", "trainee_spoke", "judged", "mood_changed", "moved", "customer_spoke"]
    kinds = [kind for kind in log.kinds() if kind != "customer_finished"]
    assert kinds == ["began", "customer_spoke", *once * len(log.of("trainee_spoke")), "ended"]


def was_understood(log: Log, folder: Path) -> None:
    """Every reply was heard back, whole: of all the words few were misheard, and of no reply a third."""
    heard = [event["text"] for event in log.of("trainee_spoke")]
    said = [str(reply) for reply in replies_from(folder / "replies.yaml")]
    pairs = list(zip(said, heard, strict=False))
    wrong = [wrong_share(*pair) for pair in pairs]
    assert max(wrong) <= 0.3, list(zip(wrong, heard, strict=True))
    assert wrong_share(" ".join(s for s, _ in pairs), " ".join(heard)) <= 0.1, list(zip(wrong, heard, strict=True))


def was_heard(log: Log, loudspeaker: Tape) -> None:
    """The customer sounds while he speaks, and only then; and it is his words that sound."""
    spoke, finished = log.of("customer_spoke"), log.of("customer_finished")
    ears = WhisperModel(str(models.find("whisper-tiny.en")), device="cpu", compute_type="int8", local_files_only=True)
    for number, (began, ended) in enumerate(zip(spoke, finished, strict=True)):
        sound = loudspeaker.samples(log.moment(began) - 0.1, log.moment(ended) + 0.1)
        # A slow machine renders while it speaks, and pauses between two sentences; it may not be mute.
        assert share_of_sound(sound) > 0.25, began
        if number == 0:
            assert wrong_share(began["text"], transcribed(ears, sound)) <= 0.2
    for ended, answered in zip(finished, log.of("trainee_finished"), strict=False):
        rest = loudspeaker.samples(log.moment(ended) + 0.3, log.moment(answered))
        assert share_of_sound(rest) == 0.0


def share_of_sound(samples: NDArray[np.int16]) -> float:
    """The share of 20 ms frames in which there is anything to be heard (above -50 dBFS)."""
    frames = samples[: len(samples) // 960 * 960].reshape(-1, 960).astype(np.float64)
    return float(np.mean(np.sqrt(np.mean(frames**2, axis=1)) > 100))


def transcribed(ears: WhisperModel, samples: NDArray[np.int16]) -> str:
    """What is heard in a recording of a line."""
    sound = soxr.resample(samples.astype(np.float32) / 32768, RATE, 16000)
    segments, _ = ears.transcribe(sound, language="en", beam_size=1, temperature=0.0)
    return " ".join(segment.text for segment in segments)
