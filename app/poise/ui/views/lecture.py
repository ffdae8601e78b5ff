"""A class while it is held, as the two windows know it: a fold of what is told, and what one step on or back is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from poise.domain import lesson as plan
from poise.domain.ballot import Question, Turnout
from poise.domain.classroom import (
    Answered,
    Asked,
    CallOver,
    ClassEvent,
    Classroom,
    Counted,
    Froze,
    GuideChosen,
    PartBegan,
    Passed,
    Revealed,
)
from poise.domain.counted import found_steps, together
from poise.domain.events import Event, Judged, Resumed, Rewound
from poise.domain.guides import Guide
from poise.domain.lesson import FreezePoint, Lesson, Part, ToAsk
from poise.domain.mood import Band
from poise.domain.report import effective
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.ui.views import call as call_view
from poise.ui.views.poll import Poll, asked, counted
from poise.ui.views.stage import Front, Join, uncovered

On = Literal["unblank", "uncover", "close", "reveal", "ask", "go_on", "part", "finish", "freeze"]
Back = Literal["uncover", "replay", "part", "nothing"]


@dataclass(frozen=True, slots=True)
class Lecture:
    """Everything known of a class that is held.

    Attributes:
        lesson, guides, rubric: the plan, all guides there are, and the names of behaviours.
        classroom: where the class stands.
        front: what the audience sees.
        point: the freeze point where the call stands still, if it is one.
        waiting: planned questions that are still to be asked here.
        poll: the latest question, on the stage or not.
        room: how phones take part; None while the page is closed.
        phones: how many have joined.
        reading: whether the next speaker reads for the calm voice.
        broken: whether the call broke off, as when the microphone was pulled out.
        part_at: second of the class at which its part began.
        at: second of the class at which something happened last.
    """

    lesson: Lesson
    guides: tuple[Guide, ...]
    rubric: Rubric
    classroom: Classroom
    front: Front
    point: FreezePoint | None = None
    waiting: tuple[ToAsk, ...] = ()
    poll: Poll | None = None
    room: Join | None = None
    phones: int = 0
    reading: bool = False
    broken: bool = False
    part_at: float = 0.0
    at: float = 0.0

    @property
    def guide(self) -> Guide:
        """The guide whose steps are looked for."""
        return next((one for one in self.guides if one.id == self.classroom.guide), self.guides[0])

    @property
    def part(self) -> Part | None:
        """The part that is on; None before the first."""
        number = self.classroom.part
        return self.lesson.parts[number - 1] if 0 < number <= len(self.lesson.parts) else None

    @property
    def calling(self) -> bool:
        """Whether a call is on that has not ended."""
        return self.front.live is not None and self.front.live.phase != "over"

    @property
    def paused(self) -> bool:
        """Whether that call stands still."""
        return self.calling and self.front.live is not None and self.front.live.call.paused

    @property
    def stopped(self) -> bool:
        """Whether one step on lets that call go on: it stands still, or broke off."""
        return self.paused or (self.calling and self.broken)

    @property
    def turn(self) -> int:
        """Number of the latest reply; 0 before it."""
        return self.front.live.call.turn if self.front.live is not None else 0


def before(lesson: Lesson, guides: Sequence[Guide], rubric: Rubric) -> Lecture:
    """The class before it began: the stage shows what the lesson is called."""
    chosen = Classroom(lesson.id, lesson.title, lesson.guide)
    return Lecture(lesson, tuple(guides), rubric, chosen, Front(lesson.title, lesson.summary))


def happened(lecture: Lecture, event: ClassEvent) -> Lecture:
    """The class once `event` has happened in it."""
    there = replace(lecture, classroom=lecture.classroom.after(event), at=event.at)
    match event:
        case PartBegan():
            return _part_began(there, event)
        case GuideChosen():
            live = there.front.live
            live = replace(live, guide=there.guide) if live is not None else None
            return replace(there, front=replace(there.front, live=live))
        case Asked():
            poll = asked(event.question, _found(there, event.question))
            waiting = tuple(one for one in there.waiting if one.id != event.question.id)
            front = replace(uncovered(there.front), blank=there.front.blank, poll=poll)
            return replace(there, poll=poll, waiting=waiting, front=front)
        case Answered() | Counted():
            return _answered(there, event)
        case Revealed():
            return _revealed(there, event)
        case CallOver(outcome=None):
            return replace(there, broken=there.calling, front=replace(there.front, frozen=there.calling))
        case Passed():
            return replace(there, front=replace(there.front, speaker=event.speaker))
        case Froze():
            return replace(there, front=replace(there.front, frozen=True))
        case _:
            return there


def calling(lecture: Lecture, scenario: Scenario) -> Lecture:
    """A call of that scenario is on the stage."""
    live = call_view.live(scenario, lecture.guide, lecture.rubric)
    front = replace(uncovered(lecture.front), live=live, blank=lecture.front.blank, frozen=False)
    return replace(lecture, front=front, point=None, broken=False)


def told(lecture: Lecture, event: Event, sounded: float = 0.0) -> Lecture:
    """The running call told this."""
    live = lecture.front.live
    if live is None:
        return lecture
    live = call_view.after(live, event, sounded)
    front = replace(lecture.front, live=live, frozen=live.call.paused)
    if isinstance(event, Resumed | Rewound):
        return replace(lecture, front=replace(front, poll=None, opened=None), point=None, waiting=())
    return replace(lecture, front=front)


def froze(lecture: Lecture, point: FreezePoint) -> Lecture:
    """The call stands still where the plan says so."""
    front = replace(lecture.front, frozen=True)
    return replace(lecture, front=front, point=point, waiting=point.questions)


def turned_out(lecture: Lecture, turnout: Turnout) -> Lecture:
    """What the phones say now."""
    poll = lecture.poll and counted(lecture.poll, turnout.counts)
    return _polled(replace(lecture, phones=turnout.phones), poll)


def roomed(lecture: Lecture, room: Join | None) -> Lecture:
    """The page for phones is open, and at once on the stage; or it is closed, and gone from there."""
    front = replace(lecture.front, join=room if lecture.room is None else lecture.front.join and room)
    return replace(lecture, room=room, front=front, phones=lecture.phones if room is not None else 0)


def reads(lecture: Lecture, reading: bool) -> Lecture:
    """Somebody reads for the calm voice, or has finished."""
    return replace(lecture, reading=reading)


def live_changed(lecture: Lecture, change: Callable[[call_view.Live], call_view.Live]) -> Lecture:
    """The running call changed on the screen alone: a voice, words so far."""
    live = lecture.front.live
    changed = change(live) if live is not None else None
    return lecture if changed is live else replace(lecture, front=replace(lecture.front, live=changed))


def closed(lecture: Lecture) -> Lecture:
    """The question takes no more answers."""
    poll = lecture.poll
    return _polled(lecture, replace(poll, standing="closed") if poll and poll.standing == "open" else poll)


def on(lecture: Lecture) -> On:
    """What one step on does: take off what covers the call, go through the question, go on, or begin the next part."""
    front, poll = lecture.front, lecture.front.poll
    if front.blank:
        return "unblank"
    if front.join is not None or front.opened is not None:
        return "uncover"
    if poll is not None:
        steps: dict[str, On] = {"open": "close", "closed": "reveal", "revealed": "uncover"}
        return steps[poll.standing]
    if lecture.waiting and (lecture.stopped or not lecture.calling):
        return "ask"
    if lecture.calling:
        return "go_on" if lecture.stopped else "freeze"
    return "part" if lecture.classroom.part < len(lecture.lesson.parts) else "finish"


def back(lecture: Lecture) -> Back:
    """What one step back does: take off what covers the call, the last exchange again, or the part before."""
    front = lecture.front
    if front.blank or front.join is not None or front.poll is not None or front.opened is not None:
        return "uncover"
    if lecture.calling:
        return "replay" if lecture.turn else "nothing"
    return "part" if lecture.classroom.part > 1 else "nothing"


def whole(planned: ToAsk, lecture: Lecture, named: Mapping[Band, str]) -> Question:
    """A planned question with its options."""
    return plan.question(planned, lecture.guide, named)


def _part_began(lecture: Lecture, event: PartBegan) -> Lecture:
    part = lecture.part
    title = part.title if part is not None else lecture.lesson.title
    text = part.text if part is not None else ""
    waiting = part.questions if isinstance(part, plan.Talk) else ()
    front = Front(title or lecture.lesson.title, text, steps=lecture.front.steps, blank=lecture.front.blank)
    return replace(lecture, front=front, point=None, waiting=waiting, poll=None, broken=False, part_at=event.at)


def _answered(lecture: Lecture, event: Answered | Counted) -> Lecture:
    """The counts that are final, from phones and hands together."""
    asked_ = next((one for one in reversed(lecture.classroom.polls) if one.question.id == event.counts.question), None)
    if asked_ is None or lecture.poll is None:
        return lecture
    sides = [one for one in (asked_.phones, asked_.hands) if one is not None]
    counts = together(*sides) if len(sides) == 2 else sides[0]
    there = closed(lecture)
    return _polled(there, there.poll and counted(there.poll, counts))


def _revealed(lecture: Lecture, event: Revealed) -> Lecture:
    if event.turn:
        front = replace(uncovered(lecture.front), opened=event.turn)
        return replace(lecture, front=front)
    poll = lecture.poll
    if poll is None or poll.question.id != event.question:
        return lecture
    shown = replace(poll, standing="revealed", found=_found(lecture, poll.question))
    front = replace(uncovered(lecture.front), poll=shown)
    return replace(lecture, poll=shown, front=front)


def _polled(lecture: Lecture, poll: Poll | None) -> Lecture:
    """The question changed, also on the stage if it is there."""
    shown = poll if lecture.front.poll is not None else None
    return replace(lecture, poll=poll, front=replace(lecture.front, poll=shown))


def _found(lecture: Lecture, question: Question) -> frozenset[str] | None:
    """What Poise would answer: the steps it heard in the latest reply, or the mood; it has no words of its own."""
    live = lecture.front.live
    if live is None:
        return None
    if question.kind == "mood":
        return frozenset({live.call.mood.band})
    if question.kind != "steps" or not live.call.turn:
        return None
    judged = [one for one in effective(live.events) if isinstance(one, Judged) and one.turn == live.call.turn]
    return frozenset(found_steps(lecture.guide, judged[-1].evidence)) if judged else None
