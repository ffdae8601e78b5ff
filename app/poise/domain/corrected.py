"""A reply as the trainee says it really was: other words in the same recording, each with its place in time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from poise.domain.events import TraineeSpoke
from poise.domain.evidence import Word


def corrected(spoken: TraineeSpoke, text: str) -> TraineeSpoke:
    """The reply with these words instead of those that were heard; as it was heard if there are none.

    Whoever says what he said is neither silent nor unheard.  What the clock and the recording hold stays.
    """
    said = text.split()
    if not said:
        return spoken
    words = placed(said, spoken.words or _unknown(spoken))
    return replace(spoken, text=" ".join(said), words=words, heard=True, silent=False)


def placed(said: Sequence[str], heard: Sequence[Word]) -> tuple[Word, ...]:
    """Words as sure as can be, each where it was heard.

    What was heard otherwise shares the time of the words it replaces, what was not heard lies between its neighbours;
    without a time where none is known.
    """
    found: list[Word] = []
    same = SequenceMatcher(None, [_plain(word.text) for word in heard], [_plain(word) for word in said], autojunk=False)
    for kind, first, last, begin, end in same.get_opcodes():
        if kind == "equal":
            found += (replace(heard[first + n], text=said[begin + n], confidence=1.0) for n in range(end - begin))
        else:
            found += _spread(said[begin:end], *_gap(heard, first, last))
    return tuple(found)


def _unknown(spoken: TraineeSpoke) -> tuple[Word, ...]:
    """One word that nobody understood, as long as the whole reply."""
    return (Word("", spoken.speech[0][0], spoken.speech[-1][1]),) if spoken.speech else ()


def _gap(heard: Sequence[Word], first: int, last: int) -> tuple[float | None, float | None]:
    """The seconds of those words; of none, from the end of the word before to the beginning of the one behind."""
    if first < last:
        return heard[first].start, heard[last - 1].end
    before = heard[first - 1].end if first else None
    behind = heard[first].start if first < len(heard) else None
    return (behind if before is None else before), (before if behind is None else behind)


def _spread(said: Sequence[str], begin: float | None, end: float | None) -> Iterable[Word]:
    """Words one after another, each as long as the others."""
    if begin is None or end is None:
        return [Word(text, None, None) for text in said]
    each = max(0.0, end - begin) / max(1, len(said))
    return [Word(text, round(begin + n * each, 2), round(begin + (n + 1) * each, 2)) for n, text in enumerate(said)]


def _plain(text: str) -> str:
    """A word as it is compared: without case and what stands around it."""
    return "".join(filter(str.isalnum, text)).casefold()
