"""The numbers of taking a few minutes, read from `assets/breathing.toml`, where each has its unit and its source."""

import tomllib
from pathlib import Path

from poise.domain.breathing import Breathing
from poise.problems import ScenarioProblem

FILE = "breathing.toml"


def load(file: Path) -> Breathing:
    """The numbers.  Raises ScenarioProblem if the file cannot be used."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        breaths, minutes = told["breaths"], told["minutes"]
        found = Breathing(
            usual=float(breaths["usual"]["value"]),
            offered=tuple(float(one) for one in breaths["offered"]["value"]),
            inward=float(breaths["inward"]["value"]),
            usual_minutes=int(minutes["usual"]["value"]),
            offered_minutes=tuple(int(one) for one in minutes["offered"]["value"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ScenarioProblem(file, 1, f"The numbers of the breathing cannot be used: {error!r}.") from error
    if not (0 < found.inward < 1 and min(found.offered, default=0) > 0 and min(found.offered_minutes, default=0) > 0):
        raise ScenarioProblem(file, 1, "A breath needs a pace over 0, a time over 0, and a part that goes in.")
    if found.usual not in found.offered or found.usual_minutes not in found.offered_minutes:
        raise ScenarioProblem(file, 1, "What is usual has to be among what is offered.")
    return found
