"""The plans of tests/plans: each scripted trainee, played through the real rules, ends where a teacher would expect."""

from pathlib import Path

import pytest

from poise.domain.asking import woven
from poise.domain.kept_word import Asked
from poise.domain.rubric import Rubric
from poise.library import plans, scenarios
from poise.library.dry_run import NOISE, SILENCE, Reply, Show, play, script

PLANS = Path(__file__).parent.parent / "plans"
FILES = sorted(PLANS.glob("*/*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_each_plan_ends_as_it_says(file: Path, weights: Rubric, shipped_roots: tuple[Path, ...]) -> None:
    plan = plans.load(file, weights)
    name = file.parent.name + (scenarios.FOLLOW_UP if plan.follow_up else "")
    scenario = woven(scenarios.find(name, shipped_roots), tuple(Asked("you'd ring me", one) for one in plan.promises))
    run = play(scenario, script(plan.replies), weights)
    way = iter(run.beats)
    assert run.call.outcome in plan.ends
    assert all(beat in way for beat in plan.beats), run.beats
    meant = {show.about for reply in plan.replies for show in reply.shows} - {None}
    assert meant <= {topic.id for topic in scenario.topics}


def test_every_scenario_has_its_four_trainees(shipped_files: list[Path]) -> None:
    for file in shipped_files:
        there = {plan.stem for plan in FILES if plan.parent.name == file.stem}
        assert there >= {"model", "average", "hostile", "silent"}, file.stem


def test_a_plan_is_read_as_written(tmp_path: Path, weights: Rubric) -> None:
    file = tmp_path / "some.yaml"
    file.write_text(
        "about: Somebody.\nfollow_up: true\npromises: [late]\nends: [settled, won_over]\nbeats: [asks]\n"
        "replies: [[invite, {reiterate: receipt}, no_wait_for], silent, unheard, []]\n"
    )
    plan = plans.load(file, weights)
    assert plan.replies == (
        Reply((Show("invite"), Show("reiterate", "receipt"), Show("no_wait_for"))),
        SILENCE,
        NOISE,
        Reply(),
    )
    assert (plan.ends, plan.beats, plan.follow_up) == (("settled", "won_over"), ("asks",), True)
    assert plan.promises == ("late",)
