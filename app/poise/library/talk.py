"""The parts of a talk out of nodes: lines, conditions, leads, beats, facts and remedies."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import get_args

from poise.domain.evidence import STAGES, Topic
from poise.domain.kept_word import BECAME, Became
from poise.domain.mood import BANDS, Band
from poise.domain.scenario import OUTCOMES, Beat, Fact, Lead, Line, PromiseTalk, Remedy, Verdict, When
from poise.domain.written import Better
from poise.library.better import better
from poise.library.faults import Faults
from poise.library.fields import Fields, Reader, choice, many, name_of, number, text, whole, yes_no
from poise.library.nodes import Node, Scalar

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
KEYS = ("start", "facts", "remedies", "reactions", "silences", "unheard", "always", "beats", "better")
WHEN_KEYS = (
    *("mood", "anger_at_least", "anger_at_most", "trust_at_least", "shown", "faulted", "ever", "never"),
    *("faults", "told", "offered", "half", "agreed", "visits", "silences", "promises"),
)
BEAT_KEYS = ("stage", "lines", "leads", "at_most", "then", "patience", "ending")
FACT_KEYS = ("words", "lines")
REMEDY_KEYS = ("name", "allowed", "words", "verdicts", "lines")
PROMISE_KEYS = ("opens", *BECAME, "leads", "then")
RESERVED = ("react", "fact", "remedy", "silence", "unheard", "promise")
"""Beats of these names would make line ids that other lines have."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The branching part of a scenario or of its follow-up; fields as in Scenario."""

    start: str
    beats: Mapping[str, Beat]
    always: tuple[Lead, ...]
    reactions: Mapping[str, tuple[Line, ...]]
    silences: tuple[Line, ...]
    unheard: tuple[Line, ...]
    facts: tuple[Fact, ...]
    remedies: tuple[Remedy, ...]
    better: Better


def talk(fields: Fields, faults: Faults) -> Talk:
    """The branching part out of the fields of a scenario or a follow-up."""
    return Talk(
        start=fields.need("start", name_of, ""),
        beats={id_: beat(id_, node, faults) for id_, node in fields.entries("beats", "beats")},
        always=fields.get("always", many(lead), ()),
        reactions={
            id_: lines(f"react.{id_}")(node, id_, faults) or () for id_, node in fields.entries("reactions", "lines")
        },
        silences=fields.need("silences", lines("silence"), ()),
        unheard=fields.need("unheard", lines("unheard"), ()),
        facts=tuple(fact(id_, node, faults) for id_, node in fields.entries("facts", "facts")),
        remedies=tuple(remedy(id_, node, faults) for id_, node in fields.entries("remedies", "remedies")),
        better=fields.get("better", better, Better()),
    )


def lines(prefix: str) -> Reader[tuple[Line, ...]]:
    """A reader for a list of lines, whose ids are `prefix` and their number from 1."""

    def read(node: Node, name: str, faults: Faults) -> tuple[Line, ...] | None:
        pairs = many(_line, least=1)(node, name, faults)
        if pairs is None:
            return None
        return tuple(Line(f"{prefix}.{number}", said, bands) for number, (said, bands) in enumerate(pairs, 1))

    return read


def _line(node: Node, name: str, faults: Faults) -> tuple[str, frozenset[Band]] | None:
    if isinstance(node, Scalar):
        said = text(node, name, faults)
        return None if said is None else (said, frozenset())
    fields = Fields(node, f'a line of "{name}"', faults, ("mood", "say"))
    said = fields.need("say", text, "")
    return (said, fields.need("mood", _bands, frozenset())) if said else None


def _bands(node: Node, name: str, faults: Faults) -> frozenset[Band] | None:
    reader: Reader[tuple[Band, ...]] = many(choice(BANDS), least=1)
    found = reader(node, name, faults)
    return None if found is None else frozenset(found)


def when(node: Node, name: str, faults: Faults) -> When | None:
    """A condition; one that cannot be read holds always, but counts as a condition."""
    before = len(faults.found())
    fields = Fields(node, f'"{name}"', faults, WHEN_KEYS)

    points, count = partial(_points, fields), partial(_count, fields)
    ids = partial(_named, fields)
    found = When(
        mood=fields.get("mood", _bands, frozenset()),
        anger_at_least=points("anger_at_least"),
        anger_at_most=points("anger_at_most"),
        trust_at_least=points("trust_at_least"),
        shown=ids("shown"),
        faulted=ids("faulted"),
        ever=ids("ever"),
        never=ids("never"),
        faults=count("faults"),
        told=ids("told"),
        offered=ids("offered"),
        half=ids("half"),
        agreed=fields.get("agreed", _optional_yes_no, None),
        visits=count("visits"),
        silences=count("silences"),
        promises=fields.get("promises", _became, frozenset()),
    )
    return found if len(faults.found()) == before else _UNREADABLE


def promises(node: Node, name: str, faults: Faults) -> PromiseTalk | None:
    """How a follow-up call asks after the promises of the first one."""
    fields = Fields(node, f'"{name}"', faults, PROMISE_KEYS)
    none: tuple[Line, ...] = ()
    said = {became: fields.need(became, lines(f"promise.{became}"), none) for became in BECAME}
    opens, then = fields.need("opens", text, ""), fields.need("then", name_of, "")
    return PromiseTalk(opens, said, fields.get("leads", many(lead), ()), then)


def _became(node: Node, name: str, faults: Faults) -> frozenset[Became] | None:
    reader: Reader[tuple[Became, ...]] = many(choice(BECAME), least=1)
    found = reader(node, name, faults)
    return None if found is None else frozenset(found)


def _points(fields: Fields, key: str) -> int | None:
    return fields.get(key, _OPTIONAL_POINTS, None)


def _count(fields: Fields, key: str) -> int | None:
    return fields.get(key, _OPTIONAL_COUNT, None)


def _named(fields: Fields, key: str) -> frozenset[str]:
    return fields.get(key, _ids, frozenset())


def _ids(node: Node, name: str, faults: Faults) -> frozenset[str] | None:
    found = many(name_of, least=1)(node, name, faults)
    return None if found is None else frozenset(found)


_UNREADABLE = When(visits=0)
_OPTIONAL_POINTS: Reader[int | None] = whole(0, 100)
_OPTIONAL_COUNT: Reader[int | None] = whole(1, 99)
_optional_name: Reader[str | None] = name_of
_optional_yes_no: Reader[bool | None] = yes_no


def lead(node: Node, name: str, faults: Faults) -> Lead | None:
    """A lead; without `when` it always holds."""
    fields = Fields(node, f'a lead of "{name}"', faults, ("when", "to"))
    to = fields.need("to", name_of, "")
    return Lead(to, fields.get("when", when, When())) if to else None


def beat(id_: str, node: Node, faults: Faults) -> Beat:
    """The beat `id_`."""
    fields = Fields(node, f'the beat "{id_}"', faults, BEAT_KEYS)
    if id_ in RESERVED:
        faults.add(node.line, f'a beat cannot be called "{id_}"; that name is taken by other lines.')
    said: tuple[Line, ...] = fields.need("lines", lines(id_), ())
    ending = fields.get("ending", choice(OUTCOMES), None) if fields.has("ending") else None
    return Beat(
        id=id_,
        stage=fields.need("stage", choice(STAGES), "vent"),
        lines=said,
        leads=fields.get("leads", many(lead), ()),
        at_most=fields.get("at_most", whole(1, 99), max(1, len(said))),
        then=fields.get("then", _optional_name, None),
        patience=fields.get("patience", number(2.0, 60.0), 8.0),
        ending=ending,
    )


def fact(id_: str, node: Node, faults: Faults) -> Fact:
    """The fact `id_`."""
    fields = Fields(node, f'the fact "{id_}"', faults, FACT_KEYS)
    topic = Topic(id_, "fact", fields.need("words", _phrases, ()))
    return Fact(topic, fields.need("lines", lines(f"fact.{id_}"), ()))


def remedy(id_: str, node: Node, faults: Faults) -> Remedy:
    """The remedy `id_`."""
    fields = Fields(node, f'the remedy "{id_}"', faults, REMEDY_KEYS)
    topic = Topic(id_, "remedy", fields.need("words", _phrases, ()), fields.need("allowed", yes_no, True))
    return Remedy(
        topic=topic,
        name=fields.need("name", text, id_),
        verdicts=fields.need("verdicts", many(_verdict, least=1), ()),
        lines=fields.need("lines", _verdict_lines(id_), {}),
    )


def _phrases(node: Node, name: str, faults: Faults) -> tuple[tuple[str, ...], ...] | None:
    return many(_phrase, least=1)(node, name, faults)


def _phrase(node: Node, name: str, faults: Faults) -> tuple[str, ...] | None:
    words = many(text, least=1)(node, name, faults)
    for word in words or ():
        if " " in word:
            apart = ", ".join(word.split())
            faults.add(node.line, f'"{word}" is more than one word; write them apart: [{apart}].')
    return words


def _verdict(node: Node, name: str, faults: Faults) -> tuple[When, Verdict] | None:
    fields = Fields(node, f'one of "{name}"', faults, ("when", "verdict"))
    given: Verdict = fields.need("verdict", choice(VERDICTS), "refuse")
    return fields.get("when", when, When()), given


def _verdict_lines(id_: str) -> Reader[Mapping[Verdict, tuple[Line, ...]]]:
    def read(node: Node, name: str, faults: Faults) -> Mapping[Verdict, tuple[Line, ...]]:
        fields = Fields(node, f'"{name}" of the remedy "{id_}"', faults, VERDICTS)
        none: tuple[Line, ...] = ()
        found = {given: fields.get(given, lines(f"remedy.{id_}.{given}"), none) for given in VERDICTS}
        return {given: said for given, said in found.items() if said}

    return read
