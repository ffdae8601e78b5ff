"""A call without sound or judge: a scripted trainee in a real scenario, played by the real rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from poise.domain.branch import answer, speech
from poise.domain.call import Call, begin
from poise.domain.events import CustomerFinished, CustomerSpoke, Ended, Event, TraineeSpoke
from poise.domain.evidence import Assessment, Delivery, Evidence
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario

BOTH_WAYS = "no_"
"""Before the id of a behaviour that can be shown well too: its fault."""
SECONDS_A_WORD = 0.4
"""How long the customer is taken to speak: 150 words a minute."""


@dataclass(frozen=True, slots=True)
class Show:
    """One behaviour in a scripted reply.

    Attributes:
        id: the behaviour; "no_" before it makes a fault of one that can be both ("no_wait_for").
        about: the fact or remedy that is meant, if one is.
    """

    id: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One scripted reply: the behaviours in it; or silence; or a voice that nobody can make out."""

    shows: tuple[Show, ...] = ()
    silent: bool = False
    heard: bool = True


SILENCE = Reply((Show(BOTH_WAYS + "wait_for"),), silent=True)
"""Saying nothing: dead air, as the judge of conduct calls it."""
NOISE = Reply(heard=False)
"""Saying something that does not arrive."""

Agent = Callable[[Call], Reply]
"""A scripted trainee: what he replies to a call as it stands."""


@dataclass(frozen=True, slots=True)
class Run:
    """A played call: its events, and where it stood at the end."""

    events: tuple[Event, ...]
    call: Call

    @property
    def beats(self) -> tuple[str, ...]:
        """The beats at which the customer spoke, in order, each stay once."""
        spoke = [event.beat for event in self.events if isinstance(event, CustomerSpoke)]
        return tuple(beat for n, beat in enumerate(spoke) if n == 0 or spoke[n - 1] != beat)


def script(replies: Sequence[Reply]) -> Agent:
    """A trainee who gives these replies one after another, and the last again and again."""
    return lambda call: replies[min(call.turn, len(replies) - 1)]


def play(scenario: Scenario, agent: Agent, rubric: Rubric) -> Run:
    """The whole call.  It ends: each turn takes at least one of the customer's lines, and none is said twice.

    Raises KeyError where a reply shows a behaviour that the rubric does not have.
    """
    call, events = begin(scenario), list[Event]()
    for _ in range(1 + sum(1 for _ in scenario.lines())):
        at = float(call.turn)
        happened: list[Event] = _customer(call, rubric, at)
        call, events = _told(call, happened), [*events, *happened]
        if call.outcome is not None:
            break
        reply = agent(call)
        happened = [_trainee(call, reply, at)]
        happened.extend(answer(_told(call, happened), assessed(reply, call.turn + 1, rubric), rubric, at))
        call, events = _told(call, happened), [*events, *happened]
    return Run(tuple(events), call)


def assessed(reply: Reply, turn: int, rubric: Rubric) -> Assessment:
    """The reply as a judge who is always sure would see it."""
    return Assessment(tuple(_evidence(show, turn, rubric) for show in reply.shows), Delivery())


def _evidence(show: Show, turn: int, rubric: Rubric) -> Evidence:
    if show.id.startswith(BOTH_WAYS) and show.id not in rubric.behaviours:
        return Evidence(show.id.removeprefix(BOTH_WAYS), "fault", 1.0, turn, None, None, "as planned", show.about)
    polarity = rubric.behaviours[show.id].polarity
    return Evidence(show.id, polarity, 1.0, turn, None, None, "as planned", show.about)


def _customer(call: Call, rubric: Rubric, at: float) -> list[Event]:
    lines = speech(call, rubric)
    text = " ".join(line.text for line in lines)
    spoke = CustomerSpoke(at, text, call.beat_id, tuple(line.id for line in lines), call.mood)
    finished = CustomerFinished(at, len(text.split()) * SECONDS_A_WORD, cut=False)
    ending = call.beat.ending
    return [spoke, finished, *([Ended(at, ending, "customer")] if ending else [])]


def _trainee(call: Call, reply: Reply, at: float) -> TraineeSpoke:
    said = ", ".join(show.id for show in reply.shows) if reply.heard and not reply.silent else ""
    return TraineeSpoke(
        at=at,
        turn=call.turn + 1,
        text=said,
        words=(),
        seconds=0.0,
        take=None,
        latency=None,
        talk_over=0.0,
        engine="planned",
        heard=reply.heard,
        silent=reply.silent,
    )


def _told(call: Call, events: Sequence[Event]) -> Call:
    for event in events:
        call = call.after(event)
    return call
