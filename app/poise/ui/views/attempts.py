"""What the comparison of attempts shows: a column a call, oldest first, and what changed in the latest, in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from poise.domain.attempts import Changed, Side, changed, faulted, score
from poise.domain.guides import Guide, Step
from poise.domain.past import CUT_OFF, Entry
from poise.domain.rubric import Rubric
from poise.domain.summary import Summary
from poise.shown.texts import Texts


@dataclass(frozen=True, slots=True)
class Cell:
    """One value; `side` is how it lies to the attempt before, None where it does not differ for sure."""

    text: str
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What is compared, and its value in each attempt."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class AttemptsShown:
    """The whole page; `told` are sentences on what changed from the attempt before the latest to the latest."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    told: tuple[str, ...]
    note: str


def attempts(found: Iterable[tuple[Entry, Summary]], guide: Guide, rubric: Rubric, texts: Texts) -> AttemptsShown:
    """The attempts beside each other."""
    ordered = sorted(found, key=lambda one: one[0].began)
    calls = [call for _, call in ordered]
    turns = [Changed(), *(changed(before, after, guide, rubric) for before, after in pairwise(calls))][: len(calls)]
    steps = [step for step in guide.steps if any(score(call, guide, step.id) is not None for call in calls)]
    return AttemptsShown(
        columns=tuple(f"{entry.began.day} {entry.began:%b %Y}\n{entry.began:%H:%M}" for entry, _ in ordered),
        lines=tuple(_lines(calls, turns, steps, guide, texts)),
        told=_told(calls, turns, steps, guide, texts),
        note=texts("attempts.note", points=f"{rubric.number('guides.fault_cost'):g}") if len(calls) > 1 else "",
    )


def _lines(
    calls: Sequence[Summary], turns: Sequence[Changed], steps: Iterable[Step], guide: Guide, texts: Texts
) -> Iterator[Line]:
    def line(name: str, value: Callable[[Summary], str], side: Callable[[Changed], Side | None]) -> Line:
        return Line(name, tuple(Cell(value(call), side(turn)) for call, turn in zip(calls, turns, strict=True)))

    def points(step: Step) -> Callable[[Summary], str]:
        return lambda call: texts("attempts.unreached") if (s := score(call, guide, step.id)) is None else str(s)

    yield line(texts("attempts.outcome"), lambda call: _ending(call, texts), lambda turn: turn.outcome)
    yield line(texts("attempts.mood"), lambda call: _mood(call, texts), lambda turn: turn.mood)
    yield line(texts("attempts.faults"), lambda call: str(faulted(call)), lambda _: None)
    yield line(texts("attempts.replies"), lambda call: str(call.replies), lambda _: None)
    yield line(texts("attempts.length"), lambda call: _minutes(call.seconds), lambda _: None)
    for step in steps:
        name = f"{step.number}  {step.name}"
        yield line(name, points(step), partial(_moved, step.id))


def _told(
    calls: Sequence[Summary], turns: Sequence[Changed], steps: Iterable[Step], guide: Guide, texts: Texts
) -> tuple[str, ...]:
    """From the attempt before the latest to the latest."""
    if len(calls) < 2:
        return (texts("attempts.one" if calls else "attempts.none"),)
    (before, after), turn = calls[-2:], turns[-1]
    parts: dict[Side, list[str]] = {"better": [], "worse": []}

    def tell(side: Side | None, name: str, value: Callable[[Summary], object]) -> None:
        if side is not None:
            parts[side].append(texts("attempts.moved", name=name, before=value(before), after=value(after)))

    tell(turn.outcome, texts("attempts.outcome"), lambda call: _ending(call, texts))
    tell(turn.mood, texts("attempts.mood"), lambda call: _mood(call, texts))
    for step in steps:
        tell(turn.steps.get(step.id), step.name, partial(score, guide=guide, step=step.id))
    told = tuple(texts(f"attempts.{side}", parts="; ".join(found)) for side, found in parts.items() if found)
    return told or (texts("attempts.same"),)


def _moved(step: str, turn: Changed) -> Side | None:
    return turn.steps.get(step)


def _ending(call: Summary, texts: Texts) -> str:
    return texts(f"ended.{call.outcome or CUT_OFF}")


def _mood(call: Summary, texts: Texts) -> str:
    return texts(f"mood.{call.end.band}").lower()


def _minutes(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
