"""Dry runs: every sequence of replies comes to an end, and nothing is said twice or left empty."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from zlib import crc32

from hypothesis import given, settings
from hypothesis import strategies as st

from poise.domain.call import Call, fold
from poise.domain.events import CustomerSpoke, Ended
from poise.domain.kept_word import BECAME
from poise.domain.rubric import Rubric
from poise.domain.scenario import OUTCOMES, Scenario
from poise.library import rubric, scenarios
from poise.library.agents import AGENTS
from poise.library.dry_run import NOISE, SILENCE, Agent, Reply, Show, play, script
from poise.library.lint import reaction_keys
from poise.library.promised import fared, ways
from poise.resources import root

MOST_TURNS = 40
"""The longest a shipped call can be drawn out; its customer has other things to do."""

MOST_CALLS = 2000
"""So many calls are enough for chance to come to the remotest beat."""

RUBRIC = rubric.load(root("assets") / "rubric.toml")
SHIPPED = scenarios.every([root("scenarios")]).scenarios
CALLS = [talk for one in SHIPPED for talk in (one, one.follow_up) if talk is not None]
FARED = [fared(talk, became, count) for talk in CALLS if talk.promises for became in BECAME for count in (1, 5)]
TALKS = [*CALLS, *FARED]
TOPICS = sorted({topic.id for talk in TALKS for topic in talk.topics})

shows = st.builds(Show, st.sampled_from(reaction_keys(RUBRIC)), st.none())
about = st.builds(Show, st.sampled_from(["clarify", "reiterate", "offer_solution"]), st.sampled_from(TOPICS))
replies = st.one_of(
    st.just(SILENCE), st.just(NOISE), st.lists(shows | about, max_size=6).map(lambda found: Reply(tuple(found)))
)


@settings(max_examples=150)
@given(talk=st.sampled_from(TALKS), given_replies=st.lists(replies, min_size=1, max_size=25))
def test_whatever_is_said_the_call_ends_and_nothing_is_said_twice(talk: Scenario, given_replies: list[Reply]) -> None:
    run = play(talk, script(given_replies), RUBRIC)
    said = [id_ for event in run.events if isinstance(event, CustomerSpoke) for id_ in event.lines]
    assert run.call.outcome in OUTCOMES
    assert run.call.turn <= MOST_TURNS
    assert len(said) == len(set(said))
    assert all(event.text.strip() for event in run.events if isinstance(event, CustomerSpoke))
    assert 0 <= run.call.mood.anger <= 100
    assert 0 <= run.call.mood.trust <= 100
    assert fold(talk, run.events) == run.call


def test_chance_comes_to_every_beat_and_every_ending(talks: tuple[Scenario, ...], weights: Rubric) -> None:
    """What the linter proves on paper, seen happen; what chance does is fixed."""
    for talk in talks:
        seen: set[str] = set()
        told = list(ways(talk))
        for n in range(MOST_CALLS):
            seen.update(play(told[n % len(told)], _moody(talk, n), weights).beats)
            if seen >= set(talk.beats):
                break
        assert seen >= set(talk.beats), (talk.id, set(talk.beats) - seen)


def _moody(talk: Scenario, n: int) -> Agent:
    """Somebody of some goodwill, who now and then says just anything."""
    goodwill, topics = n % 10, [topic.id for topic in talk.topics] or [""]
    well: list[Callable[[Call], Reply]] = [AGENTS["model"], AGENTS["average"]]

    def answer(call: Call) -> Reply:
        at = f"{talk.id} {n} {call.turn}"
        if _picked(range(16), at, "silence") == 0:
            return _picked([SILENCE, NOISE], at, "kind")
        if _picked(range(10), at, "mood") < goodwill:
            return _picked(well, at, "well")(call)
        count = _picked(range(5), at, "count")
        ids = [_picked(reaction_keys(RUBRIC), at, f"id{i}") for i in range(count)]
        return Reply(tuple(Show(id_, _picked(topics, at, id_)) for id_ in ids))

    return answer


T = TypeVar("T")


def _picked(options: Sequence[T], at: str, what: str) -> T:
    """One of the options, as good as by chance, and the same on every machine."""
    return options[crc32(f"{what} {at}".encode()) // 7 % len(options)]


def test_a_run_knows_its_way(small: Scenario, weights: Rubric) -> None:
    run = play(small, script([Reply((Show("empathize"),)), Reply((Show("offer_solution", "send_lid"),))]), weights)
    assert run.beats == ("storm", "solving", "happy")
    assert isinstance(run.events[-1], Ended)
    assert run.call.outcome == "won_over"
    assert run.call.agreed == "send_lid"


def test_the_same_script_gives_the_same_call(small: Scenario, weights: Rubric) -> None:
    assert play(small, AGENTS["model"], weights) == play(small, AGENTS["model"], weights)
