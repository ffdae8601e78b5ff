"""A call turn by turn: what the customer said, what was replied and what came of it, with times."""

from dataclasses import dataclass

from poise.domain.report import Reply
from poise.export.spoken import Spoken, spoken
from poise.export.told import Told


@dataclass(frozen=True, slots=True)
class Turn:
    """One reply with the words it answers; `asked` is None where the log has no words of the customer before it."""

    asked: Spoken | None
    answered: Spoken
    reply: Reply

    @property
    def number(self) -> int:
        """From 1, as in the log."""
        return self.answered.turn


def turns(told: Told) -> tuple[Turn, ...]:
    """Every reply that was judged, in order."""
    said = spoken(told.events)
    asked = {one.turn: one for one in said if one.who == "customer"}
    answered = {one.turn: one for one in said if one.who == "trainee"}
    numbers = [(reply, reply.spoken.turn) for reply in told.report.replies]
    return tuple(Turn(asked.get(turn), answered[turn], reply) for reply, turn in numbers)
