"""A recogniser in a process of its own, so that a native library that hangs or dies takes nothing else with it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from poise.domain.evidence import Take, Transcript
from poise.speech.transcribers.ports import Recogniser
from poise.speech.worker import Worker

PATIENCE = 20.0
PATIENCE_A_SECOND = 2.0
"""Seconds for an answer, and more for each second of the take: ten times what the slowest engine needs under load."""

CALLED = "The recogniser"
ADVICE = "The reply is kept; go on typing, choose another recogniser in the settings, or start Poise again."


class Apart:
    """The recogniser that `make(*arguments)` gives, at work elsewhere; `make` is a function or class of a module.

    It is made here as well, unloaded: that tells at once what is missing, and knows its name.  Raises EngineProblem.
    """

    def __init__(self, make: Callable[..., Recogniser], *arguments: Any) -> None:
        self._name = make(*arguments).name
        self._worker = Worker(_loaded, make, *arguments, called=CALLED, advice=ADVICE)

    @property
    def name(self) -> str:
        """The recogniser's own name."""
        return self._name

    def warm(self) -> None:
        """Begin the process and load the model.  Raises EngineProblem."""
        self._worker.start()

    def recognise(self, take: Take, names: Sequence[str]) -> Transcript:
        """The recogniser's words.  Raises EngineProblem: its own, or that it died or hung."""
        patience = PATIENCE + PATIENCE_A_SECOND * take.seconds
        answer: Transcript = self._worker.ask((take, tuple(names)), patience)
        return answer

    def close(self) -> None:
        """End the process, whatever it does just now."""
        self._worker.close()


def _loaded(make: Callable[..., Recogniser], *arguments: Any) -> Callable[[tuple[Take, tuple[str, ...]]], Transcript]:
    """In the process: the recogniser with its model, as a function of take and names."""
    recogniser = make(*arguments)
    recogniser.warm()
    return partial(_recognised, recogniser)


def _recognised(recogniser: Recogniser, question: tuple[Take, tuple[str, ...]]) -> Transcript:
    return recogniser.recognise(*question)
