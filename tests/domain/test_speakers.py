"""Who gave which reply: sums by speaker are those of the call, and names can be taken out."""

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.classroom import Passed
from poise.domain.events import CustomerFinished, PassedTo, Rewound
from poise.domain.evidence import Baseline, Whose
from poise.domain.report import report
from poise.domain.speakers import by_speaker, judged_on_delivery, nameless, nameless_class, speaker_of
from tests.fakes import RUBRIC, few, kettle, played, reply, scenarios, turns

CALM = Baseline(-15.0, 3.0, -30.0)
whose = st.lists(st.tuples(st.sampled_from(["", "AB", "Cy"]), st.sampled_from([None, CALM])), max_size=8)


def shared(events, people):
    """The same call, with the microphone passed on before replies."""
    told, coming = [], iter(people)
    for event in events:
        told.append(event)
        if isinstance(event, CustomerFinished) and (one := next(coming, None)) is not None:
            told.append(PassedTo(event.at, 1 + sum(e.kind == "trainee_spoke" for e in told), *one))
    return told


def replies_of(scenario, events):
    return report(scenario, events, (), RUBRIC).replies


@few
@given(scenarios(), turns, whose)
def test_what_the_speakers_did_is_what_was_done(scenario, replies, people):
    events = shared(played(scenario, replies)[1], people)
    told = replies_of(scenario, events)
    sums = by_speaker(told)
    assert sorted(turn for one in sums for turn in one.turns) == [reply.spoken.turn for reply in told]
    assert sum(one.anger for one in sums) == sum(reply.after.anger - reply.before.anger for reply in told)
    assert sum(one.trust for one in sums) == sum(reply.after.trust - reply.before.trust for reply in told)
    sure = sum(e.sure for reply in told for e in reply.evidence)
    assert sum(sum(one.shown.values()) + sum(one.faulted.values()) for one in sums) == sure
    assert [one.speaker for one in sums] == list(dict.fromkeys(map(speaker_of, told)))


def test_each_reply_is_whose_it_was():
    told = [reply("clarify")] * 4
    events = shared(played(kettle(), told)[1], [("AB", None), ("", CALM), ("AB", CALM)])
    found = replies_of(kettle(), events)
    assert [speaker_of(one) for one in found] == ["AB", "", "AB", "AB"]
    assert [judged_on_delivery(one) for one in found] == [False, True, True, True]
    [ab, nobody] = by_speaker(found)
    assert (ab.turns, ab.judged, nobody.turns) == ((1, 3, 4), (3, 4), (2,))


def test_a_call_of_one_trainee_is_nobodys_in_particular():
    found = replies_of(kettle(), played(kettle(), [reply("clarify"), reply("thank")])[1])
    assert all(one.whose is None and judged_on_delivery(one) for one in found)
    assert [one.speaker for one in by_speaker(found)] == [""]


def test_going_back_gives_the_microphone_back():
    call, told = played(kettle(), [reply("clarify")])
    there = [*told, PassedTo(5.0, 2, "AB", None), Rewound(6.0, 1)]
    more = played(kettle(), [reply("clarify")], call.after(there[-2]).after(there[-1]))[1]
    assert [one.whose for one in replies_of(kettle(), [*there, *more])] == [None]
    kept = [PassedTo(0.0, 1, "AB", None), *told]
    assert [one.whose for one in replies_of(kettle(), kept)] == [Whose("AB", None)]


def test_names_become_numbers_and_nothing_else_changes():
    events = shared(played(kettle(), [reply("clarify")] * 4)[1], [("Cy", CALM), ("", None), ("AB", None), ("Cy", CALM)])
    plain = nameless(events)
    assert [e.speaker for e in plain if isinstance(e, PassedTo)] == ["1", "", "2", "1"]
    assert [e for e in plain if not isinstance(e, PassedTo)] == [e for e in events if not isinstance(e, PassedTo)]
    log = (Passed(1.0, 1, "AB", True), Passed(2.0, 2, "", False), Passed(3.0, 3, "Cy", True))
    assert [one.speaker for one in nameless_class(log)] == ["1", "", "2"]
