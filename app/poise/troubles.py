"""Problems that stop nothing: told to whoever listens, and kept until somebody does."""

from collections.abc import Callable
from threading import Lock

from poise.problems import Problem


class Troubles:
    """Takes problems from any thread; hands each on once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._met: list[Problem] = []
        self._hear: Callable[[Problem], object] | None = None

    def tell(self, problem: Problem) -> None:
        """One was met."""
        with self._lock:
            if self._hear is None:
                self._met.append(problem)
                return
        self._hear(problem)

    def listen(self, hear: Callable[[Problem], object]) -> None:
        """From now on tell `hear`, in the thread that meets the problem; first what was met before."""
        with self._lock:
            self._hear, met = hear, self._met
            self._met = []
        for problem in met:
            hear(problem)
