"""Faults in an author's file, collected instead of stopping at the first."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from poise.problems import ScenarioProblem

MOST = 200
"""So many faults of one file are told; whoever has more has another kind of file."""
ADVICE = "Mend the line and run `poise check` on the file."


class Faults:
    """What is wrong with one file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._found: dict[str, ScenarioProblem] = {}
        self._more = False

    def add(self, line: int, sentence: str) -> None:
        """Note a fault; the same one at the same line counts once."""
        self.take(ScenarioProblem(self.file, line, sentence, ADVICE))

    def unknown(self, line: int, sentence: str, word: str, known: Iterable[str]) -> None:
        """Note a word that nothing answers to, with what may have been meant."""
        self.add(line, sentence + meant(word, known) if len(self._found) < MOST else sentence)

    def take(self, problem: ScenarioProblem) -> None:
        """Note a fault that somebody raised."""
        if len(self._found) < MOST or problem.sentence in self._found:
            self._found.setdefault(problem.sentence, problem)
        else:
            self._more = True

    def found(self) -> tuple[ScenarioProblem, ...]:
        """All of them in the order of the file; of very many the first."""
        found = sorted(self._found.values(), key=lambda problem: problem.line)
        if self._more:
            found.append(
                ScenarioProblem(self.file, found[-1].line, f"there are more faults than these {MOST}.", ADVICE)
            )
        return tuple(found)


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
