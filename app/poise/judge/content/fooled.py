"""What the model could be fooled into, as it reads no order of the talk: each trap is a yes or no about one finding."""

from collections.abc import Iterable

from poise.domain.evidence import Evidence
from poise.judge.content.overlap import parroted
from poise.judge.content.scene import Scene
from poise.judge.content.tokens import Token
from poise.judge.content.wordset import wordset

_AFFIRMING = wordset("yes right correct exactly that is 's it of course indeed sure okay absolutely true quite so")
_KNOWING = wordset("understand see hear appreciate know get realize recognize")
_ASKING = wordset("seek_agreement confirm invite ask_preference")
_SPEAKER = wordset("i we")
_NEAR = 14
"""Words behind a kindness within which a "but" still takes it back."""


def echoed(here: Scene, span: tuple[int, int]) -> bool:
    """Whether these are the customer's very words said back."""
    return bool(here.customer.tokens) and parroted(_tokens(here, span), here.customer)


def affirmed(here: Scene, span: tuple[int, int]) -> bool:
    """Whether the reply up to the end of these words only says yes: an answer, and no check of anything."""
    said = [token.word for token in here.reply.tokens if token.first < span[1]]
    return set(said) <= _AFFIRMING and "?" not in here.reply.text[: span[1] + 1]


def spoiled(one: Evidence, others: Iterable[Evidence], here: Scene) -> bool:
    """Whether most of the words in which a skill is read are a fault by the rules: the guard of that name."""
    return "spoiled" in _guards(one, here) and _covered(one, (other for other in others if other.polarity == "fault"))


def asks(one: Evidence, ruled: Iterable[Evidence]) -> bool:
    """Whether an evasion is read in what the rules know as a question to the customer about his own case."""
    questions = (other for other in ruled if other.id in _ASKING or (other.id == "clarify" and other.about is not None))
    return one.id == "evade" and _covered(one, (question for question in questions if question.sure))


def retold(one: Evidence, others: Iterable[Evidence]) -> bool:
    """Whether a cause is read in the customer's own account said back."""
    return one.id == "explain_cause" and _covered(one, (o for o in others if o.id == "reiterate" and o.sure))


def taken_back(one: Evidence, others: Iterable[Evidence], here: Scene) -> bool:
    """Whether an "I understand" is only the way to a "but" with a fault behind it: the guard "turned"."""
    if one.span is None or "turned" not in _guards(one, here):
        return False
    said = [token.word for token in _tokens(here, one.span)]
    if not (_SPEAKER & set(said[:3]) and _KNOWING & set(said[:5])):
        return False
    end = next((k for k, token in enumerate(here.reply.tokens) if token.first >= one.span[1]), len(here.reply.tokens))
    turns = [first for first, _ in here.frames["turning"] if end - len(said) <= first <= end + _NEAR]
    harsh = [other.span for other in others if other.polarity == "fault" and other.sure and other.span is not None]
    return any(span[0] >= one.span[0] and span[1] > here.reply.tokens[turn].first for turn in turns for span in harsh)


def _covered(one: Evidence, others: Iterable[Evidence]) -> bool:
    """Whether one of the others shares more than half of the words."""
    if one.span is None:
        return False
    first, end = one.span
    common = (min(end, other.span[1]) - max(first, other.span[0]) for other in others if other.span is not None)
    return any(2 * shared > end - first for shared in common)


def _guards(one: Evidence, here: Scene) -> tuple[str, ...]:
    phrases = here.lexicon.skills.get(one.id)
    return phrases.guards if phrases is not None else ()


def _tokens(here: Scene, span: tuple[int, int]) -> list[Token]:
    return [token for token in here.reply.tokens if token.first < span[1] and span[0] < token.last]
