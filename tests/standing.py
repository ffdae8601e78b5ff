"""Where a real talk can stand: the call at each of its beats, and typed replies before the real judge there."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache

from poise.domain.call import Call, begin
from poise.domain.events import CustomerFinished, CustomerSpoke
from poise.domain.evidence import Assessment, Situation, Take, Transcript, Word
from poise.domain.scenario import Beat, Scenario
from poise.judge.evaluator import Judge
from poise.library.agents import average, model
from poise.library.dry_run import Reply, Show, play
from tests.fakes import RUBRIC

SECONDS = 6.0
"""How long the customer has spoken where nobody played the call."""


def empty_handed(call: Call) -> Reply:
    """A trainee who hears the customer out and then has nothing to offer."""
    return model(call) if call.beat.stage in ("vent", "heard") else Reply((Show("courtesy"),))


def standing(talk: Scenario) -> dict[str, Call]:
    """The call at each beat where a reply is due, when the customer waits there for the first time.

    Beats to which none of three trainees comes follow on what was reached last of the same stage, or at all.
    """
    found: dict[str, Call] = {}
    for agent in (model, average, empty_handed):
        call = begin(talk)
        for event in play(talk, agent, RUBRIC).events:
            call = call.after(event)
            if isinstance(event, CustomerFinished) and call.beat.ending is None:
                found.setdefault(call.beat_id, call)
    for beat in talk.beats.values():
        if beat.ending is None and beat.id not in found:
            near = [call for call in found.values() if call.beat.stage == beat.stage]
            found[beat.id] = _said((near or list(found.values()))[-1], beat, 0)
    return found


def unprepared(talk: Scenario, beat: Beat) -> list[Call]:
    """The call at `beat` as if nothing had gone before, with each of its lines."""
    return [_said(begin(talk), beat, n) for n in range(len(beat.lines))]


def _said(call: Call, beat: Beat, n: int) -> Call:
    line = beat.lines[n]
    spoke = CustomerSpoke(0.0, line.text, beat.id, (line.id,), call.mood)
    return replace(call, beat_id=beat.id).after(spoke).after(CustomerFinished(0.0, SECONDS, False))


@cache
def _judge() -> Judge:
    return Judge(RUBRIC, None, ThreadPoolExecutor(1))


def typed(text: str) -> Transcript:
    """Words as they were typed."""
    words = tuple(Word(word, None, None) for word in text.split())
    return Transcript(" ".join(word.text for word in words), words, "typed")


def assessed(text: str, situation: Situation) -> Assessment:
    """What the real judge finds in a typed reply."""
    return _judge().assess(Take(b"", 0.0, typed=text), typed(text), situation)


def certain(found: Assessment, polarity: str) -> set[str]:
    """The behaviours that count."""
    return {one.id for one in found.evidence if one.sure and one.polarity == polarity}
