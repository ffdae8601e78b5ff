"""What a reply has in common with the customer's words: shared notions, shared polarity, words parroted."""

from collections.abc import Sequence
from dataclasses import dataclass

from poise.judge.content.lexicon import Lexicon
from poise.judge.content.numbers import values
from poise.judge.content.reply import Reply
from poise.judge.content.tokens import Token
from poise.judge.content.wordset import wordset

_DENIALS = wordset("not no never nobody none without nothing nor neither")
_OWN = wordset("i me my mine myself")
_TURNED = wordset("you your yours yourself")
_DENYING = wordset("never not no")
_LEAST_PARROTED = 4
"""Fewer words in a row than these can be the same by chance."""


@dataclass(frozen=True, slots=True)
class Notions:
    """The weighty words of an utterance, synonyms folded and numbers as figures."""

    all: frozenset[str]
    denied: bool


def notions(words: Sequence[Token], lexicon: Lexicon) -> Notions:
    """What an utterance is about."""
    numbers = {str(value) for value in values([t.word for t in words])}
    weighty = [t for t in words if t.stem not in lexicon.empty and not t.filler and not values([t.word])]
    folded = {lexicon.alike.get(t.stem, t.stem) for t in weighty}
    return Notions(frozenset(folded | numbers), any(t.word in _DENIALS for t in words))


def shared(said: Sequence[Token], customer: Reply, lexicon: Lexicon) -> frozenset[str]:
    """Notions that `said` shares with anything of the customer's line."""
    return notions(said, lexicon).all & notions(customer.tokens, lexicon).all


def contradicts(said: Sequence[Token], customer: Reply, lexicon: Lexicon) -> frozenset[str]:
    """Notions shared with one clause of the customer's that `said` denies where he affirmed, or the other way."""
    mine = notions(said, lexicon)
    best = frozenset[str]()
    for first, end in customer.clauses:
        theirs = notions(customer.tokens[first:end], lexicon)
        common = (mine.all & theirs.all) - {"never"}
        if mine.denied != theirs.denied and len(common) > len(best):
            best = common
    return best


def parroted(said: Sequence[Token], customer: Reply) -> bool:
    """Whether the customer's words are only said back, not turned: a long run of them, or one with his own "I"."""
    mine, theirs = [t.word for t in said], [t.word for t in customer.tokens]
    run = _longest_common_run(mine, theirs)
    if len(run) < _LEAST_PARROTED:
        return False
    own = set(mine) - set(run)
    turned = bool(_TURNED & own) and not _DENYING & own
    return (len(run) >= 0.7 * len(mine) and not turned) or (bool(_OWN & set(run)) and len(run) >= 0.5 * len(mine))


def _longest_common_run(mine: Sequence[str], theirs: Sequence[str]) -> Sequence[str]:
    best = 0, 0
    lengths = [0] * (len(theirs) + 1)
    for k, word in enumerate(mine):
        row = [0] * (len(theirs) + 1)
        for n, other in enumerate(theirs):
            if word == other:
                row[n + 1] = lengths[n] + 1
                if row[n + 1] > best[0]:
                    best = row[n + 1], k + 1
        lengths = row
    return mine[best[1] - best[0] : best[1]]
