"""The words of promises, as read from `assets/judge/promises.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from poise import resources
from poise.judge.content.lexicon import LEVELS, Phrases
from poise.judge.content.patterns import pattern
from poise.judge.content.stems import stem


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """The phrases of `assets/judge/promises.toml`.

    Attributes:
        phrases: by the name of their table.
        people: somebody on our side.
        deeds: plain forms of what people and things do in a promise, by their stems, by the name of their list.
    """

    phrases: Mapping[str, Phrases]
    people: Phrases
    deeds: Mapping[str, Mapping[str, str]]


@cache
def shipped() -> PromiseWords:
    """The words that ship with Poise, read once."""
    folder = resources.root("assets") / "judge"
    return load(folder / "promises.toml", folder / "words.toml")


def load(file: Path, common: Path) -> PromiseWords:
    """Read the words of promises, with the groups of `common`.  Raises ValueError or OSError: the files ship."""
    told, groups = tomllib.loads(file.read_text("utf-8")), tomllib.loads(common.read_text("utf-8"))["words"]
    words = {**groups, **told.pop("words")}
    deeds = {name: {stem(verb): verb for verb in verbs.split()} for name, verbs in told.pop("deeds").items()}
    return PromiseWords(
        {name: _phrases(entry, words) for name, entry in told.items()},
        _phrases({"strong": ["@people"]}, words),
        deeds,
    )


def _phrases(entry: Mapping[str, Any], words: Mapping[str, str]) -> Phrases:
    levels = tuple((level, pattern(text, words)) for level in LEVELS for text in entry.get(level, ()))
    return Phrases(levels, tuple(pattern(text, words) for text in entry.get("never", ())), ())
