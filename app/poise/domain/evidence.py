"""What was heard and what was found in it: words, takes, evidence, delivery figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Polarity = Literal["skill", "fault"]
Stage = Literal["vent", "heard", "solving", "acting", "closing"]
STAGES: tuple[Stage, ...] = ("vent", "heard", "solving", "acting", "closing")

TAKE_RATE = 16_000
"""Samples a second of every take: what is kept is exactly what is judged."""


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word with its place in the take.

    Attributes:
        text: the word as heard, without surrounding blanks.
        start, end: seconds from the beginning of the take; None for typed words.
        confidence: the recogniser's probability, 0..1; 1 for typed words.
    """

    text: str
    start: float | None
    end: float | None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of one take, or the honest statement that nothing was heard.

    Attributes:
        text: the words joined by single blanks; character spans of evidence count in this text.
        words: the same words with times and confidences.
        engine: name of the recogniser ("typed" for typed replies).
        heard: False if there was a voice but no words that can be trusted: not heard is not wrong.
    """

    text: str
    words: tuple[Word, ...]
    engine: str
    heard: bool = True


@dataclass(frozen=True, slots=True)
class Take:
    """One recorded reply.

    Attributes:
        samples: 16-bit little-endian mono PCM at TAKE_RATE; empty for typed replies and for silence.
        began: when the first sample was recorded, in seconds of the call's clock.
        speech: the trainee's speech as (from, to) stretches in seconds from the first sample; empty if silent.
        latency: seconds from the customer's last sound to the trainee's first; negative if the trainee began before
            the customer had ended; None where it has no meaning (typed replies).
        talk_over: seconds during which both spoke.
        typed: the reply's text if it was typed instead of spoken.
        levels_trusted: False where the microphone's gain was changed on the way (automatic gain control).
    """

    samples: bytes
    began: float
    speech: tuple[tuple[float, float], ...] = ()
    latency: float | None = None
    talk_over: float = 0.0
    typed: str | None = None
    levels_trusted: bool = True

    @property
    def seconds(self) -> float:
        """Length of the recording."""
        return len(self.samples) / 2 / TAKE_RATE

    @property
    def silent(self) -> bool:
        """Whether the trainee said nothing at all."""
        return not self.speech and self.typed is None


SURE = 0.5
"""The confidence from which evidence counts: what is less sure is shown as possible, and earns and costs nothing.

No knob: the judge's weights are fitted so that this is where they balance best (`tests/bank/tune.py`)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One behaviour found in one reply, with the words or the moment that shows it.

    Attributes:
        id: the behaviour, as in `assets/rubric.toml`.
        polarity: "skill" if it helps, "fault" if it harms.
        confidence: 0..1, how sure the judge is.
        turn: number of the reply in the call, from 1.
        span: the (from, to) characters in the reply's text that show it; None for conduct and delivery.
        seconds: the (from, to) seconds in the take that show it; None where it has no place in time.
        why: one plain sentence for the trainee.
        about: id of the scenario's fact or remedy that is meant, if one is.
    """

    id: str
    polarity: Polarity
    confidence: float
    turn: int
    span: tuple[int, int] | None
    seconds: tuple[float, float] | None
    why: str
    about: str | None = None

    @property
    def sure(self) -> bool:
        """Whether it counts."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Baseline:
    """The trainee's own calm voice, measured while reading aloud.

    Attributes:
        alpha_db: median alpha ratio (level of 1-5 kHz minus 50-1000 Hz over voiced frames), dB.
        f0_st: mean fundamental frequency, semitones above 100 Hz.
        level_db: active speech level, dBFS.
        wpm: words a minute, or None if it was not read from a known text.
    """

    alpha_db: float
    f0_st: float
    level_db: float
    wpm: float | None = None


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose replies come, where a microphone is passed round.

    Attributes:
        speaker: a name, initials or "".
        baseline: that person's calm voice; None: the replies are not judged on delivery.
    """

    speaker: str
    baseline: Baseline | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one reply sounded; None wherever it could not be judged.

    Attributes:
        wpm: words a minute over the speech span; None under the least number of words.
        syllables_per_second: syllables of the transcript over the speech span.
        effort: vocal effort against the baseline, dAlpha/4 dB + dF0/5 st (`delivery.md`, section 5); None without one.
        alpha_db: alpha ratio of this reply, dB.
        f0_hz: median fundamental frequency, Hz.
        f0_st: mean fundamental frequency, semitones above 100 Hz.
        f0_sd_st: its standard deviation after dropping octave slips, semitones.
        level_db: active speech level, dBFS.
        alpha_change_db, f0_change_st, level_change_db: the same against the baseline.
        level_spread_db: spread (maximum minus minimum) of one-second median levels, dB.
        speech_seconds: voiced time, pauses left out.
        pauses: silences of at least 250 ms inside the reply.
        longest_pause: the longest of them, seconds; 0 without one.
        latency: seconds from the customer's last sound to the first of the trainee; negative: stepped in.
        talk_over: seconds during which both spoke.
        tentative: True if there was no baseline to compare with.
    """

    wpm: float | None = None
    syllables_per_second: float | None = None
    effort: float | None = None
    alpha_db: float | None = None
    f0_hz: float | None = None
    f0_st: float | None = None
    f0_sd_st: float | None = None
    level_db: float | None = None
    alpha_change_db: float | None = None
    f0_change_st: float | None = None
    level_change_db: float | None = None
    level_spread_db: float | None = None
    speech_seconds: float | None = None
    pauses: int | None = None
    longest_pause: float | None = None
    latency: float | None = None
    talk_over: float | None = None
    tentative: bool = True


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a reply can be about in this scenario: a fact to ask for or restate, or a remedy to offer.

    Attributes:
        id: the fact's or remedy's id.
        kind: "fact" or "remedy".
        phrases: alternatives; each is a group of words that must all occur in one clause (in any inflection).
        allowed: for remedies, whether this trainee may give it.
    """

    id: str
    kind: Literal["fact", "remedy"]
    phrases: tuple[tuple[str, ...], ...]
    allowed: bool = True


@dataclass(frozen=True, slots=True)
class Situation:
    """What the judge may know of the call beside the reply itself.

    Attributes:
        turn: number of the reply, from 1.
        customer_said: the customer's last words, "" if unknown.
        customer_before: all that he had said before them, in order; "" at his first words.
        stage: where the call stands; None outside a call (`poise judge --text`), where only the words can tell whether
            a remedy came too soon.
        customer_finished: False if the customer's line was cut short by the trainee.
        customer_seconds: how long the customer had spoken before the reply.
        shown: how often each behaviour was shown as a skill before this reply.
        faulted: how often each behaviour was found as a fault before this reply.
        refused: ids of remedies that the customer has turned down.
        agreed: id of the remedy that the customer has accepted, if any.
        topics: what a reply can be about in this scenario.
        names: proper names of the scenario, which mend recognition and count as courtesy.
        whose: whose reply it is, where that is not always the same person; None: his whom the judge knows.
    """

    turn: int = 1
    customer_said: str = ""
    customer_before: str = ""
    stage: Stage | None = None
    customer_finished: bool = True
    customer_seconds: float = 0.0
    shown: Mapping[str, int] = field(default_factory=dict)
    faulted: Mapping[str, int] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    agreed: str | None = None
    topics: tuple[Topic, ...] = ()
    names: tuple[str, ...] = ()
    whose: Whose | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the judge found in one reply, evidence in the order in which it was said."""

    evidence: tuple[Evidence, ...]
    delivery: Delivery
