"""The smallest repair of a reply: faulted clauses out, or a phrase in their place; all else stays word for word.

Clauses are found by punctuation and by a few words that begin one, since that is all a transcript has.  What would not
read as English is left undone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

Span = tuple[int, int]
Place = Literal["first", "last"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SUBJECTS = _set("i we you he she they it that there this who nobody somebody everybody")
_NOUNS = _set("our the your my these those")
_SPEAKING = _set("i we you")
"""Subjects that begin something new behind a comma; "it", "that" and "he" go on about what stands before it."""
_OPENING = _set("sorry thank thanks please let tell give show wait listen calm relax stop look don apologies")
_ORDERS = _set("tell let give show listen wait leave take stop")
_AUXILIARIES = _set("am is are was were have has had do does did will would can could shall should may might")
_LINKS = _set("and so")
_JOINING = _set("but and or yet because then plus")
_HANGING = _set("if when once as since although though while unless because before after until even given")
_HELD = _set("because which that than who whose unless although though whereas")
"""Words with which nothing can begin whose clause before is gone."""
_TIED = _set(
    "think thought know knew say said see hear guess hope wish believe feel promise guarantee suppose mean sure sorry "
    "afraid glad like that if when what which how why who where because as than until before after once while unless "
    "although though since and or but so all nothing anything everything thing way time whatever whether even only"
)
"""Words that tie a subject behind them to their own clause, where no punctuation tells."""
_TITLE = re.compile(r"^(mr|mrs|ms|dr)\.$", re.IGNORECASE)
_STOP = re.compile(r"""[.!?;:\u2026]+["')\]]*$""")
_HELLO = _set("hello hi hey good morning afternoon evening okay")
_LEAST_KEPT = 3
"""Words that have to be left for a repair to be the trainee's own words still."""


class _Text:
    """A reply as words: where each stands, and what it is without its punctuation."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: list[Span] = [match.span() for match in re.finditer(r"\S+", text)]
        self.said = [text[start:end] for start, end in self.places]
        self.words = [re.split(r"['\u2019]", re.sub(r"^\W+|\W+$", "", word.lower()))[0] for word in self.said]
        self.written = any(_STOP.search(word) or word.endswith(",") for word in self.said)

    def cut(self, first: int, end: int) -> str:
        """The words [first, end) as they stand."""
        return self.text[self.places[first][0] : self.places[end - 1][1]]


def clauses(text: str) -> tuple[Span, ...]:
    """The characters of each clause that can be taken out by itself, in order; together they hold every word."""
    reply = _Text(text)
    return tuple((reply.places[first][0], reply.places[end - 1][1]) for first, end in _clauses(reply))


def repaired(text: str, faulted: Iterable[Span], gone: Iterable[Span] = (), phrase: str = "") -> str | None:
    """The reply with `phrase` in the place of the clauses that hold `faulted`, and without those that hold `gone`.

    Spans count in characters of `text`.  None if too little is left of the trainee's own words, or it would not read.
    """
    reply = _Text(text)
    parts = _clauses(reply)
    bad, out = _held(reply, parts, faulted), _held(reply, parts, gone)
    if not (bad or out):
        return None
    pieces, kept = list[str](), 0
    for removed, first, end in _runs(parts, bad | out):
        if removed:
            here = any(first <= parts[k][0] < end for k in bad)
            pieces += [phrase] if here and phrase and phrase not in pieces else []
            continue
        piece = _sentence(reply, first, end, after_gap=first > 0)
        if piece is None:
            return None
        pieces.append(piece)
        kept += end - first
    return " ".join(pieces) if kept >= _LEAST_KEPT else None


def added(text: str, phrase: str, place: Place, behind: Span | None = None) -> str | None:
    """The reply with `phrase` where it comes naturally.

    "first": before all but a greeting; "last": at the end, a statement before a closing question; `behind` says after
    which words it belongs instead.  None if there is nothing to add it to.
    """
    reply = _Text(text)
    if len(reply.words) < _LEAST_KEPT:
        return None
    parts = _clauses(reply)
    sentences = [n for n, (first, _) in enumerate(parts) if first == 0 or _STOP.search(reply.said[first - 1])]
    if not reply.written:
        sentences = list(range(len(parts)))
    cut = _border(reply, parts, sentences, phrase, place, behind)
    start = parts[cut][0] if cut < len(parts) else len(reply.words)
    pieces = [_sentence(reply, 0, start, False) if start else "", phrase]
    pieces.append(_sentence(reply, start, len(reply.words), False) if start < len(reply.words) else "")
    return None if None in pieces else " ".join(filter(None, pieces))


def _border(
    reply: _Text, parts: Sequence[Span], sentences: list[int], phrase: str, place: Place, behind: Span | None
) -> int:
    """Before which clause the phrase goes; always one that begins a sentence, or the end."""
    if behind is not None:
        return next((n for n in sentences if reply.places[parts[n][0]][0] >= behind[1]), len(parts))
    if place == "first":
        greeted = reply.words[0] in _HELLO and len(sentences) > 1
        return sentences[1] if greeted else 0
    closing = sentences[-1]
    asks = reply.said[-1].endswith("?") and not phrase.endswith("?")
    return closing if asks else len(parts)


def _clauses(reply: _Text) -> list[Span]:
    """The clauses as words [first, end)."""
    starts = [0] if reply.words else []
    for k in range(1, len(reply.words)):
        if _begins(reply, starts[-1], k):
            starts.append(k)
    return [(start, end) for start, end in pairwise([*starts, len(reply.words)])]


def _begins(reply: _Text, first: int, k: int) -> bool:
    before, word = reply.said[k - 1], reply.words[k]
    if _STOP.search(before) and not _TITLE.match(before):
        return True
    piece = reply.words[first:k]
    if not _whole(piece) or _hanging(reply, first, k):
        return False
    behind = reply.words[k + 1] if k + 1 < len(reply.words) else ""
    if word == "but":
        return reply.words[k - 1] not in ("nothing", "anything", "all")
    if word in _LINKS:
        order = behind in _ORDERS and not _SUBJECTS & set(piece)
        return (behind in _SUBJECTS - {"who", "that"} | {"let", "please", "thank"} or order) and before != "so"
    if before.endswith(","):
        return word in _SPEAKING | _OPENING
    return not reply.written and word in _SUBJECTS - {"that", "this", "who"} and _free(reply, k)


def _free(reply: _Text, k: int) -> bool:
    """Whether a subject begins a clause of its own where nothing is punctuated ("calm down | it is only cloth")."""
    before, behind = reply.words[k - 1], reply.words[k + 1] if k + 1 < len(reply.words) else ""
    asked = before in _AUXILIARIES
    told = reply.words[k] in ("i", "we") or "'" in reply.said[k] or behind in _AUXILIARIES
    return told and before not in _TIED | _SUBJECTS and not asked


def _whole(piece: Sequence[str]) -> bool:
    """Whether the words can stand alone, and are not just "well" or a name."""
    noun = len(piece) > _LEAST_KEPT and any(word in _NOUNS for word in piece[:2])
    return noun or bool(_SUBJECTS & set(piece)) or (len(piece) > 1 and any(word in _OPENING for word in piece[:2]))


def _hanging(reply: _Text, first: int, k: int) -> bool:
    """Whether the words before `k` are only the subordinate clause of what follows."""
    head = reply.words[first + 1] if reply.words[first] in _JOINING | _LINKS and first + 1 < k else reply.words[first]
    closed = any(reply.said[n].endswith(",") for n in range(first, k - 1)) or not reply.written
    return head in _HANGING and not closed


def _held(reply: _Text, parts: Sequence[Span], spans: Iterable[Span]) -> set[int]:
    """The clauses in which the spans lie: those that a span mostly covers, and that in which most of it is.

    A span that only reaches into its neighbour by a word or two leaves that alone.
    """
    held: set[int] = set()
    for span in spans:
        share = {n: sum(_meets(reply.places[k], span) for k in range(*part)) for n, part in enumerate(parts)}
        most = max(share.values(), default=0)
        held |= {
            n for n, (first, end) in enumerate(parts) if share[n] and (share[n] == most or 2 * share[n] >= end - first)
        }
    return held


def _meets(place: Span, span: Span) -> bool:
    return place[0] < span[1] and span[0] < place[1]


def _runs(parts: Sequence[Span], removed: set[int]) -> Iterator[tuple[bool, int, int]]:
    """Neighbouring clauses that share their fate, as (removed, first word, end)."""
    n = 0
    while n < len(parts):
        gone, end = n in removed, n + 1
        while end < len(parts) and (end in removed) == gone:
            end += 1
        yield gone, parts[n][0], parts[end - 1][1]
        n = end


def _sentence(reply: _Text, first: int, end: int, after_gap: bool) -> str | None:
    """The words as a sentence: without a joining word that has lost what it joined; None if it cannot stand."""
    torn = after_gap and not _STOP.search(reply.said[first - 1])
    while after_gap and first < end and reply.words[first] in _JOINING:
        first += 1
    if first == end or (torn and reply.words[first] in _HELD):
        return None
    said = reply.cut(first, end)
    if not _STOP.search(said):
        said = said.rstrip(",;:- \u2013\u2014") + "."
    return said[0].upper() + said[1:]
