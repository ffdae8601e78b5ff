"""A report as one HTML page that needs nothing else: no script, no file beside it, nothing from the network."""

from collections.abc import Mapping

from poise.export.marks import Mark, Piece
from poise.export.markup import Html, joined, tag
from poise.export.paper import Paper, ReplyRead
from poise.export.picture import Palette
from poise.export.sounded import Grid
from poise.export.steps import Sheet, StepRow
from poise.export.style import style
from poise.export.svg import svg

LANGUAGE = "en"


def html_page(paper: Paper, palette: Palette, fonts: Mapping[str, bytes]) -> str:
    """The page; `fonts` may hold "regular" and "bold", as TrueType, to be laid into it."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{paper.title}: {paper.heading}"),
        tag("style", Html(style(palette, fonts))),
    )
    main = tag(
        "main", _head(paper), _mood(paper), _sheet(paper), _judge(paper), _replies(paper), _figures(paper.figures)
    )
    body = tag("body", main, tag("footer", tag("p", paper.made)))
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=LANGUAGE).text}\n"


def _head(paper: Paper) -> Html:
    facts = [tag("div", tag("dt", name), tag("dd", value)) for name, value in paper.facts]
    last = [
        joined(tag("dt", paper.headings[name]), tag("dd", text))
        for name, text in (("last_words", quoted(paper.last_words)), ("feeling", paper.feeling))
        if text
    ]
    return joined(
        tag(
            "header",
            tag("p", paper.heading, class_="kicker"),
            tag("h1", paper.title),
            tag("dl", *facts, class_="facts"),
        ),
        tag("h2", paper.headings["outcome"]),
        tag("p", paper.outcome, class_="outcome"),
        tag("p", paper.mood),
        tag("dl", *last, class_="last") if last else None,
    )


def _mood(paper: Paper) -> Html:
    first, second = paper.pictures
    return joined(
        tag("h2", first.title),
        tag("figure", svg(first, "curve")),
        tag("h2", second.title),
        tag("figure", svg(second, "timeline"), tag("figcaption", paper.timeline_note)),
    )


def _sheet(paper: Paper) -> Html:
    sheet: Sheet = paper.sheet
    columns = [tag("th", paper.headings[f"column_{name}"], scope="col") for name in ("step", "score", "evidence")]
    table = tag(
        "table",
        tag("caption", paper.headings["steps_caption"]),
        tag("thead", tag("tr", *columns)),
        tag("tbody", *map(_step, sheet.rows)),
        class_="steps",
    )
    total = (tag("p", sheet.total, class_="total"), tag("p", sheet.total_why, class_="quiet")) if sheet.total else ()
    return joined(tag("h2", sheet.name), table, *total, tag("p", sheet.source, class_="quiet"))


def _step(row: StepRow) -> Html:
    bar = (
        None
        if row.score is None
        else tag("span", tag("i", style=f"width:{row.score}%"), class_="bar", aria_hidden="true")
    )
    shown = [
        tag(
            "li", tag("b", "+" if one.polarity == "skill" else "−", class_=f"{one.polarity}-ink"), tag("span", one.text)
        )
        for one in row.shown
    ]
    return tag(
        "tr",
        tag("th", tag("span", row.number, class_="number"), row.name, scope="row"),
        tag("td", tag("span", row.word, class_="quiet" if row.score is None else None), bar, class_="score"),
        tag(
            "td",
            tag("ul", *shown) if shown else None,
            tag("span", row.nothing, class_="quiet") if row.nothing else None,
            tag("p", row.raises, class_="quiet") if row.raises else None,
        ),
    )


def _replies(paper: Paper) -> Html:
    nothing = None if paper.replies else tag("p", paper.headings["nothing_said"])
    return joined(tag("h2", paper.headings["replies"]), nothing, *(_reply(reply, paper) for reply in paper.replies))


def _reply(reply: ReplyRead, paper: Paper) -> Html:
    said = joined(*map(_piece, reply.pieces)) if not reply.note else tag("span", reply.note, class_="quiet")
    return tag(
        "article",
        tag("h3", reply.heading),
        tag(
            "dl",
            joined(tag("dt", paper.customer), tag("dd", reply.customer_said, class_="theirs"))
            if reply.customer_said
            else None,
            tag("dt", paper.trainee),
            tag("dd", said, class_="own"),
            tag("dt", paper.headings["marks"]) if reply.marks else None,
            tag("dd", tag("ul", *map(_mark, reply.marks), class_="marks")) if reply.marks else None,
            tag("dt", paper.headings["moved"]),
            tag("dd", tag("span", reply.change), tag("br"), tag("span", reply.causes, class_="quiet")),
            class_="said",
        ),
    )


def _piece(piece: Piece) -> Html:
    """Words under several marks have the line of the first that is sure: two lines would not be told apart."""
    first = sorted(piece.within, key=lambda mark: not mark.sure)
    words = tag("mark", piece.text, class_=_kind(first[0])) if first else piece.text
    return joined(words, *(tag("sup", mark.sign, class_=f"{_kind(mark)}-ink") for mark in piece.ends))


def _mark(mark: Mark) -> Html:
    text = tag("span", tag("strong", f"{mark.label}. "), mark.why)
    return tag("li", tag("b", mark.sign, class_=f"{_kind(mark)}-ink"), text)


def _kind(mark: Mark) -> str:
    return mark.polarity if mark.sure else "perhaps"


def _figures(grid: Grid) -> Html:
    note = tag("p", grid.note, class_="quiet") if grid.note else None
    if not grid.columns:
        return joined(tag("h2", grid.heading), note)
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in grid.columns)))
    rows = [tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:])) for row in grid.rows]
    table = tag("table", tag("caption", grid.caption), head, tag("tbody", *rows), class_="figures")
    return joined(tag("h2", grid.heading), table, note)


def _judge(paper: Paper) -> Html:
    lines = [tag("p", line) for line in paper.judge]
    return tag("aside", tag("h2", paper.headings["judge"]), *lines)


def quoted(text: str) -> str:
    """In quotation marks, if there is anything."""
    return f"“{text}”" if text else ""
