"""Trials: a talk that ends well for the wrong trainee, or never for the right one, is a fault."""

from dataclasses import replace
from pathlib import Path

from poise.domain.rubric import Rubric
from poise.domain.scenario import Lead, Scenario
from poise.library.agents import AGENTS
from poise.library.draft import Draft
from poise.library.dry_run import play
from poise.library.faults import Faults
from poise.library.nodes import Table
from poise.library.trial import try_out

NOWHERE = Table(1, {}, {})


def _told(scenario: Scenario, weights: Rubric) -> list[str]:
    faults = Faults(Path("some.yaml"))
    try_out(Draft(scenario, NOWHERE), weights, faults)
    return [problem.sentence for problem in faults.found()]


def test_whoever_does_all_well_has_to_win(small: Scenario, weights: Rubric) -> None:
    hopeless = replace(small, beats={**small.beats, "solving": replace(small.beats["solving"], leads=())})
    assert any(
        'does everything well ends "unresolved"; it should be "won_over"' in said for said in _told(hopeless, weights)
    )


def test_whoever_fights_must_not_win(small: Scenario, weights: Rubric) -> None:
    saintly = replace(small, always=(Lead("happy"),))
    told = _told(saintly, weights)
    assert any('fights ends "won_over"' in said for said in told)
    assert any('says nothing ends "won_over"' in said for said in told)


def test_an_average_trainee_does_not_win_a_shipped_call_over(talks: tuple[Scenario, ...], weights: Rubric) -> None:
    for talk in talks:
        assert play(talk, AGENTS["average"], weights).call.outcome in {"settled", "unresolved"}, talk.id
