"""TOML as the same plain nodes with line numbers, so that one set of readers serves both."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from poise.library.faults import ADVICE
from poise.library.nodes import Items, Kind, Node, Scalar, Table, contents, decoded
from poise.problems import ScenarioProblem

_HEADER = re.compile(r"\s*\[\[?\s*(.+?)\s*\]\]?\s*(#.*)?")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w.-]+)\s*=""")
_AT = re.compile(r"^(.*?) \(at (?:line (\d+), column \d+|end of document)\)$")

Lines = Mapping[tuple[str, ...], int]


def load(file: Path) -> Table:
    """The table that the TOML file holds.  Raises ScenarioProblem if it cannot be read or is not TOML."""
    text = decoded(file, contents(file))
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        said = _AT.match(str(fault))
        line = int(said[2]) if said and said[2] else text.count("\n") + 1
        what = said[1] if said else str(fault)
        raise ScenarioProblem(file, line, f"this is not TOML: {what}.", ADVICE) from fault
    return _table(found, (), 1, _lines(text))


def _table(found: Mapping[str, object], path: tuple[str, ...], line: int, lines: Lines) -> Table:
    keys = {key: lines.get((*path, key), line) for key in found}
    nodes = {key: _node(value, (*path, key), keys[key], lines) for key, value in found.items()}
    return Table(line, nodes, keys)


def _node(value: object, path: tuple[str, ...], line: int, lines: Lines) -> Node:
    match value:
        case dict():
            return _table(value, path, line, lines)
        case list():
            return Items(line, tuple(_node(item, path, line, lines) for item in value))
        case _:
            return Scalar(line, str(value), _kind(value))


def _kind(value: object) -> Kind:
    match value:
        case bool():
            return "yes_no"
        case str():
            return "text"
        case int():
            return "whole"
        case float():
            return "number"
        case _:
            return "other"


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """Where each header and each key at the beginning of a line stands; what is inside a line has that line."""
    lines: dict[tuple[str, ...], int] = {}
    here: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.fullmatch(line):
            here = _path(header[1])
            for end in range(1, len(here) + 1):
                lines.setdefault(here[:end], number)
        elif key := _KEY.match(line):
            lines.setdefault((*here, *_path(key[1])), number)
    return lines


def _path(dotted: str) -> tuple[str, ...]:
    parts = re.findall(r"""("[^"]*"|'[^']*'|[\w-]+)""", dotted)
    return tuple(part.strip("\"'") for part in parts)
