"""Evidence as it is shown: a behaviour in words, with the words that show it and the judge's sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from poise.domain.evidence import Evidence, Polarity
from poise.domain.rubric import Rubric
from poise.shown.words import Words


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of evidence as it is shown.

    Attributes:
        begins, ends: the characters of the reply; equal where no words show it.
        polarity: "skill" or "fault".
        label: the behaviour in words.
        quote: the words themselves; "" where there are none.
        why: the judge's sentence; where the judge is not sure, that comes first.
        sure: whether the judge is sure enough for it to count.
        turn: the reply it was found in.
        id: the behaviour.
        disputed: why the trainee does not agree, in a sentence; "" if he does.
    """

    begins: int
    ends: int
    polarity: Polarity
    label: str
    quote: str
    why: str
    sure: bool
    turn: int
    id: str = ""
    disputed: str = ""


def label(id_: str, polarity: Polarity, rubric: Rubric) -> str:
    """A behaviour in words; a few are named otherwise where they are a fault."""
    return rubric.behaviours[id_].called(polarity)


def marked(evidence: Iterable[Evidence], text: str, rubric: Rubric, words: Words) -> tuple[Mark, ...]:
    """The evidence in one reply, whose words are `text`, as marks in the same order."""
    return tuple(_mark(one, text, rubric, words) for one in evidence)


def _mark(one: Evidence, text: str, rubric: Rubric, words: Words) -> Mark:
    begins, ends = one.span or (0, 0)
    name, why = label(one.id, one.polarity, rubric), one.why
    if not one.sure:
        name, why = words("debrief.unsure", name=name), words("debrief.unsure_why", why=why)
    return Mark(begins, ends, one.polarity, name, text[begins:ends], why, one.sure, one.turn, one.id)
