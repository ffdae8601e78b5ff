"""The published accuracy card, and the figures beside it, as values."""

import json
from pathlib import Path
from typing import Any

from poise.domain.accuracy import Card, Figures, Score
from poise.problems import ScenarioProblem

CARD = Path("accuracy") / "card.json"
"""Where the accuracy card lies, seen from the assets' folder."""

FIGURES = ("spoken.json", "voices.json")
"""What lies beside it: words through speech recognition, and the judge of voices."""


def card(file: Path) -> Card:
    """The card.  Raises ScenarioProblem if it cannot be used."""
    try:
        told = _read(file)
        return Card(
            replies=int(told["replies"]),
            scores=tuple(_score(one) for one in told["scores"]),
            skills=float(told["skills"]),
            faults=float(told["faults"]),
            all=float(told["all"]),
            faultless=int(told["faultless"]),
            accused=float(told["accused"]),
            milliseconds=float(told["milliseconds"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _unusable(file, error) from error


def figures(folder: Path) -> tuple[Figures, ...]:
    """The further figures in `folder`, as far as there are any.  Raises ScenarioProblem if a file cannot be used."""
    return tuple(_figures(folder / name) for name in FIGURES if (folder / name).exists())


def _score(one: dict[str, Any]) -> Score:
    precision, recall, f1, low, high = (float(one[name]) for name in ("precision", "recall", "f1", "low", "high"))
    return Score(str(one["id"]), int(one["count"]), precision, recall, f1, low, high)


def _figures(file: Path) -> Figures:
    try:
        told = _read(file)
        rows = tuple((str(name), str(figure)) for name, figure in told["rows"])
        return Figures(str(told["heading"]), rows, str(told["note"]))
    except (KeyError, TypeError, ValueError) as error:
        raise _unusable(file, error) from error


def _read(file: Path) -> dict[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unusable(file, error) from error
    if not isinstance(told, dict):
        raise _unusable(file, "it is no table")
    return told


def _unusable(file: Path, error: Exception | str) -> ScenarioProblem:
    return ScenarioProblem(file, 1, f"What was measured of the judge cannot be used: {error}.")
