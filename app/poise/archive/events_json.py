"""Events as JSON, one a line: made from the event classes themselves, read back as strictly as they were written.

What the trainee adds after a call, and what happens in a class, is written the same way; their classes are named where
they are read.
"""

import json
import math
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from poise.domain.afterwards import Afterward, Corrected, Disputed
from poise.domain.classroom import ClassEvent
from poise.domain.events import Began, Event, MoodChanged, Rewound, TraineeSpoke
from poise.domain.mood import Mood
from poise.problems import ArchiveProblem

_KEYS: Mapping[type, Mapping[str, str]] = MappingProxyType({MoodChanged: {"before": "from", "after": "to"}})
"""Where a key in the file is not the name of the field: `from` cannot be a name in Python."""

_LATER: Mapping[type, Set[str]] = MappingProxyType(
    {
        Began: {"promises"},
        TraineeSpoke: {"began", "speech", "levels_trusted"},
        Rewound: {"of"},
        Corrected: {"at"},
        Disputed: {"choice", "at"},
    }
)
"""Keys that came after the first logs were written: where they are missing, the field's default holds."""

_RARE = frozenset({(Began, "promises"), (Rewound, "of")})
"""Of those, the ones that are left out where there is nothing to say."""


class _Misfit(ValueError):
    """A value that no event class could have written; its text says where and why."""


def to_json(event: Event | Afterward | ClassEvent) -> dict[str, Any]:
    """The event as JSON values, `kind` first; a mood is written with its band."""
    return {"kind": event.kind, **_written_fields(event)}


def to_line(event: Event | Afterward | ClassEvent) -> str:
    """The event as one line of pure ASCII, without the line's end."""
    return json.dumps(to_json(event), allow_nan=False, separators=(",", ":"))


def from_line(line: str | bytes, file: Path, number: int) -> Event:
    """The event that was written as line `number` of `file`.

    Raises:
        ArchiveProblem: it is not exactly what `to_line` writes.
    """
    return cast(Event, one_of(Event, line, file, number))


def one_of(kinds: object, line: str | bytes, file: Path, number: int) -> object:
    """The same for the classes of another union.  Raises ArchiveProblem."""
    try:
        return _from_json(kinds, json.loads(line, parse_constant=_no_constant))
    except (ValueError, OverflowError, RecursionError) as error:
        reason = str(error) if isinstance(error, _Misfit) else "this is not JSON"
        raise ArchiveProblem(
            f"{file}:{number}: {reason}.",
            "The log was changed or damaged; put a sound copy back or leave this call out.",
        ) from error


def from_json(found: object) -> Event:
    """The event those JSON values stand for; ValueError if there is none."""
    return cast(Event, _from_json(Event, found))


def _from_json(kinds: object, found: object) -> object:
    if not isinstance(found, dict) or "kind" not in found:
        raise _Misfit("an event must be an object with a kind")
    kind = found["kind"]
    known = _classes(kinds)
    if not isinstance(kind, str) or kind not in known:
        raise _Misfit(f"there is no event of the kind {kind!r}")
    return _read_fields(known[kind], found, kind)


def _written(value: object) -> object:
    if isinstance(value, Mood):
        return {"band": value.band, "anger": value.anger, "trust": value.trust}
    if is_dataclass(value):
        return _written_fields(value)
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _written(each) for key, each in value.items()}
    return value


def _written_fields(value: Any) -> dict[str, object]:
    keys = _keys(value.__class__)
    values = ((name, key, getattr(value, name)) for name, key in keys.items())
    said = (one for one in values if one[2] not in ((), None) or (value.__class__, one[0]) not in _RARE)
    return {key: _written(one) for _, key, one in said}


@cache
def _classes(kinds: object) -> Mapping[str, type]:
    return MappingProxyType({get_args(_hints(event)["kind"])[0]: event for event in get_args(kinds)})


@cache
def _keys(of: type) -> Mapping[str, str]:
    renamed = _KEYS.get(of, {})
    return MappingProxyType({field.name: renamed.get(field.name, field.name) for field in fields(of)})


@cache
def _hints(of: type) -> Mapping[str, object]:
    return MappingProxyType(get_type_hints(of))


def _read_fields(of: type, found: object, where: str) -> object:
    keys = _keys(of)
    known, later = set(keys.values()), _LATER.get(of, set())
    if not isinstance(found, dict) or not known - later <= found.keys() <= known:
        raise _Misfit(f"{where} must have exactly the keys {', '.join(keys.values())}")
    there = {name: key for name, key in keys.items() if key in found}
    return of(**{name: _read(_hints(of)[name], found[key], f"{where}.{key}") for name, key in there.items()})


def _read_mood(found: object, where: str) -> Mood:
    if not isinstance(found, dict) or found.keys() != {"band", "anger", "trust"}:
        raise _Misfit(f"{where} must have exactly the keys band, anger, trust")
    mood = Mood(_read(int, found["anger"], f"{where}.anger"), _read(int, found["trust"], f"{where}.trust"))
    if found["band"] != mood.band:
        raise _Misfit(f"{where}.band must be {mood.band!r} at that anger")
    return mood


def _read(hint: object, found: object, where: str) -> Any:
    if hint is Mood:
        return _read_mood(found, where)
    if isinstance(hint, type) and is_dataclass(hint):
        return _read_fields(hint, found, where)
    if isinstance(hint, type) and hint in _PLAIN:
        return _PLAIN[hint](found, where)
    return _COMPOUND[get_origin(hint)](get_args(hint), found, where)


def _read_float(found: object, where: str) -> float:
    # A whole number of seconds may stand for itself: JSON knows but one kind of number.
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not math.isfinite(found):
        raise _Misfit(f"{where} must be a number")
    return float(found)


def _plain(of: type, called: str) -> Callable[[object, str], Any]:
    def read(found: object, where: str) -> object:
        if type(found) is not of:
            raise _Misfit(f"{where} must be {called}")
        return found

    return read


def _read_tuple(hints: tuple[Any, ...], found: object, where: str) -> tuple[Any, ...]:
    if not isinstance(found, list):
        raise _Misfit(f"{where} must be a list")
    if hints[-1] is Ellipsis:
        hints = (hints[0],) * len(found)
    if len(found) != len(hints):
        raise _Misfit(f"{where} must be a list of {len(hints)}")
    return tuple(_read(hint, each, f"{where}[{at}]") for at, (hint, each) in enumerate(zip(hints, found, strict=True)))


def _read_dict(hints: tuple[Any, ...], found: object, where: str) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise _Misfit(f"{where} must be an object")
    return {key: _read(hints[1], each, f"{where}.{key}") for key, each in found.items()}


def _read_literal(allowed: tuple[Any, ...], found: object, where: str) -> object:
    if not isinstance(found, str) or found not in allowed:
        raise _Misfit(f"{where} must be one of {', '.join(allowed)}")
    return found


def _read_optional(hints: tuple[Any, ...], found: object, where: str) -> object:
    # The only unions in events are "this or nothing".
    return None if found is None else _read(next(hint for hint in hints if hint is not NoneType), found, where)


def _no_constant(name: str) -> float:
    raise _Misfit(f"{name} is not a number that is ever written")


_PLAIN: Mapping[type, Callable[[object, str], Any]] = MappingProxyType(
    {
        str: _plain(str, "text"),
        int: _plain(int, "a whole number"),
        bool: _plain(bool, "true or false"),
        float: _read_float,
    }
)
_COMPOUND: Mapping[object, Callable[[tuple[Any, ...], object, str], Any]] = MappingProxyType(
    {
        tuple: _read_tuple,
        dict: _read_dict,
        Literal: _read_literal,
        UnionType: _read_optional,
        Union: _read_optional,
    }
)
