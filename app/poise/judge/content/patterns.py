"""A small language for spoken phrases, and the matcher that finds them in a reply.

    sorry           this word (contractions are open: `I'm` is `i am`; spelling is folded: `apologize`)
    wait~           any inflection of it: waits, waited, waiting
    @agent          one of the phrases that `assets/judge/words.toml` gives for this name
    (a|b c)         one of several; `?` behind it or behind a word: may be missing; `+`: once or more
    #               a number, in digits or in words
    _               any one word of the clause;  `..` up to two;  `...` up to five;  `>>` up to eight, also of the next
    <               here begins a clause;  `>` here ends one
    ^  $            here begins, ends the reply (polite openers and closers left aside)
    !x              and x does not come next

Adverbs such as "really" and "just" may stand anywhere between the words of a pattern.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from poise.judge.content.reply import Reply
from poise.judge.content.stems import stem
from poise.judge.content.tokens import NUMBERS

_PIECE = re.compile(r"\.\.\.|\.\.|>>|[()|?+!<>^$]|@\w+|[^\s()|?+!<>^$@.]+")
_SKIP = r"(?:\|?\+\S+ ){0,3}"
_GAPS = {"_": r"[^|\s]\S* ", "..": r"(?:[^|\s]\S* ){0,2}?", "...": r"(?:[^|\s]\S* ){0,5}?", ">>": r"(?:\S+ ){0,8}?"}
_PLACES = {
    "<": r"(?=\|)",
    ">": r"(?=\||$)",
    "^": r"(?<![\s\S])(?:\|?\+?(?:okay|well|right|so|yes|and|but|look|now|oh|sir|madam|listen|no)/\S+ ){0,3}",
    "$": r"(?=(?:\|?\+?(?:please|sir|madam|then|you|for|okay|now|right|at|all|today)/\S+ ){0,2}$)",
}
_NUMBER = rf"\|?\+?(?:\d[\d.,:]*|{'|'.join(sorted(NUMBERS))})/\S+ "
_READINGS = {"is": "is|'s", "has": "has|'s", "would": "would|'d", "had": "had|'d"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled phrase.

    Attributes:
        source: as it is written.
        regex: over `Reply.line`.
        needs: sets of words (`~` before stems) of each of which a reply must have at least one.
    """

    source: str
    regex: str
    needs: tuple[frozenset[str], ...]

    def matches(self, reply: Reply) -> Iterator[tuple[int, int]]:
        """Where it is found, as tokens [first, behind the last); empty matches are none."""
        if any(need.isdisjoint(reply.vocabulary) for need in self.needs):
            return
        for match in _compiled(self.regex).finditer(reply.line):
            first, end = reply.places[match.start()], reply.places[match.end()]
            if first < end:
                yield first, end


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def pattern(source: str, classes: Mapping[str, str]) -> Pattern:
    """Compile one phrase; raises ValueError where it is malformed or names a class that is not there."""
    pieces = _pieces(source, classes)
    regex, needs, rest = _alternatives(pieces)
    if rest:
        raise ValueError(f"unbalanced bracket in the phrase: {source}")
    return Pattern(source, rf"(?<!\S){regex}", tuple(dict.fromkeys(needs)))


def _pieces(source: str, classes: Mapping[str, str]) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(source):
        if not piece.startswith("@"):
            pieces.append(piece)
        elif piece[1:] in classes:
            pieces += ["(", *_pieces(classes[piece[1:]], classes), ")"]
        else:
            raise ValueError(f"no words are given for {piece} in the phrase: {source}")
    return pieces


_Built = tuple[str, list[frozenset[str]], list[str]]


def _alternatives(pieces: list[str]) -> _Built:
    """Alternatives up to a closing bracket or the end: (regex, needs, pieces left over from the bracket on)."""
    regexes, needed = [], []
    while True:
        regex, needs, pieces = _sequence(pieces)
        regexes.append(regex)
        needed.append(needs)
        if not pieces or pieces[0] == ")":
            break
        pieces = pieces[1:]
    if len(regexes) == 1:
        return regexes[0], needed[0], pieces
    either = [frozenset[str]().union(*(min(n, key=len) for n in needed))] if all(needed) else []
    return f"(?:{'|'.join(regexes)})", either, pieces


def _sequence(pieces: list[str]) -> _Built:
    regex, needs = "", list[frozenset[str]]()
    while pieces and pieces[0] not in ("|", ")"):
        one, needed, pieces = _element(pieces)
        if pieces and pieces[0] in ("?", "+"):
            one = f"(?:{one}{_SKIP}){pieces[0] if pieces[0] == '?' else '{1,4}'}"
            needed, pieces = ([] if pieces[0] == "?" else needed), pieces[1:]
        elif pieces and pieces[0] not in ("|", ")", ">", "$"):
            one += _SKIP
        regex, needs = regex + one, needs + needed
    return regex, needs, pieces


def _element(pieces: list[str]) -> _Built:
    piece, rest = pieces[0], pieces[1:]
    if piece == "(":
        regex, needs, rest = _alternatives(rest)
        if not rest:
            raise ValueError("a bracket of a phrase is not closed")
        return f"(?:{regex})", needs, rest[1:]
    if piece == "!":
        regex, _, rest = _element(rest)
        return f"(?!{regex})", [], rest
    if piece in _GAPS:
        return _GAPS[piece], [], rest
    if piece in _PLACES:
        return _PLACES[piece], [], rest
    if piece == "#":
        return _NUMBER, [], rest
    if piece in ("?", "+"):
        raise ValueError(f"nothing stands before the {piece} of a phrase")
    return _word(piece), [_need(piece)], rest


def _word(piece: str) -> str:
    if piece.endswith("~"):
        return rf"\|?\+?[^/\s|+]+/{re.escape(stem(piece[:-1]))} "
    return rf"\|?\+?(?:{_READINGS.get(piece) or re.escape(piece)})/\S+ "


def _need(piece: str) -> frozenset[str]:
    if piece.endswith("~"):
        return frozenset({"~" + stem(piece[:-1])})
    return frozenset((_READINGS.get(piece) or piece).split("|"))
