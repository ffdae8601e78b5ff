"""Faults in an author's file, collected instead of stopping at the first."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from poise.problems import ScenarioProblem

ADVICE = "Mend the line and run `poise check` on the file."


class Faults:
    """What is wrong with one file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._found: list[ScenarioProblem] = []

    def add(self, line: int, sentence: str) -> None:
        """Note a fault; the same one at the same line counts once."""
        problem = ScenarioProblem(self.file, line, sentence, ADVICE)
        if all(problem.sentence != other.sentence for other in self._found):
            self._found.append(problem)

    def take(self, problem: ScenarioProblem) -> None:
        """Note a fault that somebody raised."""
        self._found.append(problem)

    def found(self) -> tuple[ScenarioProblem, ...]:
        """All of them in the order of the file."""
        return tuple(sorted(self._found, key=lambda problem: problem.line))


def meant(word: str, options: Iterable[str]) -> str:
    """'Did you mean …?' with a blank before it, or the few there are, or nothing."""
    known = list(options)
    close = get_close_matches(word, known, n=1)
    if close:
        return f' Did you mean "{close[0]}"?'
    return f" There is {_listed(known)}." if 0 < len(known) <= 12 else ""


def _listed(words: list[str]) -> str:
    quoted = [f'"{word}"' for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
