"""Replies of other people (CC0), labelled by coarser rules and without spans, as further material to train on.

Their labels are those of `../shared/data/content/hand.tsv`.  Where a label there stands for two behaviours here, and
for behaviours it does not know, what the judge finds today stands in.
"""

import csv
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILE = HERE.parents[2] / "shared" / "data" / "content" / "hand.tsv"
ONE = {
    "open_question": "invite",
    "clarifying_question": "clarify",
    "paraphrase": "reiterate",
    "empathy": "empathize",
    "apology": "apologize",
    "action_steps": "action_steps",
    "thanks": "thank",
    "follow_up": "commit_follow_up",
    "defensive": "defend",
    "excuse": "excuse",
    "argue": "argue",
    "dismiss": "dismiss",
    "threat": "threaten",
    "opinion": "opinion",
    "premature_solution": "premature_solution",
    "overpromise": "overpromise",
}
"""Labels that are one behaviour."""
TWO = {
    "ownership": ("own_mistake", "own_solution"),
    "solution": ("offer_solution", "ask_preference"),
    "blame": ("blame_customer", "blame_others"),
    "rude": ("rude", "sarcasm"),
    "refusal": ("refuse_flat", "policy_shield"),
}
"""Labels that are either of two behaviours, or both."""


def labelled(labels: frozenset[str], sure: dict[str, float]) -> list[str]:
    """The behaviours of a reply with these labels, of which today's judge is so sure."""
    known = {*ONE.values(), *(id_ for pair in TWO.values() for id_ in pair)}
    found = {id_ for id_, confidence in sure.items() if confidence >= 0.5 and id_ not in known}
    found |= {ONE[label] for label in labels if label in ONE}
    for label, pair in TWO.items():
        if label in labels:
            found |= {id_ for id_ in pair if sure.get(id_, 0.0) >= 0.5} or {max(pair, key=lambda i: sure.get(i, 0.0))}
    return sorted(found)


def main(out: Path) -> None:
    """Write text, customer's line and behaviours as JSON Lines."""
    sys.path[:0] = [str(HERE.parents[1])]
    from poise.domain.evidence import Situation
    from poise.judge.content import found
    from poise.library import rubric
    from poise.resources import root
    from poise.speech.transcribers.typed import transcript

    weights = rubric.load(root("assets") / "rubric.toml")
    with FILE.open(encoding="utf-8") as file, out.open("w", encoding="utf-8") as lines:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            evidence = found(transcript(row["text"]), Situation(customer_said=row["context"]), weights)
            sure = {one.id: one.confidence for one in evidence}
            labels = frozenset(row["labels"].split(",")) if row["labels"] != "-" else frozenset()
            told = {"text": row["text"], "customer": row["context"], "labels": labelled(labels, sure)}
            lines.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
