"""The phrases that are searched for, as read from `assets/judge`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from poise import resources
from poise.judge.content.patterns import Pattern, pattern
from poise.judge.content.reply import Reply
from poise.judge.content.stems import stem

Level = Literal["certain", "strong", "fair", "weak", "hint"]
LEVELS: tuple[Level, ...] = get_args(Level)
USUAL_GUARDS = ("negated", "quoted", "hypothetical")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one behaviour, or one frame, sounds like.

    Attributes:
        levels: the phrases with how sure each makes us.
        never: a match that overlaps one of these is none.
        guards: names of the checks of what stands around a match.
    """

    levels: tuple[tuple[Level, Pattern], ...]
    never: tuple[Pattern, ...]
    guards: tuple[str, ...]

    def found(self, reply: Reply) -> Iterator[tuple[int, int, Level]]:
        """Every match as tokens [first, behind the last) and its level, those that `never` forbids left out."""
        matches = [(*place, level) for level, phrase in self.levels for place in phrase.matches(reply)]
        if matches:
            barred = [place for phrase in self.never for place in phrase.matches(reply)]
            yield from (m for m in matches if not any(m[0] < end and first < m[1] for first, end in barred))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases.

    Attributes:
        skills, faults: by behaviour, in the order of their files.
        frames: turns of phrase that frame a behaviour.
        times, contacts: what makes a step specific.
        alike: for stems that mean the same in a complaint, the one that stands for all.
        empty: stems without weight when two utterances are compared.
    """

    skills: Mapping[str, Phrases]
    faults: Mapping[str, Phrases]
    frames: Mapping[str, Phrases]
    times: Pattern
    contacts: Pattern
    alike: Mapping[str, str]
    empty: frozenset[str]


@cache
def shipped() -> Lexicon:
    """The lexicon that ships with Poise, read once."""
    return load(resources.root("assets") / "judge")


def load(folder: Path) -> Lexicon:
    """Read a lexicon.  Raises ValueError or OSError where a file is wrong or missing: the files ship with Poise."""
    named = _table(folder / "words.toml")
    words = named["words"]
    groups = [group.split() for group in named["alike"]["groups"]]
    return Lexicon(
        skills=_phrases(folder / "skills.toml", words),
        faults=_phrases(folder / "faults.toml", words),
        frames=_phrases(folder / "frames.toml", words),
        times=pattern("@when", words),
        contacts=pattern("@contact", words),
        alike={stem(word): stem(group[0]) for group in groups for word in group},
        empty=frozenset(stem(word) for word in named["empty"]["words"].split()),
    )


def _table(file: Path) -> dict[str, Any]:
    with file.open("rb") as opened:
        return tomllib.load(opened)


def _phrases(file: Path, words: Mapping[str, str]) -> dict[str, Phrases]:
    return {
        name: Phrases(
            levels=tuple((level, pattern(text, words)) for level in LEVELS for text in entry.get(level, ())),
            never=tuple(pattern(text, words) for text in entry.get("never", ())),
            guards=tuple(entry.get("guards", USUAL_GUARDS)),
        )
        for name, entry in _table(file).items()
    }
