"""A call in figures: counted as the fold counts, and nothing where there was no occasion."""

from dataclasses import replace

from hypothesis import given

from poise.domain.call import fold
from poise.domain.events import CustomerSpoke, Event, Judged, Rewound, TraineeSpoke
from poise.domain.evidence import Delivery
from poise.domain.guides import Guide, Step
from poise.domain.report import report
from poise.domain.summary import Summary, figures, summary, transcript
from tests.fakes import RUBRIC, Reply, few, kettle, played, reply, turns

GUIDE = Guide(
    "made",
    "Made up",
    "here",
    (
        Step("thank", "1", "Thank", "Thank.", ("thank",), ("rude",)),
        Step("close", "2", "Close", "Close.", ("offer_help",), (), frozenset({"closing"})),
    ),
)


def summed(events: list[Event]) -> Summary:
    return summary(kettle(), events, (GUIDE,), RUBRIC)


def voiced(events: list[Event], *deliveries: Delivery) -> list[Event]:
    """The same call with these figures of delivery, in the order of the replies."""
    coming = iter(deliveries)
    return [replace(event, delivery=next(coming)) if isinstance(event, Judged) else event for event in events]


@few
@given(turns)
def test_it_agrees_with_the_fold_and_with_the_debrief(replies: list[Reply]) -> None:
    _, events = played(kettle(), replies)
    told, call = summed(events), fold(kettle(), events)
    whole = report(kettle(), events, (GUIDE,), RUBRIC)
    assert (told.shown, told.faulted, told.end) == (dict(call.shown), dict(call.faulted), call.mood)
    assert (told.outcome, told.replies, told.start) == (whole.outcome, len(whole.replies), whole.moods[0][1])
    assert told.scores == {"made": {one.step: one.score for one in whole.guides["made"]}}
    assert all(0 <= value <= 100 for name, value in figures(told, RUBRIC).items() if name.startswith(("step", "guide")))


def test_a_call_without_a_word_has_no_figures() -> None:
    assert figures(summed([]), RUBRIC) == {}
    assert summed([]).scores == {"made": {"thank": None, "close": None}}


def test_what_was_undone_does_not_count() -> None:
    _, events = played(kettle(), [reply("thank rude")])
    told = summed([*events, Rewound(9.0, 1)])
    assert (told.replies, told.shown, told.faulted) == (0, {}, {})
    assert transcript([*events, Rewound(9.0, 1)]) == ""


def test_behaviours_count_a_reply_and_only_where_there_was_an_occasion() -> None:
    _, events = played(kettle(), [reply("thank"), reply(""), None])
    typed = [replace(e, seconds=0.0) if isinstance(e, TraineeSpoke) else e for e in events]
    spoken, written = figures(summed(events), RUBRIC), figures(summed(typed), RUBRIC)
    assert spoken["shown/thank"] == written["shown/thank"] == 0.5
    assert spoken["faulted/rude"] == written["faulted/rude"] == 0.0
    assert "faulted/interrupt" in spoken and "faulted/rushed" in spoken
    assert not {"faulted/interrupt", "faulted/rushed", "shown/wait_for"} & written.keys()
    assert "step/made/close" not in spoken and spoken["guide/made"] == spoken["step/made/thank"]


def test_delivery_is_the_middle_of_what_was_measured() -> None:
    _, events = played(kettle(), [reply(""), reply(""), reply("")])
    told = summed(
        voiced(
            events,
            Delivery(wpm=100.0, effort=0.5, talk_over=1.0, pauses=2),
            Delivery(wpm=160.0, talk_over=0.5, pauses=1),
            Delivery(wpm=130.0, latency=-0.2),
        )
    )
    assert told.delivery == {"wpm": 130.0, "effort": 0.5, "latency": -0.2, "talk_over": 1.5, "pauses": 3.0}
    assert figures(told, RUBRIC)["delivery/pauses"] == 1.0
    assert figures(told, RUBRIC)["delivery/talk_over"] == 0.5


def test_the_transcript_is_what_both_have_said() -> None:
    _, events = played(kettle(), [reply("thank")])
    said = transcript([replace(e, text="Thank you.") if isinstance(e, TraineeSpoke) else e for e in events])
    spoken = [e for e in events if isinstance(e, CustomerSpoke | TraineeSpoke)]
    assert "Thank you." in said.splitlines() and len(said.splitlines()) == len(spoken)
