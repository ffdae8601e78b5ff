"""What the report says: the parts that page and PDF share."""

from poise.domain.evidence import Delivery
from tests.export.sample import call, read
from tests.ui.scripted import REPLIES, WON, Said, story, the_card, until


def test_the_head_says_when_with_whom_how_long_and_by_which_guide() -> None:
    facts = dict(read(call(trainee="Ann", guide="five-ways")).facts)
    assert facts["Date"] == "1 March 2026, 12:00" and facts["Customer"] == "Margaret Doyle"
    assert facts["Trainee"] == "Ann" and facts["Scored by"] == "Five ways"
    assert "Trainee" not in dict(read(call()).facts)


def test_the_end_is_told_in_words() -> None:
    assert read(call()).outcome == "It was settled with Margaret Doyle."
    assert read(call(events=story(ends=False))).outcome == "The call was cut off."
    assert read(call(WON[:1])).outcome == "The trainee ended the call."


def test_each_reply_has_its_marks_its_change_and_its_causes() -> None:
    first, *_ = read(call(REPLIES)).replies
    assert first.heading.startswith("Reply 1, at ") and "".join(p.text for p in first.pieces) == REPLIES[0].text
    assert [mark.sign for mark in first.marks] == ["−1", "−2", "−3", "−4"]
    assert first.change.startswith("Angry (") and "Apologised with an if: anger +" in first.causes


def test_what_was_silent_or_unheard_says_so() -> None:
    assert "no words that could be trusted" in read(call(REPLIES)).replies[2].note


def test_each_step_shows_its_evidence_or_why_there_is_none() -> None:
    told = call()
    sheet = read(told).sheet
    assert [row.step.score for row in sheet.rows] == [score.score for score in told.report.guides["ten-steps"]]
    by_number = {row.step.number: row for row in sheet.rows}
    assert any("“I'm sorry, Ms Doyle” (reply\xa02)" in one.text for one in by_number["4"].shown)
    assert by_number["8"].step.score_word == "after the call" and by_number["8"].shown == ()
    moments = [one.text for one in by_number["2"].shown if "(replies" in one.text]
    assert moments and all("“" not in text for text in moments)


def test_the_whole_is_told_only_with_its_spread() -> None:
    told = call()
    total = told.report.totals["ten-steps"]
    assert total is not None and read(told).sheet.guide.total == f"Taken together: {total.low} to {total.high} of 100"
    assert read(call(events=tuple(until(story(ends=False), 1)))).sheet.guide.total == ""


def test_the_figures_have_the_columns_of_which_something_is_known() -> None:
    grid = read(call(REPLIES)).figures
    assert grid.columns[:3] == ("Reply", "Words a minute", "Waited, s") and "Louder, dB" in grid.columns
    assert grid.rows[0][:3] == ("1", "204", "−0.4") and len(grid.rows) == 4
    bare = [Said(one.text, one.found, Delivery(), one.seconds) for one in WON]
    assert read(call(bare)).figures.columns == () and read(call(bare)).figures.note


def test_it_says_how_right_the_judge_is() -> None:
    judge = " ".join(read(call()).judge)
    assert f"{the_card().replies:,} replies" in judge and f"{100 * the_card().accused:.1f} %" in judge
