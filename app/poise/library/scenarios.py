"""Scenarios by file, by id, or all that there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from poise.domain.asking import woven
from poise.domain.events import Began, CustomerSpoke, Event, Moved, Skipped
from poise.domain.scenario import Scenario
from poise.library.draft import parts, read
from poise.library.faults import ADVICE, Faults, meant
from poise.library.proofs import prove
from poise.problems import ArchiveProblem, Problem, ScenarioProblem

FOLLOW_UP = "/follow-up"
"""What the id of a follow-up call has behind the id of its scenario."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Every scenario that can be played, and why the others cannot."""

    scenarios: tuple[Scenario, ...]
    problems: tuple[ScenarioProblem, ...]


def load(file: Path, named: bool = True) -> Scenario:
    """The scenario, fit to be played.  Raises ScenarioProblem with the first fault that would spoil a call.

    With `named` False the file may be called anything, as the copy in a call's folder is.
    """
    faults = Faults(file)
    draft = read(file, faults, named)
    for part in parts(draft):
        prove(part, faults)
    if draft is None or faults.found():
        raise faults.found()[0]
    return draft.scenario


def played(scenario: Scenario, events: Sequence[Event]) -> Scenario:
    """What those events are of: the scenario in the copy beside a call's log, or its follow-up.

    Raises ArchiveProblem if the call goes to a beat that is not there.
    """
    first = events[0] if events else None
    later = isinstance(first, Began) and first.scenario != scenario.id
    talk = scenario.follow_up if later and scenario.follow_up is not None else scenario
    talk = woven(talk, first.promises if isinstance(first, Began) else ())
    known = {event.beat for event in events if isinstance(event, CustomerSpoke | Moved | Skipped)}
    if lost := sorted(known - talk.beats.keys()):
        raise ArchiveProblem(
            f'The call goes to "{lost[0]}", which its copy of the scenario "{talk.id}" does not have.',
            "Put back the copy of the scenario that the call was played with.",
        )
    return talk


def find(id_: str, roots: Iterable[Path]) -> Scenario:
    """The scenario `id_`, or its follow-up ("<id>/follow-up"), from the folders `roots`.

    Raises ScenarioProblem if it cannot be played or if two files have the id, Problem if there is none.
    """
    folders = tuple(roots)
    file = file_of(id_, folders)
    for problem in twins(path for path in files(folders) if path.stem == file.stem):
        raise problem
    scenario = load(file)
    if id_ == file.stem:
        return scenario
    if scenario.follow_up is None:
        raise Problem(f'The scenario "{file.stem}" has no follow-up call.')
    return scenario.follow_up


def file_of(id_: str, roots: Iterable[Path]) -> Path:
    """The file of the scenario `id_` or of its follow-up.  Raises Problem if there is none."""
    name = id_.removesuffix(FOLLOW_UP)
    paths = files(roots)
    found = next((path for path in paths if path.stem == name), None)
    if found is None:
        raise Problem(f'There is no scenario "{name}".{meant(name, sorted({path.stem for path in paths}))}')
    return found


def every(roots: Iterable[Path]) -> Collection:
    """All scenarios of the folders `roots`, in the order of folders and names; one that is broken bars no other."""
    paths = files(roots)
    problems = list(twins(paths))
    barred = {problem.file for problem in problems}
    scenarios = []
    for path in paths:
        try:
            if path not in barred:
                scenarios.append(load(path))
        except ScenarioProblem as problem:
            problems.append(problem)
    return Collection(tuple(scenarios), tuple(problems))


def files(roots: Iterable[Path]) -> tuple[Path, ...]:
    """All scenario files below the folders `roots`, each folder in the order of the names."""
    found = (path for folder in roots if folder.is_dir() for path in sorted(folder.rglob("*")))
    return tuple(path for path in found if path.suffix in {".yaml", ".yml"} and path.is_file())


def twins(paths: Iterable[Path]) -> tuple[ScenarioProblem, ...]:
    """A problem for each scenario file whose id (its file name) another file before it has."""
    named: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        named[path.stem].append(path)
    return tuple(
        ScenarioProblem(path, 1, f'the id "{id_}" belongs to another scenario: {first}.', ADVICE)
        for id_, (first, *others) in named.items()
        for path in others
    )
