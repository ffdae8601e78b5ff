"""A call that is told: only what stood in the end, with what came after it, and a name that is one line."""

from poise.domain.afterwards import Corrected, folded
from poise.domain.events import Rewound, TraineeSpoke
from poise.export.told import Later
from tests.export.sample import call
from tests.ui.scripted import REPLIES, story


def test_what_was_undone_is_not_told() -> None:
    whole = story(replies=REPLIES)
    ahead = [place for place, event in enumerate(whole) if isinstance(event, TraineeSpoke)][1]
    rewound = (*whole[: ahead + 1], Rewound(whole[ahead].at, 2), *whole[ahead:])
    turns = [event.turn for event in call(events=rewound).events if isinstance(event, TraineeSpoke)]
    assert turns == [event.turn for event in whole if isinstance(event, TraineeSpoke)]


def test_a_call_that_was_cut_off_has_no_end() -> None:
    assert call().ended is not None and call(events=story(ends=False)).ended is None


def test_it_lasts_until_the_last_event() -> None:
    told = call()
    assert told.seconds == told.events[-1].at > 0 and call(events=story()[:1]).seconds == story()[0].at


def test_the_engines_stand_where_the_log_says_so() -> None:
    assert call().first == story()[0] and call(events=story()[1:]).first is None


def test_a_name_is_one_line_without_blanks_at_its_ends() -> None:
    assert call(trainee="  Ann\n O'Neil ").trainee == "Ann O'Neil"


def test_what_came_later_goes_with_it() -> None:
    later = Later(folded((Corrected("2026-03-01T13:00:00", 1, "I am sorry."),)))
    assert call(later=later).later == later and call().later == Later()
