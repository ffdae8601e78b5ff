"""A recorded call marked again: with the recordings that are in its folder and the words that were corrected."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from poise.archive import shelf as archive
from poise.archive.wav import samples_of
from poise.domain.afterwards import Afterwards
from poise.domain.events import Began, Event, Judged
from poise.domain.evidence import Baseline
from poise.domain.remarked import Remarked
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.problems import ArchiveProblem
from poise.session.ports import Evaluator
from poise.session.remark import Marking, remarked
from poise.ui import parts as ui


class MarkedAgain:
    """Marks recorded calls with the judge of now; `judge` makes one that compares with that calm voice."""

    def __init__(self, judge: Callable[[Baseline | None], Evaluator], rubric: Rubric) -> None:
        self._judge, self._rubric = judge, rubric

    async def recording(self, call: ui.Recording) -> ui.Recording:
        """The same call with its verdict of now, if words were corrected in it.  Raises Problem."""
        if not call.added.corrected:
            return replace(call, remarked=None)
        recorded = await asyncio.to_thread(archive.read, call.folder)
        takes = Takes(recorded.takes)
        return replace(call, remarked=await self.call(call.scenario, call.events, call.added, takes))

    async def call(self, scenario: Scenario, events: tuple[Event, ...], added: Afterwards, takes: "Takes") -> Remarked:
        """The verdicts of then and now.  Raises Problem."""
        marking = Marking(takes.samples, self._judge(calm_voice(events)), self._rubric)
        return await remarked(scenario, events, added.words, marking)


class Takes:
    """The recordings of one call; `troubles` says, a sentence each, which of them could not be used."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self.troubles: dict[str, str] = {}

    async def samples(self, name: str) -> bytes | None:
        """The samples of that take; None if it is missing or damaged."""
        if name not in self._files:
            self.troubles[name] = f"The recording {name} is missing; how it sounded stays as it was marked then."
            return None
        try:
            return await asyncio.to_thread(samples_of, self._files[name])
        except ArchiveProblem as problem:
            self.troubles[name] = f"{problem.sentence} How it sounded stays as it was marked then."
            return None


def calm_voice(events: tuple[Event, ...]) -> Baseline | None:
    """The calm voice that the replies were compared with; None if they were not.

    Recordings of somebody else's voice are not compared, though the log says whose calm voice is known: the verdict
    says which it was.
    """
    began = next((event for event in events if isinstance(event, Began)), None)
    calm = began.baseline if began else None
    compared = any(isinstance(event, Judged) and not event.delivery.tentative for event in events)
    if calm is None or not compared:
        return None
    alpha, pitch, level = (calm.get(name) for name in ("alpha_db", "f0_st", "level_db"))
    if alpha is None or pitch is None or level is None:
        return None
    return Baseline(alpha, pitch, level, calm.get("wpm"))
