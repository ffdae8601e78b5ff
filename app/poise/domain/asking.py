"""The follow-up call in which each promise is asked after: the beats for it are laid in before those of the author."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from poise.domain.evidence import Stage
from poise.domain.kept_word import Asked, Became
from poise.domain.scenario import Beat, Lead, Line, PromiseTalk, Scenario, When
from poise.domain.written import ModelReply

MOST_ASKED = 5
"""Promises that one call asks after: a short call, and every one of them in words of its own."""
PLACE = "{promise}"
"""Where the words of the promise stand in a line."""
_BEAT = "promise/"
"""Begins the ids of the beats that are laid in; no author can write it."""
_AGAIN = Lead("", When(silences=1))
_STAGES: dict[Became, Stage] = {"kept": "heard", "late": "solving", "forgotten": "solving"}
"""What was kept wants to be heard of; of what was not, something has to come."""


def woven(scenario: Scenario, asked: Sequence[Asked]) -> Scenario:
    """The talk with one beat for each of these promises (MOST_ASKED at most) before its own.

    Who is silent there is asked again.  The same promises always give the same beats.  A talk that asks after none, or
    in which they are laid already, stays as it is.
    """
    talk, asked = scenario.promises, tuple(asked)[:MOST_ASKED]
    if talk is None or not asked or scenario.promised:
        return scenario
    beats = tuple(_beats(talk, asked))
    return replace(
        scenario,
        start=beats[0].id,
        beats=MappingProxyType({beat.id: beat for beat in (*beats, *scenario.beats.values())}),
        promised=asked,
        better=replace(scenario.better, replies=tuple(_everywhere(scenario.better.replies, beats))),
    )


def _everywhere(replies: Iterable[ModelReply], beats: Sequence[Beat]) -> Iterator[ModelReply]:
    """The model replies, those for what became of a promise at each beat that asks after such a one."""
    for reply in replies:
        yield replace(reply, beats=reply.beats | {beat.id for beat in beats if beat.promise in reply.beats})


def _beats(talk: PromiseTalk, asked: Sequence[Asked]) -> Iterator[Beat]:
    said: set[str] = set()
    for number, one in enumerate(asked, 1):
        line = _line(talk, one, said)
        said.add(line.id)
        id_, last = f"{_BEAT}{number}", number == len(asked)
        text = line.text.replace(PLACE, one.words)
        following = talk.then if last else f"{_BEAT}{number + 1}"
        yield Beat(
            id=id_,
            stage=_STAGES[one.became],
            lines=(Line(f"{id_}.1", f"{talk.opens} {text}" if number == 1 else text),),
            leads=(replace(_AGAIN, to=id_), *(talk.leads if last else ()), Lead(following)),
            then=following,
            promise=one.became,
        )


def _line(talk: PromiseTalk, asked: Asked, said: set[str]) -> Line:
    """A line that was not said yet, with the words of the promise if there are any."""
    lines = talk.lines[asked.became]
    named = [line for line in lines if PLACE in line.text and asked.words]
    plain = [line for line in lines if PLACE not in line.text]
    new = (line for line in (*named, *plain) if line.id not in said)
    return next(new, (named or plain)[0])
