"""The answer that the words so far would get is prepared first, and nothing else comes of it."""

import asyncio
import gc
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import replace

import pytest

from poise.domain.branch import speech, utterances
from poise.domain.call import Call, begin
from poise.domain.evidence import Assessment, Situation, Take, Transcript
from poise.problems import EngineProblem
from poise.session.foresight import foreseeing
from poise.session.ports import Evaluator
from tests.fakes import RUBRIC, Theatre, Typed, kettle

TAKE = Take(b"", 0.0, ((0.0, 1.0),), typed="empathize reiterate")


class Early(Typed):
    """Words that come when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[Future[Transcript]] = []

    def begin(self, take: Take, names: Iterable[str]) -> Future[Transcript]:
        self.words.append(Future())
        return self.words[-1]


class Counting:
    """A judge that knows what it was asked."""

    def __init__(self, judge: Evaluator) -> None:
        self._judge = judge
        self.name = judge.name
        self.judged: list[Take] = []

    async def judge(self, take: Take, words: Transcript, situation: Situation) -> Assessment:
        self.judged.append(take)
        return await self._judge.judge(take, words, situation)


class Slow(Counting):
    """One that takes until it is let."""

    def __init__(self, judge: Evaluator) -> None:
        super().__init__(judge)
        self.let = asyncio.Event()

    async def judge(self, take: Take, words: Transcript, situation: Situation) -> Assessment:
        self.judged.append(take)
        await self.let.wait()
        return await self._judge.judge(take, words, situation)


def theatre_with(early: Typed) -> Theatre:
    theatre = Theatre([])
    theatre.cast = type(theatre.cast)(theatre.speaker, theatre.listener, early, theatre.cast.evaluator)
    return theatre


def waiting() -> Call:
    """The kettle call when the first reply is due."""
    theatre = Theatre(["?"])
    play = theatre.play()
    asyncio.run(play._customer_speaks())
    return play.call


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def test_the_very_answer_is_prepared_before_the_reply_has_ended() -> None:
    early, call = Early(), waiting()
    theatre = theatre_with(early)
    real = theatre_with(Typed())
    real.listener._replies = [TAKE.typed, "thank"]

    async def look() -> None:
        async with foreseeing(call, theatre.cast, RUBRIC) as foresight:
            foresight.begin(TAKE)
            early.words[0].set_result(await Typed().transcribe(TAKE, ()))
            await settle()

    async def answered() -> Call:
        play = real.play(call)
        await play._trainee_answers()
        return play.call

    asyncio.run(look())
    after = asyncio.run(answered())
    said = utterances(after, speech(after, RUBRIC))
    [prepared] = theatre.speaker.prepared
    assert prepared[: len(said)] == said
    assert theatre.store.events == theatre.seen == []


def test_what_was_found_in_the_pause_is_not_looked_for_again() -> None:
    early, call, theatre = Early(), waiting(), Theatre([])
    judge = Counting(theatre.cast.evaluator)
    cast = replace(theatre.cast, transcriber=early, evaluator=judge)

    async def look() -> None:
        words, situation = await Typed().transcribe(TAKE, ()), call.situation
        async with foreseeing(call, cast, RUBRIC) as foresight:
            foresight.begin(TAKE)
            early.words[0].set_result(words)
            await settle()
        found = await theatre.cast.evaluator.judge(TAKE, words, situation)
        assert await foresight.judged(TAKE, words, situation) == found and judge.judged == [TAKE]
        for other in (
            (replace(TAKE, began=1.0), words, situation),
            (TAKE, replace(words, text="thank"), situation),
            (TAKE, words, replace(situation, turn=7)),
        ):
            before = len(judge.judged)
            assert await foresight.judged(*other) == await theatre.cast.evaluator.judge(*other)
            assert len(judge.judged) == before + 1

    asyncio.run(look())


def test_what_is_being_found_when_the_reply_is_over_is_waited_for() -> None:
    early, call, theatre = Early(), waiting(), Theatre([])
    judge = Slow(theatre.cast.evaluator)
    cast = replace(theatre.cast, transcriber=early, evaluator=judge)

    async def look() -> None:
        words, situation = await Typed().transcribe(TAKE, ()), call.situation
        async with foreseeing(call, cast, RUBRIC) as foresight:
            foresight.begin(TAKE)
            early.words[0].set_result(words)
            await settle()
        asked = asyncio.ensure_future(foresight.judged(TAKE, words, situation))
        await settle()
        assert not asked.done()
        judge.let.set()
        assert await asked == await theatre.cast.evaluator.judge(TAKE, words, situation)

    asyncio.run(look())
    assert judge.judged == [TAKE]


def test_who_hangs_up_leaves_no_judge_at_work() -> None:
    early, call, theatre = Early(), waiting(), Theatre([])
    judge = Slow(theatre.cast.evaluator)
    cast = replace(theatre.cast, transcriber=early, evaluator=judge)

    async def call_off() -> None:
        async with foreseeing(call, cast, RUBRIC) as foresight:
            foresight.begin(TAKE)
            early.words[0].set_result(await Typed().transcribe(TAKE, ()))
            await settle()
            assert judge.judged == [TAKE]
            raise asyncio.CancelledError

    async def look() -> None:
        with pytest.raises(asyncio.CancelledError):
            await call_off()
        await settle()
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(look())


def test_later_words_replace_earlier_ones_and_none_are_looked_at_when_it_is_over() -> None:
    early, call = Early(), waiting()
    theatre = theatre_with(early)

    async def look() -> None:
        async with foreseeing(call, theatre.cast, RUBRIC) as foresight:
            foresight.begin(TAKE)
            foresight.begin(TAKE)
        for words in early.words:
            words.set_result(await Typed().transcribe(TAKE, ()))
        await settle()

    asyncio.run(look())
    assert theatre.speaker.prepared == []


@pytest.mark.parametrize("outcome", [Transcript("", (), "odd", heard=False), EngineProblem("The engine is odd.", "")])
def test_words_that_were_not_heard_foretell_nothing(outcome: Transcript | EngineProblem) -> None:
    early, call = Early(), waiting()
    theatre = theatre_with(early)

    async def look() -> None:
        async with foreseeing(call, theatre.cast, RUBRIC) as foresight:
            foresight.begin(TAKE)
            if isinstance(outcome, Transcript):
                early.words[0].set_result(outcome)
            else:
                early.words[0].set_exception(outcome)
            await settle()

    asyncio.run(look())
    assert theatre.speaker.prepared == []


def test_a_fault_that_comes_too_late_is_nobodys() -> None:
    early, told = Early(), list[str]()
    theatre = theatre_with(early)

    async def look() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context["message"]))
        async with foreseeing(waiting_call, theatre.cast, RUBRIC) as foresight:
            foresight.begin(TAKE)
            await settle()
        early.words[0].set_exception(EngineProblem("The engine is odd.", ""))
        await settle()
        gc.collect()

    waiting_call = waiting()
    asyncio.run(look())
    assert told == []


def test_a_recogniser_that_begins_nothing_early_is_no_fault() -> None:
    theatre = theatre_with(Typed())

    async def look() -> None:
        async with foreseeing(begin(kettle()), theatre.cast, RUBRIC) as foresight:
            assert foresight.begin(TAKE) is None

    asyncio.run(look())
    assert theatre.speaker.prepared == []
