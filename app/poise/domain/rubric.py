"""The numbers that judge: behaviours with their weights, and thresholds with their sources, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from poise.domain.evidence import Polarity, Stage

Kind = Literal["content", "conduct", "delivery", "after"]


@dataclass(frozen=True, slots=True)
class Weight:
    """What one behaviour does to the customer's mood at full confidence and full fit (points of 0..100)."""

    anger: float
    trust: float


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One small, observable thing a trainee can do.

    Attributes:
        id: its name in evidence, guides and scenarios.
        kind: which part of the judge looks for it.
        name: its name on the screen.
        skill: its effect when shown well; None if it is only a fault.
        fault: its effect when done badly; None if it is only a skill.
        fit: how well it fits each stage of a call, 0..1; a stage that is not named counts 1.
        fault_name: its name on the screen when it was done badly, if that is another.
    """

    id: str
    kind: Kind
    name: str
    skill: Weight | None
    fault: Weight | None
    fit: Mapping[Stage, float]
    fault_name: str = ""

    @property
    def polarity(self) -> Polarity:
        """What it usually is; evidence says what it was in one reply."""
        return "skill" if self.skill is not None else "fault"

    def called(self, polarity: Polarity) -> str:
        """Its name on the screen."""
        return self.fault_name if polarity == "fault" and self.fault_name else self.name


@dataclass(frozen=True, slots=True)
class Threshold:
    """One number with its unit and where it comes from."""

    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """All behaviours and thresholds, as loaded from `assets/rubric.toml`.

    Attributes:
        overlooked: of each behaviour, the share of the replies without its mark that show it all the same, as measured
            for the accuracy card; empty where nothing was measured.
    """

    behaviours: Mapping[str, Behaviour]
    thresholds: Mapping[str, Threshold]
    overlooked: Mapping[str, float] = field(default_factory=dict)

    def number(self, name: str) -> float:
        """The threshold called `name` ("pace.rushed").  KeyError if the file does not give it: a bug."""
        return self.thresholds[name].value
