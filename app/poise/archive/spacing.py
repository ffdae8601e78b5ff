"""When a drill comes back: the spaced-repetition scheduler FSRS around one card."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from fsrs import Card, Rating, Scheduler
from fsrs.card import CardDict

from poise.domain.drills import Grade
from poise.domain.rubric import Rubric

RATINGS: Mapping[Grade, Rating] = {
    "again": Rating.Again,
    "hard": Rating.Hard,
    "good": Rating.Good,
    "easy": Rating.Easy,
}

Memory = CardDict
"""What the scheduler remembers of one drill, as plain values; only it knows what they mean."""


def fresh(now: datetime) -> Memory:
    """A drill that was never practised: due at once.  `now` is in UTC, here and below."""
    return Card(card_id=0, due=now).to_dict()


def reviewed(memory: Memory, graded: Grade, now: datetime, rubric: Rubric) -> Memory:
    """The memory after it was practised; it comes back in a day at the earliest.

    Raises KeyError, TypeError or ValueError if `memory` is none.
    """
    scheduler = Scheduler(
        desired_retention=rubric.number("drill.retention"),
        learning_steps=(),  # again within minutes would be rote: a drill is for another day
        relearning_steps=(),
        maximum_interval=int(rubric.number("drill.longest")),
        enable_fuzzing=False,  # same reply, same day: nothing here is left to chance
    )
    card, _ = scheduler.review_card(Card.from_dict(memory), RATINGS[graded], now)
    return card.to_dict()


def due(memory: Memory) -> datetime:
    """When it is due, in UTC.  Raises as `reviewed`."""
    at = Card.from_dict(memory).due
    if at.utcoffset() != timedelta(0):
        raise ValueError(f"{at} is not in UTC")
    return at


def understood(memory: Memory) -> Memory:
    """The same, once it is sure that it is one: a file may hold anything.  Raises as `reviewed`."""
    due(memory)
    return memory
