"""Colours as data: a palette and the roles that name it, checked for contrast by calculation."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from poise.problems import SettingsProblem
from poise.settings import Theme as Name

TEXT, GRAPHIC, HIGH = 4.5, 3.0, 7.0
"""Least contrast of text, of graphics, and of text in the themes of HIGHEST (WCAG 2.2: 1.4.3, 1.4.11, 1.4.6)."""

HIGHEST: tuple[Name, ...] = ("contrast", "projector")
"""The themes for eyes that need more, and for a projector, whose black is never black."""

_GROUNDS = ("window", "surface", "inset", "stage")
_MOODS = ("calm", "wary", "frustrated", "angry", "furious")
_TEXTS = (
    *((ink, ground) for ink in ("ink", "muted") for ground in _GROUNDS),
    *((ink, ground) for ink in ("accent", "skill", "fault") for ground in ("window", "surface", "inset")),
    ("on_accent", "accent"),
    ("ink", "banner"),
    ("ink", "accent_soft"),
    ("muted", "accent_soft"),
)
_GRAPHICS = (
    *((mood, ground) for mood in _MOODS for ground in ("window", "surface", "stage")),
    *(("focus", ground) for ground in (*_GROUNDS, "accent_soft", "banner")),
    ("edge", "window"),
    ("edge", "surface"),
    ("accent", "inset"),
    ("accent", "stage"),
)
ROLES = frozenset(role for pair in (*_TEXTS, *_GRAPHICS) for role in pair) | {"line"}


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by role, as "#rrggbb"."""

    name: Name
    roles: Mapping[str, str]

    def __getitem__(self, role: str) -> str:
        return self.roles[role]


def read_theme(folder: Path, name: Name) -> Theme:
    """The theme `name` in `folder`.  Raises SettingsProblem."""
    file = folder / f"{name}.toml"
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        roles = {str(role): str(raw["base"][base]) for role, base in raw["roles"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsProblem(f"{file}: this theme cannot be read ({error!r}).", "Choose another one.") from error
    wrong = sorted(ROLES ^ set(roles)) or sorted(c for c in roles.values() if not re.fullmatch("#[0-9A-Fa-f]{6}", c))
    if wrong:
        raise SettingsProblem(f"{file}: not as a theme has to be: {', '.join(wrong)}.", "Choose another one.")
    return Theme(name, roles)


def names() -> tuple[Name, ...]:
    """All themes there are."""
    return get_args(Name)


def lacking(theme: Theme) -> tuple[str, ...]:
    """Pairs of roles without enough contrast, as "ink on paper: 3.9 (4.5)"."""
    text = HIGH if theme.name in HIGHEST else TEXT
    wanted = [(pair, text) for pair in _TEXTS] + [(pair, GRAPHIC) for pair in _GRAPHICS]
    found = [(ink, ground, contrast(theme[ink], theme[ground]), least) for (ink, ground), least in wanted]
    return tuple(f"{ink} on {ground}: {is_:.2f} ({least})" for ink, ground, is_, least in found if is_ < least)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """`share` of `other` in `one`."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def _luminance(colour: str) -> float:
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
