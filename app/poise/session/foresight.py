"""While the trainee pauses: what the reply so far shows and how it would be answered, so that both are soon there."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress

from poise.domain.branch import answer, may_say, speech, utterances
from poise.domain.call import Call
from poise.domain.events import trainee_spoke
from poise.domain.evidence import Assessment, Situation, Take, Transcript
from poise.domain.rubric import Rubric
from poise.problems import Problem
from poise.session.ports import Cast
from poise.session.waiting import here


@asynccontextmanager
async def foreseeing(call: Call, cast: Cast, rubric: Rubric) -> AsyncIterator["Foresight"]:
    """Early words for a listener, from which the speaker is told what to prepare first until the context ends."""
    foresight = Foresight(call, cast, rubric)
    try:
        yield foresight
    except BaseException:
        foresight.drop()
        raise
    finally:
        await foresight.close()


class Foresight:
    """Fits `EarlyWords`.  Nothing it finds is told or kept: being wrong, or too late, costs time and never a word.

    The same reply is judged the same, so what is found while it might still have gone on is not found again.
    """

    def __init__(self, call: Call, cast: Cast, rubric: Rubric) -> None:
        self._call = call
        self._cast = cast
        self._rubric = rubric
        self._looking: asyncio.Task[None] | None = None
        self._judging: tuple[Take, Transcript, Situation, asyncio.Future[Assessment]] | None = None

    def begin(self, take: Take) -> Future[Transcript] | None:
        """As the transcriber's, whose words are looked at as soon as they are there."""
        words = self._cast.transcriber.begin(take, self._call.situation.names)
        if words is not None:
            if self._looking is not None:
                self._looking.cancel()
            self._looking = asyncio.ensure_future(self._look(take, words))
        return words

    async def judged(self, take: Take, words: Transcript, situation: Situation) -> Assessment:
        """What this very reply shows: waited for where it is being looked at, or was.  Raises EngineProblem."""
        return await self._judged(take, words, situation)

    def drop(self) -> None:
        """Nobody will ask what the reply shows."""
        if self._judging is not None:
            self._judging[3].cancel()

    async def close(self) -> None:
        """Look no further."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    async def _look(self, take: Take, coming: Future[Transcript]) -> None:
        with suppress(Problem):  # it comes again when the words are really asked for, and is explained then
            words = await asyncio.shield(here(coming))  # others wait for them too
            if words.heard:
                situation = self._call.situation
                found = await asyncio.shield(self._judged(take, words, situation))
                call = self._call.after(trainee_spoke(self._call.turn + 1, take, words, None, take.began))
                for event in answer(call, found, self._rubric, take.began):
                    call = call.after(event)
                said = utterances(call, speech(call, self._rubric))
                self._cast.speaker.prepare((*said, *may_say(self._call, self._rubric)))

    def _judged(self, take: Take, words: Transcript, situation: Situation) -> asyncio.Future[Assessment]:
        """At most one reply is being judged: that of before is not asked for any more."""
        if self._judging is None or self._judging[:3] != (take, words, situation):
            self.drop()
            judging = asyncio.ensure_future(self._cast.evaluator.judge(take, words, situation))
            judging.add_done_callback(lambda done: done.cancelled() or done.exception())
            self._judging = take, words, situation, judging
        return self._judging[3]
