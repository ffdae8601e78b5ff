"""The numbers of the ear, read from `assets/ear.toml`, where each has its unit and its source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from poise.domain.evidence import TAKE_RATE
from poise.problems import SettingsProblem
from poise.resources import root
from poise.speech.completeness import CompletenessNumbers
from poise.speech.ear import FRAME, EarNumbers, Wait

Patience = Literal["quick", "normal", "patient"]


@dataclass(frozen=True, slots=True)
class LoudNumbers:
    """When a periodic sound is a shout; dB, hertz, frames of 32 ms."""

    periodicity: float
    lowest_hz: int
    highest_hz: int
    least_frames: int
    above_baseline: float
    above_floor: float
    below_speech: float
    unknown_level: float
    above_unknown_floor: float
    floor_frames: int
    sure: float
    learning: float


@dataclass(frozen=True, slots=True)
class GateNumbers:
    """When a sound is more than the leak of what is playing; dB, dB a frame, seconds, frames of 32 ms.

    Attributes:
        delay: seconds after his end for which the customer may still be heard; `late` are the same in frames.
        delays: frames by which he may be heard later than he is played, at the most.
        least: frames to learn from before anything is believed; `remembered`, those that are learned from at the most.
        forgets: dB a frame by which the loudest that was played counts for less.
    """

    delay: float
    late: int
    stall: float
    delays: int
    ringings: tuple[float, ...]
    margin: float
    percentile: float
    least: int
    remembered: int
    learned_within: float
    forgets: float


@dataclass(frozen=True, slots=True)
class TakeNumbers:
    """What is kept around the speech, and when the trainee has the floor; seconds."""

    before: float
    after: float
    gap: float
    release_tail: float
    floor: float
    turn_taking: float


@dataclass(frozen=True, slots=True)
class Hearing:
    """All numbers of the ear."""

    ear: EarNumbers
    complete: CompletenessNumbers
    loud: LoudNumbers
    gate: GateNumbers
    take: TakeNumbers


def load(patience: Patience, file: Path | None = None) -> Hearing:
    """The numbers for one patience.  Raises SettingsProblem if the file is damaged."""
    file = file or root("assets") / "ear.toml"
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        number = {f"{part}.{name}": entry["value"] for part, each in raw.items() for name, entry in each.items()}
        return _hearing(number, patience)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as fault:
        raise SettingsProblem(
            f"{file}: the numbers of the ear cannot be used ({fault!r}).", "Install Poise anew."
        ) from fault


def frames(seconds: float) -> int:
    """That many seconds in frames, rounded up."""
    return -int(-seconds * TAKE_RATE // FRAME)


def _hearing(number: Mapping[str, Any], patience: Patience) -> Hearing:
    return Hearing(
        EarNumbers(
            on=number["voice.on"],
            off=number["voice.off"],
            start=frames(number["voice.start"]),
            start_within=frames(number["voice.start_within"]),
            resume=frames(number["voice.resume"]),
            resume_within=frames(number["voice.resume_within"]),
            looks=tuple(frames(look) for look in number["turn.looks"]),
            waits=tuple(Wait(complete, frames(silence)) for complete, silence in number[f"turn.{patience}"]),
            longest=frames(number["turn.longest"]),
        ),
        CompletenessNumbers(
            leading_on=frozenset(number["complete.leading_on"].split()),
            **{each.name: number[f"complete.{each.name}"] for each in fields(CompletenessNumbers)[:-1]},
        ),
        LoudNumbers(
            least_frames=frames(number["loud.least"]),
            floor_frames=frames(number["loud.floor_seconds"]),
            **{name: number[f"loud.{name}"] for name in _AS_THEY_ARE},
        ),
        GateNumbers(
            delay=number["gate.delay"],
            late=frames(number["gate.delay"]),
            stall=number["gate.stall"],
            delays=frames(number["gate.latest"]),
            ringings=tuple(number["gate.ringings"]),
            margin=number["gate.margin"],
            percentile=number["gate.percentile"],
            least=frames(number["gate.learned"]),
            remembered=frames(number["gate.remembered"]),
            learned_within=number["gate.learned_within"],
            forgets=number["gate.forgets"] * FRAME / TAKE_RATE,
        ),
        TakeNumbers(**{each.name: number[f"take.{each.name}"] for each in fields(TakeNumbers)}),
    )


_AS_THEY_ARE = tuple(each.name for each in fields(LoudNumbers) if not each.name.endswith("_frames"))
