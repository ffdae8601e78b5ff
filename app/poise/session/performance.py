"""A call with its controls: plays on, and obeys orders to pause, rewind, steer or end between the spoken turns."""

from poise.domain.call import Call
from poise.domain.events import Began, Ended, Paused, Resumed, Rewound, Skipped, Troubled
from poise.domain.steering import End, Skip, Temper, ended, skipped
from poise.problems import ArchiveProblem, Problem
from poise.session.orders import HangUp, Order, Ordered, Orders, PassTo, Pause, Resume, Rewind
from poise.session.play import Play
from poise.session.ports import Clock


class Performance:
    """Runs a Play from its first event to its last, whatever is ordered on the way.

    `first` is that event: the call began, or one that is over goes on from where it was rewound to.
    """

    def __init__(self, play: Play, orders: Orders, first: Began | Rewound, clock: Clock) -> None:
        self._play = play
        self._orders = orders
        self._first = first
        self._clock = clock

    async def run(self) -> Call:
        """Play to the end.  A Problem is kept in the log before it is raised; cancelling stops everything at once.

        A call that was to go on, but got no reply, is in the end as it was before.
        """
        before = self._play.call
        self._play.tell(self._first)
        try:
            await self._to_the_end()
        finally:
            if isinstance(self._first, Rewound) and not self._play.replied:
                # To the end of what stood before: behind its last words there is nothing to be undone.
                self._play.tell(Rewound(self._clock.now(), before.turn + 2, len(before.left) + 1))
        return self._play.call

    async def _to_the_end(self) -> None:
        try:
            while self._play.call.outcome is None:
                try:
                    await self._play.run()
                except Ordered as ordered:
                    await self._obey(ordered.order)
        except ArchiveProblem:
            raise  # what cannot be written cannot be kept in the log either
        except Problem as problem:
            self._play.tell(Troubled(self._clock.now(), problem.sentence, problem.advice))
            raise

    async def _obey(self, order: Order) -> None:
        match order:
            case Pause():
                self._play.tell(Paused(self._clock.now()))
                then = await self._paused()
                self._play.tell(Resumed(self._clock.now()))
                await self._obey(then)
            case Resume():
                self._again()
            case Temper() | PassTo():
                self._play.steer(order)
            case Rewind(turn=turn):
                self._play.tell(Rewound(self._clock.now(), max(1, turn)))
                self._play.midway = False
            case HangUp():
                self._play.tell(Ended(self._clock.now(), "hung_up", "trainee"))
            case Skip():
                self._skip()
                self._again()
            case End(outcome=outcome):
                last = ended(self._play.call, outcome, self._clock.now())
                self._lead(last or Ended(self._clock.now(), outcome, "teacher"))

    async def _paused(self) -> Order:
        """The order that ends the pause; what steers meanwhile is obeyed at once."""
        while True:
            match order := await self._orders.next():
                case Pause():
                    pass
                case Skip():
                    self._skip()
                case Temper() | PassTo():
                    if self._play.midway:  # what is set is not to be undone when the words come again
                        self._again()
                        self._play.tell(Paused(self._clock.now()))
                    self._play.steer(order)
                case _:
                    return order

    def _again(self) -> None:
        """The customer's words, if they were cut short, come again."""
        if self._play.midway:
            self._play.midway = False
            self._play.tell(Rewound(self._clock.now(), self._play.call.turn + 1))

    def _skip(self) -> None:
        if (on := skipped(self._play.call, self._clock.now())) is not None:
            self._lead(on)

    def _lead(self, on: Skipped | Ended) -> None:
        """On to another place; what was just said stays said."""
        self._play.midway = False
        self._play.tell(on)
