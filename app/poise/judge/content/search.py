"""What the rules find in one reply: phrases, with guards for what stands around them, and the facts of the scenario."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from poise.domain.evidence import Evidence, Polarity, Situation, Transcript
from poise.domain.rubric import Rubric
from poise.judge.content.answers import evaded
from poise.judge.content.guards import LOCAL, MUTUAL, kept
from poise.judge.content.lexicon import shipped
from poise.judge.content.questions import clarifying
from poise.judge.content.restating import contradicted, reiterated
from poise.judge.content.scene import Hit, Scene, among, scene
from poise.judge.content.steps import stepped
from poise.judge.content.topics import offers
from poise.judge.content.why import why
from poise.judge.content.wordset import wordset

_BY_SITUATION = wordset("evade clarify")
"""Behaviours whose phrases alone decide nothing."""
_PLACING = wordset("at in to from by the our of near on via an a my is")
"""Words before which a name is a place or a firm and addresses nobody."""
_TERSE = wordset("courtesy")
"""Behaviours that a word shows: marked as it stands, and once in a reply."""
_FORMULAS = wordset("apologize thank empathize")
_FORMULA = 4
"""Words up to which such a hit is a bare formula."""
_VERBATIM = 4
"""Words from which on the customer's own words are hardly used by chance."""
_LEAD, _TAIL = 3, 7
"""Words before and behind a match that are marked with it, up to the borders of its clause."""


def ruled(words: Transcript, situation: Situation, rubric: Rubric) -> tuple[Evidence, ...]:
    """All that the rules find in a reply, in the order in which it was said.

    Pure but for reading the shipped phrases once.  Spans count in `words.text`; seconds are those of the words.
    """
    return judged(words, scene(words.text, situation, shipped(), rubric))


def judged(words: Transcript, here: Scene) -> tuple[Evidence, ...]:
    """The evidence for a reply that has been read, with whatever phrases its scene carries."""
    if not words.heard or not here.reply.tokens:
        return ()
    hits = _merged(_all(here), here)
    return in_order(_evidence(hit, hits, words, here) for hit in hits)


def in_order(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence in the order in which it was said."""
    return tuple(sorted(found, key=lambda one: (one.span or (0, 0), one.id, one.about or "")))


def _all(here: Scene) -> list[Hit]:
    lexicon = here.lexicon
    guards = {id_: phrases.guards for id_, phrases in (*lexicon.skills.items(), *lexicon.faults.items())}
    plain = [h for h in kept(here, list(_spoken(here)), LOCAL, guards) if not _said_back(h, here)]
    turns = [hit for hit in plain if hit.id == "evade"]
    hits = [hit for hit in plain if hit.id not in _BY_SITUATION]
    hits = [hit for hit in hits if hit.id != "explain_cause" or _beside_admission(hit, hits, here)]
    hits = _condoled(here, kept(here, hits, MUTUAL, guards))
    hits += clarifying(here, hits)
    hits += (told := reiterated(here, hits))
    hits = [hit for hit in hits if hit.id != "explain_cause" or not _retold(hit, told, here)]
    hits += contradicted(here, hits)
    hits += stepped(here, hits)
    hits += offers(here, hits)
    hits += _named(here, hits)
    hits += evaded(here, hits, turns)
    return _without_formulas(here, hits)


def _spoken(here: Scene) -> Iterator[Hit]:
    """What the phrases find, before any guard."""
    for phrases in (here.lexicon.skills, here.lexicon.faults):
        for id_, phrase in phrases.items():
            for first, end, level in phrase.found(here.reply):
                yield Hit(id_, first, end, here.sure(level))


def _said_back(hit: Hit, here: Scene) -> bool:
    """Whether a fault is only in the customer's very words, said back to him."""
    if hit.id not in here.lexicon.faults or hit.end - hit.first < _VERBATIM:
        return False
    said = " ".join(here.reply.words(hit.first, hit.end))
    return f" {said} " in f" {' '.join(token.word for token in here.customer.tokens)} "


def _beside_admission(hit: Hit, hits: Sequence[Hit], here: Scene) -> bool:
    """Whether a cause is explained and not used as an excuse or as blame."""
    if any(h.overlaps(hit.first, hit.end) for h in among(hits, wordset("argue blame_others blame_customer"))):
        return False
    honest = wordset("apologize own_solution offer_solution own_mistake")
    return bool(among(hits, honest, here.cut)) or not among(hits, wordset("excuse"), here.cut)


def _retold(hit: Hit, told: Sequence[Hit], here: Scene) -> bool:
    """Whether a cause is only part of the customer's own account said back."""
    return any(other.confidence >= here.cut and other.overlaps(hit.first, hit.end) for other in told)


def _named(here: Scene, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The customer's own name, unless it comes with an insult."""
    if among(hits, wordset("rude sarcasm threaten"), here.cut):
        return
    said = [token.word for token in here.reply.tokens]
    for name in here.situation.names:
        parts = name.lower().split()
        for k in range(len(said) - len(parts) + 1 if parts else 0):
            if said[k : k + len(parts)] == parts and (k == 0 or said[k - 1] not in _PLACING):
                yield Hit("courtesy", k, k + len(parts), here.sure("weak"))


def _without_formulas(here: Scene, hits: list[Hit]) -> list[Hit]:
    """Bare formulas strung together count little, and the guide's own words read aloud count nothing."""
    if here.frames["listing_steps"]:
        return [hit for hit in hits if hit.id in here.lexicon.faults]
    formulas = _formulas(here, hits)
    return [hit.doubted(here.sure("doubt")) if hit in formulas else hit for hit in hits]


def hollow(here: Scene) -> bool:
    """Whether kind words are only recited: the guide's own words read aloud, or formulas strung together."""
    return bool(here.frames["listing_steps"]) or bool(_formulas(here, list(_spoken(here))))


def _formulas(here: Scene, hits: Sequence[Hit]) -> list[Hit]:
    """The bare formulas of a reply that is little else; none if it says anything of its own."""
    formulas = [h for h in among(hits, _FORMULAS) if h.end - h.first <= _FORMULA and not _feels(h, here)]
    bare = {hit.id for hit in formulas}
    covered = {k for hit in formulas for k in range(hit.first, hit.end)}
    strung = len(bare) >= 2 and len(here.reply.tokens) - len(covered) <= len(here.reply.tokens) // 4
    own = any(hit.id not in _FORMULAS for hit in among(hits, frozenset(here.lexicon.skills), here.cut))
    return formulas if strung and not own else []


def _feels(hit: Hit, here: Scene) -> bool:
    """Whether a short hit says something all the same: a feeling that is named is no formula."""
    return hit.id == "empathize" and hit.confidence >= here.cut


def _condoled(here: Scene, hits: list[Hit]) -> list[Hit]:
    """Regret about a death is condolence: it meets the feeling and apologises for nothing."""
    if not any(here.lexicon.frames["naming"].found(here.customer)):
        return hits
    sorry = [hit for hit in hits if hit.id == "apologize"]
    kind = [hit for hit in sorry if _mourns(here.reply.words(hit.end - 1, hit.end + 1))]
    rest = [hit for hit in hits if hit not in sorry or not any(hit.overlaps(k.first, k.end) for k in kind)]
    return rest + [replace(hit, id="empathize") for hit in kind]


def _mourns(words: Sequence[str]) -> bool:
    """Whether an apology's last word and the next one turn to somebody ("about Bella") and not to what was done."""
    return words[0] in ("about", "for") and not {"we", "i", "that", "this", "what", "how", "our", "it"} & set(words[1:])


def _merged(hits: Iterable[Hit], here: Scene) -> list[Hit]:
    """One hit for each behaviour, matter and clause: the surest, of equals the longest."""
    ranked = sorted(hits, key=lambda h: (h.about is None, -h.confidence, h.first - h.end, h.first, h.id))
    left: list[Hit] = []
    for hit in ranked:
        first, _ = here.reply.clause(hit.first)
        _, end = here.reply.clause(hit.end - 1)
        same = [other for other in left if other.id == hit.id and other.overlaps(first, end)]
        if not any(other.about == hit.about or hit.about is None for other in same):
            left.append(hit)
    return [h for k, h in enumerate(left) if h.id not in _TERSE or all(o.id != h.id for o in left[:k])]


def _shown(hit: Hit, others: Sequence[Hit], here: Scene) -> tuple[int, int]:
    """The tokens to mark: the match, rounded to its clause where that adds little and marks nothing else."""
    if hit.id in _TERSE:
        return hit.first, hit.end
    first, _ = here.reply.clause(hit.first)
    _, end = here.reply.clause(hit.end - 1)
    apart = [o for o in others if o.id != hit.id and not o.overlaps(hit.first, hit.end)]
    first = max([first, *(k for k in range(first + 1, hit.first + 1) if here.reply.stopped(k))])
    end = min([end, *(k for k in range(hit.end, end) if here.reply.stopped(k))])
    if hit.first - first > _LEAD or any(o.overlaps(first, hit.first) for o in apart):
        first = hit.first
    if end - hit.end > _TAIL or any(o.overlaps(hit.end, end) for o in apart):
        end = hit.end
    return first, end


def _evidence(hit: Hit, others: Sequence[Hit], words: Transcript, here: Scene) -> Evidence:
    span = here.reply.span(*_shown(hit, others, here))
    polarity: Polarity = "fault" if hit.id in here.lexicon.faults else "skill"
    return evidence(hit.id, polarity, hit.confidence, span, hit.about, words, here.situation.turn)


def evidence(
    id_: str,
    polarity: Polarity,
    confidence: float,
    span: tuple[int, int],
    about: str | None,
    words: Transcript,
    turn: int,
) -> Evidence:
    """Evidence for what the characters `span` of the reply show."""
    said = words.text[slice(*span)]
    return Evidence(id_, polarity, round(confidence, 3), turn, span, _seconds(words, span), why(id_, said), about)


def _seconds(words: Transcript, span: tuple[int, int]) -> tuple[float, float] | None:
    """From the first to the last word that has characters in `span`; None without times."""
    at, starts, ends = 0, list[float](), list[float]()
    for word in words.words:
        if at < span[1] and span[0] < at + len(word.text) and word.start is not None and word.end is not None:
            starts.append(word.start)
            ends.append(word.end)
        at += len(word.text) + 1
    return (min(starts), max(ends)) if starts else None
