"""How a command ends: its exit code, and a problem in words."""

import click
import pytest
from click.testing import CliRunner, Result

from poise.problems import Problem
from poise.terminal.explained import explained


def ended(outcome: int | Exception) -> Result:
    """What is seen of a command that returns or raises this."""

    @click.command()
    @explained
    def run() -> int:
        """What is to be done."""
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return CliRunner().invoke(run)


@pytest.mark.parametrize("code", [0, 1, 3])
def test_its_own_code_is_the_exit_code(code: int) -> None:
    assert (ended(code).exit_code, ended(code).output) == (code, "")


@pytest.mark.parametrize(
    ("advice", "told"), [("Plug one in.", "There is no microphone.\nPlug one in.\n"), ("", "There is no microphone.\n")]
)
def test_a_problem_is_its_sentence_and_its_advice_beside_what_is_printed(advice: str, told: str) -> None:
    found = ended(Problem("There is no microphone.", advice))
    assert (found.exit_code, found.stdout, found.stderr) == (1, "", told)


def test_a_reader_that_has_gone_is_no_problem_to_be_told() -> None:
    found = ended(BrokenPipeError())
    assert found.exit_code == 1 and isinstance(found.exception, SystemExit)


def test_a_bug_is_not_passed_off_as_a_problem() -> None:
    assert isinstance(ended(KeyError("bug")).exception, KeyError)


def test_it_keeps_the_name_and_the_help_of_the_command() -> None:
    @explained
    def report() -> int:
        """Write a report."""
        return 0

    assert report.__name__ == "report" and report.__doc__ == "Write a report."
