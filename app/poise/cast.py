"""Which engines play: picked by the settings, built when first needed, kept warm, and let go of at the end."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType

from poise import places
from poise.domain.evidence import Baseline
from poise.domain.rubric import Rubric
from poise.judge.evaluator import Judge
from poise.library.shelf import Shelf
from poise.problems import EngineProblem, Problem
from poise.settings import Settings
from poise.speech import models
from poise.speech.speakers.ports import Player, Synth, Watch
from poise.speech.speakers.spoken import SpokenSpeaker
from poise.speech.speakers.voices import voices
from poise.speech.transcribers.stenographer import Stenographer

VOICES = 2
"""Threads for synthesis: what is said now and was rendered before comes off the shelf while the engine is at work."""


class Engines:
    """The engines of one run of the program.

    Args:
        settings: which engines; "" is the best that is installed.
        shelf: where voices are.
        rubric: what the judge goes by.
        tell: hears of problems that stop nothing.

    Attributes:
        quick: where what the customer waits for is worked out (judging, the end of a turn); never kept waiting itself.
    """

    def __init__(self, settings: Settings, shelf: Shelf, rubric: Rubric, tell: Callable[[Problem], None]) -> None:
        self._settings = settings
        self._shelf = shelf
        self._rubric = rubric
        self._tell = tell
        self.quick = ThreadPoolExecutor(1, "poise-judge")
        self._voices = ThreadPoolExecutor(VOICES, "poise-voice")

    def __enter__(self) -> "Engines":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _where: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def voice(self) -> Synth:
        """The customer's voice, with moods and memory.  Raises EngineProblem."""
        from poise.speech.speakers.kept import Shelf as Spoken
        from poise.speech.speakers.mouth import mouth
        from poise.speech.voicing import manners

        name = self._settings.voice or self._best(VOICE, "system")
        return mouth(name, Spoken(places.spoken(), self._tell), manners())

    @cached_property
    def transcriber(self) -> Stenographer:
        """Words out of replies.  Raises EngineProblem."""
        from poise.speech.transcribers import transcriber

        return transcriber(self._settings.transcriber or self._best(RECOGNISER, "sphinx"))

    def speaker(self, player: Player, watch: Watch) -> SpokenSpeaker:
        """The customer's mouth at that loudspeaker.  Raises EngineProblem or ScenarioProblem."""
        from poise.speech.voicing import manners

        return SpokenSpeaker(self.voice, voices(self._shelf.voices), player, self._voices, manners().pause, watch)

    def evaluator(self, baseline: Baseline | None) -> Judge:
        """The judge, comparing with that calm voice."""
        return Judge(self._rubric, baseline, self.quick)

    def warm(self) -> None:
        """Begin to load what the first words would have to wait for; a problem shows when the engine is needed."""
        with suppress(Problem):
            self.transcriber.warm()
        self.quick.submit(self.evaluator(None).warm)

    def close(self) -> None:
        """Let go of threads, processes and models."""
        for engine in ("transcriber", "voice"):
            if engine in self.__dict__:
                self.__dict__[engine].close()
        for pool in (self.quick, self._voices):
            pool.shutdown(wait=True, cancel_futures=True)

    def _best(self, best: "Best", instead: str) -> str:
        """The best engine if its model is installed; otherwise the one instead, and a word about it."""
        if any(state.present for state in models.installed() if state.model.name == best.model):
            return best.engine
        self._tell(EngineProblem(best.lacking, "Run python3 app/start.py --models to put it in place."))
        return instead


@dataclass(frozen=True, slots=True)
class Best:
    """The best engine of its kind, the model it needs, and what to say where that is missing."""

    engine: str
    model: str
    lacking: str


VOICE = Best("neural", "kokoro", "The neural voice is not installed, so the customer has the system's voice.")
RECOGNISER = Best(
    "whisper",
    "whisper-tiny.en",
    "The recogniser's model is not installed, so the small and far less accurate PocketSphinx is used.",
)
