"""The mood curve as a picture: the customer's anger and trust after each reply, over the fields of the moods."""

from collections.abc import Iterator

from poise.domain.mood import BANDS, Mood
from poise.export.axis import LEFT, RIGHT, Axis, roomy
from poise.export.picture import Box, Dot, Label, Line, Palette, Picture, Point, Shape
from poise.export.told import Told
from poise.shown.theme import mixed
from poise.shown.words import Words

TOP, BOTTOM, HEIGHT = 12.0, 232.0, 268.0
APART = 16.0
"""Units between two numbers below the curve, and between the names of the two lines."""
BORDERS = (*(next(anger for anger in range(101) if Mood(anger, 0).band == band) for band in BANDS), 100)
"""The points of anger at which each mood begins, as the rules have them."""


def curve(told: Told, words: Words, palette: Palette) -> Picture:
    """The picture; without a reply it shows the mood at the first word alone."""
    moods = told.report.moods
    axis = Axis(max(told.seconds, moods[-1][0]))
    places = [(axis.x(at), mood) for at, mood in moods]
    return Picture(
        title=words("report.curve"),
        words=" ".join(_told(told, words)),
        height=HEIGHT,
        shapes=(
            *_fields(words, palette),
            *_lines(places, words, palette),
            *_numbers(told, places, words, palette),
        ),
    )


def _told(told: Told, words: Words) -> Iterator[str]:
    yield words("report.curve_alt")
    turns = [0, *(reply.spoken.turn for reply in told.report.replies)]
    for turn, (_, mood) in zip(turns, told.report.moods, strict=False):
        title = words("debrief.after_reply", turn=turn) if turn else words("debrief.start")
        word = words(f"mood.{mood.band}").lower()
        yield words("report.curve_point", title=title, word=word, anger=mood.anger, trust=mood.trust)


def _y(value: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / 100


def _fields(words: Words, palette: Palette) -> Iterator[Shape]:
    """A faint field for each mood, with its name before it."""
    for band, low, high in zip(BANDS, BORDERS, BORDERS[1:], strict=False):
        tint = mixed(palette["surface"], palette[band], 0.10)
        yield Box(LEFT, _y(high), RIGHT - LEFT, _y(low) - _y(high), tint)
        yield Label(LEFT - 10, (_y(low) + _y(high)) / 2 + 4, words(f"mood.{band}"), palette["muted"], anchor="end")
    for border in BORDERS[1:-1]:
        yield Line(((LEFT, _y(border)), (RIGHT, _y(border))), palette["line"], 0.75)


def _lines(places: list[tuple[float, Mood]], words: Words, palette: Palette) -> Iterator[Shape]:
    anger: tuple[Point, ...] = tuple((x, _y(mood.anger)) for x, mood in places)
    trust: tuple[Point, ...] = tuple((x, _y(mood.trust)) for x, mood in places)
    yield Line(trust, palette["accent"], 1.75, (5, 4))
    yield Line(anger, palette["ink"], 2.25)
    for (x, y), (_, mood) in zip(anger, places, strict=True):
        yield Dot(x, y, 4.5, palette[mood.band], palette["surface"])
    high, low = sorted((("anger", "ink", anger[-1][1]), ("trust", "accent", trust[-1][1])), key=lambda one: one[2])
    gap = max(0.0, APART - (low[2] - high[2])) / 2
    for (name, colour, y), shift in ((high, -gap), (low, gap)):
        value = getattr(places[-1][1], name)
        text = f"{words(f'debrief.{name}')} {value}"
        yield Label(RIGHT + 12, y + shift + 4, text, palette[colour], 12.5, bold=True)


def _numbers(told: Told, places: list[tuple[float, Mood]], words: Words, palette: Palette) -> Iterator[Shape]:
    numbered = [(x, reply.spoken.turn) for (x, _), reply in zip(places[1:], told.report.replies, strict=False)]
    for (x, turn), fits in zip(numbered, roomy((x for x, _ in numbered), APART), strict=True):
        yield Line(((x, BOTTOM), (x, BOTTOM + 4)), palette["line"])
        if fits:
            yield Label(x, BOTTOM + 17, str(turn), palette["muted"], anchor="middle")
    middle = (LEFT + RIGHT) / 2
    yield Label(middle, BOTTOM + 34, words("report.curve_times"), palette["muted"], 11, "middle")
