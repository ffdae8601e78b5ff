"""How every command ends: with its exit code, and a problem as its sentence and its advice."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click

from poise.problems import Problem

P = ParamSpec("P")

EXPLAINED = 1
"""Exit code of a problem that was explained; 0 is done, 2 is wrong use."""


def explained(command: Callable[P, int]) -> Callable[P, None]:
    """End with the command's exit code; a Problem becomes its sentence and its advice, never a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except Problem as problem:
            click.echo(problem.sentence, err=True)
            if problem.advice:
                click.echo(problem.advice, err=True)
            code = EXPLAINED
        except BrokenPipeError:
            sys.stderr.close()  # whoever read us has gone; that is no problem of ours
            code = EXPLAINED
        sys.exit(code)

    return run
