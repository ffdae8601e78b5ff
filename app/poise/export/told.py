"""One recorded call with all that an export may need of it, as one value."""

from dataclasses import dataclass, field
from datetime import datetime

from poise.domain.after_call import shown_after
from poise.domain.afterwards import Afterwards
from poise.domain.events import Began, Ended, Event
from poise.domain.guides import Guide
from poise.domain.promises import Promise
from poise.domain.report import Report, effective, report
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Later:
    """What came after a call.

    Attributes:
        added: what the trainee added to it.
        promises: what was promised in it, each with the moment from which it is late, if that is known.
    """

    added: Afterwards = field(default_factory=Afterwards)
    promises: tuple[tuple[Promise, datetime | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A call that is told to somebody outside Poise.

    Attributes:
        name: what its folder is called: unique, and made of time, scenario and four random letters only.
        began: the local time of its first second, with its offset from UTC.
        scenario: what was played.
        events: what happened and was not undone by rewinding.
        report: the same, summed up.
        guides: all score sheets, and `guide`, the one that was chosen; it is among them.
        later: what came after it.
        trainee: the name under which the trainee wishes to be known; "" for none.
    """

    name: str
    began: datetime
    scenario: Scenario
    events: tuple[Event, ...]
    report: Report
    guides: tuple[Guide, ...]
    guide: Guide
    rubric: Rubric
    later: Later
    trainee: str = ""

    @property
    def seconds(self) -> float:
        """Length of the call on its own clock."""
        return self.events[-1].at if self.events else 0.0

    @property
    def first(self) -> Began | None:
        """What the log says of the engines and the settings."""
        return next((event for event in self.events if isinstance(event, Began)), None)

    @property
    def ended(self) -> Ended | None:
        """How the call came to its end; None if it was cut off."""
        return next((event for event in self.events if isinstance(event, Ended)), None)


def told(
    name: str,
    began: datetime,
    scenario: Scenario,
    events: tuple[Event, ...],
    guides: tuple[Guide, ...],
    guide: Guide,
    rubric: Rubric,
    trainee: str = "",
    later: Later = Later(),
) -> Told:
    """The call whose log holds `events`, whole, cut off or rewound, with what came `later`."""
    stood = effective(events)
    return Told(
        name=name,
        began=began,
        scenario=scenario,
        events=stood,
        report=report(scenario, stood, guides, rubric, shown_after(later.added, rubric)),
        guides=guides,
        guide=guide,
        rubric=rubric,
        later=later,
        trainee=" ".join(trainee.split()),
    )
