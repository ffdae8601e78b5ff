"""Words of several looks set into lines: broken between words only, and a raised number stays at its word."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `role` is their colour's, and `raised` stands for a small number above the line."""

    text: str
    role: str = "ink"
    bold: bool = False
    underlined: bool = False
    raised: bool = False


Set = tuple[Run, ...]
"""One line."""
Measure = Callable[[Run], float]


def lines(runs: Iterable[Run], width: float, measure: Measure) -> tuple[Set, ...]:
    """The lines in which these words fit within `width`; at least one, and a word too long for any is cut.

    `measure` says how wide a run is.  The blanks where a line was broken are left out.
    """
    done: list[Set] = []
    line: list[Run] = []
    for word in _words(runs):
        for piece in _fitting(word, width, measure):
            if line and sum(map(measure, [*line, *_stripped(piece, line)])) > width:
                done.append(_merged(line))
                line = []
            line += _stripped(piece, line)
    return (*done, _merged(line))


def _words(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Groups between which a line may be broken, each with the blank before it."""
    group: list[Run] = []
    for run in runs:
        first, *others = run.text.split(" ")
        if first:
            group.append(replace(run, text=first))
        for other in others:
            if any(one.text.strip(" ") for one in group):
                yield group
                group = []
            group.append(replace(run, text=f" {other}"))
    if group:
        yield group


def _stripped(word: Sequence[Run], line: Sequence[Run]) -> list[Run]:
    """The word as it stands behind `line`: without a blank at the beginning of a line."""
    if line:
        return list(word)
    first = replace(word[0], text=word[0].text.lstrip(" "))
    return [*([first] if first.text else []), *word[1:]]


def _fitting(word: list[Run], width: float, measure: Measure) -> Iterator[list[Run]]:
    """The word, or its pieces where it is longer than a line."""
    if sum(map(measure, _stripped(word, []))) <= width:
        yield word
        return
    piece: list[Run] = []
    for run in word:
        for letter in run.text:
            one = replace(run, text=letter)
            if piece and sum(map(measure, [*piece, one])) > width:
                yield piece
                piece = []
            piece = list(_merged([*piece, one]))
    yield piece


def _merged(line: Iterable[Run]) -> Set:
    """Neighbours of the same look as one."""
    groups = groupby(line, key=lambda run: replace(run, text=""))
    return tuple(replace(look, text="".join(run.text for run in group)) for look, group in groups)
