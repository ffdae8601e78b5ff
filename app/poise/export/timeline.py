"""The timeline as a picture: when each of the two spoke, and how much was found in each reply."""

from collections.abc import Iterator

from poise.export.axis import LEFT, RIGHT, Axis, roomy
from poise.export.picture import Box, Label, Line, Palette, Picture, Shape
from poise.export.spoken import Spoken, spoken
from poise.export.told import Told
from poise.export.turns import Turn, turns
from poise.shown.theme import mixed
from poise.shown.words import Words, clock

LANES = {"customer": 14.0, "trainee": 48.0}
"""Upper edge of each speaker's lane."""
TALL = 22.0
THIN = 3.0
"""Units a bar is wide at least, so that a typed reply is seen too."""
COUNTS = {"skill": 100.0, "fault": 122.0}
"""Base line of each row of numbers."""
RULE, HEIGHT = 136.0, 160.0
APART = 16.0


def timeline(told: Told, words: Words, palette: Palette) -> Picture:
    """The picture; a lane stays empty where nobody spoke."""
    said, found = spoken(told.events), turns(told)
    axis = Axis(max([told.seconds, *(one.end for one in said if not one.typed)]))
    return Picture(
        title=words("report.timeline"),
        words=" ".join(_told(told, found, words)),
        height=HEIGHT,
        shapes=(
            *_ground(told, axis, words, palette),
            *(shape for one in said for shape in _bars(one, axis, palette)),
            *_counts(found, axis, palette),
        ),
    )


def counted(turn: Turn, polarity: str) -> int:
    """How much of that kind was surely found in the reply."""
    return sum(one.sure and one.polarity == polarity for one in turn.reply.evidence)


def _told(told: Told, found: tuple[Turn, ...], words: Words) -> Iterator[str]:
    yield words("report.timeline_alt", name=told.scenario.customer.name)
    for turn in found:
        at, skills, faults = clock(turn.answered.start), counted(turn, "skill"), counted(turn, "fault")
        yield words("report.timeline_turn", turn=turn.number, clock=at, skills=skills, faults=faults)


def _ground(told: Told, axis: Axis, words: Words, palette: Palette) -> Iterator[Shape]:
    names = {"customer": told.scenario.customer.name, "trainee": told.trainee or words("call.you")}
    for who, top in LANES.items():
        yield Box(LEFT, top, RIGHT - LEFT, TALL, palette["inset"], 3)
        yield Label(LEFT - 10, top + TALL / 2 + 4, shortened(names[who]), palette["muted"], anchor="end")
    for polarity, base in COUNTS.items():
        yield Label(LEFT - 10, base, words(f"debrief.{polarity}"), palette[polarity], anchor="end")
    yield Line(((LEFT, RULE), (RIGHT, RULE)), palette["line"])
    for tick in axis.ticks():
        yield Line(((axis.x(tick), RULE), (axis.x(tick), RULE + 4)), palette["edge"])
        yield Label(axis.x(tick), RULE + 17, clock(tick), palette["muted"], 11, "middle")


def _bars(one: Spoken, axis: Axis, palette: Palette) -> Iterator[Shape]:
    """The whole of a reply faintly, and where there was a voice in it; a typed one is but a stroke."""
    top = LANES[one.who]
    colour = palette["edge" if one.who == "customer" else "accent"]
    begin, end = axis.x(one.start), axis.x(one.start if one.typed else one.end)
    if one.who == "trainee" and not one.typed and one.note != "silent":
        yield Box(begin, top, max(THIN, end - begin), TALL, mixed(palette["inset"], colour, 0.3), 2)
    for start, stop in ((one.start, one.start),) if one.typed else one.stretches:
        yield Box(axis.x(start), top, max(THIN, axis.x(stop) - axis.x(start)), TALL, colour, 2)


def _counts(found: tuple[Turn, ...], axis: Axis, palette: Palette) -> Iterator[Shape]:
    middles = [axis.x(one.answered.start if one.answered.typed else _middle(one.answered)) for one in found]
    for turn, x, fits in zip(found, middles, roomy(middles, APART), strict=True):
        for polarity, base in COUNTS.items():
            number = counted(turn, polarity)
            if number and fits:
                sign = "+" if polarity == "skill" else "−"
                yield Label(x, base, f"{sign}{number}", palette[polarity], 12.5, "middle", bold=True)


def _middle(one: Spoken) -> float:
    return (one.start + one.end) / 2


def shortened(name: str, most: int = 15) -> str:
    """A name for which there is room beside a lane."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
