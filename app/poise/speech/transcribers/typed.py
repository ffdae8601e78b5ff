"""Typed replies: the words as they stand, without times, each as sure as if it had been heard perfectly."""

from collections.abc import Sequence

from poise.domain.evidence import Take, Transcript, Word
from poise.problems import EngineProblem

NAME = "typed"


class Typed:
    """The recogniser of calls that are answered by keyboard."""

    @property
    def name(self) -> str:
        """The engine's name in the record."""
        return NAME

    def warm(self) -> None:
        """There is nothing to be loaded."""

    def recognise(self, take: Take, names: Sequence[str]) -> Transcript:
        """The words of a typed reply.

        Raises:
            EngineProblem: the reply was spoken.
        """
        del names
        if take.typed is None and not take.silent:
            raise EngineProblem(
                "A spoken reply came, but this call takes typed ones only.",
                "Choose a recogniser in the settings, or type your replies.",
            )
        return transcript(take.typed or "")

    def close(self) -> None:
        """There is nothing to be let go of."""


def transcript(reply: str) -> Transcript:
    """A typed reply as words."""
    words = tuple(Word(text, None, None) for text in reply.split())
    return Transcript(" ".join(word.text for word in words), words, NAME)
