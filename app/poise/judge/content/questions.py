"""Questions after the facts of the case, known by their word order and not by a question mark."""

from collections.abc import Iterator, Sequence

from poise.judge.content.clauses import AUXILIARIES, inverted
from poise.judge.content.scene import Hit, Scene, among
from poise.judge.content.stems import past
from poise.judge.content.topics import facts
from poise.judge.content.wordset import wordset

_LEADS = wordset(
    "okay so and but well right now sorry sir madam just then also first thanks no yes oh please at on in to from "
    "by since for or clarify check confirm ask quickly"
)
_ASKING = wordset("what which where who whose how when")
_AMOUNT = wordset("many much long often far big old late early recently")
_KINDS = wordset("time day date number model colour color size kind type sort version part order one page")
_OTHER = wordset(
    "confirm refuse_flat dismiss defend threaten policy_shield seek_agreement give_contact offer_pause "
    "ask_preference commit_follow_up offer_help invite offer_solution argue"
)
_SETTLING = wordset("ask_preference seek_agreement offer_help offer_solution offer_pause confirm")
"""Questions that ask for consent: they ask for no fact, even where they name one ("Would this afternoon suit you?")."""
_ACCUSING = wordset("rude sarcasm blame_customer")
_NEAR = 6
"""Words behind a question within which an accusation still makes it one ("did you plug it in, because if not …")."""


def clarifying(scene: Scene, hits: Sequence[Hit]) -> list[Hit]:
    """Questions that narrow the facts, each with the scenario's fact it asks for if it is one."""
    phrases = scene.lexicon.skills["clarify"]
    barred = [place for never in phrases.never for place in never.matches(scene.reply)]
    others = among(hits, _OTHER, scene.cut)
    found: list[Hit] = []
    for first, end, sure in _candidates(scene):
        about = facts(scene, first, end)
        if any(o.overlaps(first, end + _NEAR) for o in among(hits, _ACCUSING, scene.cut)):
            continue
        if any(other.overlaps(first, end) for other in others if not about or other.id in _SETTLING):
            continue
        if about:
            found += [Hit("clarify", first, end, scene.sure("strong"), fact) for fact in about]
        elif not any(start < end and first < stop for start, stop in barred):
            found.append(Hit("clarify", first, end, sure))
    return found


def _candidates(scene: Scene) -> Iterator[tuple[int, int, float]]:
    """Clauses that ask, as (first, end, confidence); what the phrases of `clarify` found comes along."""
    reply = scene.reply
    words = [token.word for token in reply.tokens]
    for first, end in reply.clauses:
        start = first
        while start < end and words[start] in _LEADS:
            start += 1
        if start < end and (level := _asks(words, start, end)):
            yield start, end, scene.sure("strong" if level == "wh" else "fair")
    for first, end, level in scene.lexicon.skills["clarify"].found(reply):
        yield first, max(end, reply.clause(end - 1)[1]), scene.sure(level)


def _asks(words: Sequence[str], k: int, end: int) -> str:
    """ "wh", "yes-no" or "" for what begins at `k`."""
    behind = words[k + 1] if k + 1 < len(words) else ""
    if words[k] in _ASKING and behind:
        if words[k] == "how":
            return "wh" if behind in _AMOUNT or behind in AUXILIARIES else ""
        if words[k] in ("when", "where"):
            return "wh" if behind in AUXILIARIES else ""
        if words[k] in ("what", "which") and behind in _KINDS:
            return "wh"
        if words[k] in ("who", "which") and any(past(w) for w in words[k + 1 : min(end, k + 4)]):
            return "wh"
        personal = behind in ("i", "you", "we", "he", "she", "they", "it")
        return "wh" if not personal and any(w in AUXILIARIES for w in words[k + 1 : min(end, k + 6)]) else ""
    if k + 2 < len(words) and inverted(words, k) and behind not in ("i", "we", "not"):
        return "yes-no"
    return ""
