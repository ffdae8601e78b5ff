"""A reply with its marks: the evidence numbered, and the words cut where a mark begins or ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from poise.domain.evidence import Evidence, Polarity
from poise.domain.rubric import Rubric
from poise.export.words import Words


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of evidence as a reader sees it.

    Attributes:
        number: from 1 in each reply; it stands behind the words and before the reason.
        label: the behaviour in words.
        quote: the words that show it; "" for conduct and delivery.
        why: the judge's sentence; where the judge is not sure, that comes first.
        sure: whether it counts.
    """

    number: int
    polarity: Polarity
    label: str
    quote: str
    why: str
    sure: bool

    @property
    def sign(self) -> str:
        """The number as it stands behind the words: its sign says without colour what the mark is."""
        return f"{'?' if not self.sure else '+' if self.polarity == 'skill' else '−'}{self.number}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks; `ends` are those whose last word is here."""

    text: str
    within: tuple[Mark, ...]
    ends: tuple[Mark, ...]


def marks(evidence: Iterable[Evidence], text: str, rubric: Rubric, words: Words) -> tuple[Mark, ...]:
    """The evidence of one reply as marks, in the same order."""
    return tuple(_mark(number, one, text, rubric, words) for number, one in enumerate(evidence, 1))


def pieces(evidence: Iterable[Evidence], text: str, found: Iterable[Mark]) -> tuple[Piece, ...]:
    """The reply's words, cut; put together again they are the text."""
    spans = [(one.span, mark) for one, mark in zip(evidence, found, strict=True)]
    placed = [((max(0, span[0]), min(len(text), span[1])), mark) for span, mark in spans if span]
    placed = [(span, mark) for span, mark in placed if span[0] < span[1]]
    cuts = sorted({0, len(text), *(place for span, _ in placed for place in span)})
    return tuple(
        Piece(
            text[begin:end],
            tuple(mark for span, mark in placed if span[0] <= begin and end <= span[1]),
            tuple(mark for span, mark in placed if span[1] == end),
        )
        for begin, end in pairwise(cuts)
    )


def named(one: Evidence, rubric: Rubric, words: Words) -> str:
    """The behaviour in words."""
    name = rubric.behaviours[one.id].called(one.polarity)
    return name if one.sure else words("debrief.unsure", name=name)


def _mark(number: int, one: Evidence, text: str, rubric: Rubric, words: Words) -> Mark:
    quote = text[slice(*one.span)] if one.span else ""
    why = one.why if one.sure else words("debrief.unsure_why", why=one.why)
    return Mark(number, one.polarity, named(one, rubric, words), quote, why, one.sure)
