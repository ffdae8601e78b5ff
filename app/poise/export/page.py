"""A report as one HTML page that needs nothing else: no script, no file beside it, nothing from the network."""

from collections.abc import Mapping

from poise.export.afterwards import Part, Point
from poise.export.marks import Numbered, Piece
from poise.export.markup import Html, joined, tag
from poise.export.paper import Paper, ReplyRead
from poise.export.picture import Palette
from poise.export.sounded import Grid
from poise.export.steps import Sheet, StepRead
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
        tag("style", Html(style(palette, fonts, paper.running))),
    )
    main = tag(
        "main",
        _head(paper),
        _mood(paper),
        _sheet(paper),
        _after(paper),
        _judge(paper),
        _replies(paper),
        _figures(paper.figures),
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
        tag("p", paper.own_mood, class_="own-view") if paper.own_mood else None,
        tag("section", tag("h2", paper.headings["goal"]), tag("p", paper.goal), class_="goal") if paper.goal else None,
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
    guide = sheet.guide
    total = (tag("p", guide.total, class_="total"), tag("p", guide.total_why, class_="quiet")) if guide.total else ()
    return joined(tag("h2", guide.name), table, *total, tag("p", sheet.source, class_="quiet"))


def _step(read: StepRead) -> Html:
    row = read.step
    bar = (
        None
        if row.score is None
        else tag("span", tag("i", style=f"width:{row.score}%"), class_="bar", aria_hidden="true")
    )
    shown = [
        tag(
            "li", tag("b", "+" if one.polarity == "skill" else "−", class_=f"{one.polarity}-ink"), tag("span", one.text)
        )
        for one in read.shown
    ]
    return tag(
        "tr",
        tag("th", tag("span", row.number, class_="number"), row.name, scope="row"),
        tag("td", tag("span", row.score_word, class_="quiet" if row.score is None else None), bar, class_="score"),
        tag(
            "td",
            tag("ul", *shown) if shown else None,
            tag("span", read.nothing, class_="quiet") if read.nothing else None,
            tag("p", row.own, class_="own-view") if row.own else None,
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
            tag("dt", paper.headings["corrected"]) if reply.corrected else None,
            tag("dd", quoted(reply.corrected), class_="own") if reply.corrected else None,
            tag("dt", paper.headings["marks"]) if reply.marks else None,
            tag("dd", tag("ul", *map(_mark, reply.marks), class_="marks")) if reply.marks else None,
            tag("dt", paper.headings["moved"]),
            tag("dd", tag("span", reply.change), tag("br"), tag("span", reply.causes, class_="quiet")),
            class_="said",
        ),
    )


def _piece(piece: Piece) -> Html:
    """Words under several marks have the line of the first that is sure: two lines would not be told apart."""
    first = sorted(piece.within, key=lambda one: not one.mark.sure)
    words = tag("mark", piece.text, class_=_kind(first[0])) if first else piece.text
    return joined(words, *(tag("sup", one.sign, class_=f"{_kind(one)}-ink") for one in piece.ends))


def _mark(one: Numbered) -> Html:
    said = tag("span", one.disputed, class_="disputed") if one.disputed else None
    text = tag("span", tag("strong", f"{one.mark.label}. "), one.mark.why, said)
    return tag("li", tag("b", one.sign, class_=f"{_kind(one)}-ink"), text)


def _kind(one: Numbered) -> str:
    return one.mark.polarity if one.mark.sure else "perhaps"


def _after(paper: Paper) -> Html:
    return joined(tag("h2", paper.headings["after"]), *map(_part, paper.after))


def _part(part: Part) -> Html:
    return tag("section", tag("h3", part.heading), tag("ul", *map(_point, part.points)), class_="after")


def _point(point: Point) -> Html:
    return tag("li", point.text, *(tag("span", note, class_="quiet") for note in point.notes))


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
