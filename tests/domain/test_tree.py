"""The tree of a call: every reply once, and each branch a straight log that comes to the state the call had there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.call import Call, fold
from poise.domain.events import Began, Event, Rewound, TraineeSpoke
from poise.domain.report import effective, report
from poise.domain.timeline import timeline
from poise.domain.tree import Branch, parted, standing, straight, tree
from tests import fakes
from tests.fakes import RUBRIC, Reply, few, kettle, reply

BEGAN = Began(0.0, "kettle", "", 1, "0", {}, {}, None)


def timed(events: list[Event], since: float) -> list[Event]:
    """The same, each event half a second after the other."""
    return [replace(event, at=since + 0.5 * (n + 1)) for n, event in enumerate(events)]


Said = list[str | None]
"""Replies in shorthand; None is silence, "?" a voice without words."""


def played(said: Said, start: Call | None = None) -> list[Event]:
    """The events of those replies."""
    found: list[Reply] = [reply(one) if one not in (None, "?") else one for one in said]
    return fakes.played(kettle(), found, start)[1]


def grown(parts: list[tuple[int, int, Said]], first: Said) -> tuple[list[Event], list[Call]]:
    """A log that grew by going back (to which reply, of which line that was left) and replying; where each was left."""
    log: list[Event] = [BEGAN, *timed(played(first), 0.0)]
    left = []
    for turn, of, replies in parts:
        at = log[-1].at + 1.0
        left.append(fold(kettle(), log))
        log.append(Rewound(at, turn, of if of and of <= len(left) else None))
        call = fold(kettle(), log)
        log += timed(played(replies, call), at) if call.outcome is None else []
    return log, left


replies = st.lists(st.sampled_from([None, "?", "empathize", "rude", "offer_solution:replace thank"]), max_size=4)
logs = st.builds(grown, st.lists(st.tuples(st.integers(1, 5), st.integers(0, 4), replies), max_size=4), replies)
"""Going back too far, or not at all, is among them."""


def own(branch: Branch) -> list[TraineeSpoke]:
    return list(branch.replies)


@given(logs)
@few
def test_the_branches_hold_every_reply_once(grown: tuple[list[Event], list[Call]]) -> None:
    log, _ = grown
    told = [event for branch in tree(log).branches for event in own(branch)]
    assert sorted(told, key=lambda one: one.at) == [event for event in log if isinstance(event, TraineeSpoke)]


@given(logs)
@few
def test_a_branch_comes_to_the_state_the_log_had_there(grown: tuple[list[Event], list[Call]]) -> None:
    log, left = grown
    found = tree(log)
    for branch in found.branches:
        there = fold(kettle(), log) if branch.left is None else left[branch.left - 1]
        assert fold(kettle(), branch.events) == there
        assert branch.outcome == there.outcome
        assert (branch.moods[-1][1] if branch.moods else there.mood) == there.mood
    assert found.stands.left is None and [one.number for one in found.branches] == list(range(len(found.branches)))


@given(logs)
@few
def test_a_branch_is_read_as_any_log_is(grown: tuple[list[Event], list[Call]]) -> None:
    log, _ = grown
    for branch in tree(log).branches:
        alone = tree(branch.events)
        assert len(alone.branches) == 1 and alone.stands.events == branch.events == straight(branch.events)
        assert [one.spoken for one in report(kettle(), branch.events, (), RUBRIC).replies] == list(branch.said)
        heard = [one for one in timeline(kettle(), branch.events).stretches if one.party == "trainee"]
        assert [one.turn for one in heard] == [one.turn for one in branch.said if not one.silent]
    stands = tree(log).stands.events
    assert effective(log) == effective(stands) == tuple(log[place] for place in standing(log))
    assert timeline(kettle(), log) == timeline(kettle(), stands)


@given(logs)
@few
def test_a_branch_leaves_another_before_its_own_first_reply(grown: tuple[list[Event], list[Call]]) -> None:
    log, _ = grown
    branches = tree(log).branches
    for branch in branches[1:]:
        assert branch.parent is not None and branch.parent < branch.number
        assert parted(branch, branches[branch.parent]) == branch.turn == parted(branches[branch.parent], branch)
        assert [one.turn for one in branch.said] == list(range(1, len(branch.said) + 1))


# --- by hand -----------------------------------------------------------------------------------------------------
def kinds(branch: Branch) -> list[str]:
    return [event.kind for event in branch.events]


def shape(log: list[Event]) -> list[tuple[int | None, int, int]]:
    return [(one.parent, one.turn, len(one.said)) for one in tree(log).branches]


def told(*parts: tuple[int, int, Said], first: int = 3) -> list[Event]:
    return grown(list(parts), ["?"] * first)[0]


def test_a_call_in_one_go_is_one_branch() -> None:
    assert shape(told()) == [(None, 1, 3)]
    assert shape([]) == [(None, 1, 0)]


def test_a_reply_said_again_is_a_branch_and_the_clock_jumps_there() -> None:
    log = told((2, 0, ["?"]))
    assert shape(log) == [(None, 1, 3), (0, 2, 2)]
    assert kinds(tree(log).branches[0]).count("rewound") == 0
    assert kinds(tree(log).branches[1]).count("rewound") == 1


def test_the_first_reply_of_a_branch_said_again_leaves_the_one_before() -> None:
    assert shape(told((2, 0, ["?"]), (2, 0, ["?"]))) == [(None, 1, 3), (0, 2, 2), (0, 2, 2)]


def test_a_branch_of_a_branch() -> None:
    assert shape(told((2, 0, ["?", "?"]), (3, 0, ["?"])))[2] == (1, 3, 3)


def test_an_older_branch_is_gone_on_from_by_the_rewind_that_left_it() -> None:
    log = told((2, 0, ["?"]), (3, 1, ["?", "?"]))
    assert shape(log) == [(None, 1, 3), (0, 2, 2), (0, 3, 4)]
    assert tree(log).branches[2].said[1] == tree(log).branches[0].said[1]


def test_going_back_twice_without_a_reply_is_no_branch() -> None:
    assert shape(told((3, 0, []), (2, 0, ["?"]))) == [(None, 1, 3), (0, 2, 2)]


def test_what_stands_is_a_branch_even_before_its_first_reply() -> None:
    assert shape(told((2, 0, []))) == [(None, 1, 3), (0, 2, 1)]


def test_going_back_to_the_end_of_a_branch_is_taking_it_up_again() -> None:
    log = told((2, 0, []))
    back = Rewound(log[-1].at + 1, 9, 1)
    assert shape([*log, back]) == [(None, 1, 3)]
    assert fold(kettle(), [*log, back]) == fold(kettle(), told())


def test_customers_words_that_were_cut_short_are_no_branch() -> None:
    log = told(first=1)
    again = [Rewound(20.0, 2), *timed(played(["?"], fold(kettle(), log).rewound_to(2)), 20.0)]
    assert shape([*log, *again]) == [(None, 1, 2)]


def test_how_a_branch_ended_and_how_the_mood_went() -> None:
    log = grown([(1, 0, [None, None, None])], ["?"])[0]
    first, second = tree(log).branches
    assert first.outcome is None and second.outcome == "hung_up"
    assert [turn for turn, _ in second.moods] == [0, 1, 2, 3]
    assert second.moods[0][1] == kettle().customer.temper.start
