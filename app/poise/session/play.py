"""One spoken turn after another, as a straight line, until the call ends."""

import asyncio
from typing import Literal

from poise.domain.branch import Utterance, answer, may_say, speech, utterances
from poise.domain.call import Call
from poise.domain.events import CustomerFinished, CustomerSpoke, Ended, Event, TraineeFinished, trainee_spoke
from poise.domain.evidence import Assessment, Delivery, Transcript
from poise.domain.rubric import Rubric
from poise.domain.steering import Temper, passed, tempered
from poise.session.foresight import foreseeing
from poise.session.orders import Orders, PassTo, Quiet
from poise.session.ports import Cast, Clock, SessionStore, Watcher


class Play:
    """A call being played: `call` is where it stands, `run` plays on to its end.

    Cancelling `run`, or an order, stops every sound and closes every recording; `run` again goes on from there.
    `replied` says whether a reply was heard, `midway` whether an order has cut the customer's words short, so that they
    are to come again.
    """

    def __init__(
        self, call: Call, cast: Cast, rubric: Rubric, store: SessionStore, watch: Watcher, clock: Clock, orders: Orders
    ) -> None:
        self.call = call
        self.replied = False
        self.midway = False
        self._cast = cast
        self._rubric = rubric
        self._store = store
        self._watch = watch
        self._clock = clock
        self._orders = orders
        self._waiting: list[Quiet] = []

    async def run(self) -> Call:
        """Play to the end.

        Raises Ordered when an order comes while somebody speaks, and Problem if an engine, a device or the disk gives
        up; all until then is kept.
        """
        try:
            async with self._cast.listener.listening():
                while self.call.outcome is None:
                    if not self.call.awaiting:
                        await self._customer_speaks()
                    if self.call.beat.ending is not None:
                        by: Literal["teacher", "customer"] = "teacher" if self.call.led else "customer"
                        self.tell(Ended(self._clock.now(), self.call.beat.ending, by))
                    else:
                        await self._trainee_answers()
        finally:
            self._cast.speaker.prepare(())  # a call that stands still costs nothing
        return self.call

    def tell(self, event: Event) -> None:
        """Something happened: kept first, then folded in, then shown.  Raises ArchiveProblem."""
        self._store.tell(event)
        self.call = self.call.after(event)
        self._watch(event)

    def steer(self, order: Quiet) -> None:
        """Obey between two turns.  Raises ArchiveProblem."""
        match order:
            case Temper(heat=heat):
                self.tell(tempered(self.call, heat, self._rubric, self._clock.now()))
            case PassTo(speaker=speaker, baseline=baseline):
                self.tell(passed(self.call, speaker, baseline, self._clock.now()))

    async def _customer_speaks(self) -> None:
        self._orders.heed_freeze()
        lines = speech(self.call, self._rubric)
        said = utterances(self.call, lines)
        text = " ".join(line.text for line in lines)
        ids = tuple(line.id for line in lines)
        self.tell(CustomerSpoke(self._clock.now(), text, self.call.beat_id, ids, self.call.mood))
        self._cast.speaker.prepare((*said, *may_say(self.call, self._rubric)))
        self.midway = True
        seconds, cut = await self._orders.heed(self._say(said), self._waiting.append)
        self.midway = False
        self.tell(CustomerFinished(self._clock.now(), seconds, cut))
        while self._waiting:
            self.steer(self._waiting.pop(0))

    async def _trainee_answers(self) -> None:
        self._orders.heed_freeze()
        turn, cast = self.call.turn + 1, self._cast
        cast.speaker.prepare(may_say(self.call, self._rubric))
        async with self._store.take(turn) as sink, foreseeing(self.call, cast, self._rubric) as early:
            take = await self._orders.heed(cast.listener.hear(self.call.beat.patience, sink, early), self.steer)
        kept, situation = sink.name if take.samples else None, self.call.situation
        self.tell(TraineeFinished(self._clock.now(), turn, kept))
        words = SILENCE if take.silent else await cast.transcriber.transcribe(take, situation.names)
        self.tell(trainee_spoke(turn, take, words, kept, self._clock.now()))
        self.replied = True
        found = await early.judged(take, words, situation) if words.heard else UNHEARD
        for event in answer(self.call, found, self._rubric, self._clock.now()):
            self.tell(event)

    async def _say(self, said: tuple[Utterance, ...]) -> tuple[float, bool]:
        """Seconds of sound, and whether the trainee talked the customer down: one race, in one place."""
        began = self._clock.now()
        saying = asyncio.ensure_future(self._cast.speaker.say(said))
        racing: list[asyncio.Future[float] | asyncio.Future[None]] = [saying]
        if self._cast.listener.interruptible and self.call.beat.ending is None:
            racing.append(asyncio.ensure_future(self._cast.listener.onset()))
        try:
            done, _ = await asyncio.wait(racing, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            return (saying.result(), False) if saying in done else (self._clock.now() - began, True)
        finally:
            for task in racing:
                task.cancel()
            await asyncio.gather(*racing, return_exceptions=True)


SILENCE = Transcript("", (), "none")
"""The words of a silent turn."""

UNHEARD = Assessment((), Delivery())
"""What is judged when there was a voice but no words to be trusted: nothing."""
