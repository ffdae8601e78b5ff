"""The logs of a class and of its calls, written anew with numbers for names."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from poise.archive import classes, marker
from poise.archive.rewriting import rewrite
from poise.archive.shelf import read
from poise.archive.store import LOG
from poise.domain.classroom import Passed
from poise.domain.events import Event, PassedTo
from poise.domain.speakers import nameless, nameless_class
from poise.problems import ArchiveProblem

OTHERWISE = "its names cannot be taken out"
"""Said where a log cannot be written anew."""


def unname(folder: Path, calls: Sequence[Path]) -> None:
    """Put numbers for the names; one person has one number in the class and in all its calls.

    The class itself comes last, so that what was broken off can be done again; where nobody is named nothing is
    written.  Raises ArchiveProblem: something cannot be read or written, or is in use just now.
    """
    for one in (folder, *calls):
        if marker.held(one):
            raise ArchiveProblem(f"{one} is in use just now, so its names stay.", "Bring it to an end there first.")
    held = classes.read(folder)
    order = tuple(PassedTo(0.0, 0, event.speaker, None) for event in held.events if isinstance(event, Passed))
    found = {call: read(call).events for call in calls}
    # What has numbers already, because this was broken off, keeps them: they are those of the class.
    logs = {call: log for call, log in found.items() if _named(log)}
    numbered = nameless((*order, *(event for log in logs.values() for event in log)))[len(order) :]
    for call, log in logs.items():
        fresh, numbered = numbered[: len(log)], numbered[len(log) :]
        rewrite(call / LOG, fresh, OTHERWISE)
    fresh_class = nameless_class(held.events)
    if fresh_class != held.events:
        rewrite(folder / classes.LOG, fresh_class, OTHERWISE)


def _named(log: Iterable[Event]) -> bool:
    return any(event.speaker and not event.speaker.isdecimal() for event in log if isinstance(event, PassedTo))
