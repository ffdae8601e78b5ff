"""What the window is made of beside itself: values, and plain callables that the composition root fills in."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from poise.domain.accuracy import Card, Figures
from poise.domain.afterwards import Afterward, Afterwards
from poise.domain.better import WhatIf
from poise.domain.branch import Utterance
from poise.domain.events import Event
from poise.domain.evidence import Baseline
from poise.domain.guides import Guide
from poise.domain.promises import Promise
from poise.domain.remarked import Remarked
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.domain.timeline import Span
from poise.problems import Problem
from poise.settings import Settings
from poise.ui.audience import Audience as Audience
from poise.ui.audience import Mouth as Mouth
from poise.ui.drawer import Drawer
from poise.ui.follow_ups import FollowUps
from poise.ui.lectern import Lectern
from poise.ui.minutes import Minutes
from poise.ui.past import Past
from poise.ui.practice import Drills


class Performance(Protocol):
    """One running call, on the stage's loop; everything but `run` returns at once and may come at any moment.

    What a call cannot do now (rewinding before the first reply, pausing twice) it ignores.
    """

    @property
    def folder(self) -> Path:
        """Where this call is kept."""
        ...

    async def run(self) -> None:
        """Play to the end, rewinds included; returns after `Ended` was told.  Raises Problem; cancelling stops all."""
        ...

    def pause(self) -> None:
        """Stop sound and listening until `resume`; tells `Paused`."""
        ...

    def resume(self) -> None:
        """Go on; tells `Resumed`.  What was cut off is said or heard again."""
        ...

    def rewind(self, turn: int) -> None:
        """Go back to just before reply number `turn`; tells `Rewound` and plays on from there."""
        ...

    def hang_up(self) -> None:
        """The trainee ends the call; tells `Ended` by the trainee, and `run` returns."""
        ...

    def hold(self, down: bool) -> None:
        """The push-to-talk key goes down or comes up: while it is down the turn cannot end, when it is up it has."""
        ...

    def type_reply(self, text: str) -> None:
        """This is the reply, instead of a spoken one."""
        ...


class Reading(Protocol):
    """The trainee reads aloud so that the calm voice can be measured, on the stage's loop."""

    async def run(self) -> Baseline:
        """Listen until the reader has finished, then measure.  Raises Problem; cancelling stops."""
        ...

    def finish(self) -> None:
        """The reader says that this was all."""
        ...


@dataclass(frozen=True, slots=True)
class Devices:
    """Names of what can be chosen, without doubles: devices as the system gives them, engines as Poise calls them."""

    microphones: tuple[str, ...] = ()
    loudspeakers: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    transcribers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CutOff:
    """A call that was cut off (by a crash or a power cut) and is still there.

    Attributes:
        folder: where it is kept.
        title: its scenario's title.
        when: when it began, as it is to be shown ("Tuesday 14:03").
        replies: how many replies it holds.
    """

    folder: Path
    title: str
    when: str
    replies: int


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded call as it is read back, with what the trainee has added to it.

    Attributes:
        remarked: its verdicts of then and now, if words were corrected in it.
    """

    scenario: Scenario
    events: tuple[Event, ...]
    folder: Path
    added: Afterwards = field(default_factory=Afterwards)
    remarked: Remarked | None = None

    @property
    def marked(self) -> tuple[Event, ...]:
        """The log with the verdict that counts: with the corrected words, if there are any."""
        return self.remarked.now if self.remarked else self.events


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the window needs.  What returns an awaitable is awaited on the stage's loop and may raise Problem.

    Attributes:
        scenarios: in the order in which they are shown.
        guides: in the order of the debrief's tabs; the one named in the settings fills the live list.
        card, figures: how right the judge is, as published.
        rubric: names of behaviours, and the thresholds of the few figures shown in words.
        settings: as read at the start.
        assets: the folder with `themes`, `faces` and `i18n`.
        troubles: from now on tell this of every problem that stops nothing, in any thread; first of those met before.
        cut_off: calls that an earlier run did not finish.
        version: of Poise, for the report of a bug.
        start_with: id of a scenario whose call starts at once (a demonstration), or None.
        save: keep these settings; called on the stage's thread.
        devices: what can be chosen now.
        warm_up: load the engines and prepare the first lines while the brief is read; cancelled when it is too late.
        play: make a call ready; called on the stage's thread, loads nothing before `run`.
        say_again: make a recorded call (whole) ready to go on where a reply (its number) of a branch (`Rewound.of`) is
            to be given again; called on the stage's thread, loads nothing before `run`.
        read: make a voice measurement of a text ready; called on the stage's thread.
        recall: read a call that is kept.
        keep: close a call that was cut off and read it back.
        discard: delete a call that was cut off.
        play_take: let the trainee's recording (folder of the call, name of the take) be heard; cancelling stops it.
        play_line: let the customer's line be heard again; cancelling stops it.
        add: add this to the call in that folder.
        promises: what was promised in a call, each with the moment from which it is late (None: no time was said).
        better_reply: of the replies written for the moment of a call's reply (its number), the one that would have done
            most; None if there is none.
        goal: the goal that the trainee set himself last; "" if none.
        now: the local time, ISO 8601.
        peaks: how loud each recording of a call (by its folder) is, 0 to 255 each `peak_step` seconds.
        play_call: let these seconds of a recorded call be heard at this speed; whenever a new piece begins to sound,
            the last argument is told on the stage's thread which second that is; cancelling stops it.
        minutes: what a few minutes after a call need.
        follow_ups: what records and follow-up calls need.
        drills: single turns that come back.
        past: all calls that are kept.
        drawer: the same as a whole: counted, deleted, exported, taken in.
        remark: mark a call again if words are corrected in it.
        lectern: what holding a class needs; None where none can be held.
        teach: whether the window opens for teaching: a lesson's id, "" for the list of them; None for practice.
    """

    scenarios: tuple[Scenario, ...]
    guides: tuple[Guide, ...]
    rubric: Rubric
    card: Card
    figures: tuple[Figures, ...]
    settings: Settings
    assets: Path
    save: Callable[[Settings], Awaitable[None]]
    devices: Callable[[], Awaitable[Devices]]
    warm_up: Callable[[Scenario, Settings], Awaitable[None]]
    play: Callable[[Scenario, Settings, Audience], Performance]
    say_again: Callable[[Recording, int, int | None, Settings, Audience], Performance]
    read: Callable[[str, Settings, Callable[[float, bool], None]], Reading]
    recall: Callable[[Path], Awaitable[Recording]]
    keep: Callable[[Path], Awaitable[Recording]]
    discard: Callable[[Path], Awaitable[None]]
    play_take: Callable[[Path, str], Awaitable[None]]
    play_line: Callable[[Utterance], Awaitable[None]]
    add: Callable[[Path, Afterward], Awaitable[None]]
    promises: Callable[[Recording], Awaitable[tuple[tuple[Promise, datetime | None], ...]]]
    better_reply: Callable[[Recording, int], Awaitable[WhatIf | None]]
    goal: Callable[[], Awaitable[str]]
    now: Callable[[], str]
    peaks: Callable[[Path], Awaitable[Mapping[str | float, bytes]]]
    peak_step: float
    play_call: Callable[[Recording, Span, float, Callable[[float], object]], Awaitable[None]]
    minutes: Minutes
    follow_ups: FollowUps
    drills: Drills
    past: Past
    drawer: Drawer
    remark: Callable[[Recording], Awaitable[Recording]]
    lectern: Lectern | None = None
    teach: str | None = None
    troubles: Callable[[Callable[[Problem], object]], None] = lambda _hear: None
    cut_off: tuple[CutOff, ...] = ()
    start_with: str | None = None
    version: str = ""
