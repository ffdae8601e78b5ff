"""What the JSON Schemas of our formats are made of."""

from collections.abc import Iterable, Mapping

Schema = dict[str, object]

NAME: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9]*([_-][a-z0-9]+)*$"}
TEXT: Schema = {"type": "string", "pattern": "\\S"}


def record(keys: Iterable[str], parts: Mapping[str, object], needed: Iterable[str] | None = None) -> Schema:
    """An object with exactly these keys; all of them are needed unless `needed` says which.  KeyError: a bug here."""
    order = list(keys)
    return {
        "type": "object",
        "properties": {key: parts[key] for key in order},
        "required": order if needed is None else list(needed),
        "additionalProperties": False,
    }


def many(part: object, least: int = 0) -> Schema:
    """A list of at least so many."""
    return {"type": "array", "items": part, **({"minItems": least} if least else {})}


def one_of(words: Iterable[str]) -> Schema:
    """One of these words."""
    return {"enum": list(words)}
