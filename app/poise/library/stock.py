"""What a lesson may name: guides, scenarios with their beats, and the demonstrations with their replies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from poise.domain.lesson import VERSIONS, Version
from poise.domain.scenario import Scenario
from poise.library import draft, scenarios
from poise.library.faults import Faults
from poise.library.replies import replies_from
from poise.library.shelf import Shelf
from poise.problems import Problem

DEMONSTRATED = "samples-never-came"
"""The scenario whose demonstration trainees were recorded."""


def _none(_id: str) -> Scenario | None:
    return None


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is.

    Attributes:
        guides: the ids of all guides.
        scenarios: the ids of all scenarios.
        scenario: one of them as far as it can be read, for its beats; None if there is none.
        replies: how many each demonstration has.
    """

    guides: frozenset[str] = frozenset()
    scenarios: frozenset[str] = frozenset()
    scenario: Callable[[str], Scenario | None] = _none
    replies: Mapping[Version, int] = field(default_factory=dict)


def stock(shelf: Shelf) -> Stock:
    """What the shelf has; whatever cannot be read is told where it is checked itself."""
    files = {path.stem: path for path in reversed(scenarios.files(shelf.scenarios))}

    def scenario(id_: str) -> Scenario | None:
        found = draft.read(files[id_], Faults(files[id_])) if id_ in files else None
        return None if found is None else found.scenario

    return Stock(
        guides=frozenset(path.stem for path in shelf.guides),
        scenarios=frozenset(files),
        scenario=scenario,
        replies={version: _replies(shelf, version) for version in VERSIONS},
    )


def _replies(shelf: Shelf, version: Version) -> int:
    try:
        return len(replies_from(shelf.assets / "demo" / version / "replies.yaml"))
    except Problem:
        return 0
