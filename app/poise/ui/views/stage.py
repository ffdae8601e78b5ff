"""What the audience sees: the call without anything private, and what the teacher lays over it."""

from dataclasses import dataclass, field, replace
from typing import Literal

from poise.domain.events import Judged, TraineeSpoke
from poise.domain.mood import Mood
from poise.domain.report import effective
from poise.shown.marks import Mark, marked
from poise.shown.texts import Texts
from poise.ui.lectern import Squares
from poise.ui.views.call import CallShown, Live, StepShown
from poise.ui.views.call import show as show_call
from poise.ui.views.caption import Caption
from poise.ui.views.poll import Poll, PollShown, poll_shown

Page = Literal["blank", "join", "poll", "evidence", "call", "talk"]


@dataclass(frozen=True, slots=True)
class Join:
    """How a phone comes into the room.

    Attributes:
        address: what is typed.
        squares: the same as a QR code.
    """

    address: str
    squares: Squares


@dataclass(frozen=True, slots=True)
class Front:
    """Everything that decides the picture.

    Attributes:
        title: of the lesson's part.
        talk: what is shown where no call runs.
        live: the call, if one runs or has just ended.
        speaker: name or initials of who gives the replies; "" for the class.
        blank, frozen: the picture is black; the call waits.
        steps: whether the guide's steps are shown.
        poll: the question that lies over the call.
        opened: number of the reply whose evidence lies over the call.
        join: how to take part, where that lies over the call.
    """

    title: str = ""
    talk: str = ""
    live: Live | None = None
    speaker: str = ""
    blank: bool = False
    frozen: bool = False
    steps: bool = True
    poll: Poll | None = None
    opened: int | None = None
    join: Join | None = None


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """One reply with what was found in it."""

    heading: str
    text: str
    marks: tuple[Mark, ...]
    none: str


@dataclass(frozen=True, slots=True)
class TalkShown:
    """A calm page of words, where no call runs."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class StageShown:
    """The whole picture.

    Attributes:
        page: what is in front.
        customer, mood, mood_word, face: the customer, and what a screen reader says of the face.
        phase, state: whose turn it is.
        caption, words: the latest words of both sides.
        you: over the trainee's words.
        held: the sign while the call waits; "" else.
        steps: the guide's steps; none where they are hidden.
        poll, evidence, join, talk: what lies over the call, if it does.
        spoken: the picture in a sentence, for the desk and for screen readers.
    """

    page: Page
    customer: str = ""
    mood: Mood = field(default_factory=lambda: Mood(50, 50))
    mood_word: str = ""
    face: str = ""
    phase: str = "ready"
    state: str = ""
    caption: Caption = field(default_factory=Caption)
    words: str = ""
    you: str = ""
    held: str = ""
    guide: str = ""
    steps: tuple[StepShown, ...] = ()
    poll: PollShown | None = None
    evidence: EvidenceShown | None = None
    join: Join | None = None
    talk: TalkShown | None = None
    spoken: str = ""


def page(front: Front) -> Page:
    """What is in front: black over everything, then what the teacher opened last resort by resort, then the call."""
    if front.blank:
        return "blank"
    if front.join is not None:
        return "join"
    if front.poll is not None:
        return "poll"
    if front.opened is not None and front.live is not None:
        return "evidence"
    return "call" if front.live is not None else "talk"


def uncovered(front: Front) -> Front:
    """The call again, with nothing over it."""
    return replace(front, blank=False, join=None, poll=None, opened=None)


def stage(front: Front, texts: Texts) -> StageShown:
    """The picture of `front`."""
    there = page(front)
    shown = StageShown(
        there,
        poll=poll_shown(front.poll, texts) if front.poll else None,
        join=front.join,
        talk=TalkShown(front.title, front.talk),
        spoken=texts(f"stage_page.{there}"),
    )
    if front.live is None:
        return shown
    call = show_call(front.live, texts)
    first = call.customer.split()[0]
    held = front.frozen or call.phase == "paused"
    return replace(
        shown,
        customer=call.customer,
        mood=call.mood,
        mood_word=call.mood_word,
        face=texts("call.face", name=call.customer, mood=call.mood_word.lower()),
        phase=call.phase,
        state=_state(call, front.speaker, first, texts),
        caption=call.caption,
        words=call.words,
        you=front.speaker or texts("stage_screen.class"),
        held=texts("stage_screen.held", name=first) if held else "",
        guide=front.live.guide.name,
        steps=call.steps if front.steps else (),
        evidence=evidence(front.live, front.opened, texts) if front.opened is not None else None,
    )


def evidence(live: Live, turn: int, texts: Texts) -> EvidenceShown:
    """What was found in reply `turn`, as far as it counts: doubts are for the desk."""
    told = tuple(effective(live.events))
    spoken = next((one for one in reversed(told) if isinstance(one, TraineeSpoke) and one.turn == turn), None)
    judged = next((one for one in reversed(told) if isinstance(one, Judged) and one.turn == turn), None)
    text = spoken.text if spoken else ""
    sure = tuple(one for one in judged.evidence if one.sure) if judged else ()
    marks = marked(sure, text, live.rubric, texts)
    return EvidenceShown(texts("debrief.reply", turn=turn), text, marks, texts("replay.nothing_found"))


def _state(call: CallShown, speaker: str, first: str, texts: Texts) -> str:
    """Whose turn it is, said to a room instead of to one person."""
    if call.phase in ("yours", "hearing") and speaker:
        return texts(f"stage_screen.{call.phase}_named", speaker=speaker)
    return texts(f"stage_screen.{call.phase}", name=first)
