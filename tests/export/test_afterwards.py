"""What came after a call stands in its report: only what there is, with its dates and in the words of the trainee."""

from dataclasses import replace
from datetime import datetime

import pytest

from poise.domain.afterwards import Afterward, Corrected, Disputed, Learned, SelfRated, TookMinutes, folded
from poise.domain.promises import Due, Promise
from poise.domain.record import Agreed, CameOf, Fared, Recorded, agreed
from poise.export.afterwards import Part, corrected, disputed, goal, parts
from poise.export.told import Later, Told
from tests.export.sample import call, read, the_words
from tests.ui.scripted import REPLIES

WHEN = "2026-03-01T12:30:00"
LEARNED = Learned(WHEN, ("It was late. ", "", "Nobody looked."), "A list.", " Ask first. ")
RING = Promise(4, "I", "ring you", "at five", Due(minute=1020, precision="minute"), "I will ring you at five", (0, 23))
SEND = Promise(5, "we", "send it", "", None, "we send it", (0, 10))


def later(*added: Afterward, promises: tuple[tuple[Promise, datetime | None], ...] = ()) -> Told:
    return call(REPLIES, later=Later(folded(added), promises))


def headed(told: Told) -> dict[str, Part]:
    return {part.heading: part for part in parts(told, the_words())}


def test_where_nothing_came_after_only_the_promises_are_told_of() -> None:
    told = later()
    assert goal(told) == ""
    (only,) = parts(told, the_words())
    assert only.heading == "What was promised" and "No promise" in only.points[0].text


def test_a_promise_is_told_with_its_date_and_with_what_is_wrong_with_it() -> None:
    timed, undated = headed(later(promises=((RING, datetime(2026, 3, 1, 17)), (SEND, None))))[
        "What was promised"
    ].points
    assert timed.text == "“I will ring you at five” (reply 4)" and timed.notes == ("Due Sunday 1 March, 17:00",)
    assert undated.notes[0] == "No time was said" and "not by when" in undated.notes[1]


def test_what_is_on_record_stands_first_and_what_was_struck_out_says_so() -> None:
    ring, send = agreed(RING, datetime(2026, 3, 1, 17)), agreed(SEND, None)
    by_hand = Agreed("my colleague", "write to you", "on Monday", "2026-03-02T23:59")
    record = Recorded(WHEN, " The parcel was late. ", (ring, replace(send, struck=True), by_hand))
    came = CameOf(WHEN, (Fared(ring, "late"),))
    told = headed(later(record, came, promises=((RING, datetime(2026, 3, 1, 17)), (SEND, None))))
    assert [point.text for point in told["What happened, as it was put on record"].points] == ["The parcel was late."]
    kept, struck, added = told["What was promised"].points
    assert kept.notes == ("Due Sunday 1 March, 17:00", "On record: I ring you at five.", "Kept late.")
    assert struck.notes == ("The trainee says that this was no promise.",)
    assert added.text == "Added by the trainee" and added.notes[0] == "Due Monday 2 March"
    assert added.notes[1] == "On record: my colleague write to you on Monday."


def test_the_goal_the_whys_and_the_prevention_are_the_trainee_s_own_words() -> None:
    told = later(LEARNED)
    assert goal(told) == "Ask first."
    whys, prevention = list(headed(told).values())[1:]
    assert [point.text for point in whys.points] == ["It was late.", "Nobody looked."]
    assert [point.text for point in prevention.points] == ["A list."]


@pytest.mark.parametrize(("way", "says"), [("breathing", "Paced breathing"), ("stretch", "Str"), ("walk", "A walk")])
def test_minutes_are_told_with_how_they_were_taken(way: str, says: str) -> None:
    (taken,) = headed(later(TookMinutes(WHEN, way, 125.4)))["Minutes taken"].points
    assert taken.text.startswith(says) and taken.text.endswith("for 2 min 5 s.")


def test_minutes_count_as_a_step_of_the_guide() -> None:
    def scored(told: Told) -> int | None:
        scores = {one.step: one.score for one in told.report.guides["ten-steps"]}
        return scores[next(step.id for step in told.guide.steps if step.number == "8")]

    assert scored(later()) is None and scored(later(TookMinutes(WHEN, "walk", 300.0)))


def test_what_was_corrected_and_disputed_stands_with_its_reply() -> None:
    told = later(
        Corrected(WHEN, 1, "Well, I am sorry."),
        Disputed(WHEN, 1, "defend", "fault", "It is the rule of the house.", "rule"),
        Disputed(WHEN, 1, "interrupt", "fault", " ", "not_said"),
    )
    first, second = told.report.replies[:2]
    assert corrected(told, first) == "Well, I am sorry." and corrected(told, second) == ""
    said = {one.id: disputed(told, first, one, the_words()) for one in first.evidence}
    assert said["defend"].endswith("the rule does not fit here. It is the rule of the house.")
    assert said["interrupt"] == "The trainee does not agree: that was not said."
    assert said["conditional_apology"] == ""


def test_the_own_view_stands_beside_the_marks() -> None:
    steps = {step.number: step.id for step in later().guide.steps}
    told = read(later(SelfRated(WHEN, "ten-steps", {steps["1"]: "yes", steps["3b"]: "no"}, "calm")))
    own = {row.step.number: row.step.own for row in told.sheet.rows}
    assert own["1"].startswith("The trainee said “yes”") and own["3b"] and own["4"] == ""
    assert told.own_mood == "In the trainee's own view: calm."
    assert read(later()).own_mood == ""
