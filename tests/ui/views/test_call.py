"""The call screen as a fold: whose turn it is, whose words, which steps, and never a fault."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.events import (
    CustomerFinished,
    CustomerSpoke,
    Ended,
    Event,
    Judged,
    Paused,
    Resumed,
    Rewound,
    TraineeFinished,
    TraineeSpoke,
)
from poise.domain.evidence import Baseline, Delivery, Evidence
from poise.domain.mood import Mood
from poise.shown.texts import Texts
from poise.ui.parts import Mouth
from poise.ui.views.call import REST, Live, after, comfortable, heard, live, mouthed, show, taken_up, thinking, worded
from tests.ui.scripted import REPLIES, Said, story, the_guides, the_rubric, the_scenarios, until


def fresh() -> Live:
    return live(the_scenarios()[0], the_guides()[0], the_rubric())


def folded(*events: Event) -> Live:
    now = fresh()
    for event in events:
        now = after(now, event)
    return now


def spoke(turn: int = 1, text: str = "I hear you.", heard: bool = True, silent: bool = False) -> TraineeSpoke:
    return TraineeSpoke(9.0, turn, text, (), 2.0, None, 1.0, 0.0, "told", heard, silent)


def judged(*ids: str, turn: int = 1, confidence: float = 0.9) -> Judged:
    kinds = the_rubric().behaviours
    found = tuple(Evidence(i, kinds[i].polarity, confidence, turn, None, None, "") for i in ids)
    return Judged(9.0, turn, found, Delivery())


SAYS = CustomerSpoke(1.0, "Nobody came.", "storm", (), Mood(76, 28))
ENDS = CustomerFinished(3.0, 2.0, False)


@pytest.mark.parametrize(
    ("events", "phase", "state"),
    [
        ((), "ready", "Getting Margaret on the line …"),
        ((SAYS,), "customer", "Margaret is speaking"),
        ((SAYS, ENDS), "yours", "Your turn to speak"),
        ((SAYS, ENDS, TraineeFinished(4.0, 1, None)), "thinking", "Margaret is thinking"),
        ((SAYS, ENDS, spoke()), "thinking", "Margaret is thinking"),
        ((SAYS, ENDS, Paused(4.0)), "paused", "Paused"),
        ((SAYS, ENDS, Paused(4.0), Resumed(5.0)), "yours", "Your turn to speak"),
        ((SAYS, Paused(2.0), Resumed(5.0)), "ready", "Getting Margaret on the line …"),
        ((SAYS, ENDS, spoke(), Rewound(9.0, 1)), "ready", "Getting Margaret on the line …"),
        ((SAYS, ENDS, Ended(5.0, "hung_up", "trainee")), "over", "The call is over"),
        ((SAYS, ENDS, Paused(4.0), Ended(5.0, "hung_up", "trainee")), "over", "The call is over"),
    ],
)
def test_whose_turn_it_is(texts: Texts, events: tuple[Event, ...], phase: str, state: str) -> None:
    shown = show(folded(*events), texts)
    assert (shown.phase, shown.state) == (phase, state)
    assert shown.can_reply is (phase == "yours")


def test_typed_calls_ask_for_typing(texts: Texts) -> None:
    assert show(folded(SAYS, ENDS), texts, typed=True).state == "Your turn to type"


def test_listening_begins_with_the_first_word_and_survives_a_pause(texts: Texts) -> None:
    now = folded(SAYS, ENDS)
    assert heard(now, False) is now
    now = heard(now, True)
    assert show(now, texts).phase == "hearing"
    assert heard(now, False) is now
    assert show(thinking(now), texts).phase == "thinking"


@pytest.mark.parametrize("before", [(), (SAYS,)])
def test_noise_while_the_customer_speaks_is_no_reply(before: tuple[Event, ...]) -> None:
    now = folded(*before)
    assert heard(now, True) is now
    assert thinking(now) is now
    assert worded(now, "echo") is now


def test_early_words_are_shown_and_replaced(texts: Texts) -> None:
    now = worded(worded(heard(folded(SAYS, ENDS), True), "I am"), "I am sorry")
    assert show(now, texts).words == "I am sorry"
    assert show(after(now, spoke(text="I'm sorry.")), texts).words == "I'm sorry."


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (spoke(), "I hear you."),
        (spoke(text="", silent=True), "You said nothing."),
        (spoke(text="", heard=False), "That was not understood. It costs you nothing."),
    ],
)
def test_the_trainee_s_side_is_captioned_too(texts: Texts, reply: TraineeSpoke, words: str) -> None:
    assert show(folded(SAYS, ENDS, reply), texts).words == words
    assert show(folded(SAYS, ENDS, reply, SAYS), texts).words == words
    assert show(heard(folded(SAYS, ENDS, reply, SAYS, ENDS), True), texts).words == ""


def test_captions_follow_the_voice() -> None:
    now = mouthed(folded(SAYS), Mouth("Nobody", 1.0))
    assert (now.caption.begins, now.caption.ends) == (0, 6)
    cut = after(now, CustomerFinished(2.0, 0.4, True), sounded=5.0)
    assert cut.caption.text == "Nobody …"
    assert after(now, ENDS).caption.begins == len("Nobody came.")


def test_the_steps_fill_with_what_was_shown(texts: Texts) -> None:
    now = fresh()
    fills: list[list[str]] = []
    for event in story():
        now = after(now, event)
        fills.append([step.fill for step in show(now, texts).steps])
    order = ("after", "none", "part", "whole")
    for row in range(len(fills[0])):
        seen = [order.index(fill[row]) for fill in fills]
        assert seen == sorted(seen), "a step that was shown is never taken back while the call runs"
    assert fills[-1].count("whole") >= 3
    assert [step.number for step in show(now, texts).steps] == [step.number for step in the_guides()[0].steps]


def test_no_fault_is_shown_while_the_call_runs(texts: Texts) -> None:
    clean = tuple(replace(said, found=tuple(f for f in said.found if not f.fault)) for said in REPLIES)
    with_faults, without = (
        [step.fill for step in show(folded(*until(story(None, replies), 4)), texts).steps]
        for replies in (REPLIES, clean)
    )
    assert with_faults == without


def test_avoiding_a_fault_counts_only_with_words(texts: Texts) -> None:
    def first(*events: Event) -> str:
        return show(folded(*events), texts).steps[0].fill

    assert first(SAYS, ENDS, spoke(), judged()) == "whole"
    assert first(SAYS, ENDS, spoke(), judged("defend")) == "none"
    assert first(SAYS, ENDS, spoke(silent=True), judged()) == "none"
    assert first(SAYS, ENDS, spoke(heard=False), judged()) == "none"


def test_what_was_rewound_is_not_shown(texts: Texts) -> None:
    before = list(until(story(), 2))
    now = folded(*until(story(), 3))
    rewound = after(now, Rewound(60.0, 2))
    assert [s.fill for s in show(rewound, texts).steps] == [s.fill for s in show(folded(*before), texts).steps]
    assert rewound.words == "" and rewound.call.turn == 1


@pytest.mark.parametrize(
    ("ids", "cue"),
    [
        ((), ""),
        (("apologize",), ""),
        (("raised_voice",), "A little softer."),
        (("rushed", "interrupt"), "Let them finish first."),
        (("rude",), ""),
    ],
)
def test_at_most_one_cue_and_only_what_helps_at_once(texts: Texts, ids: tuple[str, ...], cue: str) -> None:
    now = folded(SAYS, ENDS, spoke(), judged(*ids), SAYS)
    assert show(now, texts).cue == ""
    now = after(now, ENDS)
    assert show(now, texts).cue == cue
    assert show(heard(now, True), texts).cue == ""


def test_cues_are_rare(texts: Texts) -> None:
    now, given_ = fresh(), []
    for turn in range(1, 10):
        for event in (SAYS, ENDS, spoke(turn), judged("rushed", turn=turn), SAYS, ENDS):
            now = after(now, event)
        given_.append(bool(show(now, texts).cue))
    assert given_ == [turn % (REST + 1) == 0 for turn in range(9)]


def test_an_unsure_fault_earns_no_cue(texts: Texts) -> None:
    now = folded(SAYS, ENDS, spoke(), judged("rushed", confidence=0.3), SAYS, ENDS)
    assert show(now, texts).cue == ""


def test_rewinding_needs_a_reply(texts: Texts) -> None:
    assert not show(folded(SAYS, ENDS), texts).can_rewind
    assert show(folded(SAYS, ENDS, spoke()), texts).can_rewind
    assert not show(folded(SAYS, ENDS, spoke(), Ended(9.0, "hung_up")), texts).can_rewind


def test_a_call_that_goes_on_is_shown_as_it_stood_there(texts: Texts) -> None:
    log, rewound = story(), Rewound(0.0, 3)
    now = taken_up(fresh(), log, rewound)
    shown = show(now, texts)
    assert (shown.phase, shown.turn, shown.words, shown.cue) == ("ready", 2, "", "")
    assert shown.mood == folded(*until(log, 3)).call.mood and now.events == log
    told = after(now, replace(rewound, at=99.0))  # as it comes from the call itself
    assert told.call == now.call and told.events == (*log, replace(rewound, at=99.0))


def test_the_calm_range_is_around_the_trainee_s_own_level() -> None:
    assert comfortable(None, the_rubric()) is None
    assert comfortable(Baseline(-15.0, 0.0, -30.0), the_rubric()) == (-36.0, -24.0)


@given(st.lists(st.sampled_from(["event", "speak", "hush", "think", "words", "mouth"]), max_size=40))
def test_whatever_comes_in_between_the_call_itself_is_the_fold_of_its_events(steps: list[str]) -> None:
    events = iter(story())
    now, plain = fresh(), fresh()
    for step in steps:
        match step:
            case "event":
                if (event := next(events, None)) is not None:
                    now, plain = after(now, event), after(plain, event)
            case "speak" | "hush":
                now = heard(now, step == "speak")
            case "think":
                now = thinking(now)
            case "words":
                now = worded(now, "so")
            case _:
                now = mouthed(now, Mouth("so", 1.0))
    assert now.call == plain.call
    assert now.events == plain.events


def test_a_said_reply_needs_no_evidence() -> None:
    assert story(None, (Said("Yes."),))
