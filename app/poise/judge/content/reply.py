"""One reply, read: its words, where its clauses begin, and the line of text in which patterns are searched."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from poise.judge.content.clauses import starts
from poise.judge.content.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply (or a customer's line) made ready for searching.

    Attributes:
        text: what was said, as transcribed.
        tokens: its normalised words.
        starts: indexes of the tokens that begin a clause.
        line: the tokens as `word/stem `, with `|` before the first of a clause and `+` before a skippable adverb.
        places: which token begins at which character of `line`; the end of the line stands for "behind the last".
        vocabulary: every word, and every stem with a `~` before it, to rule patterns out at once.
    """

    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    line: str
    places: Mapping[int, int]
    vocabulary: frozenset[str]

    def clause(self, k: int) -> tuple[int, int]:
        """The clause around token `k` as [first, behind the last)."""
        number = bisect_right(self.starts, k)
        return self.starts[number - 1], self.starts[number] if number < len(self.starts) else len(self.tokens)

    @property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """All clauses as [first, behind the last), in order."""
        return tuple(zip(self.starts, (*self.starts[1:], len(self.tokens)), strict=False))

    def words(self, first: int, end: int) -> list[str]:
        """The normalised words [first, end)."""
        return [token.word for token in self.tokens[max(0, first) : end]]

    def stopped(self, k: int) -> bool:
        """Whether a sentence ends in the text before token `k`: for showing only, as speech has no full stops."""
        return k > 0 and any(mark in self.text[self.tokens[k - 1].last : self.tokens[k].first] for mark in ".!?;")

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The characters of the tokens [first, end)."""
        return self.tokens[first].first, max(token.last for token in self.tokens[first:end])


def read(text: str) -> Reply:
    """Make `text` ready for searching; any text will do."""
    found = tokens(text)
    begins = starts(found)
    line, places = "", {}
    for k, token in enumerate(found):
        places[len(line)] = k
        line += f"{'|' * (k in begins)}{'+' * token.filler}{token.word}/{token.stem} "
    places[len(line)] = len(found)
    vocabulary = frozenset(token.word for token in found) | {"~" + token.stem for token in found}
    return Reply(text, found, begins, line, places, vocabulary)
