"""Where a call stands: a frozen value that is nothing but the fold of the events so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from types import MappingProxyType

from poise.domain.events import (
    Began,
    CustomerFinished,
    CustomerSpoke,
    Ended,
    Event,
    Judged,
    MoodChanged,
    Moved,
    PassedTo,
    Paused,
    Resumed,
    Rewound,
    Skipped,
    Tempered,
    TraineeFinished,
    TraineeSpoke,
    Troubled,
)
from poise.domain.evidence import Evidence, Situation, Stage, Whose
from poise.domain.mood import History, Mood, Temper
from poise.domain.scenario import Beat, Outcome, Scenario, Verdict


@dataclass(frozen=True, slots=True)
class Call:
    """The state of one call.

    Attributes:
        scenario: the talk that is played.
        beat_id: where the talk stands.
        mood: the customer's mood.
        turn: replies given so far, silences and unheard ones included.
        said: ids of all lines said: none is said twice.
        visits: how often the customer has spoken at each beat.
        told: facts that have come out.
        refused, half: remedies turned down, or found not enough, so far.
        agreed: the remedy that was accepted, if any.
        shown, faulted: how often each behaviour was found, by polarity.
        silences: silent turns in a row.
        customer_said, customer_seconds, customer_cut: the customer's latest words, their length, and if they were cut.
        awaiting: whether the customer has finished and the trainee's reply is due.
        latest: evidence of the latest reply.
        latest_told, latest_offers: facts that came out and remedies that were answered with the latest reply.
        unheard: whether the latest reply had a voice but no words.
        stages: stages in which the trainee has replied.
        paused: whether the call is paused.
        outcome: how it ended, None while it goes on.
        tempered: the temper that the teacher has set; None: the one of the scenario.
        led: whether the teacher has led the talk to where it stands.
        whose: whose replies come; None: the one trainee's.
        before: the call just before the customer's latest words, for rewinding.
        left: the call as each rewind left it, in order, for going back to what was undone.
    """

    scenario: Scenario
    beat_id: str
    mood: Mood
    turn: int = 0
    said: frozenset[str] = frozenset()
    visits: Mapping[str, int] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    half: frozenset[str] = frozenset()
    agreed: str | None = None
    shown: Mapping[str, int] = field(default_factory=dict)
    faulted: Mapping[str, int] = field(default_factory=dict)
    silences: int = 0
    customer_said: str = ""
    customer_seconds: float = 0.0
    customer_cut: bool = False
    awaiting: bool = False
    latest: tuple[Evidence, ...] = ()
    latest_told: tuple[str, ...] = ()
    latest_offers: tuple[tuple[str, Verdict], ...] = ()
    unheard: bool = False
    stages: frozenset[Stage] = frozenset()
    paused: bool = False
    outcome: Outcome | None = None
    tempered: Temper | None = None
    led: bool = False
    whose: Whose | None = None
    before: "Call | None" = field(default=None, repr=False, compare=False)
    left: "tuple[Call, ...]" = field(default=(), repr=False, compare=False)

    @property
    def beat(self) -> Beat:
        """The place where the talk stands."""
        return self.scenario.beats[self.beat_id]

    @property
    def temper(self) -> Temper:
        """How the customer's mood moves from here on."""
        return self.tempered or self.scenario.customer.temper

    @property
    def history(self) -> History:
        """How often each behaviour was found so far."""
        return History(self.shown, self.faulted)

    @property
    def situation(self) -> Situation:
        """What the judge may know when the next reply comes."""
        return Situation(
            turn=self.turn + 1,
            customer_said=self.customer_said,
            customer_before=self._customer_before(),
            stage=self.beat.stage,
            customer_finished=not self.customer_cut,
            customer_seconds=self.customer_seconds,
            shown=self.shown,
            faulted=self.faulted,
            refused=self.refused,
            agreed=self.agreed,
            topics=self.scenario.topics,
            names=(self.scenario.customer.name, *self.scenario.names),
            whose=self.whose,
        )

    def _customer_before(self) -> str:
        """All that the customer has said before his latest words."""
        earlier, call = list[str](), self.before
        while call is not None:
            earlier.append(call.customer_said)
            call = call.before
        return " ".join(text for text in reversed(earlier) if text)

    def after(self, event: Event) -> "Call":
        """The call once `event` has happened."""
        match event:
            case CustomerSpoke():
                return self._customer_spoke(event)
            case CustomerFinished():
                return replace(self, customer_seconds=event.seconds, customer_cut=event.cut, awaiting=True)
            case TraineeSpoke():
                return self._trainee_spoke(event)
            case Judged():
                return self._judged(event)
            case MoodChanged():
                return replace(self, mood=event.after)
            case Moved():
                return self._moved(event)
            case Paused() | Resumed():
                return replace(self, paused=isinstance(event, Paused))
            case Rewound():
                return self._rewound(event)
            case Ended():
                return replace(self, outcome=event.outcome)
            case Tempered():
                return replace(self, tempered=event.temper, mood=event.mood)
            case Skipped():
                return replace(self._unanswered(), beat_id=event.beat, awaiting=False, led=True)
            case PassedTo():
                return replace(self, whose=Whose(event.speaker, event.baseline))
            case Began() | Troubled() | TraineeFinished():
                return self

    def rewound_to(self, turn: int) -> "Call":
        """The call just before the words that reply number `turn` answered, so that the customer says them again.

        The call before its first word if that is too far back.
        """
        call = self
        while call.before is not None and call.before.turn >= turn - 1:
            call = call.before
            if call.turn == turn - 1:
                break
        return call

    def _rewound(self, event: Rewound) -> "Call":
        left = (*self.left, self)
        there = self if event.of is None else left[event.of - 1]
        return replace(there.rewound_to(event.turn), left=left)

    def _customer_spoke(self, event: CustomerSpoke) -> "Call":
        lines = {line.id for line in self.scenario.beats[event.beat].lines}
        visits = self.visits
        if not lines.isdisjoint(event.lines):
            visits = MappingProxyType({**visits, event.beat: visits.get(event.beat, 0) + 1})
        return replace(
            self,
            before=self,
            beat_id=event.beat,
            said=self.said | set(event.lines),
            visits=visits,
            customer_said=event.text,
        )

    def _trainee_spoke(self, event: TraineeSpoke) -> "Call":
        return replace(
            self._unanswered(),
            awaiting=False,
            turn=event.turn,
            silences=self.silences + 1 if event.silent else 0,
            unheard=not event.heard,
            stages=self.stages | {self.beat.stage},
            led=False,
        )

    def _unanswered(self) -> "Call":
        """The call with nothing in the latest reply that the customer would still answer."""
        return replace(self, silences=0, unheard=False, latest=(), latest_told=(), latest_offers=())

    def _judged(self, event: Judged) -> "Call":
        return replace(
            self,
            latest=event.evidence,
            shown=_counted(self.shown, event.evidence, "skill"),
            faulted=_counted(self.faulted, event.evidence, "fault"),
        )

    def _moved(self, event: Moved) -> "Call":
        accepted = next((id_ for id_, verdict in event.offers if verdict == "accept"), self.agreed)
        settled = frozenset({accepted} if accepted else ())
        return replace(
            self,
            beat_id=event.beat,
            told=self.told | set(event.told),
            latest_told=event.told,
            latest_offers=event.offers,
            refused=(self.refused | {id_ for id_, verdict in event.offers if verdict == "refuse"}) - settled,
            half=(self.half | {id_ for id_, verdict in event.offers if verdict == "half"}) - settled,
            agreed=accepted,
        )


def begin(scenario: Scenario) -> Call:
    """The call before its first word."""
    return Call(scenario, scenario.start, scenario.customer.temper.start)


def fold(scenario: Scenario, events: Iterable[Event]) -> Call:
    """The call after all of `events`: the only way a state is ever made."""
    return reduce(Call.after, events, begin(scenario))


def _counted(counts: Mapping[str, int], evidence: Iterable[Evidence], polarity: str) -> Mapping[str, int]:
    new = dict(counts)
    for one in evidence:
        if one.polarity == polarity and one.sure:
            new[one.id] = new.get(one.id, 0) + 1
    return MappingProxyType(new)
