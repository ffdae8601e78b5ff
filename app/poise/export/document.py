"""A call as one JSON document, for other programs.

Keys of the document (every time in seconds of the call's clock, every score 0..100, null where nothing is known):
    format      always "poise call"
    schema      SCHEMA; raised when a reader of the old one would be wrong
    call        name, began (ISO 8601 with offset), seconds, outcome, ended_by, trainee (null unless one was named),
                version, cast, settings
    scenario    id, title, digest, sector, level, customer
    moods       the mood curve: at, band, anger, trust
    turns       turn; customer and reply (began, ended, text; the reply also note, typed, engine and words); before and
                after (a mood each); causes (id, anger, trust); evidence and delivery (as in the log)
    guides      by id: name, source, total (score, low, high, steps) and steps (id, number, name, score, shown, faults,
                missing, lost, raises)
    guide       id of the guide that was chosen
    afterwards  rated (null, or when, guide, band, end and the answer for each step), corrected (turn, at, text),
                disputed (turn, at, id, polarity, choice, reason, when), minutes (when, way, seconds), learned (null,
                or when, whys, prevention and goal), recorded (null, or when, what_happened and promises), came_of
                (null, or when and promises), remind
    promises    found in the replies: turn, who, what, when, quote, span, about and due (ISO 8601, or null)
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from poise.domain.afterwards import Afterward, Afterwards
from poise.domain.evidence import Word
from poise.domain.guides import Guide
from poise.domain.mood import Mood
from poise.domain.promises import Promise
from poise.export.spoken import Spoken
from poise.export.told import Told
from poise.export.turns import Turn, turns

SCHEMA = 1


def json_document(told: Told) -> str:
    """The document, indented, with a line's end."""
    return json.dumps(document(told), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def document(told: Told) -> Mapping[str, Any]:
    """The document as JSON values."""
    return {
        "format": "poise call",
        "schema": SCHEMA,
        "call": _call(told),
        "scenario": _scenario(told),
        "moods": [{"at": at, **_mood(mood)} for at, mood in told.report.moods],
        "turns": [_turn(turn) for turn in turns(told)],
        "guides": {guide.id: _guide(guide, told) for guide in told.guides},
        "guide": told.guide.id,
        "afterwards": _afterwards(told.later.added),
        "promises": [_promise(promise, due) for promise, due in told.later.promises],
    }


def _call(told: Told) -> dict[str, Any]:
    first, ended = told.first, told.ended
    return {
        "name": told.name,
        "began": told.began.isoformat(),
        "seconds": told.seconds,
        "outcome": told.report.outcome,
        "ended_by": ended and ended.by,
        "trainee": told.trainee or None,
        "version": first and first.version,
        "cast": first and first.cast,
        "settings": first and first.settings,
    }


def _scenario(told: Told) -> dict[str, Any]:
    scenario = told.scenario
    return {
        "id": scenario.id,
        "title": scenario.title,
        "digest": scenario.digest,
        "sector": scenario.sector,
        "level": scenario.level,
        "customer": scenario.customer.name,
    }


def _mood(mood: Mood) -> dict[str, Any]:
    return {"band": mood.band, "anger": mood.anger, "trust": mood.trust}


def _turn(turn: Turn) -> dict[str, Any]:
    reply, spoken = turn.reply, turn.reply.spoken
    customer = {"text": reply.customer_said, **(_times(turn.asked) if turn.asked else {"began": None, "ended": None})}
    answered = {
        **_times(turn.answered),
        "text": spoken.text,
        "note": turn.answered.note or None,
        "typed": turn.answered.typed,
        "engine": spoken.engine,
        "words": [asdict(word) for word in turn.answered.words or map(_untimed, spoken.words)],
    }
    return {
        "turn": turn.number,
        "customer": customer,
        "reply": answered,
        "before": _mood(reply.before),
        "after": _mood(reply.after),
        "causes": [asdict(cause) for cause in reply.causes],
        "evidence": [asdict(one) for one in reply.evidence],
        "delivery": asdict(reply.delivery),
    }


def _untimed(word: Word) -> Word:
    return replace(word, start=None, end=None)


def _times(one: Spoken) -> dict[str, Any]:
    return {"began": round(one.start, 3), "ended": round(one.end, 3)}


def _guide(guide: Guide, told: Told) -> dict[str, Any]:
    total = told.report.totals[guide.id]
    steps = [
        {
            "id": step.id,
            "number": step.number,
            "name": step.name,
            "score": score.score,
            "shown": [asdict(one) for one in score.shown],
            "faults": [asdict(one) for one in score.faults],
            "missing": list(score.missing),
            "lost": score.lost,
            "raises": [asdict(one) for one in score.raises],
        }
        for step, score in zip(guide.steps, told.report.guides[guide.id], strict=True)
    ]
    return {"name": guide.name, "source": guide.source, "total": total and asdict(total), "steps": steps}


def _afterwards(added: Afterwards) -> dict[str, Any]:
    corrected = [{"turn": turn, "at": at, "text": text} for (turn, at), text in added.corrected.items()]
    return {
        "rated": _plain(added.rated),
        "corrected": corrected,
        "disputed": [_plain(one) for one in added.disputed.values()],
        "minutes": [_plain(one) for one in added.minutes],
        "learned": _plain(added.learned),
        "recorded": _plain(added.recorded),
        "came_of": _plain(added.came_of),
        "remind": added.remind or None,
    }


def _plain(one: Afterward | None) -> dict[str, Any] | None:
    return None if one is None else {name: value for name, value in asdict(one).items() if name != "kind"}


def _promise(promise: Promise, due: datetime | None) -> dict[str, Any]:
    return {**asdict(promise), "due": due and due.isoformat()}
