"""When the trainee began and when the turn is over: a state machine over frames of 32 ms, without any sound in it."""

from dataclasses import dataclass, replace
from enum import Enum

FRAME = 512
"""Samples of one frame at TAKE_RATE: 32 ms, the step of the speech detector."""


class Phase(Enum):
    """Where the trainee's turn stands."""

    QUIET = "quiet"
    STARTING = "starting"
    SPEAKING = "speaking"
    PAUSING = "pausing"


class Sign(Enum):
    """What a frame has brought."""

    NOTHING = "nothing"
    BEGAN = "began"
    """There is a voice: `Ear.onset` says since when."""
    PAUSED = "paused"
    """Silence that may be the end: somebody may look whether the turn is complete, and tell (`told`)."""
    RESUMED = "resumed"
    """It was not the end."""
    OVER = "over"
    """The turn is over."""
    TOO_LONG = "too long"
    """The turn is over because it has lasted as long as a turn may."""
    SILENT = "silent"
    """Nobody has said a word."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the ear is told of 32 ms: probability of speech, 0..1, and level, dBFS."""

    speech: float
    level: float


@dataclass(frozen=True, slots=True)
class Wait:
    """After a pause that sounds complete with at least this probability, `frames` of silence end the turn."""

    complete: float
    frames: int


@dataclass(frozen=True, slots=True)
class EarNumbers:
    """The numbers of one patience; all lengths in frames.

    Attributes:
        on, off: probability from which a frame is speech, and below which it no longer is.
        start, start_within: so many frames of speech within so many begin a turn; a cough or a click has fewer.
        resume, resume_within: so many within so many end a pause.
        looks: lengths of silence at which a pause is looked at: the first begins what takes time, the last decides.
        waits: how long the silence must be, by completeness, the most complete first; the last one's is 0.
        longest: the longest turn.
    """

    on: float
    off: float
    start: int
    start_within: int
    resume: int
    resume_within: int
    looks: tuple[int, ...]
    waits: tuple[Wait, ...]
    longest: int


@dataclass(frozen=True, slots=True)
class Ear:
    """What the ear knows.

    Attributes:
        phase: where the turn stands.
        heard: frames so far.
        recent: the latest frames as bits, 1 for speech, the latest lowest.
        onset: first frame of the turn's speech; None before.
        last: the frame after the last one of speech.
        looked: how often this pause was looked at.
        allowed: frames of silence that this pause may last.
        patience: frames without a word after which the turn is silent.
    """

    phase: Phase = Phase.QUIET
    heard: int = 0
    recent: int = 0
    onset: int | None = None
    last: int = 0
    looked: int = 0
    allowed: int = 0
    patience: int = 1 << 60

    @property
    def silence(self) -> int:
        """Frames since the last one of speech."""
        return self.heard - self.last


def step(ear: Ear, frame: Frame, numbers: EarNumbers) -> tuple[Ear, Sign]:
    """The ear one frame later, and what the frame has brought."""
    voiced = frame.speech >= (numbers.off if ear.recent & 1 else numbers.on)
    window = max(numbers.start_within, numbers.resume_within)
    ear = replace(ear, heard=ear.heard + 1, recent=(ear.recent << 1 | voiced) & ((1 << window) - 1))
    match ear.phase:
        case Phase.QUIET | Phase.STARTING:
            return _before(ear, numbers)
        case Phase.SPEAKING:
            return _speaking(ear, voiced, numbers)
        case Phase.PAUSING:
            return _pausing(ear, numbers)


def told(ear: Ear, complete: float, numbers: EarNumbers) -> Ear:
    """The ear once somebody has looked at the pause: the silence it allows follows from how complete the turn is."""
    return replace(ear, allowed=next(wait.frames for wait in numbers.waits if complete >= wait.complete))


def over(ear: Ear) -> bool:
    """Whether the pause has lasted as long as it may."""
    return ear.phase is Phase.PAUSING and ear.silence >= ear.allowed


def _before(ear: Ear, numbers: EarNumbers) -> tuple[Ear, Sign]:
    lately = ear.recent & ((1 << numbers.start_within) - 1)
    if lately.bit_count() >= numbers.start:
        onset = ear.heard - lately.bit_length()
        return replace(ear, phase=Phase.SPEAKING, onset=onset, last=ear.heard), Sign.BEGAN
    if lately:
        return replace(ear, phase=Phase.STARTING), Sign.NOTHING
    quiet = replace(ear, phase=Phase.QUIET)
    return quiet, Sign.SILENT if ear.heard >= ear.patience else Sign.NOTHING


def _speaking(ear: Ear, voiced: bool, numbers: EarNumbers) -> tuple[Ear, Sign]:
    if voiced:
        return _unless_too_long(replace(ear, last=ear.heard), numbers)
    paused = replace(ear, phase=Phase.PAUSING, looked=0, allowed=numbers.waits[-1].frames)
    return _pausing(paused, numbers)


def _pausing(ear: Ear, numbers: EarNumbers) -> tuple[Ear, Sign]:
    lately = ear.recent & ((1 << min(numbers.resume_within, ear.silence)) - 1)
    if lately.bit_count() >= numbers.resume:
        back = replace(ear, phase=Phase.SPEAKING, last=ear.heard)
        return back, Sign.RESUMED if ear.looked else Sign.NOTHING
    if over(ear):
        return ear, Sign.OVER
    if ear.looked < len(numbers.looks) and ear.silence >= numbers.looks[ear.looked]:
        return replace(ear, looked=ear.looked + 1), Sign.PAUSED
    return _unless_too_long(ear, numbers)


def _unless_too_long(ear: Ear, numbers: EarNumbers) -> tuple[Ear, Sign]:
    assert ear.onset is not None
    return ear, Sign.TOO_LONG if ear.heard - ear.onset >= numbers.longest else Sign.NOTHING
