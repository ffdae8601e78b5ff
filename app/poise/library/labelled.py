"""Replies with what each shows, read from text files; `tests/bank/README.md` has their form and the rules."""

import re
from dataclasses import dataclass
from pathlib import Path

SKILLS = (
    "invite", "clarify", "reiterate", "confirm", "empathize", "apologize", "own_mistake", "own_solution",
    "explain_cause", "offer_solution", "ask_preference", "seek_agreement", "action_steps", "give_contact",
    "set_expectations", "commit_follow_up", "offer_help", "thank", "courtesy", "offer_pause",
)  # fmt: skip
FAULTS = (
    "defend", "blame_customer", "blame_others", "excuse", "argue", "dismiss", "opinion", "rude", "sarcasm",
    "threaten", "refuse_flat", "policy_shield", "overpromise", "conditional_apology", "evade", "premature_solution",
)  # fmt: skip
IDS = (*SKILLS, *FAULTS)
_MARK = re.compile(r"\[([a-z_]+(?:, ?[a-z_]+)*): ?([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that show a behaviour: characters [start, end) of the text."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One reply.

    Attributes:
        text: the reply without brackets.
        marks: what it shows, and where.
        customer: what the customer said before.
        case: what it is about.
        author: the file's name.
        line: where it stands there.
    """

    text: str
    marks: tuple[Mark, ...]
    customer: str
    case: str
    author: str
    line: int

    @property
    def labels(self) -> frozenset[str]:
        """All that it shows."""
        return frozenset(mark.id for mark in self.marks)


def read(file: Path) -> list[Entry]:
    """The replies of one author.  Raises ValueError, as `file:line: sentence`, for what cannot be read."""
    entries: list[Entry] = []
    case = customer = ""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        told = line.strip()
        match told[:1]:
            case "":
                continue
            case "#":
                case, customer = told[1:].strip(), ""
            case ">":
                customer = told[1:].strip()
            case _:
                entries.append(_entry(told, customer, case, file, number))
    return entries


def _entry(told: str, customer: str, case: str, file: Path, number: int) -> Entry:
    text, marks, at = "", list[Mark](), 0
    for mark in _MARK.finditer(told):
        text += told[at : mark.start()]
        words = mark[2].strip()
        for id_ in re.split(r", ?", mark[1]):
            if id_ not in IDS:
                raise ValueError(f'{file}:{number}: there is no behaviour "{id_}".')
            marks.append(Mark(id_, len(text), len(text) + len(words)))
        text += words
        at = mark.end()
    text += told[at:]
    if "[" in text or "]" in text:
        raise ValueError(f"{file}:{number}: a bracket is not closed, or stands in another: {told}")
    if not customer:
        raise ValueError(f"{file}:{number}: no customer has spoken yet (a line with >).")
    return Entry(text, tuple(marks), customer, case, file.stem, number)
