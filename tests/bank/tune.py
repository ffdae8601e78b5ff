"""Joins the model's answers with the rules' on authors the model never saw, and writes `numbers.json` beside it.

    python tests/bank/tune.py [FOLDER]

For each behaviour a logistic regression weighs the model's logit and the surest rule, which gives a probability.  Its
constant is then moved so that 0.5, from where evidence counts, is where the two kinds of mistake balance best: for a
skill as F1 weighs them, for a fault as F0.7 does, because accusing somebody wrongly is worse than missing something;
and for a fault it lies at least where four accusations in five are right.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from poise.domain.evidence import Situation, Transcript, Word
from poise.judge.content.lexicon import shipped as lexicon
from poise.judge.content.reader import Reader
from poise.judge.content.scene import scene
from poise.judge.content.search import ruled
from poise.judge.content.verdict import reading
from poise.library import rubric
from poise.resources import root
from tests.bank.bank import FAULTS, IDS, Entry, every
from tests.bank.split import TUNE_AUTHORS

Matrix = NDArray[np.float64]
RUBRIC = rubric.load(root("assets") / "rubric.toml")
BETA = {"skill": 1.0, "fault": 0.7}
ALONE, LEAST = RUBRIC.number("content.alone"), RUBRIC.number("content.impossible")
HELD_BACK = 0.01
"""How much the weights are drawn towards 1 for the model and 0 for the rules, where there are few examples."""


def transcript(text: str) -> Transcript:
    """Words without times."""
    return Transcript(text, tuple(Word(word, None, None) for word in text.split()), "typed")


def by_rules(entry: Entry) -> dict[str, float]:
    """The surest rule of each behaviour."""
    sure: dict[str, float] = {}
    for one in ruled(transcript(entry.text), Situation(customer_said=entry.customer), RUBRIC):
        sure[one.id] = max(sure.get(one.id, 0.0), one.confidence)
    return sure


def features(entries: Sequence[Entry], reader: Reader) -> tuple[Matrix, Matrix, Matrix]:
    """Model logits, rule confidences and gold, each [entries, labels]."""
    logits, rules, gold = (np.zeros((len(entries), len(IDS))) for _ in range(3))
    for row, entry in enumerate(entries):
        found = reading(scene(entry.text, Situation(customer_said=entry.customer), lexicon(), RUBRIC), reader)
        sure = by_rules(entry)
        for column, id_ in enumerate(IDS):
            logits[row, column] = found[id_].logit
            rules[row, column] = sure.get(id_, 0.0)
            gold[row, column] = id_ in entry.labels
    return logits, rules, gold


def fitted(logit: Matrix, rule: Matrix, gold: Matrix) -> NDArray[np.float64]:
    """Weights of model, rule and constant; a rule never counts against what it says."""
    weights = regression(np.stack([logit, rule, np.ones(len(gold))], 1), gold, np.array([1.0, 0.0, 0.0]))
    if weights[1] < 0:
        model, constant = regression(np.stack([logit, np.ones(len(gold))], 1), gold, np.array([1.0, 0.0]))
        weights = np.array([model, 0.0, constant])
    return weights


def regression(x: Matrix, gold: Matrix, usual: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression drawn towards the `usual` ones, by Newton's method with halved steps."""

    def loss(weights: NDArray[np.float64]) -> float:
        weighed = x @ weights
        misfit = np.mean(np.logaddexp(0, weighed) - gold * weighed)
        return float(misfit + HELD_BACK * 0.05 * np.sum((weights - usual) ** 2))

    weights = usual.copy()
    for _ in range(50):
        likely = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (gold - likely) / len(gold) - HELD_BACK * 0.1 * (weights - usual)
        bend = (x * (likely * (1 - likely))[:, None]).T @ x / len(gold) + HELD_BACK * 0.1 * np.eye(len(usual))
        step = np.linalg.solve(bend, slope)
        while loss(weights + step) > loss(weights) and np.abs(step).max() > 1e-9:
            step = step / 2
        weights = weights + step
    return weights


def best_cut(likely: Matrix, gold: Matrix, beta: float) -> float:
    """The probability from which on F-beta is best; the middle of the best run, so that one reply decides nothing."""
    cuts = np.linspace(0.15, 0.9, 76)
    scores = []
    for cut in cuts:
        hit = float(((likely >= cut) & (gold > 0)).sum())
        wrong, missed = float(((likely >= cut) & (gold == 0)).sum()), float(((likely < cut) & (gold > 0)).sum())
        scores.append((1 + beta**2) * hit / max(1e-9, (1 + beta**2) * hit + beta**2 * missed + wrong))
    smooth = np.convolve(np.pad(scores, 4, "edge"), np.ones(9) / 9, "valid")
    return float(cuts[int(np.argmax(smooth))])


def careful_cut(likely: Matrix, gold: Matrix, least: float, doubt: float) -> float:
    """The lowest probability, from `least` on, from which on four accusations in five are surely right."""
    for cut in np.linspace(least, 0.97, 60):
        accused = likely >= cut
        if accused.sum() < FEWEST or surely(float(gold[accused].mean()), int(accused.sum()), doubt) >= RIGHT:
            return float(cut)
    return 0.97


def surely(share: float, of: int, doubt: float) -> float:
    """What a share that was seen `of` times is at least, but for so many standard deviations (Wilson 1927, one-sided).

    A single author gives some thirty accusations of a kind, and what is right by a hair for him is wrong for the next.
    """
    middle, spread = share + doubt**2 / 2 / of, share * (1 - share) / of + doubt**2 / 4 / of**2
    return float((middle - doubt * np.sqrt(spread)) / (1 + doubt**2 / of))


def _exact(chosen: NDArray[np.bool_], alone: NDArray[np.bool_], gold: NDArray[np.bool_]) -> bool:
    """Whether a rule by itself may decide: it is right four times in five, and makes the whole no worse."""
    if alone.sum() < FEWEST or gold[alone].mean() < RIGHT:
        return False

    def f1(found: NDArray[np.bool_]) -> float:
        return float(2 * (found & gold).sum() / max(1, found.sum() + gold.sum()))

    return f1(chosen | alone) >= f1(chosen) - SLACK


ONE_SIDE, STRICT = 0.84, 1.64
"""Standard deviations below which one value in five lies, and one in twenty: asked of the faults on which people
themselves agree less than four times in five (`assets/accuracy/second.json`): each author draws their border anew.
There the probability is at least four in five too; what is less likely is shown as possible, and costs nothing."""

RIGHT, FEWEST, SLACK = 0.8, 8, 0.02
"""Precision of a rule that may decide alone, the replies that has to be seen on, and what F1 may lose by chance."""


def main(arguments: list[str]) -> None:
    """Fit and write."""
    folder = Path(arguments[0]) if arguments else root("assets") / "judge" / "model"
    entries = [entry for entry in every() if entry.author in TUNE_AUTHORS]
    logits, rules, gold = features(entries, Reader(folder))
    agreed = json.loads((root("assets") / "accuracy" / "second.json").read_text(encoding="utf-8"))["f1"]
    numbers = {}
    for column, id_ in enumerate(IDS):
        model, rule, constant = fitted(logits[:, column], rules[:, column], gold[:, column])
        weighed = model * logits[:, column] + rule * rules[:, column] + constant
        likely = 1 / (1 + np.exp(-weighed))
        cut = best_cut(likely, gold[:, column], BETA["fault" if id_ in FAULTS else "skill"])
        if id_ in FAULTS:
            clear = agreed[id_] >= RIGHT
            cut = careful_cut(likely, gold[:, column], cut if clear else max(cut, RIGHT), ONE_SIDE if clear else STRICT)
        chosen = weighed >= np.log(cut / (1 - cut))
        alone = (rules[:, column] >= ALONE) & (weighed - np.log(cut / (1 - cut)) >= np.log(LEAST / (1 - LEAST)))
        numbers[id_] = {
            "model": round(float(model), 3),
            "rules": round(float(rule), 3),
            "constant": round(float(constant), 3),
            "cut": round(float(np.log(cut / (1 - cut))), 3),
            "exact": _exact(chosen, alone, gold[:, column] > 0),
        }
    (folder / "numbers.json").write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
