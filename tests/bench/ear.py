"""How well the ear knows a pause for thought from the end of a reply, and what it makes of noises: prints tables.

    python tests/bench/ear.py [--fit]

Run it in a checkout that has `../shared/data` beside it: the replies are texts of other people (CC0) and those of
`replies.py`, synthesised once and kept in the system's temporary folder.  Each has one pause for thought.  No call is
played: what the ear would wait for is worked out for pauses of 0.5 to 1.5 s.  `--fit` fits the weights of
`[complete]` in `assets/ear.toml` anew and prints them.
"""

import argparse
import asyncio
import csv
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from poise.domain.evidence import TAKE_RATE
from poise.speech import models
from poise.speech.completeness import CompletenessNumbers, completeness, unfinished
from poise.speech.ear import FRAME, Ear, Sign, told
from poise.speech.ear_numbers import Hearing, Patience, load
from poise.speech.echo import Playback
from poise.speech.transcribers.whisper import Whisper
from poise.speech.turn import Turn
from poise.speech.turn_end import SmartTurn
from poise.speech.vad import Silero, Voice, VoicedAndLoud
from tests.bench.replies import TEXTS, Reply, replies

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
VOICES = (
    *("af_heart", "af_bella", "af_nicole", "af_sarah", "am_michael", "am_fenrir", "am_puck", "am_adam"),
    *("bf_alice", "bf_emma", "bf_lily", "bm_daniel", "bm_george", "bm_lewis"),
)
LENGTHS = np.linspace(0.5, 1.5, 51)
LONGER = 0.1
"""Seconds by which a pause is longer for the ear: a soft end before it, and 64 ms of speech until it is over."""
KINDS = ("filler", "leading on", "comma", "anywhere")
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence after speech, as the ear meets it: in mid-reply, after words of one of KINDS, or at the end."""

    kind: str
    voice: float
    said: str

    @property
    def end(self) -> bool:
        """Whether the reply has ended."""
        return self.kind == "end"


def marked(numbers: CompletenessNumbers, count: int = 110) -> Iterator[tuple[str, str]]:
    """Replies of other people, each with one pause for thought, and the kind of place where it lies."""
    chance = np.random.default_rng(5)
    with (DATA / "content" / "hand.tsv").open(encoding="utf-8") as file:
        texts = [row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    whole = [text for text in texts if re.fullmatch(r"[A-Z].*[.?!]", text) and 9 <= len(text.split()) <= 30]
    chance.shuffle(whole)
    for text in whole[:count]:
        words = text.split()
        for kind in chance.permutation(KINDS):
            if places := [place for place in range(3, len(words) - 2) if _fits(words[place - 1], kind, numbers)]:
                place = int(chance.choice(places))
                filler = ", um," if kind == "filler" else ""
                yield f"{' '.join(words[:place])}{filler} |1.5| {' '.join(words[place:])}", kind
                break


def _fits(word: str, kind: str, numbers: CompletenessNumbers) -> bool:
    match kind:
        case "leading on":
            return word.lower() in numbers.leading_on
        case "comma":
            return word.endswith(",")
        case _:
            return re.fullmatch(r"[A-Za-z']+", word) is not None


def heard(reply: Reply, kinds: Sequence[str], numbers: Hearing, turn_end: SmartTurn, words: Whisper) -> list[Pause]:
    """The pauses of a reply, and its end, as the ear finds them."""
    rng = np.random.default_rng(2)
    speech = soxr.resample(reply.samples.astype(np.float32) / 32768, 48_000, TAKE_RATE)
    found = []
    for kind, until in zip((*kinds, "end"), (*(pause[0] for pause in reply.pauses), reply.end), strict=True):
        before = np.pad(speech[: round(until * TAKE_RATE)], (4000, TAKE_RATE))
        samples = np.round((before + rng.normal(0, 3e-4, len(before))) * 32767).clip(-32768, 32767).astype(np.int16)
        voice, turn = Voice(Silero(), VoicedAndLoud(numbers.loud)), Turn(numbers)
        latest: Pause | None = None
        for start in range(0, len(samples) - FRAME, FRAME):
            frame = samples[start : start + FRAME]
            sign = turn.add(voice.hear(frame), frame, start / TAKE_RATE)
            if sign is Sign.RESUMED:
                latest = None
            elif sign is Sign.PAUSED and turn.ear.looked == 1:
                said = words.recognise(turn.take(Playback(), True), ()).text
                latest = Pause(kind, asyncio.run(turn_end.complete(turn.so_far())), said)
        if latest is not None:
            found.append(latest)
    return found


def wait(complete: float, numbers: Hearing) -> float:
    """Seconds of silence that end the turn."""
    return told(Ear(), complete, numbers.ear).allowed * FRAME / TAKE_RATE


def table(pauses: Sequence[Pause], complete: NDArray[np.float64], patience: Patience) -> list[str]:
    """What is cut into, by the kind of pause, and how long the customer waits after an end."""
    numbers = load(patience)
    waits = np.array([wait(each, numbers) for each in complete])
    cut = np.array([(each < LENGTHS + LONGER).mean() for each in waits])
    kinds = np.array([pause.kind for pause in pauses])
    ends = waits[kinds == "end"]
    shares = [f"{kind} {cut[kinds == kind].mean():5.1%} of {(kinds == kind).sum()}" for kind in KINDS]
    shares.append(f"all {cut[kinds != 'end'].mean():5.1%}")
    middle = f"p50 {np.percentile(ends, 50):.2f}, p95 {np.percentile(ends, 95):.2f}, mean {ends.mean():.2f}"
    return [f"{patience:8} pauses cut into: {'; '.join(shares)}", f"{'':8} wait after the end, s: {middle}"]


def features(pause: Pause, numbers: CompletenessNumbers) -> list[float]:
    """What `completeness` weighs."""
    sure = min(max(pause.voice, 1 - numbers.surest), numbers.surest)
    return [
        1.0,
        log(sure / (1 - sure)),
        unfinished(pause.said, numbers.leading_on),
        pause.said.endswith("?"),
        min(len(pause.said.split()), numbers.most_words),
    ]


def fitted(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression, a little held back, by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - likely) / len(y) - 0.003 * weights
        bend = (x * (likely * (1 - likely))[:, None]).T @ x / len(y) + 0.003 * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return weights


def unseen(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """How complete each pause is by weights that were fitted without it."""
    order = np.random.default_rng(0).permutation(len(y))
    complete = np.zeros(len(y))
    for fold in range(FOLDS):
        out = order[fold::FOLDS]
        rest = np.setdiff1d(order, out)
        complete[out] = 1 / (1 + np.exp(-x[out] @ fitted(x[rest], y[rest])))
    return complete


def noises(numbers: Hearing) -> str:
    """Of the noises, those that the ear takes for a reply."""
    taken = []
    files = sorted((DATA / "voice" / "f_noise").glob("*.flac"))
    for file in files:
        sound, rate = soundfile.read(file, dtype="float32", always_2d=True)
        samples = (soxr.resample(sound[:, 0], rate, TAKE_RATE) * 32767).astype(np.int16)
        voice, turn = Voice(Silero(), VoicedAndLoud(numbers.loud)), Turn(numbers)
        for start in range(0, len(samples) - FRAME, FRAME):
            turn.add(voice.hear(samples[start : start + FRAME]), samples[start : start + FRAME], start / TAKE_RATE)
        if turn.spoken:
            taken.append(file.stem)
    return f"noises taken for speech: {len(taken)} of {len(files)} {', '.join(taken)}"


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description="Pauses, ends and noises, as the ear knows them.")
    reader.add_argument("--fit", action="store_true", help="fit the weights of completeness anew")
    wish = reader.parse_args()
    numbers = load("normal")
    turn_end = SmartTurn(models.find("smart-turn") / "smart-turn-v3.2-cpu.onnx")
    words = Whisper("whisper-tiny.en")
    cache = Path(tempfile.gettempdir())
    made = list(marked(numbers.complete))
    spoken = replies(cache / "poise-bench-pauses", [text for text, _ in made], VOICES)
    pauses = [
        p for reply, (_, k) in zip(spoken, made, strict=True) for p in heard(reply, [k], numbers, turn_end, words)
    ]
    for reply in replies(cache / "poise-bench-replies", TEXTS):
        pauses += heard(reply, ["comma"] * len(reply.pauses), numbers, turn_end, words)
    x = np.array([features(pause, numbers.complete) for pause in pauses], float)
    y = np.array([pause.end for pause in pauses], float)
    shipped = np.array([completeness(pause.voice, pause.said, numbers.complete) for pause in pauses])
    crossed = unseen(x, y)
    lines = [f"{len(pauses)} pauses, {int(y.sum())} of them ends"]
    for name, complete in (("as shipped", shipped), ("weights fitted without each", crossed)):
        auc = (complete[y == 1][:, None] > complete[y == 0]).mean()
        lines.append(f"{name}: AUC {auc:.3f}")
        lines += [line for each in ("quick", "normal", "patient") for line in table(pauses, complete, each)]
    if wish.fit:
        lines.append(f"constant, voice, unfinished, question, word: {fitted(x, y).round(2)}")
    lines.append(noises(numbers))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
