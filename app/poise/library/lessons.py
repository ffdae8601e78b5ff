"""Lesson files as Lesson values, by file, by id, or all that there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from poise.domain import lesson
from poise.domain.ballot import KINDS, Kind
from poise.domain.lesson import Demonstration, FreezePoint, Lesson, Moment, Part, Played, Talk, ToAsk, Version
from poise.domain.mood import BANDS, Band
from poise.domain.rubric import Rubric
from poise.library.faults import ADVICE, Faults, meant
from poise.library.fields import Fields, Reader, choice, many, name_of, text, whole
from poise.library.lesson_lint import lint_lesson
from poise.library.nodes import Node, Table
from poise.library.nodes import load as load_nodes
from poise.library.scenarios import files
from poise.library.stock import Stock
from poise.problems import Problem, ScenarioProblem

KEYS = ("id", "title", "summary", "minutes", "guide", "parts")
SORTS = ("talk", "demonstration", "call")
"""The key that says what a part is: a talk's title, a demonstration's version, a call's scenario."""
PART_KEYS = (*SORTS, "title", "minutes", "text", "freeze", "ask")
MOMENTS = ("after_reply", "beat", "shows", "fault", "mood")
"""The keys of which a freeze point has exactly one."""
FREEZE_KEYS = ("id", *MOMENTS, "note", "ask")
ASK_KEYS = ("id", "text", "kind", "choices")
MOST_MINUTES = 480
"""A whole day of teaching."""
MOST_REPLIES = 40


@dataclass(frozen=True, slots=True)
class Lessons:
    """Every lesson that can be held, and why the others cannot."""

    lessons: tuple[Lesson, ...]
    problems: tuple[ScenarioProblem, ...]


def load(file: Path, rubric: Rubric, stock: Stock) -> Lesson:
    """The lesson, fit to be held.  Raises ScenarioProblem with the first fault of the file."""
    faults = Faults(file)
    found = read(file, rubric, stock, faults)
    if found is None or faults.found():
        raise faults.found()[0]
    return found


def find(id_: str, roots: Iterable[Path], rubric: Rubric, stock: Stock) -> Lesson:
    """The lesson `id_` from the folders `roots`.

    Raises ScenarioProblem if it cannot be held or if two files have the id, Problem if there is none.
    """
    paths = files(roots)
    named = [path for path in paths if path.stem == id_]
    for problem in twins(named):
        raise problem
    if not named:
        raise Problem(f'There is no lesson "{id_}".{meant(id_, sorted({path.stem for path in paths}))}')
    return load(named[0], rubric, stock)


def every(roots: Iterable[Path], rubric: Rubric, stock: Stock) -> Lessons:
    """All lessons of the folders `roots`, the shortest first; one that is broken bars no other."""
    paths = files(roots)
    problems = list(twins(paths))
    barred, found = {problem.file for problem in problems}, list[Lesson]()
    for path in paths:
        try:
            if path not in barred:
                found.append(load(path, rubric, stock))
        except ScenarioProblem as problem:
            problems.append(problem)
    return Lessons(tuple(sorted(found, key=lambda one: one.minutes)), tuple(problems))


def twins(paths: Iterable[Path]) -> tuple[ScenarioProblem, ...]:
    """A problem for each lesson file whose id (its file name) another file before it has."""
    first: dict[str, Path] = {}
    return tuple(
        ScenarioProblem(path, 1, f'the id "{path.stem}" belongs to another lesson: {first[path.stem]}.', ADVICE)
        for path in paths
        if first.setdefault(path.stem, path) != path
    )


def read(file: Path, rubric: Rubric, stock: Stock, faults: Faults) -> Lesson | None:
    """The lesson as far as it can be read; what is wrong is noted in `faults`."""
    try:
        table, _ = load_nodes(file)
    except ScenarioProblem as problem:
        faults.take(problem)
        return None
    fields = Fields(table, "the lesson", faults, KEYS)
    parts: tuple[Part | None, ...] = fields.need("parts", many(_part, least=1), ())
    found = Lesson(
        id=fields.need("id", name_of, ""),
        title=fields.need("title", text, ""),
        summary=fields.need("summary", text, ""),
        minutes=fields.need("minutes", whole(1, MOST_MINUTES), 0),
        guide=fields.need("guide", name_of, ""),
        parts=tuple(part for part in parts if part is not None),
    )
    if found.id and found.id != file.stem:
        faults.add(table.place("id"), f'the id is "{found.id}", but the file is called "{file.name}".')
    if not faults.found():  # or the places of parts would not be those in the file
        lint_lesson(found, table, rubric, stock, faults)
    return found


def _part(node: Node, _name: str, faults: Faults) -> Part | None:
    fields = Fields(node, "a part", faults, PART_KEYS)
    there = [key for key in SORTS if fields.has(key)]
    if len(there) != 1:
        if isinstance(node, Table):
            faults.add(node.line, 'a part is one of "talk", "demonstration" and "call".')
        return None
    minutes = fields.need("minutes", whole(1, MOST_MINUTES), 1)
    points: tuple[FreezePoint, ...] = fields.get("freeze", many(_freeze, least=1), ())
    asked: tuple[ToAsk, ...] = fields.get("ask", many(_ask, least=1), ())
    title = fields.get("title", text, "")
    if there == ["talk"]:
        _misplaced(fields, ("freeze", "title"), "a talk", node, faults)
        return Talk(minutes, fields.need("text", text, ""), fields.need("talk", text, ""), asked)
    _misplaced(fields, ("ask",), f"a {there[0]}", node, faults)
    told = fields.get("text", text, "")
    if there == ["call"]:
        return Played(minutes, fields.need("call", name_of, ""), points, told, title)
    version: Version = fields.need("demonstration", choice(lesson.VERSIONS), "good")
    return Demonstration(minutes, version, points, told, title)


def _misplaced(fields: Fields, keys: Iterable[str], part: str, node: Node, faults: Faults) -> None:
    for key in keys:
        if fields.has(key) and isinstance(node, Table):
            faults.add(node.place(key), f'{part} has no "{key}".')


def _freeze(node: Node, _name: str, faults: Faults) -> FreezePoint | None:
    fields = Fields(node, "a freeze point", faults, FREEZE_KEYS)
    moments = [moment for key in MOMENTS if (moment := _moment(fields, key)) is not None]
    there = [key for key in MOMENTS if fields.has(key)]
    if len(there) != 1 and isinstance(node, Table):
        faults.add(node.line, 'a freeze point needs one of "after_reply", "beat", "shows", "fault" and "mood".')
    id_, note = fields.need("id", name_of, ""), fields.get("note", text, "")
    asked: tuple[ToAsk, ...] = fields.get("ask", many(_ask, least=1), ())
    return FreezePoint(id_, moments[0], note, asked) if len(moments) == 1 else None


def _moment(fields: Fields, key: str) -> Moment | None:
    none: str | None = None
    match key:
        case "after_reply":
            turn = fields.get(key, whole(1, MOST_REPLIES), 0)
            return lesson.AfterReply(turn) if turn else None
        case "mood":
            nowhere: Band | None = None
            reader: Reader[Band | None] = choice(BANDS)
            band = fields.get(key, reader, nowhere)
            return None if band is None else lesson.InMood(band)
        case "beat":
            beat = fields.get(key, name_of, none)
            return None if beat is None else lesson.AtBeat(beat)
        case _:
            found = fields.get(key, name_of, none)
            return None if found is None else lesson.Found(found, "skill" if key == "shows" else "fault")


def _ask(node: Node, _name: str, faults: Faults) -> ToAsk:
    fields = Fields(node, "a question", faults, ASK_KEYS)
    kind: Kind = fields.need("kind", choice(KINDS), "words")
    return ToAsk(
        id=fields.need("id", name_of, ""),
        text=fields.need("text", text, ""),
        kind=kind,
        choices=fields.get("choices", many(text), ()),
    )
