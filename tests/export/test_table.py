"""The table can be read back, and no cell is a formula."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from poise.domain.afterwards import Corrected, Disputed, folded
from poise.domain.events import TraineeSpoke
from poise.export.table import COLUMNS, csv_table
from poise.export.told import Later, Told
from tests.export.sample import call
from tests.ui.scripted import REPLIES, story


def rows(told: Told) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(csv_table(told), newline="")))


def test_there_is_a_row_a_turn_with_every_column() -> None:
    told = call(REPLIES)
    found = rows(told)
    assert [int(row["turn"]) for row in found] == [reply.spoken.turn for reply in told.report.replies]
    assert all(tuple(row) == COLUMNS for row in found)


def test_a_row_says_what_was_said_found_and_done() -> None:
    first, _, unheard, *_ = rows(call(REPLIES))
    assert first["customer_text"].startswith("Right.") and first["reply_text"].startswith("Well, I'm sorry")
    assert int(first["anger_after"]) > int(first["anger_before"]) and first["mood_before"] == "angry"
    assert "Apologised with an if" in first["faults"].split("; ") and first["shown"] == ""
    assert float(first["wpm"]) == 204 and first["tentative"] == "false"
    assert unheard["reply_note"] == "unheard" and unheard["wpm"] == ""


@pytest.mark.parametrize("start", ["=1+1", "+49", "-2", "@SUM(A1)", " =1", "\t=1"])
def test_text_that_would_be_a_formula_is_kept_from_being_one(start: str) -> None:
    events = [replace(e, text=f"{start}, he said") if isinstance(e, TraineeSpoke) else e for e in story()]
    assert rows(call(events=events))[0]["reply_text"].startswith("'")


def test_numbers_below_zero_stay_numbers() -> None:
    assert float(rows(call(REPLIES))[0]["latency"]) == -0.4


def test_quotes_commas_and_line_ends_survive() -> None:
    text = 'She said "no", then\nleft.'
    events = [replace(e, text=text) if isinstance(e, TraineeSpoke) else e for e in story()]
    assert rows(call(events=events))[0]["reply_text"] == text


def test_what_was_corrected_and_disputed_stands_beside_what_was_found() -> None:
    when = "2026-03-01T13:00:00"
    added = folded((Corrected(when, 1, "I am sorry."), Disputed(when, 1, "defend", "fault", "It is the rule.")))
    first, second, *_ = rows(call(REPLIES, later=Later(added)))
    assert (first["corrected"], first["disputed"]) == ("I am sorry.", "Defended oneself")
    assert (second["corrected"], second["disputed"]) == ("", "")
