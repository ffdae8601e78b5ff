"""The promises of a follow-up call, checked: every one can be asked after in words of its own, and they count."""

from collections.abc import Iterator

from poise.domain.asking import MOST_ASKED, PLACE, woven
from poise.domain.kept_word import BECAME, Asked, Became
from poise.domain.scenario import Line, Scenario
from poise.library.draft import Draft
from poise.library.faults import Faults

LEAST_NAMED = 3
"""Lines with the words of the promise, for each thing that can have become of it: as many as most calls ask after."""
_WORDS = 14
"""Words of a promise at most, which have to find their place in the line."""


def ways(scenario: Scenario) -> Iterator[Scenario]:
    """The talk by itself, and as it is when it asks after one promise that was kept, late or forgotten."""
    yield scenario
    if scenario.promises is not None and all(scenario.promises.lines.values()):
        for became in BECAME:
            yield fared(scenario, became)


def fared(scenario: Scenario, became: Became, count: int = 1) -> Scenario:
    """The talk when it asks after so many promises that all fared alike."""
    return woven(scenario, (Asked("", became),) * count)


def promise_lines(scenario: Scenario) -> Iterator[Line]:
    """Every line that asks after a promise."""
    if scenario.promises is not None:
        for lines in scenario.promises.lines.values():
            yield from lines


def lint_promises(draft: Draft, most_words: int, faults: Faults) -> None:
    """Note what is wrong with the lines that ask after promises; as words they are checked with all others."""
    talk = draft.scenario.promises
    if talk is None:
        return
    for became, lines in talk.lines.items():
        named = sum(PLACE in line.text for line in lines)
        place = draft.place("promises", became)
        if named < LEAST_NAMED:
            faults.add(place, f'"{became}" needs at least {LEAST_NAMED} lines with {PLACE} in them, not {named}.')
        if len(lines) - named < MOST_ASKED:
            without = len(lines) - named
            faults.add(place, f'"{became}" needs at least {MOST_ASKED} lines without {PLACE}, not {without}.')
    for line in promise_lines(draft.scenario):
        _line(draft, line, most_words - len(talk.opens.split()), faults)


def _line(draft: Draft, line: Line, room: int, faults: Faults) -> None:
    place = draft.place_of(line)
    if line.text.replace(PLACE, "", 1).count("{"):
        faults.add(place, f"only {PLACE} can be filled in, and only once.")
    if line.bands:
        faults.add(place, "a line about a promise is said in any mood; take the mood out.")
    count = len(line.text.split()) + (_WORDS - 1) * (PLACE in line.text)
    if count > room:
        faults.add(place, f'with "opens" before it and the promise in it, this can be {count - room} words too long.')
