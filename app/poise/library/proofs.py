"""Proofs that a talk can be played to an end: every way leads somewhere, and every place can be reached."""

from collections.abc import Iterable, Iterator

from poise.domain.kept_word import worst
from poise.domain.mood import BANDS, Mood
from poise.domain.scenario import Beat, Lead, Remedy, Scenario, When
from poise.library.draft import Draft
from poise.library.faults import Faults
from poise.library.promised import ways

ALWAYS = When()


def prove(draft: Draft, faults: Faults) -> None:
    """Note every fault for which a call could stop, go round in a circle, or never come to a part of the talk."""
    scenario = draft.scenario
    if not scenario.beats:
        faults.add(draft.place("beats"), 'a talk needs "beats".')
        return
    if scenario.start and scenario.start not in scenario.beats:
        sentence = f'the talk starts at a beat that is not there: "{scenario.start}".'
        faults.unknown(draft.place("start"), sentence, scenario.start, scenario.beats)
    elif scenario.start and scenario.beats[scenario.start].ending:
        faults.add(draft.place("start"), f'the talk starts at an ending: "{scenario.start}".')
    _leads(draft, scenario.always, ("always",), '"always"', faults)
    for beat in scenario.beats.values():
        _leads(draft, beat.leads, ("beats", beat.id, "leads"), f'the beat "{beat.id}"', faults)
        _beat(draft, beat, faults)
    for remedy in scenario.remedies:
        _remedy(draft, remedy, faults)
    _promises(draft, faults)
    _chains(draft, faults)
    _reachable(draft, faults)


def endings(scenario: Scenario) -> dict[str, str]:
    """The outcome of each ending that can be reached, by beat, whatever became of the promises."""
    there = ((id_, scenario.beats[id_].ending) for id_ in sorted(anyhow(scenario)) if id_ in scenario.beats)
    return {id_: ending for id_, ending in there if ending is not None}


def reached(scenario: Scenario) -> frozenset[str]:
    """The beats to which some way leads from the start."""
    seen: set[str] = set()
    open_ = [scenario.start]
    while open_:
        id_ = open_.pop()
        if id_ in scenario.beats and id_ not in seen:
            seen.add(id_)
            open_.extend(_ways(scenario, scenario.beats[id_]))
    return frozenset(seen)


def anyhow(scenario: Scenario) -> frozenset[str]:
    """The same, whatever became of the promises that are asked after."""
    return frozenset().union(*(reached(way) for way in ways(scenario)))


def conditions(scenario: Scenario) -> Iterator[tuple[When, tuple[str | int, ...]]]:
    """Every condition of the talk, with the path to it."""
    for n, lead in enumerate(scenario.always):
        yield lead.when, ("always", n, "when")
    for beat in scenario.beats.values():
        for n, lead in enumerate(beat.leads):
            yield lead.when, ("beats", beat.id, "leads", n, "when")
    for remedy in scenario.remedies:
        for n, (when, _) in enumerate(remedy.verdicts):
            yield when, ("remedies", remedy.topic.id, "verdicts", n, "when")
    for n, lead in enumerate(scenario.promises.leads if scenario.promises else ()):
        yield lead.when, ("promises", "leads", n, "when")


def _ways(scenario: Scenario, beat: Beat) -> Iterator[str]:
    if beat.ending is not None:
        return
    for lead in (*scenario.always, *beat.leads):
        fared = not lead.when.promises or worst(scenario.promised) in lead.when.promises
        if fared and not _never(lead.when, beat):
            yield lead.to
        if lead.when == ALWAYS:
            break
    if beat.then is not None:
        yield beat.then


def _leads(draft: Draft, leads: tuple[Lead, ...], path: tuple[str, ...], where: str, faults: Faults) -> None:
    for n, lead in enumerate(leads):
        if lead.to not in draft.scenario.beats:
            sentence = f'{where} leads to a beat that is not there: "{lead.to}".'
            faults.unknown(draft.place(*path, n, "to"), sentence, lead.to, draft.scenario.beats)
        beat = draft.scenario.beats.get(path[1]) if len(path) > 1 else None
        _condition(draft, lead.when, (*path, n, "when"), beat, faults)
    first = next((n for n, lead in enumerate(leads) if lead.when == ALWAYS), None)
    if first is not None and path == ("always",):
        faults.add(
            draft.place(*path, first), 'a lead of "always" needs "when"; without it no other lead is ever tried.'
        )
    elif first is not None and first + 1 < len(leads):
        line = draft.place(*path, first)
        faults.add(draft.place(*path, first + 1), f"this lead is never tried: the one in line {line} has no condition.")


def _condition(draft: Draft, when: When, path: tuple[str | int, ...], beat: Beat | None, faults: Faults) -> None:
    scenario = draft.scenario
    facts = [fact.topic.id for fact in scenario.facts]
    remedies = [remedy.topic.id for remedy in scenario.remedies]
    named = (("told", when.told, facts, "fact"), *_offers(when, remedies))
    for key, ids, known, what in named:
        for id_ in sorted(ids - set(known)):
            faults.unknown(draft.place(*path, key), f'there is no {what} "{id_}".', id_, known)
    reason = _never(when, beat)
    if when.promises and scenario.promises is None:
        reason = "this talk asks after no promises"
    if reason:
        faults.add(draft.place(*path), f"this can never hold: {reason}.")


def _offers(when: When, remedies: list[str]) -> Iterator[tuple[str, frozenset[str], list[str], str]]:
    yield "offered", when.offered, remedies, "remedy"
    yield "half", when.half, remedies, "remedy"


def _never(when: When, beat: Beat | None) -> str:
    """Why the condition cannot hold (at `beat`), or nothing."""
    low, high = when.anger_at_least or 0, 100 if when.anger_at_most is None else when.anger_at_most
    if low > high:
        return f"anger cannot be at least {low} and at most {high}"
    if when.mood and not any(Mood(anger, 0).band in when.mood for anger in range(low, high + 1)):
        moods = " or ".join(band for band in BANDS if band in when.mood)
        return f"nobody with that anger is {moods}"
    if beat is not None and when.visits is not None and when.visits > beat.at_most:
        return f"the customer speaks here at most {beat.at_most} times, not {when.visits}"
    if when.ever and when.ever <= when.never:
        return 'the same is asked for in "ever" and in "never"'
    return ""


def _beat(draft: Draft, beat: Beat, faults: Faults) -> None:
    at = ("beats", beat.id)
    if beat.ending is not None:
        for key in ("leads", "then", "at_most", "patience"):
            if draft.has(*at, key):
                faults.add(draft.place(*at, key), f'the beat "{beat.id}" is an ending; "{key}" has no meaning there.')
        return
    if not draft.has(*at, "then") and not draft.has(*at, "ending"):
        faults.add(
            draft.place(*at),
            f'the beat "{beat.id}" is a dead end: it needs "then", or "ending" if the call ends there.',
        )
    if beat.then is not None and beat.then not in draft.scenario.beats:
        sentence = f'after the beat "{beat.id}" comes a beat that is not there: "{beat.then}".'
        faults.unknown(draft.place(*at, "then"), sentence, beat.then, draft.scenario.beats)
    if beat.lines and beat.at_most > len(beat.lines):
        sentence = f'the customer is to speak {beat.at_most} times at "{beat.id}", but has {len(beat.lines)} lines.'
        faults.add(draft.place(*at, "at_most"), sentence)


def _remedy(draft: Draft, remedy: Remedy, faults: Faults) -> None:
    at = ("remedies", remedy.topic.id)
    for n, (when, verdict) in enumerate(remedy.verdicts):
        last = n + 1 == len(remedy.verdicts)
        _condition(draft, when, (*at, "verdicts", n, "when"), None, faults)
        if last and when != ALWAYS:
            faults.add(draft.place(*at, "verdicts", n), 'the last verdict has to stand without "when".')
        if not last and when == ALWAYS:
            faults.add(draft.place(*at, "verdicts", n), 'only the last verdict may stand without "when".')
        if verdict not in remedy.lines:
            name = remedy.topic.id
            faults.add(
                draft.place(*at, "lines"), f'the remedy "{name}" has the verdict "{verdict}", but no lines for it.'
            )
    given = {verdict for _, verdict in remedy.verdicts}
    for verdict in remedy.lines:
        if given and verdict not in given:
            faults.add(draft.place(*at, "lines", verdict), f'these lines are never said: no verdict is "{verdict}".')


def _promises(draft: Draft, faults: Faults) -> None:
    talk = draft.scenario.promises
    if talk is None:
        return
    _leads(draft, talk.leads, ("promises", "leads"), '"promises"', faults)
    if talk.then not in draft.scenario.beats:
        sentence = f'after the promises comes a beat that is not there: "{talk.then}".'
        faults.unknown(draft.place("promises", "then"), sentence, talk.then, draft.scenario.beats)


def _chains(draft: Draft, faults: Faults) -> None:
    """Whoever only waits has to come to an ending."""
    beats = draft.scenario.beats
    told: set[str] = set()
    for start in beats:
        way: list[str] = []
        id_: str | None = start
        while id_ is not None and id_ in beats and id_ not in way:
            way.append(id_)
            id_ = beats[id_].then if beats[id_].ending is None else None
        if id_ is None or id_ not in way or id_ in told:
            continue
        circle = way[way.index(id_) :]
        told.update(circle)
        round_ = " -> ".join([*circle, id_])
        faults.add(draft.place("beats", id_, "then"), f'"then" goes round in a circle and never ends: {round_}.')


def _reachable(draft: Draft, faults: Faults) -> None:
    scenario = draft.scenario
    if scenario.start not in scenario.beats:
        return
    for id_ in _in_order(scenario, anyhow(scenario)):
        faults.add(draft.place("beats", id_), f'no way leads to the beat "{id_}".')


def _in_order(scenario: Scenario, seen: Iterable[str]) -> list[str]:
    known = set(seen)
    return [id_ for id_ in scenario.beats if id_ not in known]
