"""Which fact or remedy of the scenario a clause is about."""

from collections.abc import Sequence

from poise.domain.evidence import Topic
from poise.judge.content.scene import Hit, Scene, among
from poise.judge.content.stems import stem
from poise.judge.content.tokens import tokens
from poise.judge.content.wordset import wordset

_DENIALS = wordset("not no never cannot nobody")
_PAST = wordset("if had ordered asked paid wanted refused")


def facts(scene: Scene, first: int, end: int) -> list[str]:
    """Ids of the facts whose words all occur in the tokens [first, end)."""
    return [t.id for t in scene.situation.topics if t.kind == "fact" and _names(t, _stems(scene, first, end))]


def offers(scene: Scene, hits: Sequence[Hit]) -> list[Hit]:
    """Remedies of the scenario that are offered; one that this trainee may not give is promised too much as well."""
    harsh = wordset("refuse_flat threaten blame_customer policy_shield rude sarcasm")
    found: list[Hit] = []
    for first, end in scene.reply.clauses:
        named = [t for t in scene.situation.topics if t.kind == "remedy" and _names(t, _stems(scene, first, end))]
        if not named or any(hit.overlaps(first, end) for hit in among(hits, harsh, scene.cut)):
            continue
        if sure := _offered(scene, hits, first, end):
            for topic in named:
                found.append(Hit("offer_solution", first, end, sure, topic.id))
                if not topic.allowed:
                    found.append(Hit("overpromise", first, end, sure, topic.id))
    return found


def _offered(scene: Scene, hits: Sequence[Hit], first: int, end: int) -> float:
    """How surely the clause offers what it names."""
    words = set(scene.reply.words(first, end))
    if words & _DENIALS or words & _PAST:
        return 0.0
    if any(hit.overlaps(first, end) for hit in among(hits, wordset("action_steps offer_solution"), scene.cut)):
        return scene.sure("strong")
    before = max(0, first - 3)
    if any(start < end and before <= start for start, _ in scene.framed("offering")):
        return scene.sure("fair")
    return 0.0


def _stems(scene: Scene, first: int, end: int) -> frozenset[str]:
    return frozenset(token.stem for token in scene.reply.tokens[first:end])


def _names(topic: Topic, present: frozenset[str]) -> bool:
    """Whether all words of one of the topic's phrases occur."""
    return any(phrase and all(_word(word) <= present for word in phrase) for phrase in topic.phrases)


def _word(word: str) -> frozenset[str]:
    """The stems of one word of a phrase, normalised as spoken words are."""
    return frozenset(token.stem for token in tokens(word)) or frozenset({stem(word.lower())})
