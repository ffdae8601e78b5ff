"""What was said, in pieces short enough to be read as captions, each with its place in time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from poise.domain.evidence import Word
from poise.export.spoken import Spoken, Who

LINE = 42
"""Characters a line of a caption has room for; a common limit of broadcasters' guides."""
LINES = 2
"""Lines of one caption."""
LONGEST = 7.0
"""Seconds one caption stands at most."""
SHORTEST = 0.5
"""Seconds one caption stands at least, where the next one leaves the room."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption; `start` and `end` are seconds of the call's clock, `end` always the later."""

    who: Who
    start: float
    end: float
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The text in as few lines as possible, all of about the same length."""
        fewest = _wrapped(self.text, LINE)
        widths = range(len(self.text) // len(fewest), LINE)
        return next((even for width in widths if len(even := _wrapped(self.text, width)) == len(fewest)), fewest)


def cues(said: Iterable[Spoken], silence: str, unheard: str) -> tuple[Cue, ...]:
    """The captions of a whole call, in the order in which they begin.

    `silence` and `unheard` stand where nothing was said and where nothing was understood.
    """
    notes = {"silent": silence, "unheard": unheard}
    found: list[Cue] = []
    for one in said:
        if one.text:
            found += _pieces(one)
        elif one.note and notes[one.note]:
            found.append(Cue(one.who, one.start, max(one.end, one.start + SHORTEST), notes[one.note]))
    return tuple(sorted(found, key=lambda cue: (cue.start, cue.end)))


def _pieces(one: Spoken) -> Iterator[Cue]:
    groups = list(_groups(one.words if one.words else _spread(one)))
    starts = [_begins(group[0]) for group in groups]
    for place, group in enumerate(groups):
        start, end = starts[place], _ends(group[-1])
        most = starts[place + 1] if place + 1 < len(groups) else start + SHORTEST
        yield Cue(one.who, start, max(end, min(start + SHORTEST, most), start + 0.001), _text(group))


def _spread(one: Spoken) -> tuple[Word, ...]:
    """The words with times by their length: a voice takes about as long for one character as for another."""
    words = one.text.split()
    each = max(0.0, one.end - one.start) / max(1, sum(len(word) + 1 for word in words))
    found, at = [], one.start
    for word in words:
        until = at + each * (len(word) + 1)
        found.append(Word(word, at, until))
        at = until
    return tuple(found)


def _groups(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that stand together: whole sentences where they fit, else up to a comma, else as much as there is room."""
    group: list[Word] = []
    for word in words:
        while group and _too_much(group, word):
            cut = _cut(group)
            yield group[:cut]
            group = group[cut:]
        group.append(word)
        if word.text[-1:] in ".?!" and len(_text(group)) >= LINE:
            yield group
            group = []
    if group:
        yield group


def _too_much(group: Sequence[Word], word: Word) -> bool:
    long = len(_wrapped(_text([*group, word]), LINE)) > LINES
    return long or _ends(word) - _begins(group[0]) > LONGEST


def _cut(group: Sequence[Word]) -> int:
    """After how many words to cut: the last end of a sentence or clause in the second half, else after all."""
    half = len(group) // 2
    for marks in (".?!", ",;:"):
        for place in range(len(group), half, -1):
            if group[place - 1].text[-1:] in marks:
                return place
    return len(group)


def _text(group: Iterable[Word]) -> str:
    return " ".join(word.text for word in group)


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """A word longer than a line stays whole."""
    return tuple(wrap(text, max(1, width), break_long_words=False, break_on_hyphens=False))


def _begins(word: Word) -> float:
    return word.start or 0.0


def _ends(word: Word) -> float:
    return word.end or 0.0
