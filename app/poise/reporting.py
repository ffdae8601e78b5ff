"""One recorded call leaves Poise: read from its folder, told in the format that was asked for, written where asked."""

from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path

import click

from poise import places
from poise.archive import shelf as archive
from poise.domain.guides import Guide
from poise.export.document import json_document
from poise.export.formats import Format
from poise.export.page import html_page
from poise.export.paper import paper
from poise.export.picture import Palette
from poise.export.table import csv_table
from poise.export.told import Told, told
from poise.export.transcript import plain, subrip, webvtt
from poise.export.words import Words
from poise.export.xapi import xapi
from poise.library import cards, guides, rubric, scenarios
from poise.library.shelf import Shelf, usual_shelf
from poise.problems import ArchiveProblem, EngineProblem, Problem
from poise.ui.texts import read_texts
from poise.ui.theme import read_theme

FONT = "fontpkg_atkinson_hyperlegible"


@dataclass(frozen=True, slots=True)
class As:
    """In which form a call leaves: its format, by which guide it is scored ("" for the ten steps), under which name.

    Without a name nobody is named.
    """

    format: Format
    guide: str = ""
    name: str = ""


def report_call(session: Path, as_: As, out: Path | None) -> int:
    """Write the call in `session` (its folder, or its name below the folder of calls) to `out`, or to standard output.

    Returns the exit code.  Raises ArchiveProblem, ScenarioProblem or Problem.
    """
    shelf = usual_shelf()
    call = _told(_folder(session), as_, shelf)
    content = _written(call, as_.format, shelf)
    if out is None:
        click.echo(content.removeprefix(BOM_UTF8), nl=False)
        return 0
    try:
        out.write_bytes(content)
    except OSError as error:
        raise ArchiveProblem(
            f"The report cannot be written to {out}: {error.strerror or error}.",
            "Choose a folder that is there and may be written to.",
        ) from error
    return 0


def _folder(session: Path) -> Path:
    named = places.calls() / session
    return session if session.is_dir() or not named.is_dir() else named


def _told(folder: Path, as_: As, shelf: Shelf) -> Told:
    recorded = archive.read(folder)
    if not recorded.events:
        raise ArchiveProblem(f"Nothing was recorded of the call in {folder}.", "There is nothing to report.")
    weights = rubric.load(shelf.rubric)
    books = guides.every(shelf.guides, weights)
    scenario = scenarios.played(scenarios.load(recorded.scenario, named=False), recorded.events)
    guide = _guide(books, as_.guide)
    return told(folder.resolve().name, _began(folder), scenario, recorded.events, books, guide, weights, as_.name)


def _began(folder: Path) -> datetime:
    """The local time in the folder's name, with this machine's offset on that day."""
    began = archive.began_of(folder.resolve())
    if began is None:
        raise ArchiveProblem(
            f"The name of the folder {folder} does not say when the call began.",
            "Give it back the name it had, such as 2026-03-01_120000_samples-never-came_a1b2.",
        )
    return began.astimezone()


def _guide(books: tuple[Guide, ...], id_: str) -> Guide:
    found = books[0] if not id_ else next((guide for guide in books if guide.id == id_), None)
    if found is None:
        known = ", ".join(guide.id for guide in books)
        raise Problem(f'There is no guide "{id_}".', f"Choose one of: {known}.")
    return found


def _written(call: Told, format_: Format, shelf: Shelf) -> bytes:
    """A table begins with a byte order mark, without which spreadsheets take its letters for others."""
    words = _words(shelf.assets)
    ways: Mapping[Format, Callable[[], bytes]] = {
        "html": lambda: _page(call, shelf, words),
        "pdf": lambda: _pdf(call, shelf, words),
        "json": lambda: json_document(call).encode(),
        "vtt": lambda: webvtt(call, words).encode(),
        "srt": lambda: subrip(call, words).encode(),
        "txt": lambda: plain(call, words).encode(),
        "csv": lambda: csv_table(call).encode("utf-8-sig"),
        "xapi": lambda: xapi(call).encode(),
    }
    return ways[format_]()


def _page(call: Told, shelf: Shelf, words: Words) -> bytes:
    palette = _palette(shelf.assets)
    fonts = {name: file.read_bytes() for name, file in _fonts().items()}
    sheet = paper(call, cards.card(shelf.assets / cards.CARD), words, palette)
    return html_page(sheet, palette, fonts).encode()


def _pdf(call: Told, shelf: Shelf, words: Words) -> bytes:
    from poise.export.pdf import pdf_report  # takes a third of a second to import, which only a PDF needs

    palette = _palette(shelf.assets)
    sheet = paper(call, cards.card(shelf.assets / cards.CARD), words, palette)
    number = words("report.page", page="{page}", pages="{pages}")
    return pdf_report(sheet, palette, _fonts(), number, call.began)


def _palette(assets: Path) -> Palette:
    return read_theme(assets / "themes", "light").roles


def _words(assets: Path) -> Words:
    """The words of the window, and those that only a report needs."""
    tables = [read_texts(assets / "i18n" / name) for name in ("en-report.toml", "en.toml")]

    def say(key: str, /, **values: object) -> str:
        return next((table for table in tables if key in table), tables[-1])(key, **values)

    return say


def _fonts() -> Mapping[str, Path]:
    """The files of the letters.  Raises EngineProblem if the package with them is not there."""
    try:
        files = Path(str(resources.files(FONT))) / "files"
    except ModuleNotFoundError as error:
        raise EngineProblem(
            "The letters of the report are not installed (fontpkg-atkinson-hyperlegible).",
            "Delete the folder .venv and run python3 app/start.py, which installs everything anew.",
        ) from error
    return {name: files / f"AtkinsonHyperlegible-{name.title()}.ttf" for name in ("regular", "bold")}
