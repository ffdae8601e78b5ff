"""What makes a readable lesson one that can be held: its times add up, and all that it names is there."""

from collections.abc import Iterator

from poise.domain.ballot import FEWEST, MOST, clean, same
from poise.domain.lesson import (
    AfterReply,
    AtBeat,
    Demonstration,
    Found,
    FreezePoint,
    Lesson,
    Part,
    Played,
    Talk,
    ToAsk,
    freezes_of,
)
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.library.faults import Faults
from poise.library.nodes import Table
from poise.library.stock import DEMONSTRATED, Stock

MOST_ASKED, MOST_CHOICE = 120, 60
"""Characters of a question and of a text to choose from: more is not read from the last row."""

Path = tuple[str | int, ...]


def lint_lesson(lesson: Lesson, table: Table, rubric: Rubric, stock: Stock, faults: Faults) -> None:
    """Note what is wrong with a lesson that was read whole from `table`."""
    together = sum(part.minutes for part in lesson.parts)
    if together != lesson.minutes:
        line = table.place("minutes")
        faults.add(line, f"the parts take {together} minutes together, but the lesson takes {lesson.minutes}.")
    if lesson.guide not in stock.guides:
        faults.unknown(table.place("guide"), f'there is no guide "{lesson.guide}".', lesson.guide, sorted(stock.guides))
    for n, part in enumerate(lesson.parts):
        _part(part, ("parts", n), table, rubric, stock, faults)
    _once(lesson, table, faults)
    for path, question in _questions(lesson):
        _question(question, path, table, faults)


def _part(part: Part, path: Path, table: Table, rubric: Rubric, stock: Stock, faults: Faults) -> None:
    if isinstance(part, Talk):
        return
    id_ = part.scenario if isinstance(part, Played) else DEMONSTRATED
    if id_ not in stock.scenarios:
        faults.unknown(table.place(*path, "call"), f'there is no scenario "{id_}".', id_, sorted(stock.scenarios))
        return
    scenario, seen = stock.scenario(id_), dict[object, str]()
    for n, point in enumerate(part.freezes):
        place = (*path, "freeze", n)
        if (first := seen.setdefault(point.when, point.id)) != point.id:
            faults.add(table.place(*place), f'"{point.id}" comes at the same moment as "{first}".')
        if scenario is not None:
            _moment(point, place, scenario, table, rubric, faults)
        if isinstance(part, Demonstration) and isinstance(point.when, AfterReply):
            most = stock.replies.get(part.version, 0)
            if point.when.turn > most:
                line = table.place(*place, "after_reply")
                faults.add(line, f"the {part.version} demonstration has {most} replies, not {point.when.turn}.")


def _moment(point: FreezePoint, path: Path, scenario: Scenario, table: Table, rubric: Rubric, faults: Faults) -> None:
    match point.when:
        case AtBeat(beat=id_):
            beat, line = scenario.beats.get(id_), table.place(*path, "beat")
            if beat is None:
                faults.unknown(line, f'"{scenario.id}" has no beat "{id_}".', id_, scenario.beats)
            elif beat.ending is not None:
                faults.add(line, f'the call is over at "{id_}", so it cannot stand still there.')
        case Found(behaviour=id_, polarity="skill"):
            known = [one.id for one in rubric.behaviours.values() if one.skill and one.kind != "after"]
            if id_ not in known:
                faults.unknown(table.place(*path, "shows"), f'"{id_}" is no skill of a call.', id_, known)
        case Found(behaviour=id_):
            known = [one.id for one in rubric.behaviours.values() if one.fault and one.kind != "after"]
            if id_ not in known:
                faults.unknown(table.place(*path, "fault"), f'"{id_}" is no fault of a call.', id_, known)
        case _:
            pass


def _once(lesson: Lesson, table: Table, faults: Faults) -> None:
    """Ids of freeze points, and those of questions, are unique in the lesson: the class's log knows them by these."""
    points = ((("parts", n, "freeze", m), one.id) for n, m, one in _points(lesson))
    for what, named in (("freeze points", points), ("questions", ((path, one.id) for path, one in _questions(lesson)))):
        seen: set[str] = set()
        for path, id_ in named:
            if id_ in seen:
                faults.add(table.place(*path, "id"), f'two {what} have the id "{id_}".')
            seen.add(id_)


def _points(lesson: Lesson) -> Iterator[tuple[int, int, FreezePoint]]:
    for n, part in enumerate(lesson.parts):
        for m, point in enumerate(freezes_of(part)):
            yield n, m, point


def _questions(lesson: Lesson) -> Iterator[tuple[Path, ToAsk]]:
    for n, part in enumerate(lesson.parts):
        if isinstance(part, Talk):
            yield from ((("parts", n, "ask", k), one) for k, one in enumerate(part.questions))
    for n, m, point in _points(lesson):
        yield from ((("parts", n, "freeze", m, "ask", k), one) for k, one in enumerate(point.questions))


def _question(question: ToAsk, path: Path, table: Table, faults: Faults) -> None:
    if len(question.text) > MOST_ASKED:
        faults.add(table.place(*path, "text"), f"{len(question.text)} characters are too many; at most {MOST_ASKED}.")
    line, told = table.place(*path, "choices"), tuple(map(clean, question.choices))
    if question.kind != "choices":
        if told:
            faults.add(line, f'a question of the kind "{question.kind}" has no "choices".')
        return
    if not FEWEST <= len(told) <= MOST:
        faults.add(line, f"{FEWEST} to {MOST} choices are needed, not {len(told)}.")
    if len({same(one) for one in told}) < len(told):
        faults.add(line, "two choices say the same.")
    for n, one in enumerate(told):
        if len(one) > MOST_CHOICE:
            faults.add(table.place(*path, "choices", n), f"{len(one)} characters are too many; at most {MOST_CHOICE}.")
