"""The report of a lesson names nobody; that of a speaker holds the replies of nobody else."""

from dataclasses import replace

from poise.domain.lesson import Demonstration, Played, Talk
from poise.export.leaflet import Leaflet
from poise.export.taught import class_report, speaker_report
from tests.export.held import PLAN, asked, shared, taught
from tests.export.sample import NASTY, the_words

W = the_words()


def words_of(leaflet: Leaflet) -> str:
    tables = [chapter.table for chapter in leaflet.chapters if chapter.table is not None]
    cells = [cell for table in tables for row in (table.names, *table.rows) for cell in row]
    texts = [text for chapter in leaflet.chapters for text in (chapter.heading, *chapter.paragraphs)]
    return "\n".join([leaflet.heading, leaflet.title, leaflet.running, *map(" ".join, leaflet.facts), *texts, *cells])


def test_the_report_of_the_class_names_nobody():
    text = words_of(class_report(taught(*asked()[:4]), W))
    assert NASTY not in text and "CD" not in text
    assert "One lesson" in text and shared().scenario.title in text


def test_it_has_a_chapter_for_parts_calls_and_each_question():
    leaflet = class_report(taught(*asked()), W)
    assert [chapter.heading for chapter in leaflet.chapters][:2] == [W("held.parts"), W("held.calls")]
    assert len(leaflet.chapters) == 2 + 4
    [row] = leaflet.chapters[1].table.rows
    assert row[0] == shared().scenario.title and row[1] == str(len(shared().report.replies))


def test_parts_without_a_title_are_told_by_what_they_are():
    parts = (Talk(5, "Hello.", ""), Demonstration(5, "good"), Played(5, "samples-never-came"), Played(5, "gone"))
    leaflet = class_report(taught(plan=replace(PLAN, parts=parts)), W)
    told = [row[0] for row in leaflet.chapters[0].table.rows]
    assert told == ["Hello.", W("held.demonstration_good"), shared().scenario.title, "gone"]


def test_a_class_without_a_plan_and_without_calls():
    held = taught(calls=(), plan=None)
    leaflet = class_report(replace(held, stands=replace(held.stands, title="")), W)
    assert leaflet.title == W("held.no_lesson")
    assert [chapter.paragraphs for chapter in leaflet.chapters] == [(W("held.no_calls"),)]


def test_each_speaker_has_their_own_replies_and_no_others():
    held = taught()
    assert held.speakers == (NASTY, "CD")
    turns = {one.spoken.turn: one.spoken.text for one in shared().report.replies}
    for speaker, odd in ((NASTY, 1), ("CD", 0)):
        leaflet = speaker_report(held, speaker, W)
        table = leaflet.chapters[-1].table
        assert [int(row[0]) for row in table.rows] == [turn for turn in turns if turn % 2 == odd]
        assert (W("held.speaker"), speaker) in leaflet.facts
        said = words_of(leaflet)
        assert (W("held.unjudged") in said) == (speaker == "CD")


def test_somebody_who_gave_no_reply():
    leaflet = speaker_report(taught(), "nobody", W)
    assert leaflet.chapters == () and dict(leaflet.facts)[W("held.replies")] == "0"
