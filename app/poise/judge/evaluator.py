"""The judge: what was said, how it sounded and when, put together for one reply."""

import asyncio
from concurrent.futures import Executor
from importlib.metadata import version

from poise.domain.evidence import Assessment, Baseline, Delivery, Evidence, Situation, Take, Transcript, Word
from poise.domain.rubric import Rubric
from poise.judge import conduct, content, delivery


class Judge:
    """Finds everything that one reply shows; fits the port `Evaluator`.

    It keeps nothing from one reply to the next: same reply, same assessment.
    """

    def __init__(self, rubric: Rubric, baseline: Baseline | None, pool: Executor) -> None:
        self._rubric = rubric
        self._baseline = baseline
        self._pool = pool

    @property
    def name(self) -> str:
        """Name and version, for the record."""
        return f"poise {version('poise')}"

    async def judge(self, take: Take, words: Transcript, situation: Situation) -> Assessment:
        """Everything found in one reply, worked out on the pool."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self.assess, take, words, situation)

    def warm(self) -> None:
        """Read and compile what the first reply would have to wait for."""
        self.assess(Take(b"", 0.0, typed="hello"), Transcript("hello", (Word("hello", None, None),), ""), Situation())

    def assess(self, take: Take, words: Transcript, situation: Situation) -> Assessment:
        """The same, at once: what was said in the order of the words, then what the clock and the voice show.

        Where a microphone is passed round, the voice is compared with that of whose reply it is, or not judged at all.
        """
        whose = situation.whose
        baseline = self._baseline if whose is None else whose.baseline
        unjudged = whose is not None and baseline is None
        figures = Delivery() if unjudged else delivery.measured(take, words, baseline, self._rubric)
        said = content.found(words, situation, self._rubric)
        timed = conduct.found(take, words, situation, said, self._rubric)
        sounded = () if unjudged else delivery.found(figures, words, situation.turn, self._rubric)
        return Assessment(tuple(sorted((*said, *timed, *sounded), key=_place)), figures)


def _place(one: Evidence) -> tuple[bool, tuple[int, int], str, str, str]:
    return one.span is None, one.span or (0, 0), one.id, one.polarity, one.about or ""
