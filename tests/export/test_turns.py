"""A turn joins the customer's words with the reply that they led to."""

from poise.domain.events import CustomerSpoke
from poise.export.turns import turns
from tests.export.sample import call
from tests.ui.scripted import REPLIES, story, until


def test_each_reply_stands_behind_the_words_it_answers() -> None:
    found = turns(call(REPLIES))
    assert [turn.number for turn in found] == list(range(1, len(REPLIES) + 1))
    for turn in found:
        assert turn.asked is not None and turn.asked.turn == turn.number
        assert turn.asked.text == " ".join(turn.reply.customer_said.split())
        assert turn.answered.text == " ".join(turn.reply.spoken.text.split())
        assert turn.asked.start < turn.answered.start


def test_a_reply_without_words_before_it_is_told_all_the_same() -> None:
    events = [event for event in story() if not isinstance(event, CustomerSpoke)]
    found = turns(call(events=events))
    assert found and all(turn.asked is None for turn in found)


def test_words_that_nobody_answered_are_no_turn() -> None:
    assert turns(call(events=tuple(until(story(ends=False), 1)))) == ()
