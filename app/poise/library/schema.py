"""The scenario format as JSON Schema, for editors that complete and check while an author writes."""

import json

from poise.domain.evidence import STAGES
from poise.domain.kept_word import BECAME
from poise.domain.mood import BANDS
from poise.domain.rubric import Rubric
from poise.domain.scenario import OUTCOMES
from poise.library import better, draft, talk
from poise.library.lint import reaction_keys
from poise.library.schema_parts import NAME, TEXT, Schema, many, one_of, record

_POINTS = {"type": "integer", "minimum": 0, "maximum": 100}
_COUNT = {"type": "integer", "minimum": 1, "maximum": 99}
_MINUTES = {"type": "integer", "minimum": 1, "maximum": 60}


def schema(rubric: Rubric) -> Schema:
    """The JSON Schema (draft 2020-12) of a scenario file; it knows the behaviours of `rubric`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of Poise",
        **record(
            draft.KEYS,
            {**_head(), **_branching(rubric), "follow_up": _follow_up(rubric)},
            needed=(*(key for key in draft.HEAD_KEYS if key != "names"), *_NEEDED, "follow_up"),
        ),
        "$defs": {
            "lines": many(_line(), 1),
            "when": _when(rubric),
            "lead": _lead(),
            "temper": _temper(),
            "brief": _brief(),
        },
    }


def text(rubric: Rubric) -> str:
    """The schema as the file `assets/schema/scenario.schema.json` holds it."""
    return json.dumps(schema(rubric), indent=1, ensure_ascii=False) + "\n"


_NEEDED = ("start", "silences", "unheard", "beats")


def _head() -> Schema:
    texts = dict.fromkeys(("title", "summary", "feeling"), TEXT)
    return {
        **texts,
        "id": NAME,
        "sector": NAME,
        "level": {"type": "integer", "minimum": 1, "maximum": 3},
        "minutes": _MINUTES,
        "customer": _customer(),
        "brief": {"$ref": "#/$defs/brief"},
        "names": many(TEXT),
        "strong_language": {"type": "boolean"},
    }


def _branching(rubric: Rubric) -> Schema:
    said = {"$ref": "#/$defs/lines"}
    return {
        "start": NAME,
        "facts": _named(record(talk.FACT_KEYS, {"words": _WORDS, "lines": said})),
        "remedies": _named(_remedy()),
        "reactions": {"type": "object", "propertyNames": one_of(reaction_keys(rubric)), "additionalProperties": said},
        "silences": said,
        "unheard": said,
        "always": many({"$ref": "#/$defs/lead"}),
        "beats": _named(_beat()),
        "better": _better(rubric),
    }


def _follow_up(rubric: Rubric) -> Schema:
    own = {
        "title": TEXT,
        "summary": TEXT,
        "days": _MINUTES,
        "minutes": _MINUTES,
        "temper": {"$ref": "#/$defs/temper"},
        "brief": {"$ref": "#/$defs/brief"},
        "promises": _promises(),
    }
    return record(draft.FOLLOW_UP_KEYS, {**own, **_branching(rubric)}, needed=_NEEDED)


def _promises() -> Schema:
    said = {"$ref": "#/$defs/lines"}
    leads = many({"$ref": "#/$defs/lead"})
    parts = {"opens": TEXT, "kept": said, "late": said, "forgotten": said, "leads": leads, "then": NAME}
    return record(talk.PROMISE_KEYS, parts, needed=("opens", *BECAME, "then"))


def _customer() -> Schema:
    parts = {"name": TEXT, "voice": NAME, "face": NAME, "about": TEXT, "temper": {"$ref": "#/$defs/temper"}}
    return record(draft.CUSTOMER_KEYS, parts)


def _temper() -> Schema:
    factor = {"type": "number", "minimum": 0.25, "maximum": 3}
    parts = {"anger": _POINTS, "trust": _POINTS, "volatility": factor, "forgiveness": factor}
    return record(draft.TEMPER_KEYS, parts, needed=("anger", "trust"))


def _brief() -> Schema:
    several = many(TEXT, 1)
    return record(draft.BRIEF_KEYS, {"role": TEXT, "known": several, "may": several, "may_not": several, "note": TEXT})


def _line() -> Schema:
    marked = record(("mood", "say"), {"mood": many(one_of(BANDS), 1), "say": TEXT})
    return {"anyOf": [TEXT, marked]}


def _lead() -> Schema:
    return record(("when", "to"), {"when": {"$ref": "#/$defs/when"}, "to": NAME}, needed=("to",))


def _when(rubric: Rubric) -> Schema:
    skills = [b.id for b in rubric.behaviours.values() if b.skill is not None]
    bad = [b.id for b in rubric.behaviours.values() if b.fault is not None]
    points = dict.fromkeys(("anger_at_least", "anger_at_most", "trust_at_least"), _POINTS)
    counts = dict.fromkeys(("faults", "visits", "silences"), _COUNT)
    ids = dict.fromkeys(("told", "offered", "half"), many(NAME, 1))
    shown = dict.fromkeys(("shown", "ever", "never"), many(one_of(skills), 1))
    rest = {"mood": many(one_of(BANDS), 1), "faulted": many(one_of(bad), 1), "agreed": {"type": "boolean"}}
    rest["promises"] = many(one_of(BECAME), 1)
    return record(talk.WHEN_KEYS, {**points, **counts, **ids, **shown, **rest}, needed=())


def _beat() -> Schema:
    parts = {
        "stage": one_of(STAGES),
        "lines": {"$ref": "#/$defs/lines"},
        "leads": many({"$ref": "#/$defs/lead"}),
        "at_most": _COUNT,
        "then": NAME,
        "patience": {"type": "number", "minimum": 2, "maximum": 60},
        "ending": one_of(OUTCOMES),
    }
    return record(talk.BEAT_KEYS, parts, needed=("stage", "lines"))


def _remedy() -> Schema:
    answer = one_of(talk.VERDICTS)
    given = record(("when", "verdict"), {"when": {"$ref": "#/$defs/when"}, "verdict": answer}, needed=("verdict",))
    said = record(talk.VERDICTS, {verdict: {"$ref": "#/$defs/lines"} for verdict in talk.VERDICTS}, needed=())
    parts = {"name": TEXT, "allowed": {"type": "boolean"}, "words": _WORDS, "verdicts": many(given, 1), "lines": said}
    return record(talk.REMEDY_KEYS, parts)


def _better(rubric: Rubric) -> Schema:
    skills = [b.id for b in rubric.behaviours.values() if b.skill is not None]
    parts = {"at": many(NAME, 1), "shows": many(one_of(skills), 1), "say": TEXT}
    staged = record(better.PHRASING_KEYS, {"stage": many(one_of(STAGES), 1), "say": TEXT})
    few = {**many({"anyOf": [TEXT, staged]}, 1), "maxItems": better.MOST_PHRASINGS}
    phrasings = {
        "type": "object",
        "propertyNames": one_of(reaction_keys(rubric)),
        "additionalProperties": few,
    }
    whole = {"replies": many(record(better.REPLY_KEYS, parts)), "phrasings": phrasings}
    return record(better.KEYS, whole, needed=())


def _named(part: Schema) -> Schema:
    return {"type": "object", "propertyNames": NAME, "additionalProperties": part}


_WORDS = many(many({"type": "string", "pattern": "^\\S+$"}, 1), 1)
