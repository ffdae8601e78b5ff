"""A scenario knows all its lines and topics, in the order of the file."""

from dataclasses import replace

from poise.domain.mood import Mood
from poise.domain.scenario import Line
from tests.fakes import kettle


def test_a_line_fits_its_moods_or_any():
    assert Line("a", "So").fits("calm")
    angry = Line("a", "So", frozenset({"angry", "furious"}))
    assert angry.fits("angry") and not angry.fits("calm")


def test_topics_are_facts_and_then_remedies():
    assert [(topic.id, topic.kind) for topic in kettle().topics] == [
        ("bought", "fact"),
        ("replace", "remedy"),
        ("voucher", "remedy"),
    ]


def test_every_line_is_listed_once():
    ids = [line.id for line in kettle().lines()]
    assert len(ids) == len(set(ids)) == 24
    assert ids[:3] == ["vent.1", "vent.2", "heard.1"] and ids[-1] == "half.1"


def test_the_follow_up_is_a_talk_of_its_own():
    again = replace(kettle(), follow_up=kettle())
    assert len(list(again.lines())) == len(list(kettle().lines()))


def test_the_temper_says_where_the_mood_begins():
    assert kettle().customer.temper.start == Mood(75, 30)
