"""A call as xAPI statements (1.0.3, data model of 2016): one a turn and one a call.

The trainee is an account whose name is made of the call alone, so that nobody can be recognised by it, unless the
trainee wished to be named.  What was said is in the statements all the same, with any name that was said in it.

result.score.scaled of a turn: the part of the scale of anger, -1..1, by which the reply calmed the customer.
result.score of a call: the chosen guide taken together; how far it can be trusted is the extension "spread".
result.success of a call: whether the customer was won over or the matter was settled.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from poise.domain.evidence import Evidence
from poise.domain.mood import Mood
from poise.export import iris
from poise.export.told import Told
from poise.export.turns import Turn, turns

Json = dict[str, Any]
SUCCESS = frozenset({"won_over", "settled"})
LANGUAGE = "en"


def xapi(told: Told) -> str:
    """The statements as one JSON array, as a store's `statements` resource takes it; the call's own comes last."""
    return json.dumps(statements(told), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def statements(told: Told) -> list[Json]:
    """The statements as JSON values: a turn each, in order, then the call."""
    return [*(_turn(turn, told) for turn in turns(told)), _call(told)]


def _turn(turn: Turn, told: Told) -> Json:
    number, name = turn.number, f"{told.scenario.title}, reply {turn.number}"
    thing = _activity(iris.turn(told.scenario.id, number), iris.INTERACTION, name)
    thing["definition"]["interactionType"] = "long-fill-in"
    return {
        "id": str(iris.statement_id(told.name, number)),
        "actor": actor(told),
        "verb": _verb("responded"),
        "object": thing,
        "result": _result(turn),
        "context": _context(told, {"parent": [_scenario(told)], "grouping": [_guide(told)]}),
        "timestamp": _moment(told.began, turn.answered.end),
    }


def _result(turn: Turn) -> Json:
    """What the customer had said is told here: the activity is the same one in each call of the scenario."""
    reply = turn.reply
    result: Json = {
        "score": {"scaled": round((reply.before.anger - reply.after.anger) / 100, 4)},
        "extensions": _extended(
            customer=reply.customer_said,
            evidence=[_evidence(one, reply.spoken.text) for one in reply.evidence],
            causes=[asdict(cause) for cause in reply.causes],
            mood={"before": _mood(reply.before), "after": _mood(reply.after)},
            delivery=_known(asdict(reply.delivery)),
        ),
    }
    if reply.spoken.text:
        result["response"] = reply.spoken.text
    if not turn.answered.typed:
        result["duration"] = duration(turn.answered.end - turn.answered.start)
    return result


def _call(told: Told) -> Json:
    """A call that was cut off, or that the trainee hung up, was left, not completed."""
    ended, total = told.ended, told.report.totals[told.guide.id]
    whole = ended is not None and ended.by != "trainee"
    result: Json = {"completion": whole, "duration": duration(told.seconds), "extensions": _extended(**_outcome(told))}
    if ended is not None:
        result["success"] = ended.outcome in SUCCESS
    if total is not None:
        result["score"] = {"scaled": total.score / 100, "raw": total.score, "min": 0, "max": 100}
        result["extensions"] |= _extended(spread={"low": total.low, "high": total.high, "steps": total.steps})
    return {
        "id": str(iris.statement_id(told.name)),
        "actor": actor(told),
        "verb": _verb("completed" if whole else "exited"),
        "object": _scenario(told),
        "result": result,
        "context": _context(told, {"grouping": [_guide(told)]}),
        "timestamp": _moment(told.began, told.seconds),
    }


def _outcome(told: Told) -> Json:
    steps = {
        step.id: score.score
        for step, score in zip(told.guide.steps, told.report.guides[told.guide.id], strict=True)
        if score.score is not None
    }
    return {
        "outcome": told.report.outcome or "cut_off",
        "mood": {"before": _mood(told.report.moods[0][1]), "after": _mood(told.report.moods[-1][1])},
        "steps": steps,
    }


def actor(told: Told) -> Json:
    """Who replied: the name the trainee asked for, else a pseudonym that is another one in each call."""
    name = told.trainee or f"trainee-{iris.registration(told.name).hex[:12]}"
    agent: Json = {"objectType": "Agent", "account": {"homePage": iris.HOME, "name": name}}
    return agent | ({"name": told.trainee} if told.trainee else {})


def duration(seconds: float) -> str:
    """Seconds as an ISO 8601 duration with two places at most (xAPI 1.0.3, Data, 4.6)."""
    return f"PT{f'{max(0.0, seconds):.2f}'.rstrip('0').rstrip('.')}S"


def _moment(began: datetime, seconds: float) -> str:
    at = began.astimezone(UTC) + timedelta(seconds=seconds)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _verb(name: str) -> Json:
    return {"id": iris.VERBS[name], "display": {LANGUAGE: name}}


def _activity(id_: str, type_: str, name: str, about: str = "") -> Json:
    described = {"description": {LANGUAGE: about}} if about else {}
    return {"objectType": "Activity", "id": id_, "definition": {"type": type_, "name": {LANGUAGE: name}, **described}}


def _scenario(told: Told) -> Json:
    scenario = told.scenario
    return _activity(iris.scenario(scenario.id), iris.SIMULATION, scenario.title, scenario.summary)


def _guide(told: Told) -> Json:
    return _activity(iris.guide(told.guide.id), iris.ASSESSMENT, told.guide.name, told.guide.source)


def _context(told: Told, activities: Mapping[str, list[Json]]) -> Json:
    context: Json = {
        "registration": str(iris.registration(told.name)),
        "contextActivities": dict(activities),
        "language": LANGUAGE,
    }
    if told.first is not None:
        context["platform"] = f"Poise {told.first.version}"
        context["extensions"] = _extended(cast=told.first.cast, digest=told.scenario.digest)
    return context


def _extended(**values: object) -> Json:
    return {iris.extension(name): value for name, value in values.items()}


def _evidence(one: Evidence, text: str) -> Json:
    """As in the log, with the words themselves; what is not known is left out, since a statement knows no null."""
    quote = {"quote": text[slice(*one.span)]} if one.span else {}
    return _known(asdict(one)) | {"counts": one.sure, **quote}


def _known(values: Mapping[str, Any]) -> Json:
    return {name: value for name, value in values.items() if value is not None}


def _mood(mood: Mood) -> Json:
    return {"band": mood.band, "anger": mood.anger, "trust": mood.trust}
