"""The lesson format as JSON Schema, for editors that complete and check while a teacher writes."""

import json

from poise.domain.ballot import KINDS
from poise.domain.lesson import VERSIONS
from poise.domain.mood import BANDS
from poise.domain.rubric import Rubric
from poise.library import lessons
from poise.library.schema_parts import NAME, TEXT, Schema, many, one_of, record


def schema(rubric: Rubric) -> Schema:
    """The JSON Schema (draft 2020-12) of a lesson file; it knows the behaviours of `rubric`."""
    head = {"id": NAME, "title": TEXT, "summary": TEXT, "minutes": _minutes(), "guide": NAME}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A lesson of Poise",
        **record(lessons.KEYS, {**head, "parts": many({"$ref": "#/$defs/part"}, 1)}),
        "$defs": {"part": _part(), "freeze": _freeze(rubric), "ask": _ask()},
    }


def text(rubric: Rubric) -> str:
    """The schema as the file `assets/schema/lesson.schema.json` holds it."""
    return json.dumps(schema(rubric), indent=1, ensure_ascii=False) + "\n"


def _minutes() -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": lessons.MOST_MINUTES}


def _part() -> Schema:
    """One of the three sorts."""
    both = {"minutes": _minutes(), "text": TEXT}
    frozen = {**both, "title": TEXT, "freeze": many({"$ref": "#/$defs/freeze"}, 1)}
    talk = {**both, "talk": TEXT, "ask": many({"$ref": "#/$defs/ask"}, 1)}
    return {
        "anyOf": [
            record(talk, talk, needed=("talk", "minutes", "text")),
            _sort({**frozen, "demonstration": one_of(VERSIONS)}, "demonstration"),
            _sort({**frozen, "call": NAME}, "call"),
        ]
    }


def _sort(parts: Schema, sort: str) -> Schema:
    return record(parts, parts, needed=(sort, "minutes"))


def _freeze(rubric: Rubric) -> Schema:
    """One of the moments, and what all have."""
    skills = [one.id for one in rubric.behaviours.values() if one.skill is not None and one.kind != "after"]
    bad = [one.id for one in rubric.behaviours.values() if one.fault is not None and one.kind != "after"]
    moments: dict[str, object] = {
        "after_reply": {"type": "integer", "minimum": 1, "maximum": lessons.MOST_REPLIES},
        "beat": NAME,
        "shows": one_of(skills),
        "fault": one_of(bad),
        "mood": one_of(BANDS),
    }
    return {"anyOf": [_frozen(key, moments[key]) for key in lessons.MOMENTS]}


def _frozen(key: str, moment: object) -> Schema:
    parts = {"id": NAME, key: moment, "note": TEXT, "ask": many({"$ref": "#/$defs/ask"}, 1)}
    return record(parts, parts, needed=("id", key))


def _ask() -> Schema:
    parts = {"id": NAME, "text": TEXT, "kind": one_of(KINDS), "choices": many(TEXT)}
    return record(lessons.ASK_KEYS, parts, needed=("id", "text", "kind"))
