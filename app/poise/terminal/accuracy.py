"""The accuracy card: how right the judge of words is on labelled replies that it was never trained on."""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from poise.domain.accuracy import Card, Score
from poise.domain.evidence import Situation
from poise.domain.rubric import Rubric
from poise.judge.content import found
from poise.library.labelled import FAULTS, IDS, Entry, read
from poise.speech.transcribers.typed import transcript

RESAMPLES = 400
SEED = 7
"""The interval: so many draws of customers with replacement (bootstrap by cluster, Efron & Tibshirani 1993)."""

Shown = frozenset[str]


def measured(folder: Path, rubric: Rubric) -> Card:
    """Judge every labelled reply below `folder`.  Raises ValueError where a file cannot be read, EngineProblem."""
    entries = [entry for file in sorted(folder.glob("*.txt")) for entry in read(file)]
    judged(entries[:1], rubric)  # loading is not judging
    began = time.perf_counter()
    got = judged(entries, rubric)
    took = time.perf_counter() - began
    return card(entries, got, 1000 * took / len(entries))


def judged(entries: Iterable[Entry], rubric: Rubric) -> list[Shown]:
    """What counts as found in each reply."""
    return [
        frozenset(
            one.id for one in found(transcript(entry.text), Situation(customer_said=entry.customer), rubric) if one.sure
        )
        for entry in entries
    ]


def card(entries: Sequence[Entry], got: Sequence[Shown], milliseconds: float) -> Card:
    """The card of these findings."""
    gold = [entry.labels for entry in entries]
    cases = _cases(entries)
    scores = tuple(_score(id_, gold, got, cases) for id_ in IDS)
    faultless = [found_ for right, found_ in zip(gold, got, strict=True) if not right & set(FAULTS)]
    accused = sum(bool(found_ & set(FAULTS)) for found_ in faultless) / max(1, len(faultless))
    return Card(
        len(entries),
        scores,
        _mean(scores, lambda id_: id_ not in FAULTS),
        _mean(scores, lambda id_: id_ in FAULTS),
        _mean(scores, lambda _: True),
        len(faultless),
        round(accused, 4),
        round(milliseconds, 1),
    )


def as_json(card: Card) -> str:
    """The card for other programs."""
    return json.dumps(asdict(card), indent=1)


def as_text(card: Card, rubric: Rubric, second: Mapping[str, float]) -> str:
    """The card as a table; `second` is F1 of a second, blind reader of the same rules, by behaviour."""
    lines = [f"{'behaviour':28}{'n':>5}{'precision':>11}{'recall':>8}{'F1':>6}{'95 %':>12}{'reader':>8}"]
    for one in sorted(card.scores, key=lambda score: (score.id in FAULTS, -score.f1)):
        name = rubric.behaviours[one.id].name if one.id in rubric.behaviours else one.id
        reader = f"{second[one.id]:.2f}" if one.id in second else "-"
        between = f"{one.low:.2f}-{one.high:.2f}"
        numbers = f"{one.precision:>11.2f}{one.recall:>8.2f}{one.f1:>6.2f}{between:>12}{reader:>8}"
        lines.append(f"{name[:27]:28}{one.count:>5}{numbers}")
    lines.append(f"mean F1: skills {card.skills:.2f}, faults {card.faults:.2f}, all {card.all:.2f}")
    lines.append(f"faultless replies accused of something: {card.accused:.1%} of {card.faultless}")
    lines.append(f"{card.replies} replies, {card.milliseconds:.1f} ms each")
    return "\n".join(lines)


def _score(id_: str, gold: Sequence[Shown], got: Sequence[Shown], cases: Sequence[Sequence[int]]) -> Score:
    there = np.array([id_ in right for right in gold])
    told = np.array([id_ in found_ for found_ in got])
    counts = np.array([[(there[c] & told[c]).sum(), there[c].sum(), told[c].sum()] for c in map(list, cases)])
    draws = np.random.default_rng(SEED).integers(0, len(counts), (RESAMPLES, len(counts)))
    spread = _f1(counts[draws].sum(1))
    hit, right, said = counts.sum(0)
    low, high = np.percentile(spread, [2.5, 97.5])
    return Score(
        id_,
        int(right),
        round(float(hit / max(1, said)), 3),
        round(float(hit / max(1, right)), 3),
        round(float(_f1(counts.sum(0)[None])[0]), 3),
        round(float(low), 3),
        round(float(high), 3),
    )


def _f1(counts: "np.ndarray[tuple[int, int], np.dtype[np.int64]]") -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """F1 from rows of hits, replies that show it, replies in which it was found."""
    return np.asarray(2 * counts[:, 0] / np.maximum(1, counts[:, 1] + counts[:, 2]), np.float64)


def _cases(entries: Sequence[Entry]) -> list[list[int]]:
    """The replies to each customer, by their place."""
    groups: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        groups.setdefault(entry.case, []).append(place)
    return list(groups.values())


def _mean(scores: Iterable[Score], kind: Callable[[str], bool]) -> float:
    wanted = [score.f1 for score in scores if kind(score.id)]
    return round(sum(wanted) / len(wanted), 3)
