"""How right and how fast the content judge is, on labelled replies: prints one table for each file.

Run `python tests/bench/content.py [FILE.tsv …]` in a checkout that has `../shared/data/content` beside it.  Labels are
those of the files; a row counts only for the labels in its scope.  A third of the hand-written conversations was never
looked at while the rules were written and is printed apart.
"""

import csv
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from poise.domain.evidence import SURE, Situation, Transcript, Word
from poise.judge.content import found
from poise.library import rubric
from poise.resources import root

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "content"
RUBRIC = rubric.load(root("assets") / "rubric.toml")
CUT = SURE
LABELS = {
    "open_question": "invite",
    "clarifying_question": "clarify",
    "paraphrase": "reiterate",
    "empathy": "empathize",
    "apology": "apologize",
    "ownership": "own_mistake own_solution",
    "solution": "offer_solution ask_preference",
    "action_steps": "action_steps",
    "thanks": "thank",
    "follow_up": "commit_follow_up",
    "defensive": "defend",
    "blame": "blame_customer blame_others",
    "excuse": "excuse",
    "argue": "argue",
    "dismiss": "dismiss",
    "rude": "rude sarcasm",
    "threat": "threaten",
    "opinion": "opinion",
    "refusal": "refuse_flat policy_shield",
    "overpromise": "overpromise",
}
"""The labels of the files and the behaviours that show them; what needs the state of the call is left out."""
SKILLS = tuple(LABELS)[:10]
FAULTS = tuple(LABELS)[10:]


@dataclass(frozen=True)
class Row:
    """One labelled reply with what was found in it."""

    conversation: str
    gold: frozenset[str]
    scope: frozenset[str]
    got: frozenset[str]


def rows(file: Path) -> list[Row]:
    """All rows of a file, judged."""
    with file.open(newline="", encoding="utf-8") as opened:
        return [row(line) for line in csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)]


def row(line: dict[str, str]) -> Row:
    text = " ".join(line["text"].split())
    words = Transcript(text, tuple(Word(word, None, None) for word in text.split()), "typed")
    ids = {e.id for e in found(words, Situation(customer_said=line["context"] or ""), RUBRIC) if e.confidence >= CUT}
    got = frozenset(label for label, behaviours in LABELS.items() if ids & set(behaviours.split()))
    scope = frozenset(LABELS) if line["scope"] == "*" else frozenset(line["scope"].split(",")) & frozenset(LABELS)
    return Row(line["conv"], frozenset(line["labels"].split(",")) & scope, scope, got)


def scores(judged: Sequence[Row], label: str) -> tuple[float, float, float, int]:
    """Precision, recall, F1 and the number of positives of one label."""
    inside = [one for one in judged if label in one.scope]
    right = sum(label in one.gold and label in one.got for one in inside)
    claimed = sum(label in one.got for one in inside)
    there = sum(label in one.gold for one in inside)
    precision, recall = right / claimed if claimed else 0.0, right / there if there else 0.0
    return precision, recall, 2 * right / (claimed + there) if claimed + there else 0.0, there


def mean(judged: Sequence[Row], labels: Iterable[str]) -> float:
    """Macro-F1 over the labels that occur."""
    values = [f1 for _, _, f1, there in (scores(judged, label) for label in labels) if there]
    return sum(values) / len(values) if values else float("nan")


def table(title: str, judged: Sequence[Row]) -> None:
    """Print the scores of one set of rows."""
    say(f"\n{title}: {len(judged)} replies")
    for label in LABELS:
        precision, recall, f1, there = scores(judged, label)
        if there:
            say(f"  {label:20s} P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}  ({there})")
    parts = {"skills": SKILLS, "faults": FAULTS, "all": LABELS}
    say("  macro-F1 " + "  ".join(f"{name} {mean(judged, labels):.3f}" for name, labels in parts.items()))
    blameless = [one for one in judged if one.scope == frozenset(LABELS) and not one.gold & set(FAULTS)]
    if blameless:
        accused = sum(bool(one.got & set(FAULTS)) for one in blameless)
        say(f"  faultless replies accused: {accused} of {len(blameless)} = {accused / len(blameless):.1%}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main(files: Sequence[Path]) -> None:
    """Judge every file, print its tables, and the time for a thousand replies."""
    for file in files:
        judged = rows(file)
        if file.name == "hand.tsv":
            unseen = set(sorted({one.conversation for one in judged})[2::3])
            table("hand, used for writing", [one for one in judged if one.conversation not in unseen])
            table("hand, never looked at", [one for one in judged if one.conversation in unseen])
        table(file.name, judged)
    begun = time.process_time()
    count = len([one for file in files for one in rows(file)])
    say(f"\n{(time.process_time() - begun) / max(count, 1) * 1000:.1f} s for 1000 replies on one core")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [FOLDER / "hand.tsv", FOLDER / "care_tweets.tsv"])
