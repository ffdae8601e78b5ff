"""A reply with its marks: the marks numbered, and the words cut where a mark begins or ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from poise.shown.marks import Mark


@dataclass(frozen=True, slots=True)
class Numbered:
    """A mark with its number, from 1 in each reply, which stands behind the words and before the reason.

    `disputed` says why the trainee does not agree; "" if he does.
    """

    number: int
    mark: Mark
    disputed: str = ""

    @property
    def sign(self) -> str:
        """The number as it stands behind the words: its sign says without colour what the mark is."""
        return f"{'?' if not self.mark.sure else '+' if self.mark.polarity == 'skill' else '−'}{self.number}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks; `ends` are those whose last word is here."""

    text: str
    within: tuple[Numbered, ...]
    ends: tuple[Numbered, ...]


def pieces(text: str, found: Iterable[Numbered]) -> tuple[Piece, ...]:
    """The reply's words, cut; put together again they are the text."""
    placed = [((max(0, one.mark.begins), min(len(text), one.mark.ends)), one) for one in found]
    placed = [(span, one) for span, one in placed if span[0] < span[1]]
    cuts = sorted({0, len(text), *(place for span, _ in placed for place in span)})
    return tuple(
        Piece(
            text[begin:end],
            tuple(one for span, one in placed if span[0] <= begin and end <= span[1]),
            tuple(one for span, one in placed if span[1] == end),
        )
        for begin, end in pairwise(cuts)
    )
