"""A call as a table for a spreadsheet: one row a turn."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from io import StringIO

from poise.domain.afterwards import Afterwards
from poise.domain.evidence import Delivery, Evidence
from poise.domain.rubric import Rubric
from poise.export.spoken import Spoken
from poise.export.told import Told
from poise.export.turns import Turn, turns

COLUMNS = (
    "turn",
    "customer_began",
    "customer_seconds",
    "customer_text",
    "reply_began",
    "reply_seconds",
    "reply_text",
    "reply_note",
    "mood_before",
    "anger_before",
    "trust_before",
    "mood_after",
    "anger_after",
    "trust_after",
    "shown",
    "faults",
    "possible",
    "corrected",
    "disputed",
    *(field.name for field in fields(Delivery)),
)
"""What each column is called; times are seconds of the call's clock, delivery figures have the units of `Delivery`."""


def csv_table(told: Told) -> str:
    """The table (RFC 4180), with its head; a cell is empty where something is not known or could not be judged.

    Text that a spreadsheet would take for a formula is preceded by an apostrophe (OWASP, CSV injection).
    """
    file = StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_row(turn, told.rubric, told.later.added) for turn in turns(told))
    return file.getvalue()


def _row(turn: Turn, rubric: Rubric, added: Afterwards) -> dict[str, object]:
    reply, at = turn.reply, turn.reply.spoken.at
    disputed = (e for e in reply.evidence if added.dispute(turn.number, at, e.id, e.polarity))
    cells: dict[str, object] = {
        "turn": turn.number,
        **_times("customer", turn.asked),
        "customer_text": reply.customer_said,
        **_times("reply", turn.answered),
        "reply_text": reply.spoken.text,
        "reply_note": turn.answered.note or ("typed" if turn.answered.typed else ""),
        "mood_before": reply.before.band,
        "anger_before": reply.before.anger,
        "trust_before": reply.before.trust,
        "mood_after": reply.after.band,
        "anger_after": reply.after.anger,
        "trust_after": reply.after.trust,
        "shown": _names((e for e in reply.evidence if e.sure and e.polarity == "skill"), rubric),
        "faults": _names((e for e in reply.evidence if e.sure and e.polarity == "fault"), rubric),
        "possible": _names((e for e in reply.evidence if not e.sure), rubric),
        "corrected": added.words(turn.number, at),
        "disputed": _names(disputed, rubric),
        **asdict(reply.delivery),
    }
    return _safe(cells)


def _times(who: str, one: Spoken | None) -> dict[str, object]:
    """A typed reply has no length of its own."""
    if one is None:
        return {}
    seconds = None if one.typed else round(one.end - one.start, 3)
    return {f"{who}_began": round(one.start, 3), f"{who}_seconds": seconds}


def _names(found: Iterable[Evidence], rubric: Rubric) -> str:
    return "; ".join(dict.fromkeys(rubric.behaviours[e.id].called(e.polarity) for e in found))


def _safe(cells: Mapping[str, object]) -> dict[str, object]:
    return {name: _guarded(cell) if isinstance(cell, str) else _plain(cell) for name, cell in cells.items()}


def _guarded(text: str) -> str:
    return f"'{text}" if text.lstrip(" ")[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"} else text


def _plain(cell: object) -> object:
    return str(cell).lower() if isinstance(cell, bool) else cell
