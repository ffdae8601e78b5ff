"""One call in figures: what lists, comparisons and trends need of it, computed from its events alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from poise.domain.call import fold
from poise.domain.events import CustomerSpoke, Event, Judged, TraineeSpoke
from poise.domain.evidence import Delivery, Polarity
from poise.domain.guides import Guide, StepScore, scores
from poise.domain.mood import Mood
from poise.domain.report import effective
from poise.domain.rubric import Rubric
from poise.domain.scenario import Outcome, Scenario

GUIDE, STEP, SHOWN, FAULTED, DELIVERY, MOOD = "guide/", "step/", "shown/", "faulted/", "delivery/", "mood/"
"""What the name of a figure begins with; an id follows, for a step that of its guide, "/" and its own."""

TIMED = frozenset({"interrupt", "wait_for"})
"""Conduct that only the clock of a spoken reply can show: a typed one gives no occasion for it."""

_MIDDLES = ("wpm", "level_change_db", "effort", "latency", "longest_pause")
_SUMS = ("talk_over", "pauses")


@dataclass(frozen=True, slots=True)
class Summary:
    """One call in figures; what was undone by rewinding does not count.

    Attributes:
        scenario, title: what was played.
        seconds: length of the call so far as it was recorded.
        outcome: how it ended; None if it was cut off.
        replies: how many there were; `heard` of them had words, `spoken` of them a voice.
        start, end: the customer's mood before the first word and after the last.
        scores: by guide and step, 0..100; None for a step the call gave no occasion for.
        shown, faulted: how often each behaviour was surely found, by polarity; those that were not are left out.
        delivery: over the spoken replies: the medians of `wpm`, `level_change_db`, `effort`, `latency` and
            `longest_pause` (s), the sums of `talk_over` (s) and `pauses`; what could not be judged is left out.
    """

    scenario: str
    title: str
    seconds: float
    outcome: Outcome | None
    replies: int
    heard: int
    spoken: int
    start: Mood
    end: Mood
    scores: Mapping[str, Mapping[str, int | None]]
    shown: Mapping[str, int]
    faulted: Mapping[str, int]
    delivery: Mapping[str, float]


def summary(scenario: Scenario, events: Sequence[Event], guides: Iterable[Guide], rubric: Rubric) -> Summary:
    """Sum up a call, whole or cut off."""
    told = effective(events)
    call = fold(scenario, told)
    spoken = {event.turn: event for event in told if isinstance(event, TraineeSpoke)}
    judged = [event for event in told if isinstance(event, Judged)]
    evidence = tuple(e for event in judged for e in event.evidence)
    voiced = [event.delivery for event in judged if event.turn in spoken and spoken[event.turn].seconds > 0]

    def scored(guide: Guide) -> tuple[StepScore, ...]:
        return scores(guide, evidence, call.stages, rubric)

    return Summary(
        scenario=scenario.id,
        title=scenario.title,
        seconds=events[-1].at if events else 0.0,
        outcome=call.outcome,
        replies=len(spoken),
        heard=sum(event.heard and not event.silent for event in spoken.values()),
        spoken=sum(event.seconds > 0 for event in spoken.values()),
        start=scenario.customer.temper.start,
        end=call.mood,
        scores={guide.id: {one.step: one.score for one in scored(guide)} for guide in guides},
        shown=dict(Counter(e.id for e in evidence if e.sure and e.polarity == "skill")),
        faulted=dict(Counter(e.id for e in evidence if e.sure and e.polarity == "fault")),
        delivery=_delivery(voiced),
    )


def transcript(events: Iterable[Event]) -> str:
    """All that was said by either side and still stands, one utterance a line."""
    return "\n".join(event.text for event in effective(events) if isinstance(event, CustomerSpoke | TraineeSpoke))


def figures(call: Summary, rubric: Rubric) -> Mapping[str, float]:
    """Everything about the call that can be compared with other calls, by name; what it gave no occasion for is absent.

    Steps and guides (the mean of their steps) count 0..100; behaviours, pauses and talking over a reply; the mood is
    the customer's last, and `mood/anger_fall` how far anger fell.
    """
    found: dict[str, float] = {}
    for guide, steps in call.scores.items():
        reached = {step: float(score) for step, score in steps.items() if score is not None}
        if reached:
            found[GUIDE + guide] = fmean(reached.values())
        found |= {f"{STEP}{guide}/{step}": score for step, score in reached.items()}
    found |= _rates(call, rubric)
    for name, value in call.delivery.items():
        found[DELIVERY + name] = value / call.spoken if name in _SUMS and call.spoken else value
    if call.replies:
        found[f"{MOOD}anger_end"], found[f"{MOOD}trust_end"] = float(call.end.anger), float(call.end.trust)
        found[f"{MOOD}anger_fall"] = float(call.start.anger - call.end.anger)
    return found


def _rates(call: Summary, rubric: Rubric) -> dict[str, float]:
    """How often a reply each behaviour was found, 0 included wherever it could have been."""
    found: dict[str, float] = {}
    sides: tuple[tuple[str, Polarity, Mapping[str, int]], ...] = (
        (SHOWN, "skill", call.shown),
        (FAULTED, "fault", call.faulted),
    )
    for one in rubric.behaviours.values():
        occasions = call.spoken if one.kind == "delivery" or one.id in TIMED else call.heard
        for prefix, polarity, counts in sides:
            able = one.skill if polarity == "skill" else one.fault
            if able is not None and occasions and one.kind != "after":
                found[prefix + one.id] = counts.get(one.id, 0) / occasions
    return found


def _delivery(voiced: Sequence[Delivery]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in (*_MIDDLES, *_SUMS):
        values = [float(value) for each in voiced if (value := getattr(each, name)) is not None]
        if values:
            found[name] = sum(values) if name in _SUMS else median(values)
    return found
