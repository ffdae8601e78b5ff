"""The statements keep to the published data model, and are the same each time."""

import json
from copy import deepcopy
from typing import Any

import pytest

from poise.export import iris
from poise.export.xapi import duration, statements, xapi
from tests.export.sample import NASTY, call
from tests.export.xapi_model import check
from tests.ui.scripted import REPLIES, WON, Said, story, until

CALLS = {
    "won": lambda: call(),
    "not heard": lambda: call(REPLIES),
    "named": lambda: call(trainee=NASTY),
    "other guide": lambda: call(guide="twenty-tips"),
    "cut off": lambda: call(events=story(ends=False)),
    "no reply": lambda: call(events=tuple(until(story(ends=False), 1))),
    "hung up": lambda: call(WON[:1]),
}


@pytest.mark.parametrize("name", CALLS)
def test_every_statement_keeps_to_the_data_model(name: str) -> None:
    told = CALLS[name]()
    made = json.loads(xapi(told))
    assert len(made) == len(told.report.replies) + 1
    for statement in made:
        check(statement)


def _break(statement: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    broken = deepcopy(statement)
    *way, last = path.split(".")
    at = broken
    for name in way:
        at = at[name]
    if value is KeyError:
        del at[last]
    else:
        at[last] = value
    return broken


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", "7"),
        ("id", KeyError),
        ("verb.id", "responded"),
        ("verb.display.en", None),
        ("actor.mbox", "mailto:a@b.c"),
        ("actor.account.name", ""),
        ("actor.account.homePage", iris.SPACE),
        ("object.id", "a b"),
        ("object.definition.name", "Reply"),
        ("object.definition.interactionType", "essay"),
        ("result.score.scaled", 1.2),
        ("result.duration", "6.2"),
        ("result.extensions", {"evidence": []}),
        ("context.registration", "attempt 1"),
        ("context.contextActivities.parent", []),
        ("timestamp", "2026-03-01 12:00"),
        ("kind", "turn"),
    ],
)
def test_the_check_itself_sees_what_is_wrong(path: str, value: object) -> None:
    with pytest.raises(ValueError):
        check(_break(statements(call())[0], path, value))


def test_nobody_is_named_unless_asked_to() -> None:
    agent = statements(call())[0]["actor"]
    assert set(agent) == {"objectType", "account"} and agent["account"]["name"].startswith("trainee-")
    named = statements(call(trainee="Ann Lee"))[0]["actor"]
    assert named["name"] == named["account"]["name"] == "Ann Lee"


def test_the_same_call_gives_the_same_statements_with_ids_of_their_own() -> None:
    first, second = statements(call()), statements(call())
    assert first == second and len({one["id"] for one in first}) == len(first)
    assert {one["context"]["registration"] for one in first} == {str(iris.registration(call().name))}


def test_a_turn_is_scored_by_what_it_did_to_the_anger() -> None:
    told = call(REPLIES)
    for statement, reply in zip(statements(told), told.report.replies, strict=False):
        assert statement["result"]["score"]["scaled"] == pytest.approx((reply.before.anger - reply.after.anger) / 100)
        quotes = [e.get("quote") for e in statement["result"]["extensions"][iris.extension("evidence")] if "span" in e]
        assert all(quote and quote in reply.spoken.text for quote in quotes)


def test_the_call_is_scored_by_the_chosen_guide_with_its_spread() -> None:
    told = call()
    result, total = statements(told)[-1]["result"], told.report.totals["ten-steps"]
    assert total is not None and result["score"]["raw"] == total.score and result["success"] is True
    assert result["extensions"][iris.extension("spread")] == {
        "low": total.low,
        "high": total.high,
        "steps": total.steps,
    }


@pytest.mark.parametrize(
    ("replies", "verb", "completed"), [(WON, "completed", True), ((Said("Hello."),), "exited", False)]
)
def test_a_call_that_the_trainee_left_is_not_completed(replies: tuple[Said, ...], verb: str, completed: bool) -> None:
    last = statements(call(replies))[-1]
    assert last["verb"]["id"] == iris.VERBS[verb] and last["result"]["completion"] is completed


def test_moments_are_told_in_universal_time() -> None:
    told = call()
    assert statements(told)[-1]["timestamp"].startswith("2026-03-01T11:0") and told.seconds < 600


LENGTHS = [(0, "PT0S"), (6, "PT6S"), (6.25, "PT6.25S"), (75.5, "PT75.5S"), (-1, "PT0S")]


@pytest.mark.parametrize(("seconds", "told"), LENGTHS)
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told
