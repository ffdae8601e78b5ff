"""What the window says of the recorded calls as a whole."""

from pathlib import Path

import pytest

from poise.shown.texts import Texts
from poise.ui.drawer import Lot
from poise.ui.views.drawer import ask_all, ask_one, ask_outlived, drawer, kept_words

LOT = Lot(tuple(Path(str(number)) for number in range(14)), 221_000_000)
ONE = Lot((Path("1"),), 900)


def test_where_how_many_how_large_and_for_how_long(texts: Texts) -> None:
    shown = drawer("~/calls", LOT, 30, texts)
    assert shown.where == "In ~/calls. They stay on this computer." and shown.held == "14 calls, 221 MB"
    assert shown.days == 30 and [days for days, _ in shown.choices] == [0, 7, 30, 90, 365]
    assert shown.any_call


def test_without_a_call_there_is_nothing_to_be_deleted(texts: Texts) -> None:
    shown = drawer("~/calls", Lot(), 0, texts)
    assert shown.held == "No calls yet" and not shown.any_call


@pytest.mark.parametrize(
    ("days", "how_long"), [(0, "until you delete it."), (30, "until it is 30 days old or you delete it.")]
)
def test_before_the_first_recording_all_of_it_is_said(days: int, how_long: str, texts: Texts) -> None:
    said = kept_words("~/calls", days, texts)
    assert "in ~/calls" in said and how_long in said and "unless you export a call yourself" in said


def test_questions_name_the_number_and_the_size(texts: Texts) -> None:
    assert ask_all(LOT, texts).sentence == "Delete all 14 calls?" and "221 MB" in ask_all(LOT, texts).detail
    assert ask_all(ONE, texts).sentence == "Delete your only call?"
    assert ask_outlived(LOT, 30, texts).sentence == "14 calls are older than 30 days. Delete them, as you chose?"
    assert ask_outlived(ONE, 7, texts).sentence == "One call is older than 7 days. Delete it, as you chose?"
    assert ask_one(texts).sentence == "Delete this call?"
