"""Typed readers over nodes: each returns a value, or notes what is wrong and returns None."""

import re
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import TypeVar

from poise.library.faults import Faults
from poise.library.nodes import Items, Node, Scalar, Table

T = TypeVar("T")
C = TypeVar("C", bound=str)
Reader = Callable[[Node, str, Faults], T | None]

MOST_PARTS = 300
"""Beats, leads or lines in one place: ten times what a long scenario has, so that no file keeps us busy for ever."""

_NAME = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")


def text(node: Node, name: str, faults: Faults) -> str | None:
    """Words, with line breaks and double blanks folded."""
    folded = " ".join(node.text.split()) if isinstance(node, Scalar) and node.kind != "nothing" else ""
    if not folded:
        _wrong(node, name, "text", faults)
    elif isinstance(node, Scalar) and node.kind != "text":
        faults.add(node.line, f'"{name}" has to be text; put quotes round it: "{folded}".')
        return None
    return folded or None


def name_of(node: Node, name: str, faults: Faults) -> str | None:
    """An id: small letters, digits, and single _ or - between them."""
    found = text(node, name, faults)
    if found is not None and not _NAME.fullmatch(found):
        _wrong(node, name, "made of small letters, digits, _ and -", faults)
        return None
    return found


def yes_no(node: Node, name: str, faults: Faults) -> bool | None:
    """True or false."""
    if not isinstance(node, Scalar) or node.kind != "yes_no":
        _wrong(node, name, "true or false", faults)
        return None
    return node.text.lower() == "true"


def whole(low: int, high: int) -> Reader[int]:
    """A whole number from `low` to `high`."""

    def read(node: Node, name: str, faults: Faults) -> int | None:
        if isinstance(node, Scalar) and node.kind == "whole" and low <= int(node.text) <= high:
            return int(node.text)
        _wrong(node, name, f"a whole number from {low} to {high}", faults)
        return None

    return read


def number(low: float, high: float) -> Reader[float]:
    """A number from `low` to `high`."""

    def read(node: Node, name: str, faults: Faults) -> float | None:
        if isinstance(node, Scalar) and node.kind in {"whole", "number"} and low <= float(node.text) <= high:
            return float(node.text)
        _wrong(node, name, f"a number from {low:g} to {high:g}", faults)
        return None

    return read


def choice(options: Collection[C]) -> Reader[C]:
    """One of a few words."""

    def read(node: Node, name: str, faults: Faults) -> C | None:
        if not isinstance(node, Scalar):
            _wrong(node, name, "one word", faults)
            return None
        found = next((option for option in options if option == node.text), None)
        if found is None:
            faults.unknown(node.line, f'"{name}" cannot be "{node.text}".', node.text, options)
        return found

    return read


def many(reader: Reader[T], least: int = 0) -> Reader[tuple[T, ...]]:
    """A list of at least `least` of what `reader` reads; what is wrong is left out."""

    def read(node: Node, name: str, faults: Faults) -> tuple[T, ...] | None:
        if not isinstance(node, Items):
            _wrong(node, name, "a list", faults)
            return None
        if len(node.nodes) < least:
            faults.add(node.line, f'"{name}" needs at least {least} of them, not {len(node.nodes)}.')
        if len(node.nodes) > MOST_PARTS:
            faults.add(node.line, f'"{name}" has {len(node.nodes)} entries; at most {MOST_PARTS} are read.')
        read_all = (reader(item, name, faults) for item in node.nodes[:MOST_PARTS])
        return tuple(item for item in read_all if item is not None)

    return read


class Fields:
    """One mapping that is read key by key; `known` are the keys it may have, and any other is a fault at once."""

    def __init__(self, node: Node, name: str, faults: Faults, known: Collection[str]) -> None:
        self._name = name
        self._faults = faults
        self._broken = not isinstance(node, Table)
        self._table = node if isinstance(node, Table) else Table(node.line, {}, {})
        if self._broken:
            _wrong(node, name, "a mapping (lines of the form `key: value`)", faults, quoted=False)
        for key in self._table.nodes.keys() - set(known):
            line = self._table.keys[key]
            faults.unknown(line, f'the key "{key}" is not known in {name}.', key, known)

    def need(self, key: str, reader: Reader[T], instead: T) -> T:
        """What is at `key`, which has to be there; `instead` where it is wrong."""
        if key not in self._table.nodes and not self._broken:
            self._faults.add(self._table.line, f'{self._name} needs "{key}".')
        return self.get(key, reader, instead)

    def get(self, key: str, reader: Reader[T], instead: T) -> T:
        """What is at `key`; `instead` where it is missing or wrong."""
        if key not in self._table.nodes:
            return instead
        found = reader(self._table.nodes[key], key, self._faults)
        return instead if found is None else found

    def has(self, key: str) -> bool:
        """Whether the author wrote `key`."""
        return key in self._table.nodes

    def entries(self, key: str, what: str) -> Iterator[tuple[str, Node]]:
        """The named parts below `key`, which may be missing; `what` says what each of them is."""
        node = self._table.nodes.get(key)
        if node is None:
            return
        if not isinstance(node, Table):
            _wrong(node, key, f"a mapping from names to {what}", self._faults)
            return
        if len(node.nodes) > MOST_PARTS:
            self._faults.add(node.line, f'"{key}" has {len(node.nodes)} entries; at most {MOST_PARTS} are read.')
        for name, part in islice(node.nodes.items(), MOST_PARTS):
            if not _NAME.fullmatch(name):
                self._faults.add(node.keys[name], f'"{name}" has to be made of small letters, digits, _ and -.')
            yield name, part


def _wrong(node: Node, name: str, wanted: str, faults: Faults, quoted: bool = True) -> None:
    subject = f'"{name}"' if quoted else name
    faults.add(node.line, f"{subject} has to be {wanted}, not {_shown(node)}.")


def _shown(node: Node) -> str:
    match node:
        case Items():
            return "a list"
        case Table():
            return "a mapping"
        case Scalar(kind="nothing"):
            return "empty"
        case Scalar():
            return f'"{node.text[:40]}"' if node.text.strip() else "empty"
