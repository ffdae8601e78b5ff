"""Proofs about talks: what is reached, and which conditions a talk has.  The faults are those of tests/broken."""

from dataclasses import replace

from poise.domain.scenario import Lead, Scenario, When
from poise.library.proofs import conditions, endings, reached


def test_all_of_the_small_talk_is_reached(small: Scenario) -> None:
    assert reached(small) == set(small.beats)
    assert endings(small) == {"happy": "won_over", "gives_up": "unresolved", "hangs_up": "hung_up"}


def test_an_impossible_lead_reaches_nothing(small: Scenario) -> None:
    never = replace(small, always=(Lead("hangs_up", When(anger_at_least=50, anger_at_most=40)),))
    assert "hangs_up" not in reached(never)


def test_a_lead_behind_one_without_condition_reaches_nothing(small: Scenario) -> None:
    solving = replace(small.beats["solving"], leads=(Lead("solving"), Lead("happy", When(agreed=True))))
    assert "happy" not in reached(replace(small, beats={**small.beats, "solving": solving}))


def test_the_conditions_are_those_of_leads_and_verdicts(small: Scenario) -> None:
    paths = [".".join(map(str, path)) for _, path in conditions(small)]
    assert paths == [
        "always.0.when",
        "beats.storm.leads.0.when",
        "beats.solving.leads.0.when",
        "remedies.send_lid.verdicts.0.when",
        "remedies.send_lid.verdicts.1.when",
    ]
