"""What the detectors share: the reply, the customer's line, the situation, the phrases and the numbers; and a hit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from poise.domain.evidence import SURE, Situation
from poise.domain.rubric import Rubric
from poise.judge.content.lexicon import Lexicon
from poise.judge.content.reply import Reply, read

Measure = Literal["certain", "strong", "fair", "weak", "hint", "doubt", "shade"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One behaviour found in the tokens [first, end) of the reply.

    Attributes:
        id: the behaviour.
        first, end: the tokens that show it.
        confidence: 0..1.
        about: the fact or remedy that is meant, if one is.
    """

    id: str
    first: int
    end: int
    confidence: float
    about: str | None = None

    def overlaps(self, first: int, end: int) -> bool:
        """Whether it shares a token with [first, end)."""
        return self.first < end and first < self.end

    def doubted(self, factor: float) -> "Hit":
        """The same, less sure."""
        return replace(self, confidence=self.confidence * factor)


@dataclass(frozen=True, slots=True)
class Scene:
    """One reply with everything that helps to understand it.

    Attributes:
        frames: where each frame of the lexicon is found in the reply, as tokens [first, end), in order.
    """

    reply: Reply
    customer: Reply
    situation: Situation
    lexicon: Lexicon
    rubric: Rubric
    frames: Mapping[str, Sequence[tuple[int, int]]]

    def sure(self, measure: Measure) -> float:
        """The confidence of a level, or the factor of a doubt, as the rubric gives it."""
        return self.rubric.number(f"content.{measure}")

    @property
    def cut(self) -> float:
        """The confidence from which on evidence counts."""
        return SURE


def scene(text: str, situation: Situation, lexicon: Lexicon, rubric: Rubric) -> Scene:
    """Read a reply in its situation."""
    reply = read(text)
    frames = {
        name: sorted((first, end) for first, end, _ in phrases.found(reply)) for name, phrases in lexicon.frames.items()
    }
    return Scene(reply, read(situation.customer_said), situation, lexicon, rubric, frames)


def among(hits: Iterable[Hit], ids: frozenset[str], least: float = 0.0) -> list[Hit]:
    """The hits with one of `ids` and at least the confidence `least`."""
    return [hit for hit in hits if hit.id in ids and hit.confidence >= least]
