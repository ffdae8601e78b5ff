"""Recorded calls from the terminal, as a whole: exported as one file, taken in again, and deleted."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from poise import places
from poise.archive import shelf as archive
from poise.archive.packing import pack
from poise.calls import kept
from poise.calls.indexed import usual_cache
from poise.library.shelf import usual_shelf
from poise.problems import ArchiveProblem, Problem
from poise.shown.sizes import sized
from poise.terminal.explained import EXPLAINED


def export_call(session: Path, to: Path) -> int:
    """`poise export`: returns the exit code.  Raises ArchiveProblem."""
    file, left_out = pack(places.call(session), to)
    click.echo(f"The call was written to {file} ({sized(file.stat().st_size)}).")
    for name in left_out:
        click.echo(f"{name} is no part of a call and was left out.", err=True)
    return 0


def import_calls(files: Iterable[Path]) -> int:
    """`poise import`: one that is refused bars no other; returns the exit code."""
    shelf, code = usual_shelf(), 0
    for file in files:
        try:
            taken = kept.take_in(file, places.calls(), shelf)
        except Problem as problem:
            _complain(problem)
            code = EXPLAINED
        else:
            click.echo(f"{taken.folder} {'was taken in' if taken.new else 'is there already; nothing was changed'}.")
    return code


def delete_calls(sessions: Sequence[Path] | None, yes: bool) -> int:
    """`poise delete`: these calls, or all (None); asks unless `yes`.  Returns the exit code.  Raises ArchiveProblem."""
    root = places.calls()
    lot = kept.all_below(root) if sessions is None else kept.lot_of(map(_call, sessions))
    if not lot.folders:
        click.echo("There is no call to be deleted.")
        return 0
    if not yes and not click.confirm(f"Delete {_counted(len(lot.folders))} ({sized(lot.bytes)}) for good?"):
        click.echo("Nothing was deleted.")
        return EXPLAINED
    gone = kept.delete(lot, root, usual_shelf(), usual_cache())
    click.echo(f"{_counted(len(gone.folders))} {'was' if len(gone.folders) == 1 else 'were'} deleted.")
    if gone.left:
        click.echo(f"{_counted(gone.left)} being played just now {'was' if gone.left == 1 else 'were'} left.", err=True)
    for problem in gone.problems:
        _complain(problem)
    return EXPLAINED if gone.left or gone.problems else 0


def _call(session: Path) -> Path:
    """Its folder; a slip of the pen deletes nothing."""
    folder = places.call(session)
    if not archive.is_call(folder):
        raise ArchiveProblem(f"{folder} is not the folder of a recorded call.", "Nothing was deleted.")
    return folder.absolute()


def _complain(problem: Problem) -> None:
    """In one line: others may follow."""
    click.echo(f"{problem.sentence} {problem.advice}".rstrip(), err=True)


def _counted(number: int) -> str:
    return "1 call" if number == 1 else f"{number} calls"
