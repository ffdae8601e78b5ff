"""A leaflet as one HTML page that needs nothing else, in the look of a report."""

from collections.abc import Mapping

from poise.export.leaflet import Chapter, Columns, Leaflet
from poise.export.markup import Html, joined, tag
from poise.export.page import LANGUAGE
from poise.export.picture import Palette
from poise.export.style import style


def leaflet_page(leaflet: Leaflet, palette: Palette, fonts: Mapping[str, bytes]) -> str:
    """The page; `fonts` may hold "regular" and "bold", as TrueType, to be laid into it."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{leaflet.title}: {leaflet.heading}"),
        tag("style", Html(style(palette, fonts, leaflet.running))),
    )
    facts = [tag("div", tag("dt", name), tag("dd", value)) for name, value in leaflet.facts]
    top = tag(
        "header",
        tag("p", leaflet.heading, class_="kicker"),
        tag("h1", leaflet.title),
        tag("dl", *facts, class_="facts") if facts else None,
    )
    body = tag("body", tag("main", top, *map(_chapter, leaflet.chapters)), tag("footer", tag("p", leaflet.made)))
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=LANGUAGE).text}\n"


def _chapter(chapter: Chapter) -> Html:
    return joined(
        tag("h2", chapter.heading),
        *(tag("p", one) for one in chapter.paragraphs),
        None if chapter.table is None else _table(chapter.table),
    )


def _table(table: Columns) -> Html:
    """Each column takes its share of the width, so that the tables of a document stand alike."""
    whole = sum(table.shares)
    named = zip(table.names, table.shares, strict=True)
    head = [tag("th", name, scope="col", style=f"width:{100 * share / whole:.0f}%") for name, share in named]
    rows = [tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:])) for row in table.rows]
    return tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows))
