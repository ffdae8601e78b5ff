"""Calls to be exported: a real scenario and the real rules, replies and what was found in them by hand."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible

from poise.domain.events import Event
from poise.domain.evidence import Evidence, Word
from poise.export.paper import Paper, paper
from poise.export.picture import Palette
from poise.export.told import Later, Told, told
from poise.resources import root
from poise.shown.texts import read_texts
from poise.shown.theme import read_theme
from poise.shown.words import Words
from tests.ui.scripted import WON, Said, story, the_card, the_guides, the_rubric, the_scenarios

BEGAN = datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=1)))
NAME = "2026-03-01_120000_samples-never-came_a1b2"
NASTY = 'Ann <b>"O\'Neil"</b> & Co --> =1+1'
"""A name that every format has to treat with care."""


@cache
def the_words() -> Words:
    """All words that an export asks for."""
    window, own = (read_texts(root("assets") / "i18n" / name) for name in ("en.toml", "en-report.toml"))

    def say(key: str, /, **values: object) -> str:
        return (own if key in own else window)(key, **values)

    return say


@cache
def the_palette() -> Palette:
    """The colours of a report."""
    return read_theme(root("assets") / "themes", "light").roles


def the_fonts() -> dict[str, Path]:
    """The files of the letters."""
    files = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
    return {name: files / f"AtkinsonHyperlegible-{name.title()}.ttf" for name in ("regular", "bold")}


def call(
    replies: Sequence[Said] = WON,
    trainee: str = "",
    events: Sequence[Event] | None = None,
    guide: str = "ten-steps",
    later: Later = Later(),
) -> Told:
    """The call with those replies, or with those events, as an export takes it."""
    chosen = next(one for one in the_guides() if one.id == guide)
    happened = tuple(story(replies=replies) if events is None else events)
    scenario = the_scenarios()[0]
    return told(NAME, BEGAN, scenario, happened, the_guides(), chosen, the_rubric(), trainee, later)


def read(one: Told) -> Paper:
    """The report of that call."""
    return paper(one, the_card(), the_words(), the_palette())


def evidence(id_: str, span: tuple[int, int] | None, fault: bool = False, confidence: float = 0.9) -> Evidence:
    """Evidence in a first reply."""
    return Evidence(id_, "fault" if fault else "skill", confidence, 1, span, None, "because")


def timed(text: str, start: float = 0.0, each: float = 0.4) -> tuple[Word, ...]:
    """The words of `text`, each as long as the others."""
    return tuple(Word(word, start + n * each, start + (n + 1) * each) for n, word in enumerate(text.split()))
