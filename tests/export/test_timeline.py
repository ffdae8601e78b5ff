"""The timeline has a bar where each of the two spoke, in the lane of who spoke, and numbers under the replies."""

from dataclasses import replace

import pytest

from poise.domain.events import TraineeSpoke
from poise.export.axis import Axis
from poise.export.picture import Box, Label
from poise.export.spoken import Who, spoken
from poise.export.timeline import LANES, TALL, THIN, counted, timeline
from poise.export.told import Told
from poise.export.turns import turns
from tests.export.sample import call, the_palette, the_words
from tests.ui.scripted import REPLIES, story


def bars(told: Told, who: Who) -> list[Box]:
    """The bars of a lane that say where there was a voice."""
    shapes = timeline(told, the_words(), the_palette()).shapes
    colour = the_palette()["edge" if who == "customer" else "accent"]
    found = [shape for shape in shapes if isinstance(shape, Box) and shape.fill == colour]
    assert all(bar.y == LANES[who] for bar in found)
    return found


@pytest.mark.parametrize("who", LANES)
def test_a_bar_stands_wherever_there_was_a_voice(who: Who) -> None:
    told = call(REPLIES)
    said, axis = spoken(told.events), Axis(told.seconds)
    stretches = [each for one in said if one.who == who for each in one.stretches]
    found = bars(told, who)
    assert stretches and [bar.x for bar in found] == [pytest.approx(axis.x(start)) for start, _ in stretches]
    widths = [max(THIN, axis.x(end) - axis.x(start)) for start, end in stretches]
    assert [bar.width for bar in found] == [pytest.approx(width) for width in widths]


def test_a_typed_reply_is_but_a_stroke() -> None:
    events = [replace(e, take=None, speech=(), seconds=0.0) if isinstance(e, TraineeSpoke) else e for e in story()]
    found = bars(call(events=events), "trainee")
    assert found and all(bar.width == THIN for bar in found)


def test_each_lane_says_whose_it_is() -> None:
    for name, shown in (("Ann", "Ann"), ("", the_words()("call.you"))):
        picture = timeline(call(trainee=name), the_words(), the_palette())
        labels = {
            shape.y: shape.text
            for shape in picture.shapes
            if isinstance(shape, Label) and shape.y < LANES["trainee"] + TALL
        }
        assert [labels[top + TALL / 2 + 4] for top in LANES.values()] == ["Margaret Doyle", shown]


def test_only_what_was_surely_found_is_counted() -> None:
    turn = turns(call())[1]
    sure = [one for one in turn.reply.evidence if one.sure and one.polarity == "skill"]
    doubtful = replace(turn.reply, evidence=(*turn.reply.evidence, replace(sure[0], confidence=0.1)))
    assert counted(turn, "skill") == counted(replace(turn, reply=doubtful), "skill") == len(sure) > 0
