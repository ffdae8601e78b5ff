"""All that can happen in a call, as frozen values: live state, the log on disk and the debrief are made of these."""

from dataclasses import dataclass
from typing import Literal

from poise.domain.evidence import Baseline, Delivery, Evidence, Take, Transcript, Word
from poise.domain.kept_word import Asked
from poise.domain.mood import Cause, Heat, Mood, Temper
from poise.domain.scenario import Outcome, Verdict

SCHEMA = 1
"""Version of the event log; raised when a reader of the old one would be wrong."""


@dataclass(frozen=True, slots=True)
class Began:
    """The call began.

    `cast` names each engine with its version, `settings` those that matter to the result, `promises` what a follow-up
    call asks after.
    """

    at: float
    scenario: str
    digest: str
    schema: int
    version: str
    cast: dict[str, str]
    settings: dict[str, str]
    baseline: dict[str, float | None] | None
    promises: tuple[Asked, ...] = ()
    kind: Literal["began"] = "began"


@dataclass(frozen=True, slots=True)
class CustomerSpoke:
    """The customer began to say `text` (the lines named in `lines`) at beat `beat`."""

    at: float
    text: str
    beat: str
    lines: tuple[str, ...]
    mood: Mood
    kind: Literal["customer_spoke"] = "customer_spoke"


@dataclass(frozen=True, slots=True)
class CustomerFinished:
    """The customer stopped after `seconds`; `cut` says that the trainee made him stop."""

    at: float
    seconds: float
    cut: bool
    kind: Literal["customer_finished"] = "customer_finished"


@dataclass(frozen=True, slots=True)
class TraineeFinished:
    """The trainee's turn `turn` is over; its words are not known yet.  `take` names the recording, if there is one."""

    at: float
    turn: int
    take: str | None
    kind: Literal["trainee_finished"] = "trainee_finished"


@dataclass(frozen=True, slots=True)
class TraineeSpoke:
    """What was heard of the trainee's reply.

    Attributes:
        turn: number of the reply, from 1.
        text, words: what was heard; both empty for silence.
        seconds: length of the reply's speech span.
        take: name of the recording in the call's folder; None if typed.
        heard: False if there was a voice but no words to be trusted.
        silent: True if the trainee said nothing.
        began, speech, levels_trusted: as in `Take`, so that the reply can be judged again; None, nothing and True in
            the log of a Poise that did not keep them yet.
    """

    at: float
    turn: int
    text: str
    words: tuple[Word, ...]
    seconds: float
    take: str | None
    latency: float | None
    talk_over: float
    engine: str
    heard: bool
    silent: bool
    began: float | None = None
    speech: tuple[tuple[float, float], ...] = ()
    levels_trusted: bool = True
    kind: Literal["trainee_spoke"] = "trainee_spoke"


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judge found in the reply `turn`."""

    at: float
    turn: int
    evidence: tuple[Evidence, ...]
    delivery: Delivery
    kind: Literal["judged"] = "judged"


@dataclass(frozen=True, slots=True)
class MoodChanged:
    """The customer's mood after the reply, with every cause of the change."""

    at: float
    turn: int
    before: Mood
    after: Mood
    causes: tuple[Cause, ...]
    kind: Literal["mood_changed"] = "mood_changed"


@dataclass(frozen=True, slots=True)
class Moved:
    """The talk moved on (or stayed): where to, what came out, what was offered and answered."""

    at: float
    beat: str
    told: tuple[str, ...] = ()
    offers: tuple[tuple[str, Verdict], ...] = ()
    kind: Literal["moved"] = "moved"


@dataclass(frozen=True, slots=True)
class Paused:
    """The trainee paused the call."""

    at: float
    kind: Literal["paused"] = "paused"


@dataclass(frozen=True, slots=True)
class Resumed:
    """The call goes on after a pause."""

    at: float
    kind: Literal["resumed"] = "resumed"


@dataclass(frozen=True, slots=True)
class Rewound:
    """The trainee went back: all since just before the words that reply `turn` answered is undone, yet logged.

    `of` says of which branch (`domain.tree`), by the rewind that left it, counted from 1; None: of what stands.
    """

    at: float
    turn: int
    of: int | None = None
    kind: Literal["rewound"] = "rewound"


@dataclass(frozen=True, slots=True)
class Troubled:
    """A problem was met and told; the call goes on, or was ended and kept."""

    at: float
    sentence: str
    advice: str
    kind: Literal["troubled"] = "troubled"


@dataclass(frozen=True, slots=True)
class Ended:
    """The call is over.  `by` says who ended it."""

    at: float
    outcome: Outcome
    by: Literal["customer", "trainee", "teacher", "story"] = "story"
    kind: Literal["ended"] = "ended"


@dataclass(frozen=True, slots=True)
class Tempered:
    """The teacher made the customer hotter or milder: his temper and mood from here on."""

    at: float
    heat: Heat
    temper: Temper
    mood: Mood
    kind: Literal["tempered"] = "tempered"


@dataclass(frozen=True, slots=True)
class Skipped:
    """The teacher led the talk on to `beat`, past the vent or to an ending; the customer speaks there next."""

    at: float
    beat: str
    kind: Literal["skipped"] = "skipped"


@dataclass(frozen=True, slots=True)
class PassedTo:
    """The microphone was passed on: from reply `turn` on they are `speaker`'s, a name, initials or "".

    `baseline` is that person's calm voice; None: the replies are not judged on delivery.
    """

    at: float
    turn: int
    speaker: str
    baseline: Baseline | None
    kind: Literal["passed_to"] = "passed_to"


Event = (
    Began
    | CustomerSpoke
    | CustomerFinished
    | TraineeFinished
    | TraineeSpoke
    | Judged
    | MoodChanged
    | Moved
    | Paused
    | Resumed
    | Rewound
    | Troubled
    | Ended
    | Tempered
    | Skipped
    | PassedTo
)


def trainee_spoke(turn: int, take: Take, words: Transcript, kept: str | None, at: float) -> TraineeSpoke:
    """The reply that was heard as `take` and taken down as `words`; `kept` is the name of its recording."""
    seconds = take.speech[-1][1] - take.speech[0][0] if take.speech else 0.0
    return TraineeSpoke(
        at=at,
        turn=turn,
        text=words.text,
        words=words.words,
        seconds=round(seconds, 3),
        take=kept,
        latency=take.latency,
        talk_over=take.talk_over,
        engine=words.engine,
        heard=words.heard,
        silent=take.silent,
        began=round(take.began, 3),
        speech=take.speech,
        levels_trusted=take.levels_trusted,
    )
