"""What the teacher sees: what may come next, evidence as it is found, the lesson's parts, and what can be done now."""

from dataclasses import dataclass, replace
from typing import Literal

from poise.domain import classroom
from poise.domain.events import Judged, TraineeSpoke
from poise.domain.lesson import Part, freezes_of
from poise.domain.report import effective
from poise.shown.marks import Mark, marked
from poise.shown.texts import Texts
from poise.shown.words import clock
from poise.ui.views.ahead import Ahead, ahead
from poise.ui.views.lecture import Lecture, back, on
from poise.ui.views.poll import Bar, Poll, PollShown, poll_shown
from poise.ui.views.stage import StageShown, stage

When = Literal["past", "now", "ahead"]


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part of the lesson; `time` is what is used and left of it, or how long it is planned."""

    number: int
    title: str
    time: str
    when: When
    spoken: str


@dataclass(frozen=True, slots=True)
class DeskShown:
    """The whole desk.

    Attributes:
        stage: the audience's picture.
        title, place, time: of the lesson, where in it the class is, and the time that is left.
        sees: what the audience sees, in a sentence.
        state: whose turn it is, or that the call stands still, with what to point out there.
        ahead: the ways on.
        found: evidence of all replies that stand, the latest reply first.
        parts, notes: the lesson's parts, and what is to be said in this one.
        speaker: who speaks next.
        poll: the question with its numbers, which only the teacher sees before they are revealed.
        written: the replies that the class wrote to it, all of them, which the teacher can strike.
        options: ids and texts of what hands can be raised for; empty where nothing can be counted.
        asks: ids and texts of planned questions that can be put now.
        phones: how many have joined; "" while the page is closed.
        next, back: what one step does.
        can: names of commands that mean something now.
    """

    stage: StageShown
    title: str
    place: str
    time: str
    sees: str
    state: str
    ahead: tuple[Ahead, ...]
    found: tuple[Mark, ...]
    parts: tuple[PartShown, ...]
    notes: tuple[str, ...]
    speaker: str
    poll: PollShown | None
    written: tuple[Bar, ...]
    options: tuple[tuple[str, str], ...]
    asks: tuple[tuple[str, str], ...]
    phones: str
    next: str
    back: str
    can: frozenset[str]


def desk(lecture: Lecture, seconds: float, texts: Texts) -> DeskShown:
    """The desk when the class has lasted so many seconds."""
    front, room, poll = lecture.front, lecture.classroom, lecture.poll
    picture = stage(front, texts)
    count = len(lecture.lesson.parts)
    asked, written = _asked(poll, texts)
    return DeskShown(
        stage=picture,
        title=lecture.lesson.title,
        place=texts("desk.place", number=room.part, of=count) if room.part else texts("desk.not_begun"),
        time=_left(lecture, seconds, texts),
        sees=texts("desk.sees", what=picture.spoken),
        state=_state(lecture, picture, texts),
        ahead=ahead(front.live.call, lecture.rubric, texts) if front.live is not None else (),
        found=found(lecture, texts),
        parts=tuple(
            _part(number, part, lecture, seconds, texts) for number, part in enumerate(lecture.lesson.parts, 1)
        ),
        notes=_notes(lecture, texts),
        speaker=_speaker(lecture, texts),
        poll=asked,
        written=written,
        options=tuple((one.id, one.text) for one in poll.question.options)
        if poll is not None and poll.standing != "revealed"
        else (),
        asks=tuple((one.id, one.text) for one in lecture.waiting),
        phones=texts.count("desk.phones", lecture.phones) if lecture.room is not None else "",
        next=texts(f"desk.on_{on(lecture)}"),
        back=texts(f"desk.back_{back(lecture)}"),
        can=can(lecture),
    )


def found(lecture: Lecture, texts: Texts) -> tuple[Mark, ...]:
    """What was found in all replies that stand, the latest first; doubts are told as doubts."""
    live = lecture.front.live
    if live is None:
        return ()
    told = effective(live.events)
    words = {one.turn: one.text for one in told if isinstance(one, TraineeSpoke)}
    judged = [one for one in told if isinstance(one, Judged)]
    return tuple(
        mark
        for one in reversed(judged)
        for mark in marked(one.evidence, words.get(one.turn, ""), lecture.rubric, texts)
    )


def can(lecture: Lecture) -> frozenset[str]:
    """The commands that mean something now."""
    always = {"next", "blank", "guide", "steps", "swap", "one_screen", "finish", "tab_next", "tab_back", "help", "join"}
    live, poll = lecture.front.live, lecture.poll
    if back(lecture) != "nothing":
        always.add("back")
    if lecture.calling and live is not None:
        always |= {"freeze", "hotter", "milder", "end", "pass", "talk", "type"}
        always |= {"skip"} if live.call.beat.stage == "vent" else set()
        always |= {"replay", "rewind"} if lecture.turn else set()
    if live is not None and lecture.turn:
        always.add("evidence")
    if lecture.waiting:
        always.add("poll_open")
    if poll is not None:
        always |= {"poll_close"} if poll.standing == "open" else set()
        always |= {"poll_reveal"}
        written = poll.counts is not None and bool(poll.counts.written)
        always |= {"say"} if written and lecture.calling else set()
    return frozenset(always)


def _asked(poll: Poll | None, texts: Texts) -> tuple[PollShown | None, tuple[Bar, ...]]:
    """The question, and apart from it what was written."""
    if poll is None:
        return None, ()
    shown = poll_shown(poll, texts, private=True)
    return (replace(shown, bars=()), shown.bars) if poll.question.kind == "words" else (shown, ())


def _state(lecture: Lecture, picture: StageShown, texts: Texts) -> str:
    if lecture.reading:
        return texts("desk.reading")
    if lecture.calling and lecture.broken:
        return texts("desk.broke_off")
    return picture.held or picture.state


def _left(lecture: Lecture, seconds: float, texts: Texts) -> str:
    left = lecture.lesson.minutes * 60 - seconds
    return texts("desk.left", left=clock(left)) if left >= 0 else texts("desk.over", over=clock(-left))


def _part(number: int, part: Part, lecture: Lecture, seconds: float, texts: Texts) -> PartShown:
    now = lecture.classroom.part
    when: When = "past" if number < now else "now" if number == now else "ahead"
    time = texts.count("desk.minutes", part.minutes)
    if when == "now":
        used = seconds - lecture.part_at
        left = part.minutes * 60 - used
        key = "desk.used" if left >= 0 else "desk.used_over"
        time = texts(key, used=clock(used), left=clock(abs(left)))
    title = part.title or texts(f"desk.part_{part.kind}")
    return PartShown(number, title, time, when, texts(f"desk.spoken_{when}", number=number, title=title, time=time))


def _notes(lecture: Lecture, texts: Texts) -> tuple[str, ...]:
    """What is to be pointed out where the call stands still comes first; else what the part has ahead."""
    part, point = lecture.part, lecture.point
    if point is not None and point.note:
        return (point.note,)
    if part is None:
        return (lecture.lesson.summary,) if lecture.lesson.summary else ()
    notes = [part.text] if part.text else []
    notes += [texts("desk.stops", note=one.note) for one in freezes_of(part) if one.note]
    return tuple(notes)


def _speaker(lecture: Lecture, texts: Texts) -> str:
    passed: classroom.Passed | None = lecture.classroom.passed
    if passed is None:
        return texts("desk.speaker_none")
    who = passed.speaker or texts("desk.somebody")
    return texts("desk.speaker" if passed.baseline else "desk.speaker_unjudged", who=who)
