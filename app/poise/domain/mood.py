"""The customer's mood, and how one judged reply changes it: pure, and every change is a list of named causes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor
from typing import Literal

from poise.domain.evidence import Assessment, Evidence, Stage
from poise.domain.kept_word import BECAME, Became
from poise.domain.rubric import Behaviour, Rubric

Band = Literal["calm", "wary", "frustrated", "angry", "furious"]
BANDS: tuple[Band, ...] = ("calm", "wary", "frustrated", "angry", "furious")
Heat = Literal["hotter", "milder"]

_PROMISED: Mapping[Became, str] = {became: f"promise_{became}" for became in BECAME}
"""Id of the cause that says what became of a promise."""

LIMIT = "limit"
"""Id of the cause that says how much was lost because one reply moves a mood only so far, and at 0 and 100."""


@dataclass(frozen=True, slots=True)
class Mood:
    """Where the customer stands: anger and trust, whole points of 0..100."""

    anger: int
    trust: int

    @property
    def band(self) -> Band:
        """The mood as a word; the borders are those of the rubric's mood model (25, 45, 65, 85)."""
        return BANDS[sum(self.anger >= border for border in (25, 45, 65, 85))]

    @property
    def won_over(self) -> bool:
        """Calm, and trusting again."""
        return self.band == "calm" and self.trust >= 60


@dataclass(frozen=True, slots=True)
class Temper:
    """How this customer's mood moves.

    Attributes:
        anger, trust: the mood at the first word.
        volatility: multiplies what faults do; 1 is typical.
        forgiveness: multiplies what skills do; 1 is typical.
    """

    anger: int = 75
    trust: int = 30
    volatility: float = 1.0
    forgiveness: float = 1.0

    @property
    def start(self) -> Mood:
        """The mood at the first word."""
        return Mood(self.anger, self.trust)


@dataclass(frozen=True, slots=True)
class Cause:
    """One named part of a change of mood, in whole points."""

    id: str
    anger: int
    trust: int


@dataclass(frozen=True, slots=True)
class History:
    """How often each behaviour came before this reply, as a skill and as a fault."""

    shown: Mapping[str, int]
    faulted: Mapping[str, int]


def after(
    mood: Mood,
    found: Assessment,
    temper: Temper,
    rubric: Rubric,
    stage: Stage,
    history: History,
    also: Iterable[Cause] = (),
) -> tuple[Mood, tuple[Cause, ...]]:
    """The mood after one reply, and why.

    Only evidence that is sure counts.  A fault adds its weight times volatility, more when repeated; a skill takes off
    its weight times forgiveness, times its fit to the stage, less when repeated, and nothing at all when shouted.  One
    reply moves the mood only so far.  The causes always add up to the change exactly: what is lost to that, and at the
    ends of the scale, is a cause too.  `also` are causes beside the words of the reply.
    """
    tone = _tone(found.delivery.effort, rubric)
    causes = list(also)
    for (id_, polarity), confidences in _grouped(one for one in found.evidence if one.sure).items():
        behaviour = rubric.behaviours[id_]
        if polarity == "fault":
            cause = _harm(behaviour, confidences, temper, rubric, history.faulted.get(id_, 0))
        else:
            cause = _help(behaviour, confidences, temper, rubric, stage, tone, history.shown.get(id_, 0))
        if cause.anger or cause.trust:
            causes.append(cause)
    causes.sort(key=lambda cause: (-abs(cause.anger), cause.id))
    return _moved(mood, causes, rubric)


def word_kept(became: Became, temper: Temper, rubric: Rubric) -> Cause:
    """What it does to the customer that a promise was kept, kept late or forgotten."""
    behaviour = rubric.behaviours[_PROMISED[became]]
    weight, factor = behaviour.skill, temper.forgiveness
    if weight is None:
        weight, factor = behaviour.fault, temper.volatility
    assert weight is not None  # the rubric has no behaviour without a weight
    return Cause(behaviour.id, _points(weight.anger * factor), _points(weight.trust * factor))


def beside(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """The causes that no word of the reply could change: what became of a promise."""
    return tuple(cause for cause in causes if cause.id in _PROMISED.values())


def _moved(mood: Mood, causes: list[Cause], rubric: Rubric) -> tuple[Mood, tuple[Cause, ...]]:
    anger, trust = sum(cause.anger for cause in causes), sum(cause.trust for cause in causes)
    rise, fall, most = (int(rubric.number(f"mood.most_{name}")) for name in ("rise", "fall", "trust"))
    moved = Mood(
        _within(0, mood.anger + _within(-fall, anger, rise), 100),
        _within(0, mood.trust + _within(-most, trust, most), 100),
    )
    lost = Cause(LIMIT, moved.anger - mood.anger - anger, moved.trust - mood.trust - trust)
    return moved, (*causes, *((lost,) if lost.anger or lost.trust else ()))


def _within(low: int, value: int, high: int) -> int:
    return min(high, max(low, value))


def _tone(effort: float | None, rubric: Rubric) -> float:
    """How much of a skill's effect survives the voice: all up to a fine effort, none from a loud one on."""
    if effort is None:
        return 1.0
    fine, loud = rubric.number("voice.fine_effort"), rubric.number("voice.loud_effort")
    return min(1.0, max(0.0, (loud - effort) / (loud - fine)))


def _grouped(evidence: Iterable[Evidence]) -> dict[tuple[str, str], list[float]]:
    """Confidences of each (behaviour, polarity), surest first, so that order of words never matters."""
    grouped: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for one in evidence:
        grouped[one.id, one.polarity].append(one.confidence)
    return {key: sorted(found, reverse=True) for key, found in sorted(grouped.items())}


def _harm(behaviour: Behaviour, confidences: list[float], temper: Temper, rubric: Rubric, before: int) -> Cause:
    if behaviour.fault is None:
        return Cause(behaviour.id, 0, 0)
    growth, most = rubric.number("mood.repeat_growth"), rubric.number("mood.repeat_most")
    total = sum(c * min(most, growth ** (before + k)) for k, c in enumerate(reversed(confidences)))
    amount = total * temper.volatility
    return Cause(behaviour.id, _points(behaviour.fault.anger * amount), _points(behaviour.fault.trust * amount))


def _help(
    behaviour: Behaviour,
    confidences: list[float],
    temper: Temper,
    rubric: Rubric,
    stage: Stage,
    tone: float,
    before: int,
) -> Cause:
    if behaviour.skill is None:
        return Cause(behaviour.id, 0, 0)
    fading = rubric.number("mood.repeat_fading")
    total = sum(c * fading ** (before + k) for k, c in enumerate(confidences))
    amount = total * temper.forgiveness * behaviour.fit.get(stage, 1.0) * tone
    return Cause(behaviour.id, _points(behaviour.skill.anger * amount), _points(behaviour.skill.trust * amount))


def _points(amount: float) -> int:
    """Whole points, halves away from zero, so that rounding keeps the order of two amounts."""
    return floor(amount + 0.5) if amount >= 0 else -floor(-amount + 0.5)
