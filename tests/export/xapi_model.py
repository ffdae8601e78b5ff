"""A strict reading of the published data model of xAPI 1.0.3 (Part Two): `check` raises ValueError where it is broken.

Only what a statement of one learner can hold is allowed here; what the model knows beyond that (groups, attachments,
sub-statements) is refused, since Poise never writes it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

Check = Callable[[Any], None]


def _ensure(holds: object, what: str) -> None:
    if not holds:
        raise ValueError(what)


def _text(found: Any) -> None:
    _ensure(isinstance(found, str) and found, f"{found!r} is no text")


def _boolean(found: Any) -> None:
    _ensure(isinstance(found, bool), f"{found!r} is neither true nor false")


def _number(found: Any) -> None:
    _ensure(isinstance(found, int | float) and not isinstance(found, bool), f"{found!r} is no number")


def _uuid(found: Any) -> None:
    _text(found)
    _ensure(str(UUID(found)) == found, f"{found!r} is no UUID in its usual form")


def _iri(found: Any) -> None:
    """An absolute IRI (RFC 3987): a scheme, and no character that may not be in one."""
    _text(found)
    _ensure(re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", found), f"{found!r} is no IRI")


def _irl(found: Any) -> None:
    """An IRI that is the address of a page."""
    _iri(found)
    _ensure(re.match(r"https?://[^/]+", found), f"{found!r} is no address")


def _timestamp(found: Any) -> None:
    """RFC 3339, with its offset."""
    _text(found)
    shape = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
    _ensure(re.fullmatch(shape, found) and "-00:00" not in found, f"{found!r} is no moment")
    datetime.fromisoformat(found)


def _duration(found: Any) -> None:
    _text(found)
    shape = r"P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?"
    _ensure(re.fullmatch(shape, found), f"{found!r} is no duration")


def _language(found: Any) -> None:
    """RFC 5646, as far as anybody writes it."""
    _text(found)
    _ensure(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", found), f"{found!r} is no language")


def _language_map(found: Any) -> None:
    _ensure(isinstance(found, dict) and found, "a language map is an object with entries")
    for language, words in found.items():
        _language(language)
        _text(words)


def _extensions(found: Any) -> None:
    _ensure(isinstance(found, dict), "extensions are an object")
    for name in found:
        _iri(name)


def _one_of(*allowed: str) -> Check:
    return lambda found: _ensure(found in allowed, f"{found!r} is none of {allowed}")


def _object(needed: Mapping[str, Check], allowed: Mapping[str, Check]) -> Check:
    def check_object(found: Any) -> None:
        _ensure(isinstance(found, dict), f"{found!r} is no object")
        _ensure(set(needed) <= set(found), f"{sorted(set(needed) - set(found))} is missing")
        checks = {**needed, **allowed}
        _ensure(set(found) <= set(checks), f"{sorted(set(found) - set(checks))} is not of the model")
        for name, value in found.items():
            checks[name](value)

    return check_object


def _all(of: Check) -> Check:
    def check_all(found: Any) -> None:
        _ensure(isinstance(found, list) and found, "a list with entries is needed")
        for one in found:
            of(one)

    return check_all


def _score(found: Any) -> None:
    _object({}, dict.fromkeys(("scaled", "raw", "min", "max"), _number))(found)
    _ensure(-1 <= found.get("scaled", 0) <= 1, "scaled lies between -1 and 1")
    low, high = found.get("min", float("-inf")), found.get("max", float("inf"))
    _ensure(low < high and low <= found.get("raw", low) <= high, "raw lies between min and max")


INTERACTIONS = (
    "true-false",
    "choice",
    "fill-in",
    "long-fill-in",
    "matching",
    "performance",
    "sequencing",
    "likert",
    "numeric",
    "other",
)
_ACCOUNT = _object({"homePage": _irl, "name": _text}, {})
_AGENT = _object({"account": _ACCOUNT}, {"objectType": _one_of("Agent"), "name": _text})
_VERB = _object({"id": _iri}, {"display": _language_map})
_DEFINITION = _object(
    {},
    {
        "name": _language_map,
        "description": _language_map,
        "type": _iri,
        "moreInfo": _iri,
        "interactionType": _one_of(*INTERACTIONS),
        "extensions": _extensions,
    },
)
_ACTIVITY = _object({"id": _iri}, {"objectType": _one_of("Activity"), "definition": _DEFINITION})
_RESULT = _object(
    {},
    {
        "score": _score,
        "success": _boolean,
        "completion": _boolean,
        "response": _text,
        "duration": _duration,
        "extensions": _extensions,
    },
)
_ACTIVITIES = _object({}, dict.fromkeys(("parent", "grouping", "category", "other"), _all(_ACTIVITY)))
_CONTEXT = _object(
    {},
    {
        "registration": _uuid,
        "contextActivities": _ACTIVITIES,
        "revision": _text,
        "platform": _text,
        "language": _language,
        "extensions": _extensions,
    },
)
_STATEMENT = _object(
    {"id": _uuid, "actor": _AGENT, "verb": _VERB, "object": _ACTIVITY},
    {"result": _RESULT, "context": _CONTEXT, "timestamp": _timestamp},
)


def check(statement: Any) -> None:
    """Raise ValueError with what is wrong, if anything is; a null is wrong wherever it stands."""
    _no_null(statement)
    _STATEMENT(statement)


def _no_null(found: Any) -> None:
    _ensure(found is not None, "there is a null")
    for each in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        _no_null(each)
