"""One question to the class and its answers: what may be asked, what counts as an answer, and the counts; pure rules.

An answer belongs to a phone's random mark, which dies with the lesson.  What leaves a ballot, `Counts`, knows no marks.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from poise.domain.guides import Guide
from poise.domain.mood import BANDS, Band

Kind = Literal["choices", "steps", "mood", "words"]
KINDS: tuple[Kind, ...] = ("choices", "steps", "mood", "words")

Refusal = Literal["closed", "unknown", "too_many", "nothing", "too_long"]
"""Why an answer does not count: too late, not one of the options, more than one of them, empty, or too long a text."""

FEWEST, MOST = 2, 6
"""How many texts a question of the kind `choices` offers; a seventh is not read from the last row."""

LONGEST = 280
"""Characters of a written reply: some 50 words, twenty seconds when it is spoken."""

ACCENTS = 2
"""How many may stand on one letter."""

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Classes of characters that nobody sees, or that every machine draws in its own way; line breaks become spaces."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be picked: the id that is counted and the text that is read."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the class.

    Attributes:
        id: unique in the lesson.
        text: what is asked, one sentence.
        kind: "choices" and "mood": one of the options; "steps": any of them, or none; "words": a text of one's own.
        options: in the order in which they are shown; none for "words".
    """

    id: str
    text: str
    kind: Kind
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What one phone says: the ids it picked, or its words."""

    picked: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A reply that was written, as its first writer wrote it, and how many wrote the same."""

    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The answers to a question without those who gave them.

    Attributes:
        question: its id.
        answered: how many answered.
        picked: for each option in its order, how many picked it.
        written: the written replies, the most frequent first, then as they came.
    """

    question: str
    answered: int = 0
    picked: tuple[tuple[str, int], ...] = ()
    written: tuple[Written, ...] = ()

    def of(self, option: str) -> int:
        """How many picked it."""
        return dict(self.picked).get(option, 0)

    def without(self, text: str) -> "Counts":
        """The same, where the teacher has struck a written reply that nobody needs to see, in whatever capitals."""
        return replace(self, written=tuple(one for one in self.written if same(one.text) != same(text)))


@dataclass(frozen=True, slots=True)
class Ballot:
    """A question that is put to the class, and what came back; `answers` by the marks of the phones."""

    question: Question
    open: bool = True
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))

    def after(self, mark: str, answer: Answer) -> "Ballot | Refusal":
        """The ballot when that phone has answered; what it said before is forgotten."""
        refusal = "closed" if not self.open else refused(self.question, answer)
        if refusal is not None:
            return refusal
        kept = Answer(_in_order(self.question, answer.picked), clean(answer.words))
        return replace(self, answers=MappingProxyType({**self.answers, mark: kept}))

    def closed(self) -> "Ballot":
        """The same, without room for more answers."""
        return replace(self, open=False)

    def counts(self) -> Counts:
        """What has come in so far."""
        answers = self.answers.values()
        picked = tuple(
            (option.id, sum(option.id in answer.picked for answer in answers)) for option in self.question.options
        )
        return Counts(self.question.id, len(answers), picked, frequent(answer.words for answer in answers))


@dataclass(frozen=True, slots=True)
class Turnout:
    """What the desk is told while a room is open: how many phones have joined, and the counts of the last ballot."""

    phones: int
    counts: Counts | None = None


def choices(id_: str, text: str, texts: Iterable[str]) -> Question:
    """A question with texts to choose from; their ids are "1", "2" and so on.

    Raises:
        ValueError: fewer than FEWEST or more than MOST, one is empty, or two are the same.
    """
    told = tuple(clean(one) for one in texts)
    if not FEWEST <= len(told) <= MOST or "" in told or len({same(one) for one in told}) < len(told):
        raise ValueError(f"{FEWEST} to {MOST} different texts, none of them empty")
    return Question(id_, text, "choices", tuple(Option(str(n), one) for n, one in enumerate(told, 1)))


def steps(id_: str, text: str, guide: Guide) -> Question:
    """Which steps of the guide were heard: those that a call can show, not those that only ask to leave something."""
    heard = (one for one in guide.steps if one.part == "call" and one.skills)
    return Question(id_, text, "steps", tuple(Option(one.id, one.name) for one in heard))


def mood(id_: str, text: str, named: Mapping[Band, str]) -> Question:
    """How the customer feels, in the five bands from calm to furious; `named` has their words."""
    return Question(id_, text, "mood", tuple(Option(band, named[band]) for band in BANDS))


def words(id_: str, text: str) -> Question:
    """What one would say next."""
    return Question(id_, text, "words")


def refused(question: Question, answer: Answer) -> Refusal | None:
    """Why that is no answer to the question; None if it is one."""
    if question.kind == "words":
        said = clean(answer.words)
        return "unknown" if answer.picked else "nothing" if not said else "too_long" if len(said) > LONGEST else None
    known = {option.id for option in question.options}
    if answer.words or not known.issuperset(answer.picked):
        return "unknown"
    if question.kind == "steps":
        return None
    return "nothing" if not answer.picked else "too_many" if len(set(answer.picked)) > 1 else None


def clean(text: str) -> str:
    """The text as it can stand on a wall: one line, nothing unseen, no turned direction, no towers of accents."""
    kept, accents = [], 0
    for one in unicodedata.normalize("NFC", text):
        sort = "Zs" if one.isspace() else unicodedata.category(one)
        accents = accents + 1 if sort.startswith("M") else 0
        if sort not in UNSEEN and accents <= ACCENTS:
            kept.append(" " if sort == "Zs" else one)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def frequent(texts: Iterable[str]) -> tuple[Written, ...]:
    """The replies, the most frequent first, then as they came; those that are the same are one."""
    first: dict[str, str] = {}
    times: dict[str, int] = {}
    for text in filter(None, texts):
        key = same(text)
        first.setdefault(key, text)
        times[key] = times.get(key, 0) + 1
    return tuple(sorted((Written(first[key], number) for key, number in times.items()), key=lambda one: -one.times))


def same(text: str) -> str:
    """What two replies have in common that are the same but for capitals, spaces and marks."""
    letters = re.sub(r"[^\w\s]", "", text.replace("’", "'").replace("'", "")).casefold()
    return " ".join(letters.split()) or text


def _in_order(question: Question, picked: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(option.id for option in question.options if option.id in picked)
