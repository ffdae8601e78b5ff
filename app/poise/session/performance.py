"""A call with its controls: plays on, and obeys orders to pause, rewind or hang up between the spoken turns."""

from poise.domain.call import Call
from poise.domain.events import Began, Ended, Paused, Resumed, Rewound, Troubled
from poise.problems import ArchiveProblem, Problem
from poise.session.orders import HangUp, Order, Ordered, Orders, Pause, Resume, Rewind
from poise.session.play import Play
from poise.session.ports import Clock


class Performance:
    """Runs a Play from its first event to its last, whatever is ordered on the way."""

    def __init__(self, play: Play, orders: Orders, began: Began, clock: Clock) -> None:
        self._play = play
        self._orders = orders
        self._began = began
        self._clock = clock

    async def run(self) -> Call:
        """Play to the end.  A Problem is kept in the log before it is raised; cancelling stops everything at once."""
        self._play.tell(self._began)
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
        return self._play.call

    async def _obey(self, order: Order) -> None:
        match order:
            case Pause():
                self._play.tell(Paused(self._clock.now()))
                while (then := await self._orders.next()) == Pause():
                    pass
                self._play.tell(Resumed(self._clock.now()))
                await self._obey(then)
            case Resume():
                if not self._play.call.awaiting:
                    self._play.tell(Rewound(self._clock.now(), self._play.call.turn + 1))
            case Rewind(turn=turn):
                self._play.tell(Rewound(self._clock.now(), max(1, turn)))
            case HangUp():
                self._play.tell(Ended(self._clock.now(), "hung_up", "trainee"))
