"""What the list of earlier calls shows: two lines a call, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from poise.ui.parts import PastCall
from poise.ui.texts import Texts


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call; `text` is what is shown and searched."""

    folder: Path
    text: str


def calls(kept: Iterable[PastCall], texts: Texts) -> tuple[CallRow, ...]:
    """The rows, in the same order."""
    return tuple(_row(one, texts) for one in kept)


def _row(one: PastCall, texts: Texts) -> CallRow:
    ended = texts(f"ended.{one.outcome or 'cut_off'}")
    minutes = texts.count("calls.minutes", max(1, round(one.seconds / 60)))
    when = f"{one.began:%A} {one.began.day} {one.began:%B %Y, %H:%M}"
    text = texts("calls.row", title=one.title, ended=ended, when=when, minutes=minutes)
    return CallRow(one.folder, text)
