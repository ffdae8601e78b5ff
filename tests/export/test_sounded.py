"""The table of figures has a row a reply that was heard, and only the columns of which something is known."""

from dataclasses import replace

from poise.domain.evidence import Delivery
from poise.export.sounded import NONE, Grid, sounded
from tests.export.sample import call, the_words
from tests.ui.scripted import REPLIES, Said, story


def grid(*replies: Said) -> Grid:
    return sounded(call(replies), the_words())


def reply(**figures: float | bool | None) -> Said:
    return Said("I am sorry.", delivery=replace(Delivery(), **figures))


def test_each_reply_that_was_heard_has_a_row_of_its_own_figures() -> None:
    found = grid(*REPLIES)
    heard = [str(number) for number, one in enumerate(REPLIES, 1) if one.heard]
    assert [row[0] for row in found.rows] == heard and len(heard) < len(REPLIES)
    first = dict(zip(found.columns, found.rows[0], strict=True))
    words = the_words()
    assert first[words("report.column_wpm")] == "204" and first[words("report.column_level")] == "+6"
    assert first[words("report.column_latency")] == "−0.4" and first[words("report.column_over")] == "1.4"


def test_a_column_is_left_out_if_nothing_is_known_of_it_and_a_gap_in_it_is_a_dash() -> None:
    found = grid(reply(wpm=150.4), reply())
    assert found.columns == tuple(the_words()(f"report.column_{name}") for name in ("reply", "wpm"))
    assert found.rows == (("1", "150"), ("2", NONE))


def test_talking_over_that_rounds_to_nothing_is_none() -> None:
    assert grid(reply(talk_over=0.04)).columns == ()


def test_first_guesses_are_said_to_be_such() -> None:
    said = the_words()("delivery.tentative")
    assert grid(reply(wpm=150.0, tentative=True)).note == said != grid(reply(wpm=150.0, tentative=False)).note


def test_where_nothing_is_known_a_sentence_says_why() -> None:
    silent = sounded(call(events=story()[:1]), the_words())
    assert silent.columns == silent.rows == () and silent.note == the_words()("delivery.nothing")
