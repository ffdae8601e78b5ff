"""The scenario format as JSON Schema, for editors that complete and check while an author writes."""

import json
from collections.abc import Iterable, Mapping

from poise.domain.evidence import STAGES
from poise.domain.mood import BANDS
from poise.domain.rubric import Rubric
from poise.domain.scenario import OUTCOMES
from poise.library import better, draft, talk
from poise.library.lint import reaction_keys

Schema = dict[str, object]

_NAME = {"type": "string", "pattern": "^[a-z][a-z0-9]*([_-][a-z0-9]+)*$"}
_TEXT = {"type": "string", "pattern": "\\S"}
_POINTS = {"type": "integer", "minimum": 0, "maximum": 100}
_COUNT = {"type": "integer", "minimum": 1, "maximum": 99}
_MINUTES = {"type": "integer", "minimum": 1, "maximum": 60}


def schema(rubric: Rubric) -> Schema:
    """The JSON Schema (draft 2020-12) of a scenario file; it knows the behaviours of `rubric`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of Poise",
        **_object(
            draft.KEYS,
            {**_head(), **_branching(rubric), "follow_up": _follow_up(rubric)},
            needed=(*(key for key in draft.HEAD_KEYS if key != "names"), *_NEEDED, "follow_up"),
        ),
        "$defs": {
            "lines": _many(_line(), 1),
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
    texts = dict.fromkeys(("title", "summary", "feeling"), _TEXT)
    return {
        **texts,
        "id": _NAME,
        "sector": _NAME,
        "level": {"type": "integer", "minimum": 1, "maximum": 3},
        "minutes": _MINUTES,
        "customer": _customer(),
        "brief": {"$ref": "#/$defs/brief"},
        "names": _many(_TEXT),
        "strong_language": {"type": "boolean"},
    }


def _branching(rubric: Rubric) -> Schema:
    said = {"$ref": "#/$defs/lines"}
    return {
        "start": _NAME,
        "facts": _named(_object(talk.FACT_KEYS, {"words": _WORDS, "lines": said})),
        "remedies": _named(_remedy()),
        "reactions": {"type": "object", "propertyNames": _one_of(reaction_keys(rubric)), "additionalProperties": said},
        "silences": said,
        "unheard": said,
        "always": _many({"$ref": "#/$defs/lead"}),
        "beats": _named(_beat()),
        "better": _better(rubric),
    }


def _follow_up(rubric: Rubric) -> Schema:
    own = {
        "title": _TEXT,
        "summary": _TEXT,
        "days": _MINUTES,
        "minutes": _MINUTES,
        "temper": {"$ref": "#/$defs/temper"},
        "brief": {"$ref": "#/$defs/brief"},
    }
    return _object(draft.FOLLOW_UP_KEYS, {**own, **_branching(rubric)}, needed=_NEEDED)


def _customer() -> Schema:
    parts = {"name": _TEXT, "voice": _NAME, "face": _NAME, "about": _TEXT, "temper": {"$ref": "#/$defs/temper"}}
    return _object(draft.CUSTOMER_KEYS, parts)


def _temper() -> Schema:
    factor = {"type": "number", "minimum": 0.25, "maximum": 3}
    parts = {"anger": _POINTS, "trust": _POINTS, "volatility": factor, "forgiveness": factor}
    return _object(draft.TEMPER_KEYS, parts, needed=("anger", "trust"))


def _brief() -> Schema:
    several = _many(_TEXT, 1)
    return _object(
        draft.BRIEF_KEYS, {"role": _TEXT, "known": several, "may": several, "may_not": several, "note": _TEXT}
    )


def _line() -> Schema:
    marked = _object(("mood", "say"), {"mood": _many(_one_of(BANDS), 1), "say": _TEXT})
    return {"anyOf": [_TEXT, marked]}


def _lead() -> Schema:
    return _object(("when", "to"), {"when": {"$ref": "#/$defs/when"}, "to": _NAME}, needed=("to",))


def _when(rubric: Rubric) -> Schema:
    skills = [b.id for b in rubric.behaviours.values() if b.skill is not None]
    bad = [b.id for b in rubric.behaviours.values() if b.fault is not None]
    points = dict.fromkeys(("anger_at_least", "anger_at_most", "trust_at_least"), _POINTS)
    counts = dict.fromkeys(("faults", "visits", "silences"), _COUNT)
    ids = dict.fromkeys(("told", "offered", "half"), _many(_NAME, 1))
    shown = dict.fromkeys(("shown", "ever", "never"), _many(_one_of(skills), 1))
    rest = {"mood": _many(_one_of(BANDS), 1), "faulted": _many(_one_of(bad), 1), "agreed": {"type": "boolean"}}
    return _object(talk.WHEN_KEYS, {**points, **counts, **ids, **shown, **rest}, needed=())


def _beat() -> Schema:
    parts = {
        "stage": _one_of(STAGES),
        "lines": {"$ref": "#/$defs/lines"},
        "leads": _many({"$ref": "#/$defs/lead"}),
        "at_most": _COUNT,
        "then": _NAME,
        "patience": {"type": "number", "minimum": 2, "maximum": 60},
        "ending": _one_of(OUTCOMES),
    }
    return _object(talk.BEAT_KEYS, parts, needed=("stage", "lines"))


def _remedy() -> Schema:
    answer = _one_of(talk.VERDICTS)
    given = _object(("when", "verdict"), {"when": {"$ref": "#/$defs/when"}, "verdict": answer}, needed=("verdict",))
    said = _object(talk.VERDICTS, {verdict: {"$ref": "#/$defs/lines"} for verdict in talk.VERDICTS}, needed=())
    parts = {"name": _TEXT, "allowed": {"type": "boolean"}, "words": _WORDS, "verdicts": _many(given, 1), "lines": said}
    return _object(talk.REMEDY_KEYS, parts)


def _better(rubric: Rubric) -> Schema:
    skills = [b.id for b in rubric.behaviours.values() if b.skill is not None]
    parts = {"at": _many(_NAME, 1), "shows": _many(_one_of(skills), 1), "say": _TEXT}
    staged = _object(better.PHRASING_KEYS, {"stage": _many(_one_of(STAGES), 1), "say": _TEXT})
    few = {**_many({"anyOf": [_TEXT, staged]}, 1), "maxItems": better.MOST_PHRASINGS}
    phrasings = {
        "type": "object",
        "propertyNames": _one_of(reaction_keys(rubric)),
        "additionalProperties": few,
    }
    whole = {"replies": _many(_object(better.REPLY_KEYS, parts)), "phrasings": phrasings}
    return _object(better.KEYS, whole, needed=())


def _object(keys: Iterable[str], parts: Mapping[str, object], needed: Iterable[str] | None = None) -> Schema:
    """An object with exactly these keys; all of them are needed unless `needed` says which.  KeyError: a bug here."""
    order = list(keys)
    return {
        "type": "object",
        "properties": {key: parts[key] for key in order},
        "required": order if needed is None else list(needed),
        "additionalProperties": False,
    }


def _named(part: Schema) -> Schema:
    return {"type": "object", "propertyNames": _NAME, "additionalProperties": part}


def _many(part: object, least: int = 0) -> Schema:
    return {"type": "array", "items": part, **({"minItems": least} if least else {})}


def _one_of(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


_WORDS = _many(_many({"type": "string", "pattern": "^\\S+$"}, 1), 1)
