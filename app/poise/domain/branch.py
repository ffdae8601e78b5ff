"""How the talk branches: from a judged reply to the next beat, and from there to the customer's next words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from poise.domain.call import Call
from poise.domain.events import Event, Judged, MoodChanged, Moved
from poise.domain.evidence import Assessment, Evidence
from poise.domain.kept_word import worst
from poise.domain.mood import BANDS, Band, Cause, Mood, after, word_kept
from poise.domain.rubric import Rubric
from poise.domain.scenario import Beat, Lead, Line, Verdict, When

MOST_FACTS = 2
"""Nobody tells more than two things at once when asked."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something to be said aloud in one breath: the words, whose voice, and in which mood."""

    text: str
    voice: str
    band: Band


def answer(call: Call, found: Assessment, rubric: Rubric, at: float) -> tuple[Event, ...]:
    """What a reply does, as events: what was found, how the mood changed and why, where the talk moved.

    `call` already knows that the trainee spoke.  Evidence that is only possible is recorded; it
    moves no mood, asks no fact, offers no remedy and opens no lead.
    """
    judged = Judged(at, call.turn, found.evidence, found.delivery)
    sure = tuple(e for e in found.evidence if e.sure)
    temper, stage, also = call.temper, call.beat.stage, _word_kept(call, sure, rubric)
    mood, causes = after(call.mood, found, temper, rubric, stage, call.history, also)
    changed = MoodChanged(at, call.turn, call.mood, mood, causes)
    known = call.after(judged).after(changed)
    told = _told(known, sure)
    offers = _offers(known, sure)
    here = known.after(Moved(at, known.beat_id, told, offers))
    return judged, changed, Moved(at, _next_beat(here, sure).id, told, offers)


def speech(call: Call, rubric: Rubric) -> tuple[Line, ...]:
    """What the customer says now: a reaction, an answer, and the words of the beat, as far as each is called for.

    Never empty, and never a line that was said before.
    """
    stayed = call.visits.get(call.beat_id, 0) > 0
    if stayed and call.silences and (silence := _unsaid(call, call.scenario.silences)):
        return (silence,)
    if stayed and call.unheard and (unheard := _unsaid(call, call.scenario.unheard)):
        return (unheard,)
    replies = tuple(chain(_fact_lines(call), _verdict_lines(call)))
    body = None if replies and stayed else _unsaid(call, call.beat.lines)
    reaction = _reaction(call, rubric)
    spoken = (*((reaction,) if reaction else ()), *replies, *((body,) if body else ()))
    return spoken or tuple(line for line in (_unsaid(call, call.beat.lines),) if line)


def utterances(call: Call, lines: Iterable[Line]) -> tuple[Utterance, ...]:
    """The lines as the customer of this call says them in his present mood."""
    return tuple(Utterance(line.text, call.scenario.customer.voice, call.mood.band) for line in lines)


def may_say(call: Call, rubric: Rubric) -> tuple[Utterance, ...]:
    """What the customer may say after the coming reply, the likeliest first, without doubles, in his present mood.

    Used to synthesise ahead while the trainee still speaks; being wrong costs time, never words.  What he would say in
    a neighbouring mood is among it, as it sounds in this one: the words are what takes time, a mood is put on quickly.
    """
    found: dict[Line, None] = {}
    moods = [replace(call, mood=mood) for mood in _neighbours(call.mood)]
    for lines, strictly in _sets(call, rubric):
        found.update(dict.fromkeys(line for there in moods if (line := _unsaid(there, lines, strictly))))
    return tuple(dict.fromkeys(utterances(call, found)))


def holds(when: When, call: Call, sure: Iterable[Evidence] = ()) -> bool:
    """Whether a condition holds for the call after the reply with the evidence `sure`."""
    shown = {e.id for e in sure if e.polarity == "skill"}
    faulted = {e.id for e in sure if e.polarity == "fault"}
    offered = {id_ for id_, _ in call.latest_offers}
    checks = (
        not when.mood or call.mood.band in when.mood,
        when.anger_at_least is None or call.mood.anger >= when.anger_at_least,
        when.anger_at_most is None or call.mood.anger <= when.anger_at_most,
        when.trust_at_least is None or call.mood.trust >= when.trust_at_least,
        not when.shown or bool(when.shown & shown),
        not when.faulted or bool(when.faulted & faulted),
        not when.ever or any(call.shown.get(id_) for id_ in when.ever),
        not when.never or not any(call.shown.get(id_) for id_ in when.never),
        when.faults is None or sum(call.faulted.values()) >= when.faults,
        not when.told or bool(when.told & call.told),
        not when.offered or bool(when.offered & offered),
        not when.half or bool(when.half & call.half),
        when.agreed is None or when.agreed == (call.agreed is not None),
        when.visits is None or call.visits.get(call.beat_id, 0) >= when.visits,
        when.silences is None or call.silences >= when.silences,
        not when.promises or worst(call.scenario.promised) in when.promises,
    )
    return all(checks)


def _word_kept(call: Call, sure: tuple[Evidence, ...], rubric: Rubric) -> tuple[Cause, ...]:
    """What became of the promise that was asked after here: it tells once, when the talk moves on."""
    became = call.beat.promise
    if became is None or _next_beat(call, sure).id == call.beat_id:
        return ()
    return (word_kept(became, call.temper, rubric),)


def _next_beat(call: Call, sure: tuple[Evidence, ...]) -> Beat:
    leads: Iterator[Lead] = chain(call.scenario.always, call.beat.leads)
    to = (
        call.beat_id
        if call.unheard
        else next((lead.to for lead in leads if holds(lead.when, call, sure)), call.beat_id)
    )
    return led_to(call, call.scenario.beats[to])


def led_to(call: Call, beat: Beat) -> Beat:
    """Where the talk stands when it comes to `beat`: further on by itself, if the customer has nothing new to say."""
    while beat.ending is None and beat.then is not None and _used_up(call, beat):
        beat = call.scenario.beats[beat.then]
    return beat


def _used_up(call: Call, beat: Beat) -> bool:
    """Whether the customer has nothing new to say at `beat`; what he still may say instead keeps the talk there."""
    there = replace(call, beat_id=beat.id)
    if call.beat_id == beat.id and (call.latest_told or (call.silences and _unsaid(call, call.scenario.silences))):
        return False
    if call.beat_id == beat.id and call.unheard and _unsaid(call, call.scenario.unheard):
        return False
    return there.visits.get(beat.id, 0) >= beat.at_most or _unsaid(there, beat.lines) is None


def _told(call: Call, sure: tuple[Evidence, ...]) -> tuple[str, ...]:
    asked = {e.about for e in sure if e.id == "clarify" and e.polarity == "skill"}
    new = (fact.topic.id for fact in call.scenario.facts if fact.topic.id in asked - call.told)
    return tuple(new)[:MOST_FACTS]


def _offers(call: Call, sure: tuple[Evidence, ...]) -> tuple[tuple[str, Verdict], ...]:
    offered = {e.about for e in sure if e.id == "offer_solution" and e.polarity == "skill"}
    remedies = (r for r in call.scenario.remedies if r.topic.id in offered and r.topic.id != call.agreed)
    return tuple(
        (remedy.topic.id, next((verdict for when, verdict in remedy.verdicts if holds(when, call, sure)), "refuse"))
        for remedy in remedies
    )


def _fact_lines(call: Call) -> Iterator[Line]:
    for fact in call.scenario.facts:
        if fact.topic.id in call.latest_told and (line := _unsaid(call, fact.lines)):
            yield line


def _verdict_lines(call: Call) -> Iterator[Line]:
    """The answer to the best of the remedies offered: nobody answers a list item by item."""

    def rank(offer: tuple[str, Verdict]) -> int:
        return ("accept", "half", "refuse").index(offer[1])

    remedies = {remedy.topic.id: remedy for remedy in call.scenario.remedies}
    for id_, verdict in sorted(call.latest_offers, key=rank)[:1]:
        if line := _unsaid(call, remedies[id_].lines.get(verdict, ())):
            yield line


def _reaction(call: Call, rubric: Rubric) -> Line | None:
    """The reaction to what weighed most in the latest reply; faults before skills."""

    def weight(one: Evidence) -> tuple[bool, float, str]:
        behaviour = rubric.behaviours[one.id]
        effect = behaviour.fault if one.polarity == "fault" else behaviour.skill
        return one.polarity == "skill", -abs(effect.anger if effect else 0.0) * one.confidence, one.id

    for one in sorted(call.latest, key=weight):
        if one.sure and (line := _unsaid(call, call.scenario.reactions.get(_reaction_key(one), ()), strictly=True)):
            return line
    return None


def _reaction_key(one: Evidence) -> str:
    """Reactions are written by behaviour; the few behaviours of both polarities are told apart by a leading "no_"."""
    return f"no_{one.id}" if one.polarity == "fault" and one.id in {"let_vent", "wait_for"} else one.id


def _unsaid(call: Call, lines: Iterable[Line], strictly: bool = False) -> Line | None:
    """The first line that was not said yet and fits the mood; failing that (unless `strictly`), that fits any."""
    new = [line for line in lines if line.id not in call.said]
    fitting = next((line for line in new if line.fits(call.mood.band)), None)
    return fitting or (None if strictly or not new else new[0])


def _sets(call: Call, rubric: Rubric) -> Iterator[tuple[tuple[Line, ...], bool]]:
    """The sets of lines from which the answer to one reply can come, the likeliest first; whether the mood must fit.

    The order was tried with the plans of `tests/plans`: two lines in three are among the first 24.
    """

    def weight(key: str) -> tuple[bool, float, str]:
        behaviour = rubric.behaviours.get(key)
        fault = behaviour is None or behaviour.polarity == "fault"
        effect = behaviour and (behaviour.fault if fault else behaviour.skill)
        return fault, -abs(effect.anger) if effect else 0.0, key

    keys = sorted(call.scenario.reactions, key=weight)
    skills = [key for key in keys if not weight(key)[0]]
    beats = _ahead(call)
    near = {call.beat_id, *(lead.to for lead in call.beat.leads)}
    yield from ((beat.lines, False) for beat in beats if beat.id in near)
    yield from ((call.scenario.reactions[key], True) for key in skills)
    yield from ((fact.lines, False) for fact in call.scenario.facts if fact.topic.id not in call.told)
    for remedy in call.scenario.remedies:
        yield from ((lines, False) for lines in remedy.lines.values())
    yield from ((beat.lines, False) for beat in beats if beat.id not in near)
    yield from ((call.scenario.reactions[key], True) for key in keys[len(skills) :])
    yield call.scenario.silences, False
    yield call.scenario.unheard, False


def _ahead(call: Call) -> tuple[Beat, ...]:
    """The beats that one reply can lead to, this one included."""
    beats: dict[str, Beat] = {}
    waiting = [call.beat_id, *(lead.to for lead in chain(call.beat.leads, call.scenario.always))]
    for id_ in waiting:
        if id_ not in beats:
            beats[id_] = call.scenario.beats[id_]
            waiting.extend(filter(None, [beats[id_].then]))
    return tuple(beats.values())


def _neighbours(mood: Mood) -> tuple[Mood, ...]:
    """This mood, and one inside the band below and above it: one reply rarely moves further."""
    inside = {"calm": 10, "wary": 35, "frustrated": 55, "angry": 75, "furious": 92}
    here = BANDS.index(mood.band)
    others = (BANDS[i] for i in (here - 1, here + 1) if 0 <= i < len(BANDS))
    return (mood, *(replace(mood, anger=inside[band]) for band in others))
