"""What makes a playable talk a good one: nothing said twice, a line for every mood, an answer to every fault."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from poise.domain.mood import BANDS
from poise.domain.rubric import Rubric
from poise.domain.scenario import OUTCOMES, Line
from poise.library.draft import Draft
from poise.library.dry_run import BOTH_WAYS
from poise.library.faults import Faults
from poise.library.promised import lint_promises, promise_lines
from poise.library.proofs import conditions, endings
from poise.library.stock import Stock

LEAST_LINES = 60
"""Distinct lines of a call: fewer, and a second try sounds like the first."""
LEAST_SILENCES = 4
LEAST_SILENCES_LATER = 2
LEAST_SKILLS = 8
"""Skills that the customer answers with words of her own."""
MOST_WORDS = 60
"""About twenty seconds aloud: more is not said in one breath."""
VOICED_FAULTS = ("raised_voice", "rushed")
"""Faults of delivery that people do remark on; nobody tells a stranger that he says "um"."""
_SWEARING = re.compile(
    r"\b(fuck|shit|bullshit|arse|arsehole|asshole|bastard|bitch|bollocks|bugger|cunt|dick|dickhead|goddamn|"
    r"motherfuck|piss|prick|twat|wank)(s|ed|er|ers|ing|in|y|head)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a scenario may name: behaviours, voices, faces; with no voice or face at all, none is asked for.

    `stock` is what a lesson may name.
    """

    rubric: Rubric
    voices: frozenset[str]
    faces: frozenset[str]
    stock: Stock = field(default_factory=Stock)


def reaction_keys(rubric: Rubric) -> tuple[str, ...]:
    """What a reaction can be to: each behaviour, and apart from it the fault of one that can be shown well too."""
    both = (b.id for b in rubric.behaviours.values() if b.skill is not None and b.fault is not None)
    return (*rubric.behaviours, *(BOTH_WAYS + id_ for id_ in both))


def lint(draft: Draft, around: Surroundings, faults: Faults) -> None:
    """Note what is wrong with the words of one talk, the call or its follow-up."""
    _behaviours(draft, around.rubric, faults)
    _cast(draft, around, faults)
    _once(draft, faults)
    _each_line(draft, faults)
    _moods(draft, faults)
    _topics(draft, faults)
    lint_promises(draft, MOST_WORDS, faults)


def complete(draft: Draft, around: Surroundings, faults: Faults) -> None:
    """Note what is missing in a whole scenario: a good one is long, ends in five ways and answers every fault."""
    _five_endings(draft, faults)
    _enough_lines(draft, faults)
    _reactions(draft, around.rubric, faults)
    if not draft.has("follow_up"):
        faults.add(draft.table.line, 'the scenario needs "follow_up": the call some days later.')
    if draft.follow_up is None:
        return
    if not draft.follow_up.has("promises"):
        faults.add(draft.place("follow_up"), 'the follow-up call needs "promises": how it asks after each of them.')
    _enough_silences(draft.follow_up, LEAST_SILENCES_LATER, faults)
    if len(set(endings(draft.follow_up.scenario).values())) < 2:
        faults.add(draft.follow_up.place("beats"), "the follow-up call needs at least two different endings.")


def _behaviours(draft: Draft, rubric: Rubric, faults: Faults) -> None:
    skills = [id_ for id_, behaviour in rubric.behaviours.items() if behaviour.skill is not None]
    bad = [id_ for id_, behaviour in rubric.behaviours.items() if behaviour.fault is not None]
    for id_ in draft.scenario.reactions:
        if id_ not in reaction_keys(rubric):
            line = draft.place("reactions", id_)
            faults.unknown(line, f'there is no behaviour "{id_}".', id_, reaction_keys(rubric))
    for when, path in conditions(draft.scenario):
        named = (("shown", when.shown, skills), ("faulted", when.faulted, bad), ("ever", when.ever, skills))
        for key, ids, known in (*named, ("never", when.never, skills)):
            for id_ in sorted(ids - set(known)):
                kind = "fault" if key == "faulted" else "skill"
                faults.unknown(draft.place(*path, key), f'"{id_}" is not a {kind}.', id_, known)


def _cast(draft: Draft, around: Surroundings, faults: Faults) -> None:
    customer = draft.scenario.customer
    if not draft.has("customer"):
        return
    for key, name, known in (("voice", customer.voice, around.voices), ("face", customer.face, around.faces)):
        if known and name and name not in known:
            faults.unknown(draft.place("customer", key), f'there is no {key} "{name}".', name, sorted(known))


def _once(draft: Draft, faults: Faults) -> None:
    said: dict[str, int] = {}
    for line in _lines(draft):
        place = draft.place_of(line)
        bare = plain(line.text)
        if bare in said:
            faults.add(place, f"the customer says the same in line {said[bare]}; nothing is said twice.")
        said.setdefault(bare, place)


def _lines(draft: Draft) -> Iterator[Line]:
    """Every line there is, those that ask after promises among them."""
    return chain(draft.scenario.lines(), promise_lines(draft.scenario))


def _each_line(draft: Draft, faults: Faults) -> None:
    for line in _lines(draft):
        count = len(line.text.split())
        if count > MOST_WORDS:
            faults.add(draft.place_of(line), f"{count} words are too long to say in one breath; at most {MOST_WORDS}.")
        if not plain(line.text):
            faults.add(draft.place_of(line), "there is no word in this line.")
        if not draft.strong_language and (found := strong_word(line.text)):
            sentence = f'"{found}" is strong language; take it out, or write `strong_language: true` in the scenario.'
            faults.add(draft.place_of(line), sentence)


def _moods(draft: Draft, faults: Faults) -> None:
    for path, lines in _by_place(draft):
        missing = [band for band in BANDS if lines and not any(line.fits(band) for line in lines)]
        if missing:
            faults.add(
                draft.place(*path), f'no line of "{path[-1]}" fits the mood {" or ".join(missing)}; leave one unmarked.'
            )


def _by_place(draft: Draft) -> Iterator[tuple[tuple[str, ...], tuple[Line, ...]]]:
    """Every list of lines of which one is always wanted; a reaction may be left out."""
    scenario = draft.scenario
    for beat in scenario.beats.values():
        yield ("beats", beat.id), beat.lines
    yield ("silences",), scenario.silences
    yield ("unheard",), scenario.unheard
    for fact in scenario.facts:
        yield ("facts", fact.topic.id), fact.lines
    for remedy in scenario.remedies:
        for verdict, lines in remedy.lines.items():
            yield ("remedies", remedy.topic.id, "lines", verdict), lines


def _topics(draft: Draft, faults: Faults) -> None:
    first: dict[frozenset[str], str] = {}
    for topic in draft.scenario.topics:
        part = "facts" if topic.kind == "fact" else "remedies"
        for n, phrase in enumerate(topic.phrases):
            words = frozenset(word.casefold() for word in phrase)
            other = first.setdefault(words, topic.id)
            if other != topic.id:
                line = draft.place(part, topic.id, "words", n)
                faults.add(line, f'"{" ".join(phrase)}" means "{other}" already; a reply could not tell them apart.')


def _five_endings(draft: Draft, faults: Faults) -> None:
    there = set(endings(draft.scenario).values())
    for outcome in OUTCOMES:
        if outcome not in there and draft.scenario.beats:
            faults.add(draft.place("beats"), f'no way leads to an ending "{outcome}"; a call can end in all five ways.')


def _enough_lines(draft: Draft, faults: Faults) -> None:
    count = len({plain(line.text) for line in draft.scenario.lines()})
    if count < LEAST_LINES:
        faults.add(draft.place("beats"), f"the customer has {count} different lines, and needs {LEAST_LINES}.")
    _enough_silences(draft, LEAST_SILENCES, faults)


def _enough_silences(draft: Draft, least: int, faults: Faults) -> None:
    for key, lines in (("silences", draft.scenario.silences), ("unheard", draft.scenario.unheard)):
        if len(lines) < least:
            faults.add(draft.place(key), f'"{key}" needs at least {least} lines, not {len(lines)}.')


def _reactions(draft: Draft, rubric: Rubric, faults: Faults) -> None:
    written = draft.scenario.reactions
    line = draft.place("reactions")
    for behaviour in rubric.behaviours.values():
        heard = behaviour.kind in {"content", "conduct"} or behaviour.id in VOICED_FAULTS
        key = behaviour.id if behaviour.skill is None else BOTH_WAYS + behaviour.id
        if behaviour.fault is not None and heard and key not in written:
            faults.add(line, f'there is no reaction to the fault "{key}".')
    skills = {id_ for id_ in written if id_ in rubric.behaviours and rubric.behaviours[id_].skill is not None}
    if len(skills) < LEAST_SKILLS:
        faults.add(line, f"the customer reacts to {len(skills)} skills, and should to {LEAST_SKILLS}.")


def strong_word(text: str) -> str | None:
    """The first word of strong language in it, if there is one."""
    found = _SWEARING.search(text)
    return found[0] if found else None


def plain(text: str) -> str:
    """The words alone, so that a comma does not make a new line of an old one."""
    return " ".join(re.findall(r"[a-z0-9']+", text.casefold()))
