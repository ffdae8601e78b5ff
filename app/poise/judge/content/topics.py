"""Which fact or remedy of the scenario a clause is about."""

from collections.abc import Sequence
from itertools import pairwise

from poise.domain.evidence import Topic
from poise.judge.content.scene import Hit, Scene, among
from poise.judge.content.stems import stem
from poise.judge.content.tokens import tokens
from poise.judge.content.wordset import wordset

_DENIALS = wordset("not no never cannot nobody")
_PAST = wordset("if had ordered asked paid wanted refused")
_FREE = wordset("charge cost extra fee problem trouble")
"""What a "no" before it makes better, not worse."""
_PRICE = frozenset(map(stem, wordset("free for no charge cost nothing give on house at extra off percent half price")))
"""Stems that tell a remedy's price."""
_TIED = wordset("and or then")
_WELCOME = wordset("help better okay mind useful like nice fine")
"""What an offer may hang on ("would it help if I told …")."""
_REFUSING = wordset("refuse_flat policy_shield sarcasm rude threaten blame_customer")
_REACH = 3
"""Words before a clause in which its lead ("I could have …") may stand."""


def facts(scene: Scene, first: int, end: int) -> list[str]:
    """Ids of the facts whose words all occur in the tokens [first, end)."""
    return [t.id for t in scene.situation.topics if t.kind == "fact" and _named(t, _stems(scene, first, end))]


def offers(scene: Scene, hits: Sequence[Hit]) -> list[Hit]:
    """Remedies of the scenario that are offered; one that this trainee may not give is promised too much as well."""
    found: list[Hit] = []
    for first, end in scene.reply.clauses:
        if any(hit.overlaps(first, end) for hit in among(hits, _REFUSING, scene.cut)):
            continue
        for topic, phrase in _remedies(scene, first, end):
            if sure := _offered(scene, hits, first, end, phrase):
                found.append(Hit("offer_solution", first, end, sure, topic.id))
                if not topic.allowed:
                    found.append(Hit("overpromise", first, end, sure, topic.id))
    return found


def _remedies(scene: Scene, first: int, end: int) -> list[tuple[Topic, frozenset[str]]]:
    """The remedies named in a clause, each with the words that name it.

    Beside one that may be given, "free" and the like are its price and not another remedy.
    """
    present = _stems(scene, first, end)
    named = [(t, phrase) for t in scene.situation.topics if t.kind == "remedy" and (phrase := _named(t, present))]
    permitted = any(topic.allowed for topic, _ in named)
    return [(topic, phrase) for topic, phrase in named if topic.allowed or not (permitted and phrase <= _PRICE)]


def _offered(scene: Scene, hits: Sequence[Hit], first: int, end: int, phrase: frozenset[str]) -> float:
    """How surely the clause offers what `phrase` names in it."""
    words = scene.reply.words(first, end)
    before = max(0, first - _REACH)
    if first and (words[0] in _TIED or (words[0] == "if" and scene.reply.tokens[first - 1].word in _WELCOME)):
        before, words = scene.reply.clause(first - 1)[0], words[1:]
    told = _PAST & set(words)
    denied = any(w in _DENIALS - phrase and after not in _FREE for w, after in pairwise((*words, "")))
    if told or denied:
        return 0.0
    if any(hit.overlaps(first, end) for hit in among(hits, wordset("offer_solution action_steps"), scene.cut)):
        return scene.sure("strong")
    if any(start < end and before <= start for start, _ in scene.frames["offering"]):
        return scene.sure("fair")
    return 0.0


def _stems(scene: Scene, first: int, end: int) -> frozenset[str]:
    return frozenset(token.stem for token in scene.reply.tokens[first:end])


def _named(topic: Topic, present: frozenset[str]) -> frozenset[str] | None:
    """The stems of the first of the topic's phrases of which all words occur; None without one."""
    phrases = (frozenset[str]().union(*map(_word, phrase)) for phrase in topic.phrases)
    return next((stems for stems in phrases if stems and stems <= present), None)


def _word(word: str) -> frozenset[str]:
    """The stems of one word of a phrase, normalised as spoken words are."""
    return frozenset(token.stem for token in tokens(word)) or frozenset({stem(word.lower())})
