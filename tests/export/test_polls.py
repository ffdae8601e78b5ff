"""A question to the class as the report has it: what came back, and Poise beside it up to that reply."""

from poise.domain.ballot import Counts
from poise.domain.classroom import Answered, Asked, CallOver, Counted
from poise.domain.counted import found_steps
from poise.export.polls import poll_chapter
from tests.export.held import COUNTS, GUIDE, MOOD, STEPS, asked, shared, taught
from tests.export.sample import the_words

W = the_words()


def chapters(*events, calls=None):
    held = taught(*events, calls=calls)
    return [poll_chapter(poll, held.stands, held.calls, GUIDE, W) for poll in held.stands.polls]


def test_the_steps_have_the_class_beside_poise():
    [chapter, *_] = chapters(*asked())
    assert chapter.heading == STEPS.text and chapter.table is not None and len(chapter.table.names) == 3
    heard = [one for reply in shared().report.replies if reply.spoken.turn <= 2 for one in reply.evidence]
    found = found_steps(GUIDE, heard)
    for option, row in zip(STEPS.options, chapter.table.rows, strict=True):
        beside = W("held.heard") if option.id in found else W("held.not_heard")
        assert row == (option.text, str(COUNTS.of(option.id)), beside)
    agreeing = sum(COUNTS.of(o.id) if o.id in found else 20 - COUNTS.of(o.id) for o in STEPS.options)
    assert W("held.agreed", share=round(100 * agreeing / (20 * len(STEPS.options)))) in chapter.paragraphs


def test_the_mood_of_that_reply_is_marked():
    chapter = chapters(*asked())[1]
    reply = next(one for one in shared().report.replies if one.spoken.turn == 2)
    marked = [row[0] for row in chapter.table.rows if row[2]]
    assert marked == [W(f"mood.{reply.after.band}")] and chapter.table.rows[2][1] == "3"


def test_written_replies_and_what_nobody_answered():
    words, choices = chapters(*asked())[2:]
    assert [row[1] for row in words.table.rows] == ["2", "1"] and len(words.table.names) == 2
    assert choices.table is None and W("held.unanswered") in choices.paragraphs


def test_hands_and_phones_are_one_count():
    both = chapters(Asked(10.0, STEPS, 2), Answered(11.0, COUNTS), Counted(12.0, COUNTS))[0]
    assert [row[1] for row in both.table.rows] == [str(2 * COUNTS.of(option.id)) for option in STEPS.options]


def test_where_the_call_is_not_kept_poise_says_nothing():
    for chapter in chapters(*asked(), calls=()):
        assert chapter.table is None or len(chapter.table.names) == 2


def test_between_calls_it_is_about_the_whole_call_before():
    chapter = chapters(CallOver(9.0, "settled"), Asked(10.0, MOOD, 0), Answered(11.0, Counts("mood", 1)))[0]
    last = shared().report.replies[-1].after.band
    assert [row[0] for row in chapter.table.rows if row[2]] == [W(f"mood.{last}")]


def test_before_the_first_reply_it_is_the_first_mood():
    chapter = chapters(Asked(10.0, MOOD, 0), Answered(11.0, Counts("mood", 1)))[0]
    first = shared().report.moods[0][1].band
    assert [row[0] for row in chapter.table.rows if row[2]] == [W(f"mood.{first}")]
