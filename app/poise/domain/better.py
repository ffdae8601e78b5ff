"""Better words for the trainee's own: what went wrong or was missed in one reply, and how it could be said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from poise.domain.call import Call, fold
from poise.domain.events import Event, TraineeSpoke
from poise.domain.evidence import Assessment, Delivery, Evidence, Polarity
from poise.domain.guides import Guide
from poise.domain.mood import Cause, Mood, after, beside
from poise.domain.repair import Place, Span, added, repaired
from poise.domain.report import Reply, effective
from poise.domain.rubric import Behaviour, Rubric
from poise.domain.scenario import Scenario, Verdict

MOST = 3
"""Chances that are told, and suggestions for each: more is not learnt from one reply."""

_FIRST = frozenset({"empathize", "apologize", "reiterate", "thank", "courtesy", "own_mistake"})
"""Skills that open a reply; what is not named comes last."""
_BEHIND: Mapping[str, frozenset[str]] = {
    "confirm": frozenset({"reiterate"}),
    "seek_agreement": frozenset({"offer_solution"}),
    "own_mistake": frozenset({"apologize"}),
    "explain_cause": frozenset({"own_mistake", "apologize"}),
}
"""Skills that come right behind another."""
_NEEDS: Mapping[str, frozenset[str]] = {
    "confirm": frozenset({"reiterate", "action_steps"}),
    "seek_agreement": frozenset({"offer_solution"}),
}
"""Skills that mean nothing without one of these in the same reply."""
_HEARD = frozenset({"reiterate", "clarify", "empathize"})
_AFTER_HEARD = frozenset({"offer_solution", "explain_cause"})
_BEFORE_AGREED = frozenset({"offer_solution", "ask_preference", "seek_agreement"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to say it.

    Attributes:
        kind: "repair" for the trainee's own words mended, "phrasing" for words of the scenario.
        text: the words.
    """

    kind: Literal["repair", "phrasing"]
    text: str


@dataclass(frozen=True, slots=True)
class Advice:
    """A fault of the reply, or a chance that it missed.

    Attributes:
        id: the behaviour.
        polarity: "fault" for what was done, "skill" for what was missed.
        evidence: where the fault is; empty for a chance.
        anger, trust: for a chance, how many points more the reply would have calmed and won; 0 for a fault, whose
            effect is among the causes of the reply.
        suggestions: at most MOST; the first is a repair wherever one can be made.
    """

    id: str
    polarity: Polarity
    evidence: tuple[Evidence, ...]
    anger: int
    trust: int
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a reply would have done.

    Attributes:
        turn: number of the reply, from 1.
        text: its words; spans of `evidence` count in them.
        evidence, delivery: what the judge finds in it.
        before, after, causes: the mood around it, and why it would have changed.
        beat: where the talk would have gone.
        told, offers: what would have come out, and what would have been offered and answered.
        customer_says: what the customer would have said then.
    """

    turn: int
    text: str
    evidence: tuple[Evidence, ...]
    delivery: Delivery
    before: Mood
    after: Mood
    causes: tuple[Cause, ...]
    beat: str
    told: tuple[str, ...]
    offers: tuple[tuple[str, Verdict], ...]
    customer_says: str


def before(scenario: Scenario, events: Iterable[Event], turn: int) -> Call:
    """The call just before reply `turn`, of the events that still stand.

    Raises LookupError if neither that reply was given nor the customer waits for it.
    """
    told = effective(events)
    spoken = next((n for n, event in enumerate(told) if isinstance(event, TraineeSpoke) and event.turn == turn), None)
    call = fold(scenario, told[:spoken])
    if call.turn + 1 != turn or not call.awaiting or call.beat.ending is not None:
        raise LookupError(f"There is no reply {turn} in this call.")
    return call


def better(reply: Reply, call: Call, rubric: Rubric, guide: Guide | None = None) -> tuple[Advice, ...]:
    """What to say instead: the faults of the reply, the worst first, then the chances it missed, the best first.

    `call` is the call just before the reply.  With a `guide`, only chances that one of its steps names count.  A reply
    that was not heard is not wrong.
    """
    if not reply.spoken.heard:
        return ()
    return (*_faults(reply, call, rubric), *_chances(reply, call, rubric, guide))


def _faults(reply: Reply, call: Call, rubric: Rubric) -> Iterator[Advice]:
    found = [one for one in reply.evidence if one.sure and one.polarity == "fault"]
    spans = [one.span for one in found if one.span is not None]

    def harm(id_: str) -> tuple[float, str]:
        fault = rubric.behaviours[id_].fault
        weight = abs(fault.anger) + abs(fault.trust) if fault else 0.0
        return -weight * max(one.confidence for one in found if one.id == id_), id_

    for id_ in sorted({one.id for one in found}, key=harm):
        here = tuple(one for one in found if one.id == id_)
        phrasings = _phrasings(reply, call, _key(rubric.behaviours[id_], "fault"))
        own = [one.span for one in here if one.span is not None]
        whole = _mended(reply.spoken.text, own, spans, phrasings) if own else None
        yield Advice(id_, "fault", here, 0, 0, _suggested(whole, phrasings))


def _mended(text: str, own: Sequence[Span], spans: Sequence[Span], phrasings: Sequence[str]) -> tuple[str, str] | None:
    """The repair with the phrase that is in it: the faulted clauses replaced, or just taken out where none is written.

    What else is faulted goes out as well: nobody is shown one fault mended beside another.
    """
    phrase = phrasings[0] if phrasings else ""
    mended = repaired(text, own, spans, phrase)
    return None if mended is None else (mended, phrase)


def _chances(reply: Reply, call: Call, rubric: Rubric, guide: Guide | None) -> Iterator[Advice]:
    named = None if guide is None else {id_ for step in guide.steps for id_ in step.skills}
    ranked = []
    for behaviour in rubric.behaviours.values():
        if not _open(behaviour, reply, call) or (named is not None and behaviour.id not in named):
            continue
        anger, trust = _gain(behaviour.id, reply, call, rubric)
        phrasings = _phrasings(reply, call, behaviour.id)
        if phrasings and anger + trust > 0:
            ranked.append((-anger - trust, behaviour.id, anger, trust, phrasings))
    for _, id_, anger, trust, phrasings in sorted(ranked)[:MOST]:
        yield Advice(id_, "skill", (), anger, trust, _suggested(_widened(reply, id_, phrasings[0]), phrasings))


def _open(behaviour: Behaviour, reply: Reply, call: Call) -> bool:
    """Whether this was a chance: a skill of words that was not shown, and that would not have come too soon."""
    shown = {one.id for one in reply.evidence if one.sure and one.polarity == "skill"}
    id_ = behaviour.id
    if behaviour.kind != "content" or behaviour.skill is None or id_ in shown:
        return False
    if id_ in _BEFORE_AGREED and call.agreed is not None:
        return False
    if id_ in _AFTER_HEARD and not _HEARD & (shown | {known for known, count in call.shown.items() if count}):
        return False
    return id_ not in _NEEDS or bool(_NEEDS[id_] & shown)


def _gain(id_: str, reply: Reply, call: Call, rubric: Rubric) -> tuple[int, int]:
    """How much more the reply would have calmed and won had it shown this too, by the rules of the mood themselves."""
    more = Evidence(id_, "skill", 1.0, reply.spoken.turn, None, None, "")
    found = Assessment((*reply.evidence, more), reply.delivery)
    mood, _ = after(reply.before, found, call.temper, rubric, call.beat.stage, call.history, beside(reply.causes))
    return reply.after.anger - mood.anger, mood.trust - reply.after.trust


def _widened(reply: Reply, id_: str, phrase: str) -> tuple[str, str] | None:
    """The trainee's own words, less what is faulted in them, with the phrase at its place."""
    spans = [one.span for one in reply.evidence if one.sure and one.polarity == "fault" and one.span is not None]
    if spans:
        mended = repaired(reply.spoken.text, (), spans)
        wide = None if mended is None else added(mended, phrase, _place(id_))
    else:
        wide = added(reply.spoken.text, phrase, _place(id_), _behind(reply, id_))
    return None if wide is None else (wide, phrase)


def _place(id_: str) -> Place:
    return "first" if id_ in _FIRST else "last"


def _behind(reply: Reply, id_: str) -> Span | None:
    ahead = [one.span for one in reply.evidence if one.sure and one.id in _BEHIND.get(id_, ()) and one.span]
    return max(ahead, key=lambda span: span[1], default=None)


def _phrasings(reply: Reply, call: Call, key: str) -> tuple[str, ...]:
    """What the scenario has for this behaviour at this stage, less what the trainee said himself."""
    written = call.scenario.better.phrased(key, call.beat.stage)
    return tuple(phrasing.text for phrasing in written if phrasing.text and phrasing.text not in reply.spoken.text)


def _suggested(repair: tuple[str, str] | None, phrasings: Iterable[str]) -> tuple[Suggestion, ...]:
    """The repair first, then phrasings other than the one that is in it."""
    mended, used = repair or ("", None)
    first = [Suggestion("repair", mended)] if mended else []
    rest = [Suggestion("phrasing", text) for text in phrasings if text != used]
    return tuple([*first, *rest][:MOST])


def _key(behaviour: Behaviour, polarity: Polarity) -> str:
    """The name in the scenario's phrasings: the fault of a behaviour that is a skill too has "no_" before it."""
    both = behaviour.skill is not None and behaviour.fault is not None
    return f"no_{behaviour.id}" if both and polarity == "fault" else behaviour.id
