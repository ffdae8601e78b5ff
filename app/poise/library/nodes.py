"""YAML as plain nodes with line numbers, read with care: no tags, no aliases, no bombs, no key twice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from poise.library.faults import ADVICE
from poise.problems import ScenarioProblem

MOST_BYTES = 1_000_000
"""A long scenario has 60 kB; what is larger than this is not a scenario."""
DEEPEST = 40
"""The deepest place of a scenario is the eighth level; what is deeper than this is an attack or an accident."""

Kind = Literal["text", "whole", "number", "yes_no", "nothing", "other"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: its text as written, and what YAML takes it for."""

    line: int
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping; `keys` are the lines on which the keys stand."""

    line: int
    nodes: Mapping[str, "Node"]
    keys: Mapping[str, int]

    def place(self, *path: str | int) -> int:
        """The line of what lies at `path` (keys, and list positions from 0), or of the nearest that is there."""
        node, line = self, self.line
        here: Node = node
        for step in path:
            if isinstance(here, Table) and isinstance(step, str) and step in here.nodes:
                line, here = here.keys[step], here.nodes[step]
            elif isinstance(here, Items) and isinstance(step, int) and step < len(here.nodes):
                here = here.nodes[step]
                line = here.line
            else:
                break
        return line


Node = Scalar | Items | Table


def load(file: Path) -> tuple[Table, bytes]:
    """The mapping that the YAML file holds, and its bytes.  Raises ScenarioProblem as `document`, or if it is none."""
    node, raw = document(file)
    if not isinstance(node, Table):
        raise _problem(file, node.line, "the file has to be a mapping: lines of the form `key: value`.")
    return node, raw


def document(file: Path) -> tuple[Node, bytes]:
    """Whatever the YAML file holds, and the file's bytes.

    Raises ScenarioProblem if it cannot be read, is not UTF-8, empty, over MOST_BYTES, nested deeper than DEEPEST, uses
    anchors, aliases or tags, repeats a key, or holds more than one document.
    """
    raw = contents(file)
    text = decoded(file, raw)
    _no_surprises(file, text)
    try:
        return _Builder(file, text).document(), raw
    except yaml.YAMLError as fault:
        raise _explained(file, fault) from fault


def contents(file: Path) -> bytes:
    """The file's bytes.  Raises ScenarioProblem if it cannot be read or is over MOST_BYTES."""
    try:
        if not file.is_file():
            raise _problem(file, 1, "there is no such file.")
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise _problem(file, 1, f"the file has {size:,} bytes; at most {MOST_BYTES:,} are allowed.")
        return file.read_bytes()
    except OSError as fault:
        raise _problem(file, 1, f"the file cannot be read: {fault.strerror or fault}.") from fault


def decoded(file: Path, raw: bytes) -> str:
    """The bytes as text.  Raises ScenarioProblem if they are not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise _problem(file, line, "the file is not UTF-8 text. Save it with the encoding UTF-8.") from fault


class _Builder:
    """Nodes out of parser events, so that depth, aliases and double keys are met before anything is built of them."""

    def __init__(self, file: Path, text: str) -> None:
        self._file = file
        self._loader = _LOADER(text)

    def document(self) -> Node:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise _problem(self._file, 1, "the file is empty.")
        node = self._node(self._next(), 1)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _problem(self._file, _line(after), "a second document begins here (`---`); one file holds one.")
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = _line(event)
        self._plain(event, line)
        if depth > DEEPEST:
            raise _problem(self._file, line, _TOO_DEEP)
        match event:
            case yaml.ScalarEvent():
                return Scalar(line, event.value, _kind(event.value) if event.implicit[0] else "text")
            case yaml.SequenceStartEvent():
                return Items(line, self._items(depth))
            case _:
                return self._table(line, depth)

    def _items(self, depth: int) -> tuple[Node, ...]:
        nodes = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            nodes.append(self._node(event, depth + 1))
        return tuple(nodes)

    def _table(self, line: int, depth: int) -> Table:
        nodes: dict[str, Node] = {}
        keys: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise _problem(self._file, key.line, "a key has to be a single word.")
            if key.text in nodes:
                first = keys[key.text]
                raise _problem(self._file, key.line, f'the key "{key.text}" is there already, in line {first}.')
            keys[key.text] = key.line
            nodes[key.text] = self._node(self._next(), depth + 1)
        return Table(line, nodes, keys)

    def _plain(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise _problem(self._file, line, "anchors and aliases (`&name`, `*name`) are not allowed here.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            short = tag.replace("tag:yaml.org,2002:", "!!")
            raise _problem(self._file, line, f"tags (`{short}`) are not allowed here.")

    def _next(self) -> yaml.Event:
        event: yaml.Event = self._loader.get_event()
        return event


_TOO_DEEP = f"this is nested more than {DEEPEST} deep."
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]+")
_ODD_NUMBER = re.compile(r"0[xo][0-9a-fA-F]+|[-+]?(\.inf|[0-9.]+[eE][-+]?[0-9]+)|\.nan", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_TAB = re.compile(r"^ *\t", re.MULTILINE)


def _kind(plain: str) -> Kind:
    """What YAML 1.2 and editors take a plain word for: `no`, `off` and 12:30 are text, not surprises."""
    if plain in {"", "~", "null"}:
        return "nothing"
    if plain in {"true", "false"}:
        return "yes_no"
    if _WHOLE.fullmatch(plain):
        return "whole"
    if _NUMBER.fullmatch(plain):
        return "number"
    return "other" if _ODD_NUMBER.fullmatch(plain) else "text"


def _no_surprises(file: Path, text: str) -> None:
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise _problem(
            file, line, f"there is a control character (U+{ord(found[0]):04X}) that does not belong in text."
        )
    if found := _TAB.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise _problem(file, line, "the line is indented with a tab. YAML wants blanks.")


def _explained(file: Path, fault: yaml.YAMLError) -> ScenarioProblem:
    mark = getattr(fault, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    what = getattr(fault, "problem", None) or "it cannot be understood"
    if "nesting" in what:  # newer parsers have a limit of their own, far above ours
        return _problem(file, line, _TOO_DEEP)
    return _problem(file, line, f"this is not YAML: {what}.")


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark else 1


def _problem(file: Path, line: int, sentence: str) -> ScenarioProblem:
    return ScenarioProblem(file, line, sentence, ADVICE)
