"""The promises of a follow-up call: ways it can be told, and what is wrong with its lines.  Faults: tests/broken."""

from poise.domain.kept_word import BECAME
from poise.domain.scenario import Scenario
from poise.library.promised import fared, promise_lines, ways
from poise.library.proofs import anyhow, endings, reached


def test_a_talk_without_promises_is_told_in_one_way(small: Scenario) -> None:
    assert list(ways(small)) == [small]
    assert list(promise_lines(small)) == []


def test_a_follow_up_is_told_by_itself_and_by_what_became_of_a_promise(talks: tuple[Scenario, ...]) -> None:
    later = [talk for talk in talks if talk.promises is not None]
    assert len(later) == 3
    for talk in later:
        told = list(ways(talk))
        assert [[one.became for one in way.promised] for way in told] == [[], *([became] for became in BECAME)]
        assert set(talk.beats) <= anyhow(talk) and not set(talk.beats) <= reached(talk)


def test_each_ending_of_a_promise_is_reached_by_it_alone(talks: tuple[Scenario, ...]) -> None:
    for talk in talks:
        if talk.promises is not None:
            ends = {became: set(endings(fared(talk, became)).values()) for became in BECAME}
            assert "won_over" in ends["kept"]
            assert "won_over" not in ends["late"] | ends["forgotten"], talk.id
