"""What the call screen shows: events in, one frozen value out; nothing that went wrong is shown while the call runs."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from poise.domain.call import Call, begin
from poise.domain.events import (
    CustomerFinished,
    CustomerSpoke,
    Ended,
    Event,
    Judged,
    Resumed,
    Rewound,
    Skipped,
    TraineeFinished,
    TraineeSpoke,
)
from poise.domain.evidence import Baseline
from poise.domain.guides import Guide, scores
from poise.domain.mood import Mood
from poise.domain.report import effective
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.shown.texts import Texts
from poise.ui.parts import Mouth
from poise.ui.views.caption import Caption, finished, sounding

Phase = Literal["ready", "customer", "yours", "hearing", "thinking", "paused", "over"]
Fill = Literal["none", "part", "whole", "after"]

CUES = ("interrupt", "raised_voice", "rushed", "monologue")
"""The faults that may earn a cue, the most useful first: only what can be done better in the very next reply."""

REST = 2
"""Replies without a cue after one that had it: a cue is to stay rare."""


@dataclass(frozen=True, slots=True)
class Live:
    """A call as it runs.

    Attributes:
        guide, rubric: what fills the list of steps.
        call: where the call stands.
        events: all that happened.
        coming: how a call that was over goes on, until that is told.
        phase: whose turn it is.
        caption: the customer's present line.
        words: the trainee's latest words.
        cue, cue_turn: the fault that earned the latest cue, and the reply it came from.
    """

    guide: Guide
    rubric: Rubric
    call: Call
    events: tuple[Event, ...] = ()
    phase: Phase = "ready"
    caption: Caption = field(default_factory=Caption)
    words: str = ""
    cue: str = ""
    cue_turn: int = -REST
    coming: Rewound | None = None

    @property
    def known(self) -> tuple[Event, ...]:
        """All that is to be shown as happened."""
        return self.events if self.coming is None else (*self.events, self.coming)


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step of the guide: how far it was shown, as a shape and in words."""

    number: str
    name: str
    hint: str
    fill: Fill
    spoken: str


@dataclass(frozen=True, slots=True)
class CallShown:
    """The whole screen."""

    title: str
    customer: str
    mood: Mood
    mood_word: str
    phase: Phase
    state: str
    caption: Caption
    words: str
    cue: str
    guide: str
    steps: tuple[StepShown, ...]
    turn: int
    can_rewind: bool
    can_reply: bool


def live(scenario: Scenario, guide: Guide, rubric: Rubric) -> Live:
    """The screen before the first word."""
    return Live(guide, rubric, begin(scenario))


def taken_up(live: Live, events: Iterable[Event], rewound: Rewound) -> Live:
    """The screen of a call that was over and goes on with `rewound`, which is still to be told."""
    for event in events:
        live = after(live, event)
    call = live.call.after(rewound)
    return replace(live, call=call, phase="ready", words="", cue="", cue_turn=-REST, caption=Caption(), coming=rewound)


def after(live: Live, event: Event, sounded: float = 0.0) -> Live:
    """The screen once `event` has happened, `sounded` seconds into the piece that the customer was saying."""
    coming = None if isinstance(event, Rewound) else live.coming  # a problem may be told before
    live = replace(live, call=live.call.after(event), events=(*live.events, event), coming=coming)
    match event:
        case CustomerSpoke():
            return replace(live, phase="customer", caption=Caption(event.text, piece=live.caption.piece + 1))
        case CustomerFinished():
            return replace(live, phase="yours", caption=finished(live.caption, event.cut, sounded))
        case TraineeFinished():
            return thinking(live)
        case TraineeSpoke():
            return replace(live, phase="thinking", words=event.text)
        case Judged():
            return _cued(live, event)
        case Rewound() | Skipped():
            return replace(live, phase="ready", words="", cue="", caption=Caption(piece=live.caption.piece + 1))
        case Resumed():
            return replace(live, phase="yours" if live.call.awaiting else "ready")
        case Ended():
            return replace(live, phase="over", cue="")
        case _:
            return live


def heard(live: Live, speaking: bool) -> Live:
    """The ear heard (or did not hear) the trainee just now; a pause within a reply changes nothing."""
    if speaking and live.phase == "yours":
        return replace(live, phase="hearing", words="", cue="")
    return live


def worded(live: Live, text: str) -> Live:
    """These words were recognised so far."""
    return replace(live, words=text) if live.phase in ("yours", "hearing", "thinking") else live


def thinking(live: Live) -> Live:
    """The reply is over."""
    return replace(live, phase="thinking") if live.phase in ("yours", "hearing") else live


def mouthed(live: Live, mouth: Mouth) -> Live:
    """A piece of the customer's line begins to sound."""
    return replace(live, caption=sounding(live.caption, mouth))


def show(live: Live, texts: Texts, typed: bool = False) -> CallShown:
    """The screen of `live`."""
    call = live.call
    name = call.scenario.customer.name
    first = name.split()[0]
    phase: Phase = "paused" if call.paused and live.phase != "over" else live.phase
    state = texts("call.yours_typed") if phase == "yours" and typed else texts(f"call.{phase}", name=first)
    return CallShown(
        title=call.scenario.title,
        customer=name,
        mood=call.mood,
        mood_word=texts(f"mood.{call.mood.band}"),
        phase=phase,
        state=state,
        caption=live.caption,
        words=_words(live, texts),
        cue=texts(f"cue.{live.cue}") if live.cue and phase == "yours" else "",
        guide=live.guide.name,
        steps=steps(live, texts),
        turn=call.turn,
        can_rewind=call.turn > 0 and phase != "over",
        can_reply=phase in ("yours", "hearing"),
    )


def comfortable(baseline: Baseline | None, rubric: Rubric) -> tuple[float, float] | None:
    """The levels (dBFS) between which a voice as calm as `baseline` stays; None without one."""
    if baseline is None:
        return None
    spread = rubric.number("voice.unsteady_level")
    return baseline.level_db - spread, baseline.level_db + spread


def steps(live: Live, texts: Texts) -> tuple[StepShown, ...]:
    """The guide's steps as far as they were shown.  Faults take nothing away here: they are for the debrief.

    A step that consists of avoiding faults counts as shown from the first reply that is free of them.
    """
    told = effective(live.known)
    judged = [event for event in told if isinstance(event, Judged)]
    skills = [e for event in judged for e in event.evidence if e.polarity == "skill"]
    clean = _clean(live.guide, told)
    shown = []
    for step, score in zip(live.guide.steps, scores(live.guide, skills, live.call.stages, live.rubric), strict=True):
        points = score.score or 0
        if not step.skills:
            points = 100 if step.id in clean else 0
        fill: Fill = "whole" if points >= 100 else "part" if points > 0 else "after" if step.part == "after" else "none"
        spoken = texts("call.step_spoken", number=step.number, name=step.name, fill=texts(f"fill.{fill}"))
        shown.append(StepShown(step.number, step.name, step.hint, fill, spoken))
    return tuple(shown)


def _clean(guide: Guide, told: Iterable[Event]) -> frozenset[str]:
    """Steps of which some reply in words had no fault."""
    found = tuple(told)
    worded = {e.turn for e in found if isinstance(e, TraineeSpoke) and e.heard and not e.silent}
    judged = [e.evidence for e in found if isinstance(e, Judged) and e.turn in worded]
    faults = [{e.id for e in evidence if e.polarity == "fault"} for evidence in judged]
    return frozenset(step.id for step in guide.steps if any(one.isdisjoint(step.faults) for one in faults))


def _cued(live: Live, event: Judged) -> Live:
    sure = {e.id for e in event.evidence if e.polarity == "fault" and e.sure}
    found = next((cue for cue in CUES if cue in sure), "")
    if not found or event.turn - live.cue_turn <= REST:
        return replace(live, cue="")
    return replace(live, cue=found, cue_turn=event.turn)


def _words(live: Live, texts: Texts) -> str:
    """The trainee's words, or what is said instead where there are none."""
    if live.words:
        return live.words
    spoken = next((e for e in reversed(live.known) if isinstance(e, TraineeSpoke | Rewound)), None)
    if live.phase == "hearing" or not isinstance(spoken, TraineeSpoke):
        return ""
    return texts("call.silent") if spoken.silent else texts("call.unheard")
