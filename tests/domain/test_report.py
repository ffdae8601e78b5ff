"""The debrief is computed from the events alone, whole or cut off, rewound or not."""

from hypothesis import given

from poise.domain.events import Rewound
from poise.domain.guides import Guide, Step
from poise.domain.mood import Mood
from poise.domain.report import effective, report
from tests.fakes import RUBRIC, few, kettle, played, reply, scenarios, turns

LISTEN = Guide("listen", "Listen", "made", (Step("hear", "1", "Hear", "Hear.", ("empathize", "clarify"), ("rude",)),))
GOOD = [
    reply("empathize reiterate"),
    reply("offer_solution:replace apologize"),
    reply("thank action_steps own_solution"),
]


def summed(replies, *more, until=None):
    events = played(kettle(), replies)[1][:until]
    return report(kettle(), [*events, *more], [LISTEN], RUBRIC)


def test_a_whole_call():
    whole = summed(GOOD)
    assert whole.outcome == "won_over"
    assert whole.last_words == "And that is that: won_over."
    assert [one.spoken.turn for one in whole.replies] == [1, 2, 3]
    assert whole.replies[0].customer_said.startswith("My new kettle")
    assert [e.id for e in whole.replies[1].evidence] == ["offer_solution", "apologize"]
    assert whole.guides["listen"][0].score == 90


def test_the_mood_curve_starts_before_the_first_word_and_follows_each_reply():
    whole = summed(GOOD)
    moods = [mood for _, mood in whole.moods]
    assert moods[0] == Mood(75, 30)
    assert moods[1:] == [one.after for one in whole.replies]
    assert [one.before for one in whole.replies] == moods[:-1]


def test_a_call_that_was_cut_off_has_no_outcome():
    cut = summed(GOOD, until=8)
    assert cut.outcome is None and len(cut.replies) == 1
    assert summed(GOOD, until=0).replies == () and summed([], until=0).last_words == ""


def test_a_reply_that_was_not_judged_any_more_is_left_out():
    assert summed(GOOD, until=3).replies == ()


def test_what_was_undone_is_not_shown():
    scenario, at = kettle(), 99.0
    call, bad = played(scenario, [reply("rude"), reply("argue")])
    rewound = call.rewound_to(2)
    _, good = played(scenario, [reply("empathize")], rewound)
    whole = report(scenario, [*bad, Rewound(at, 2), *good], [LISTEN], RUBRIC)
    assert [[e.id for e in one.evidence] for one in whole.replies] == [["rude"], ["empathize"]]
    assert [one.spoken.turn for one in whole.replies] == [1, 2]


@few
@given(scenarios(), turns)
def test_every_call_has_a_report(scenario, replies):
    call, told = played(scenario, replies)
    whole = report(scenario, told, [LISTEN], RUBRIC)
    assert whole.outcome == call.outcome and len(whole.replies) == call.turn


@few
@given(scenarios(), turns)
def test_without_a_rewind_everything_stands(scenario, replies):
    told = tuple(played(scenario, replies)[1])
    assert effective(told) == told
    assert effective((*told, Rewound(0.0, 1))) == ()
