"""What is shown of a question to the class: its text, and once the teacher reveals it, bars beside what Poise found."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from poise.domain.ballot import Counts, Question
from poise.shown.texts import Texts

Standing = Literal["open", "closed", "revealed"]

WRITTEN = 5
"""Written replies that are shown: more are not read from the last row."""

ONE_OF_THEM = ("choices", "words")


@dataclass(frozen=True, slots=True)
class Poll:
    """A question that was put to the class.

    Attributes:
        question: what is asked.
        counts: what came in so far; None before anything did.
        standing: whether it takes answers, has been closed, or its result is shown to all.
        found: ids of the options that Poise would pick; None where Poise has no answer of its own.
    """

    question: Question
    counts: Counts | None = None
    standing: Standing = "open"
    found: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One option with its result.

    Attributes:
        text: the option.
        number: how many picked it; None while that is not to be seen.
        share: 0..1 of those who answered: the length of the bar.
        poise: whether Poise would pick it; None where Poise has no answer, or it is not to be seen.
        spoken: the whole row as one sentence for a screen reader.
    """

    text: str
    number: int | None
    share: float
    poise: bool | None
    spoken: str


@dataclass(frozen=True, slots=True)
class PollShown:
    """The question as it is shown: what is asked, how many answered, and a row for each option or written reply."""

    text: str
    state: str
    bars: tuple[Bar, ...]
    revealed: bool
    legend: str = ""


def asked(question: Question, found: Collection[str] | None = None) -> Poll:
    """The poll when the question has just been put."""
    return Poll(question, found=None if found is None else frozenset(found))


def counted(poll: Poll, counts: Counts | None) -> Poll:
    """The poll when these answers are in; those to another question change nothing."""
    return replace(poll, counts=counts) if counts is not None and counts.question == poll.question.id else poll


def poll_shown(poll: Poll, texts: Texts, private: bool = False) -> PollShown:
    """The poll for the class, or (`private`) for the teacher, who sees numbers before they are revealed."""
    seen = private or poll.standing == "revealed"
    answered = poll.counts.answered if poll.counts else 0
    state = texts(f"poll.{poll.standing}", answers=texts.count("poll.answers", answered))
    found = poll.found if seen and poll.question.kind not in ONE_OF_THEM else None
    bars = _written(poll, texts, private) if poll.question.kind == "words" else _bars(poll, seen, found, texts)
    legend = texts("poll.poise") if found is not None else ""
    return PollShown(poll.question.text, state, bars if seen or poll.question.kind != "words" else (), seen, legend)


def _bars(poll: Poll, seen: bool, found: frozenset[str] | None, texts: Texts) -> tuple[Bar, ...]:
    answered = poll.counts.answered if poll.counts else 0
    bars = []
    for option in poll.question.options:
        number = (poll.counts.of(option.id) if poll.counts else 0) if seen else None
        poise = None if found is None else option.id in found
        share = number / answered if number is not None and answered else 0.0
        bars.append(Bar(option.text, number, share, poise, _spoken(option.text, number, poise, texts)))
    return tuple(bars)


def _written(poll: Poll, texts: Texts, private: bool) -> tuple[Bar, ...]:
    """The replies that were written most; the teacher sees them all, so that he can strike one."""
    counts = poll.counts
    written = counts.written if counts else ()
    shown = written if private else written[:WRITTEN]
    whole = max(1, counts.answered if counts else 0)
    return tuple(
        Bar(one.text, one.times, one.times / whole, None, _spoken(one.text, one.times, None, texts)) for one in shown
    )


def _spoken(text: str, number: int | None, poise: bool | None, texts: Texts) -> str:
    if number is None:
        return text
    row = texts("poll.row", text=text, voices=texts.count("poll.voices", number))
    return row if poise is None else f"{row} {texts('poll.found' if poise else 'poll.not_found')}"
