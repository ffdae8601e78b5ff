"""One key leads through a whole lesson: what one step on does, for every state that a class can be in."""

from dataclasses import replace

import pytest

from poise.domain import ballot
from poise.domain.ballot import Counts, Turnout
from poise.domain.classroom import Answered, Asked, CallOver, Counted, PartBegan, Revealed
from poise.domain.events import Ended, Paused, Resumed
from poise.shown.texts import Texts
from poise.ui.views import lecture as view
from poise.ui.views.desk import can, desk
from poise.ui.views.lecture import Lecture
from poise.ui.views.stage import Join, page
from tests.ui import scripted, taught

QUESTION = ballot.words("next", "What would you say next?")
STEPS = ballot.steps("steps", "Which steps did you hear?", scripted.the_guides()[0])


def begun(part: int = 2) -> Lecture:
    lecture = view.before(taught.LESSON, scripted.the_guides(), scripted.the_rubric())
    return view.happened(lecture, PartBegan(10.0, part))


def calling(turn: int = 2) -> Lecture:
    lecture = view.calling(begun(), scripted.the_scenarios()[0])
    for event in scripted.until(scripted.story(), turn):
        lecture = view.told(lecture, event)
    return lecture


def standing() -> Lecture:
    return view.froze(view.told(calling(), Paused(50.0)), taught.POINT)


def asked() -> Lecture:
    return view.happened(standing(), Asked(51.0, STEPS, 1))


def test_one_key_goes_through_a_freeze_point() -> None:
    steps = [view.on(lecture := calling())]
    lecture = view.told(lecture, Paused(50.0))
    steps.append(view.on(lecture))
    lecture = view.froze(lecture, taught.POINT)
    steps.append(view.on(lecture))
    lecture = view.happened(lecture, Asked(51.0, STEPS, 1))
    steps.append(view.on(lecture))
    lecture = view.happened(lecture, Answered(60.0, Counts("steps", 3, (("listen", 2),))))
    steps.append(view.on(lecture))
    lecture = view.happened(lecture, Revealed(61.0, "steps"))
    steps.append(view.on(lecture))
    assert steps == ["freeze", "go_on", "ask", "close", "reveal", "uncover"]
    lecture = replace(lecture, front=view.uncovered(lecture.front))
    assert view.on(lecture) == "ask", "the second planned question comes before the call goes on"


@pytest.mark.parametrize(
    ("lecture", "on", "back"),
    [
        (view.before(taught.LESSON, scripted.the_guides(), scripted.the_rubric()), "part", "nothing"),
        (begun(1), "part", "nothing"),
        (begun(4), "ask", "part"),
        (calling(1), "freeze", "nothing"),
        (calling(2), "freeze", "replay"),
        (asked(), "close", "uncover"),
        (replace(asked(), front=replace(asked().front, blank=True)), "unblank", "uncover"),
        (view.happened(standing(), Revealed(1.0, "", 1)), "uncover", "uncover"),
    ],
)
def test_one_step_on_and_one_back(lecture: Lecture, on: str, back: str) -> None:
    assert (view.on(lecture), view.back(lecture)) == (on, back)


def test_after_the_last_part_the_lesson_ends() -> None:
    last = replace(begun(4), waiting=())
    assert view.on(last) == "finish"


def test_phones_and_hands_are_added_up_and_poise_stands_beside_them() -> None:
    lecture = view.turned_out(asked(), Turnout(20, Counts("steps", 5, (("listen", 4),))))
    assert lecture.phones == 20 and lecture.front.poll is not None
    assert lecture.front.poll.counts is not None and lecture.front.poll.counts.answered == 5
    lecture = view.happened(lecture, Answered(60.0, Counts("steps", 5, (("listen", 4),))))
    lecture = view.happened(lecture, Counted(61.0, Counts("steps", 7, (("listen", 1),))))
    assert lecture.poll is not None and lecture.poll.counts is not None
    assert (lecture.poll.counts.answered, lecture.poll.counts.of("listen")) == (12, 5)
    revealed = view.happened(lecture, Revealed(62.0, "steps")).front.poll
    assert revealed is not None and revealed.found == frozenset(), "nothing was shown in the first scripted reply"


def test_an_answer_to_another_question_changes_nothing() -> None:
    lecture = view.turned_out(asked(), Turnout(20, Counts("old", 5)))
    assert lecture.poll is not None and lecture.poll.counts is None


def test_the_page_for_phones_is_on_the_stage_when_it_opens_and_gone_when_it_closes() -> None:
    join = Join(taught.ADDRESS, taught.SQUARES)
    opened = view.roomed(calling(), join)
    assert page(opened.front) == "join"
    assert page(view.roomed(opened, None).front) == "call"


def test_going_on_takes_everything_off() -> None:
    lecture = view.told(asked(), Resumed(90.0))
    assert page(lecture.front) == "call" and lecture.waiting == () and lecture.point is None


def test_a_black_picture_stays_black_whatever_happens() -> None:
    dark = replace(calling(), front=replace(calling().front, blank=True))
    dark = view.happened(dark, Asked(51.0, QUESTION, 1))
    dark = view.calling(view.happened(dark, PartBegan(60.0, 3)), scripted.the_scenarios()[0])
    assert page(dark.front) == "blank"


def test_only_what_means_something_can_be_done() -> None:
    assert "rewind" not in can(calling(1)) and {"rewind", "skip", "evidence"} <= can(calling(2))
    assert {"poll_open"} <= can(standing()) and "poll_open" not in can(calling())
    assert not {"freeze", "hotter", "end"} & can(begun(1))


def test_time_used_and_left_is_counted_from_the_parts_beginning(texts: Texts) -> None:
    shown = desk(begun(2), 70.0, texts)
    assert [part.when for part in shown.parts] == ["past", "now", "ahead", "ahead"]
    assert shown.parts[1].time == "1:00 used, 9:00 left"
    assert shown.time == "43:50 left" and shown.place == "Part 2 of 4"
    assert desk(begun(2), 70.0 + 600, texts).parts[1].time == "11:00 used, 1:00 over"


def test_the_note_of_the_freeze_point_comes_to_the_front(texts: Texts) -> None:
    assert desk(standing(), 60.0, texts).notes == (taught.POINT.note,)
    assert len(desk(calling(), 60.0, texts).notes) == 2


def test_the_desk_says_what_may_come_next(texts: Texts) -> None:
    ways = desk(calling(1), 60.0, texts).ahead
    assert ways[0].stage == "Letting off steam" and "“Restated the problem”" in ways[0].when
    assert any(way.when == "after some time, by itself" for way in ways)
    assert desk(begun(1), 60.0, texts).ahead == ()


def test_a_call_that_broke_off_is_to_go_on_until_another_begins() -> None:
    lecture = view.happened(calling(), CallOver(60.0, None))
    assert lecture.stopped and view.on(lecture) == "go_on"
    assert not view.calling(lecture, scripted.the_scenarios()[0]).stopped
    assert not view.happened(lecture, PartBegan(61.0, 1)).stopped


def test_a_call_that_came_to_its_end_broke_off_nowhere() -> None:
    lecture = calling()
    lecture = view.told(lecture, Ended(60.0, "settled", "customer"))
    assert not view.happened(lecture, CallOver(60.0, "settled")).stopped
    assert not view.happened(lecture, CallOver(60.0, None)).stopped
