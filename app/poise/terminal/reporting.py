"""One recorded call leaves Poise: read from its folder, told in the format that was asked for, written where asked."""

from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from poise import places, stationery
from poise.archive import afterwards
from poise.archive import shelf as archive
from poise.calls import left_to_do as lessons
from poise.domain.afterwards import folded
from poise.domain.guides import Guide
from poise.domain.report import end_of
from poise.export.document import json_document
from poise.export.formats import Format
from poise.export.page import html_page
from poise.export.paper import paper
from poise.export.table import csv_table
from poise.export.told import Later, Told, told
from poise.export.transcript import plain, subrip, webvtt
from poise.export.xapi import xapi
from poise.library import cards, guides, rubric, scenarios
from poise.library.shelf import Shelf, usual_shelf
from poise.problems import ArchiveProblem, Problem
from poise.shown.words import Words
from poise.stationery import report_words


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
    call = _told(places.call(session), as_, shelf)
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


def _told(folder: Path, as_: As, shelf: Shelf) -> Told:
    recorded = archive.read(folder)
    if not recorded.events:
        raise ArchiveProblem(f"Nothing was recorded of the call in {folder}.", "There is nothing to report.")
    weights = rubric.load(shelf.rubric)
    books = guides.every(shelf.guides, weights)
    scenario = scenarios.played(scenarios.load(recorded.scenario, named=False), recorded.events)
    added = folded(afterwards.read(folder)).of_take(end_of(recorded.events))
    later = Later(added, lessons.promises(scenario, recorded, weights))
    guide = _guide(books, as_.guide, added.rated.guide if added.rated else "")
    name, began = folder.resolve().name, _began(folder)
    return told(name, began, scenario, recorded.events, books, guide, weights, as_.name, later)


def _began(folder: Path) -> datetime:
    """The local time in the folder's name, with this machine's offset on that day."""
    began = archive.began_of(folder.resolve())
    if began is None:
        raise ArchiveProblem(
            f"The name of the folder {folder} does not say when the call began.",
            "Give it back the name it had, such as 2026-03-01_120000_samples-never-came_a1b2.",
        )
    return began.astimezone()


def _guide(books: tuple[Guide, ...], id_: str, rated: str) -> Guide:
    """The guide that was asked for; otherwise the one by which the trainee rated himself, if it is still there."""
    known = {guide.id: guide for guide in books}
    found = known.get(id_) if id_ else known.get(rated, books[0])
    if found is None:
        raise Problem(f'There is no guide "{id_}".', f"Choose one of: {', '.join(known)}.")
    return found


def _written(call: Told, format_: Format, shelf: Shelf) -> bytes:
    """A table begins with a byte order mark, without which spreadsheets take its letters for others."""
    words = report_words(shelf.assets)
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
    palette = stationery.palette(shelf.assets)
    fonts = {name: file.read_bytes() for name, file in stationery.fonts().items()}
    sheet = paper(call, cards.card(shelf.assets / cards.CARD), words, palette)
    return html_page(sheet, palette, fonts).encode()


def _pdf(call: Told, shelf: Shelf, words: Words) -> bytes:
    from poise.export.pdf import pdf_report  # takes a third of a second to import, which only a PDF needs

    palette = stationery.palette(shelf.assets)
    sheet = paper(call, cards.card(shelf.assets / cards.CARD), words, palette)
    number = words("report.page", page="{page}", pages="{pages}")
    return pdf_report(sheet, palette, stationery.fonts(), number, call.began)
