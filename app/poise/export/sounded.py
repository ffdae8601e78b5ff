"""How the replies sounded, as a table of figures: only the columns of which something is known."""

from collections.abc import Callable
from dataclasses import dataclass

from poise.domain.evidence import Delivery
from poise.export.told import Told
from poise.export.turns import turns
from poise.shown.words import Words, signed

NONE = "–"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its heading, what it shows, and its cells as words; `note` stands in its place if it has no columns."""

    heading: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def sounded(told: Told, words: Words) -> Grid:
    """A row a reply that was heard."""
    heard = [turn for turn in turns(told) if not turn.answered.note]
    kept = [(name, tell) for name, tell in _COLUMNS if any(tell(turn.reply.delivery) for turn in heard)]
    rows = tuple((str(turn.number), *(tell(turn.reply.delivery) or NONE for _, tell in kept)) for turn in heard)
    heading, caption = words("report.figures"), words("report.figures_caption")
    if not kept:
        typed = bool(heard) and all(turn.answered.typed for turn in heard)
        return Grid(heading, caption, (), (), words("report.typed" if typed else "delivery.nothing"))
    names = tuple(words(f"report.column_{name}") for name in ("reply", *(name for name, _ in kept)))
    tentative = any(turn.reply.delivery.tentative for turn in heard)
    return Grid(heading, caption, names, rows, words("delivery.tentative") if tentative else "")


def _whole(value: float | None) -> str:
    return "" if value is None else str(round(value))


def _tenth(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".replace("-", "−")


def _change(value: float | None) -> str:
    return "" if value is None else signed(round(value))


_COLUMNS: tuple[tuple[str, Callable[[Delivery], str]], ...] = (
    ("wpm", lambda found: _whole(found.wpm)),
    ("latency", lambda found: _tenth(found.latency)),
    ("pauses", lambda found: _whole(found.pauses)),
    ("longest", lambda found: _tenth(found.longest_pause) if found.pauses else ""),
    ("level", lambda found: _change(found.level_change_db)),
    ("pitch", lambda found: _change(found.f0_change_st)),
    ("over", lambda found: _tenth(found.talk_over) if round(found.talk_over or 0, 1) else ""),
)
