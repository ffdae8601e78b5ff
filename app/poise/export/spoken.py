"""Who said what and when, on the call's clock: what a transcript, a timeline and a table have in common."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from poise.domain.events import CustomerFinished, CustomerSpoke, Event, TraineeSpoke
from poise.domain.evidence import Word

Who = Literal["customer", "trainee"]
Note = Literal["", "silent", "unheard"]

READ = 15.0
"""Characters a second at which captions are read with ease: how long words last that nobody has spoken aloud."""
LEAST = 1.0
"""Seconds that such words last at least."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one of the two said in one breath.

    Attributes:
        turn: the reply, or the reply that a customer's words led to; from 1.
        start, end: seconds of the call's clock.
        text: the words; "" where there are none, and then `note` says why.
        words: the same with times on the call's clock; empty where the times of the words are not known.
        stretches: when there was a voice; the whole of it where no more is known, none for silence.
        typed: whether it never sounded, so that its length is only the time it takes to read.
    """

    who: Who
    turn: int
    start: float
    end: float
    text: str
    words: tuple[Word, ...] = ()
    stretches: tuple[tuple[float, float], ...] = ()
    note: Note = ""
    typed: bool = False


def spoken(events: Iterable[Event]) -> tuple[Spoken, ...]:
    """All that was said, in the order of the call.

    There is no single sound file of a call (the customer is synthesised anew, each reply is a take of its own), so
    every time counts from the beginning of the call, by its own clock.
    """
    said: list[Spoken] = []
    turn, opened = 0, None
    for event in events:
        match event:
            case CustomerSpoke():
                if opened is not None:
                    said.append(_customer(opened, None, turn + 1))
                opened = event
            case CustomerFinished() if opened is not None:
                said.append(_customer(opened, event.seconds, turn + 1))
                opened = None
            case TraineeSpoke():
                turn = event.turn
                said.append(_trainee(event))
            case _:
                pass
    if opened is not None:
        said.append(_customer(opened, None, turn + 1))
    return tuple(said)


def reading(text: str) -> float:
    """Seconds it takes to read this."""
    return max(LEAST, len(text) / READ)


def _customer(event: CustomerSpoke, seconds: float | None, turn: int) -> Spoken:
    """`seconds` is None where the log ends before the customer did."""
    text = " ".join(event.text.split())
    end = event.at + (reading(text) if seconds is None else seconds)
    return Spoken("customer", turn, event.at, end, text, stretches=((event.at, end),))


def _trainee(event: TraineeSpoke) -> Spoken:
    text = " ".join(event.text.split())
    typed = event.take is None and not event.silent and not event.speech
    start = _start(event)
    end = start + (reading(text) if typed else event.seconds)
    zero = event.began if event.began is not None else start - (_first_word(event) or 0.0)
    stretches = tuple((zero + begins, zero + ends) for begins, ends in event.speech) or ((start, end),)
    note: Note = "silent" if event.silent else "" if event.heard else "unheard"
    words = tuple(
        Word(word.text, zero + word.start, zero + word.end, word.confidence)
        for word in event.words
        if word.start is not None and word.end is not None
    )
    return Spoken(
        who="trainee",
        turn=event.turn,
        start=start,
        end=end,
        text=text,
        words=words if len(words) == len(event.words) else (),
        stretches=() if event.silent else stretches,
        note=note,
        typed=typed,
    )


def _start(event: TraineeSpoke) -> float:
    """The first sound; a log that does not say when the take began at least says when its words were known."""
    if event.began is None:
        return max(0.0, event.at - event.seconds)
    return event.began + (event.speech[0][0] if event.speech else 0.0)


def _first_word(event: TraineeSpoke) -> float | None:
    return next((word.start for word in event.words), None)
