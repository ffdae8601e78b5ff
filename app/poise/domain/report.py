"""What the debrief shows, computed from the events of a call alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from poise.domain.call import Call, fold
from poise.domain.events import (
    CustomerSpoke,
    Ended,
    Event,
    Judged,
    MoodChanged,
    PassedTo,
    Rewound,
    TraineeSpoke,
)
from poise.domain.evidence import Delivery, Evidence, Whose
from poise.domain.guides import Guide, StepScore, scores
from poise.domain.mood import Cause, Mood
from poise.domain.rubric import Rubric
from poise.domain.scenario import Outcome, Scenario
from poise.domain.totals import Total, total
from poise.domain.tree import straight


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply as the debrief shows it.

    Attributes:
        customer_said: what it answered.
        spoken: the reply itself.
        evidence, delivery: what was found in it.
        before, after, causes: the customer's mood around it, and why it changed.
        whose: who gave it, where a microphone was passed round.
    """

    customer_said: str
    spoken: TraineeSpoke
    evidence: tuple[Evidence, ...]
    delivery: Delivery
    before: Mood
    after: Mood
    causes: tuple[Cause, ...]
    whose: Whose | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A whole call as the debrief shows it.

    Attributes:
        outcome: how it ended; None if it was cut off.
        moods: the mood curve as (seconds, mood), from the first word on.
        replies: in order; what was undone by rewinding is left out.
        guides: the step scores of each guide, by guide id, in the order given.
        totals: each guide as a whole; None where the call gave no occasion for any of its steps.
        last_words: what the customer said last.
    """

    outcome: Outcome | None
    moods: tuple[tuple[float, Mood], ...]
    replies: tuple[Reply, ...]
    guides: dict[str, tuple[StepScore, ...]]
    totals: dict[str, Total | None]
    last_words: str


def report(
    scenario: Scenario,
    events: Sequence[Event],
    guides: Sequence[Guide],
    rubric: Rubric,
    later: Sequence[Evidence] = (),
) -> Report:
    """Sum up a call, whole or cut off; `later` is what was shown after it (`domain.after_call`)."""
    told = effective(events)
    call: Call = fold(scenario, told)
    replies = _replies(told)
    evidence = tuple(e for reply in replies for e in reply.evidence)
    overlooked = {id_: 1 - (1 - share) ** len(replies) for id_, share in rubric.overlooked.items()}
    outcome = next((event.outcome for event in told if isinstance(event, Ended)), None)
    return Report(
        outcome=outcome,
        moods=_moods(scenario, told),
        replies=replies,
        guides={guide.id: scores(guide, (*evidence, *later), call.stages, rubric) for guide in guides},
        totals={guide.id: total(guide, evidence, call.stages, rubric, overlooked) for guide in guides},
        last_words=next((e.text for e in reversed(told) if isinstance(e, CustomerSpoke)), ""),
    )


def effective(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that still stand: what a rewind undid is dropped, and the rewind with it."""
    return tuple(event for event in straight(tuple(events)) if not isinstance(event, Rewound))


def end_of(events: Iterable[Event]) -> float:
    """The second at which what stands of a call ended, or was cut off."""
    return next((event.at for event in reversed(effective(events))), 0.0)


def _replies(told: Iterable[Event]) -> tuple[Reply, ...]:
    replies: list[Reply] = []
    said, spoken, judged, whose = "", None, None, None
    for event in told:
        match event:
            case CustomerSpoke(text=text):
                said = text
            case PassedTo(speaker=speaker, baseline=baseline):
                whose = Whose(speaker, baseline)
            case TraineeSpoke():
                spoken = event
            case Judged():
                judged = event
            case MoodChanged(before=before, after=after, causes=causes) if spoken and judged:
                replies.append(Reply(said, spoken, judged.evidence, judged.delivery, before, after, causes, whose))
                spoken, judged = None, None
            case _:
                pass
    return tuple(replies)


def _moods(scenario: Scenario, told: Iterable[Event]) -> tuple[tuple[float, Mood], ...]:
    start = (0.0, scenario.customer.temper.start)
    return (start, *((event.at, event.after) for event in told if isinstance(event, MoodChanged)))
