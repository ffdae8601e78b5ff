"""The exported JSON Schema: up to date, and of one mind with the loader."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from poise.domain.rubric import Rubric
from poise.library.draft import read
from poise.library.faults import Faults
from poise.library.schema import schema, text
from poise.library.shelf import Shelf

BROKEN = Path(__file__).parent.parent / "broken"
READING = (
    *("unknown-key", "missing-key", "text-for-number", "number-out-of-range", "number-for-text", "nothing-for-text"),
    *("text-for-list", "list-for-text", "list-for-mapping", "yes-for-true", "unknown-stage", "unknown-ending"),
    *("unknown-mood", "unknown-verdict", "bad-name", "empty-line", "no-lines", "two-words-in-one"),
    *("better-unreadable", "better-for-no-beat", "better-of-nothing"),
    *("follow-up-is-text", "unknown-behaviour", "unknown-reaction", "fault-as-skill", "skill-as-fault"),
)


class _Plain(yaml.SafeLoader):
    """YAML as editors read it: `no` and `off` are text."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def test_the_exported_schema_is_up_to_date(shipped: Shelf, weights: Rubric) -> None:
    file = shipped.assets / "schema" / "scenario.schema.json"
    assert file.read_text("utf-8") == text(weights), "write poise.library.schema.text(rubric) to the file"


def test_it_takes_what_the_loader_takes(shipped_files: list[Path], weights: Rubric) -> None:
    whole = schema(weights)
    for file in shipped_files:
        assert list(_faults(yaml.load(file.read_text("utf-8"), _Plain), whole, whole, file.stem)) == []


@pytest.mark.parametrize("name", READING)
def test_it_refuses_what_the_loader_refuses(name: str, weights: Rubric) -> None:
    whole: dict[str, Any] = schema(weights)
    whole["required"] = [key for key in whole["required"] if key != "follow_up"]
    found = yaml.load((BROKEN / f"{name}.yaml").read_text("utf-8"), _Plain)
    assert list(_faults(found, whole, whole, name))


def test_the_small_talk_passes_both(small_file: Path, weights: Rubric) -> None:
    whole: dict[str, Any] = schema(weights)
    whole["required"] = [key for key in whole["required"] if key != "follow_up"]
    assert list(_faults(yaml.load(small_file.read_text("utf-8"), _Plain), whole, whole, "small")) == []
    faults = Faults(small_file)
    read(small_file, faults)
    assert not faults.found()


KINDS: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def _faults(value: Any, part: dict[str, Any], whole: dict[str, Any], at: str) -> Any:
    """As much of JSON Schema as ours uses."""
    if "$ref" in part:
        yield from _faults(value, whole["$defs"][part["$ref"].rpartition("/")[2]], whole, at)
        return
    if "anyOf" in part:
        if all(list(_faults(value, one, whole, at)) for one in part["anyOf"]):
            yield f"{at}: none of several"
        return
    if "enum" in part and value not in part["enum"]:
        yield f"{at}: {value!r} is not one of {part['enum']}"
    kind = part.get("type")
    if kind and (not isinstance(value, KINDS[kind]) or (isinstance(value, bool) and kind != "boolean")):
        yield f"{at}: {value!r} is no {kind}"
        return
    if kind == "object":
        yield from _object_faults(value, part, whole, at)
    elif kind == "array":
        if len(value) < part.get("minItems", 0):
            yield f"{at}: too few"
        for n, item in enumerate(value):
            yield from _faults(item, part["items"], whole, f"{at}.{n}")
    elif kind == "string" and "pattern" in part and not re.search(part["pattern"], value):
        yield f"{at}: {value!r} does not match"
    elif kind in {"integer", "number"} and not part.get("minimum", value) <= value <= part.get("maximum", value):
        yield f"{at}: {value} is out of range"


def _object_faults(value: dict[str, Any], part: dict[str, Any], whole: dict[str, Any], at: str) -> Any:
    known = part.get("properties", {})
    for key in part.get("required", []):
        if key not in value:
            yield f"{at}: {key} is missing"
    for key, item in value.items():
        yield from _faults(key, part.get("propertyNames", {}), whole, f"{at}.{key}")
        if key in known:
            yield from _faults(item, known[key], whole, f"{at}.{key}")
        elif part.get("additionalProperties") is False:
            yield f"{at}: {key} is not known"
        elif "additionalProperties" in part:
            yield from _faults(item, part["additionalProperties"], whole, f"{at}.{key}")
