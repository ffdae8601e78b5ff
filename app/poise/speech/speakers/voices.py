"""Voices: who a customer sounds like, as frozen values read from `voices/<name>/voice.toml`."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from poise.problems import EngineProblem, ScenarioProblem

Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice, for every engine.

    Attributes:
        id: the folder's name; what a scenario calls it.
        name, about: what people are shown.
        language: "en-gb" or "en-us".
        pitch: shift of the whole voice in semitones; range: factor on its melody.
        blend: neural styles and their weights, adding up to 1.
        speed: factor on the neural engine's pace.
        gender, names: which of the system's voices to take; the first installed name wins, then the gender.
        variant, system_pitch, system_range, words_per_minute: eSpeak NG's speaker variant, its pitch and range
            (0..99, 50 is usual), and the pace of any system voice.
    """

    id: str
    name: str
    about: str
    language: str
    pitch: float = 0.0
    range: float = 1.0
    blend: tuple[tuple[str, float], ...] = ()
    speed: float = 1.0
    gender: Gender = "female"
    names: tuple[str, ...] = ()
    variant: str = ""
    system_pitch: int = 50
    system_range: int = 50
    words_per_minute: int = 170


def called(name: str, known: Mapping[str, Voice]) -> Voice:
    """The voice of that id.  Raises EngineProblem if it is not among those that are known."""
    if name not in known:
        raise EngineProblem(
            f"There is no voice called “{name}”.", f"Voices that are there: {', '.join(known) or 'none'}."
        )
    return known[name]


def voices(roots: Iterable[Path]) -> Mapping[str, Voice]:
    """Every voice below `roots`, by id; a voice of a later folder replaces one of the same id.

    A folder that is not there holds no voices.

    Raises:
        ScenarioProblem: a `voice.toml` cannot be read or is wrong.
    """
    found: dict[str, Voice] = {}
    for root in roots:
        for file in sorted(root.glob("*/voice.toml")):
            found[file.parent.name] = voice(file)
    return dict(sorted(found.items()))


def voice(file: Path) -> Voice:
    """The voice written in `file`.

    Raises:
        ScenarioProblem: it cannot be read, or a key is unknown, missing, or of a wrong kind.
    """
    try:
        text = file.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"at line (\d+)", str(fault))
        raise ScenarioProblem(file, int(line[1]) if line else 1, f"This is not TOML: {fault}.", ADVICE) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise ScenarioProblem(file, 1, f"The voice cannot be read: {fault}.", ADVICE) from fault
    return _Reader(file, text).voice(table)


ADVICE = "Compare it with voices/margaret/voice.toml, or remove the folder of the voice."


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with its limits."""

    least: float
    most: float
    whole: bool = False


_KEYS: Mapping[str, Mapping[str, Any]] = {
    "": {
        "name": str,
        "about": str,
        "language": ("en-gb", "en-us"),
        "pitch": _Number(-6, 6),
        "range": _Number(0.3, 2),
    },
    "neural": {"style": dict, "speed": _Number(0.5, 2)},
    "system": {
        "gender": ("female", "male"),
        "names": list,
        "variant": str,
        "pitch": _Number(0, 99, whole=True),
        "range": _Number(0, 99, whole=True),
        "words_per_minute": _Number(80, 400, whole=True),
    },
}
_NEEDED = {"": ("name", "about", "language"), "neural": ("style",), "system": ("gender",)}


class _Reader:
    """Checks one file, so that each fault can name its line."""

    def __init__(self, file: Path, text: str) -> None:
        self._file = file
        self._lines = text.splitlines()

    def voice(self, table: dict[str, Any]) -> Voice:
        """The voice of a whole file."""
        top = {key: value for key, value in table.items() if key not in ("neural", "system")}
        neural, system = table.get("neural", {}), table.get("system", {})
        for section, keys in (("", top), ("neural", neural), ("system", system)):
            self._check(section, keys)
        own = {"pitch": "system_pitch", "range": "system_range"}
        values: dict[str, Any] = dict(top)
        values |= {own.get(key, key): tuple(value) if key == "names" else value for key, value in system.items()}
        values |= {"blend": self._blend(neural["style"]), "speed": neural.get("speed", 1.0)}
        return Voice(id=self._file.parent.name, **values)

    def _check(self, section: str, keys: Any) -> None:
        if not isinstance(keys, dict):
            self._fail(section, f"“{section}” has to be a section, [{section}].")
        for key, value in keys.items():
            if key not in _KEYS[section]:
                near = difflib.get_close_matches(key, [*_KEYS[section], "neural", "system"], 1)
                self._fail(key, f"Nobody knows the key “{key}”{f'; did you mean “{near[0]}”?' if near else '.'}")
            if wrong := _wrong(value, _KEYS[section][key]):
                self._fail(key, f"“{key}” has to be {wrong}, and is {value!r}.")
        for key in _NEEDED[section]:
            if key not in keys:
                self._fail(section, f"The key “{key}” is missing{f' in [{section}]' if section else ''}.")

    def _blend(self, style: dict[str, Any]) -> tuple[tuple[str, float], ...]:
        for name, weight in style.items():
            if _wrong(weight, _Number(0, 100)):
                self._fail("style", f"The weight of “{name}” has to be a number from 0 to 100, and is {weight!r}.")
        total = sum(style.values())
        if total <= 0:
            self._fail("style", "The weights of “style” have to add up to more than nothing.")
        return tuple((name, round(weight / total, 6)) for name, weight in sorted(style.items()) if weight)

    def _fail(self, key: str, sentence: str) -> None:
        named = re.compile(rf"\s*\[?\s*{re.escape(key)}\s*[\].=]")
        line = next((number for number, line in enumerate(self._lines, 1) if key and named.match(line)), 1)
        raise ScenarioProblem(self._file, line, sentence, ADVICE)


def _wrong(value: Any, kind: Any) -> str:
    """What a value should have been; empty if it is right."""
    if isinstance(kind, _Number):
        fits = isinstance(value, int if kind.whole else int | float) and not isinstance(value, bool)
        if fits and kind.least <= value <= kind.most:
            return ""
        return f"a {'whole ' if kind.whole else ''}number from {kind.least:g} to {kind.most:g}"
    if isinstance(kind, tuple):
        return "" if value in kind else f"one of {', '.join(kind)}"
    if kind is list:
        names = isinstance(value, list) and all(isinstance(name, str) for name in value)
        return "" if names else "a list of names"
    if kind is dict:
        return "" if isinstance(value, dict) and value else "a table of styles and weights, { bf_emma = 1 }"
    return "" if isinstance(value, str) and value.strip() else "some words"
