"""The scripted trainees: each does what it is called, in every shipped call."""

import pytest

from poise.domain.events import Judged
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.library.agents import AGENTS
from poise.library.dry_run import play


@pytest.mark.parametrize(
    ("name", "outcomes"),
    [
        ("model", {"won_over"}),
        ("average", {"settled", "unresolved"}),
        ("hostile", {"hung_up", "escalated"}),
        ("silent", {"hung_up", "escalated", "unresolved"}),
    ],
)
def test_each_ends_as_a_teacher_would_expect(
    name: str, outcomes: set[str], talks: tuple[Scenario, ...], weights: Rubric
) -> None:
    for talk in talks:
        assert play(talk, AGENTS[name], weights).call.outcome in outcomes, talk.id


def test_the_model_trainee_makes_no_fault_and_offers_only_what_is_allowed(
    talks: tuple[Scenario, ...], weights: Rubric
) -> None:
    for talk in talks:
        allowed = {remedy.topic.id for remedy in talk.remedies if remedy.topic.allowed}
        judged = [event for event in play(talk, AGENTS["model"], weights).events if isinstance(event, Judged)]
        evidence = [one for event in judged for one in event.evidence]
        assert {one.polarity for one in evidence} == {"skill"}
        assert {one.about for one in evidence if one.id == "offer_solution"} <= allowed | {None}
