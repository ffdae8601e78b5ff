"""The commands about verdicts: what they cannot do is one sentence, and help says what they are for."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from poise.__main__ import main


@pytest.mark.parametrize(("command", "words"), [("remark", "Nothing that was kept is"), ("disputes", "why it is")])
def test_help_says_what_it_does(command: str, words: str) -> None:
    told = CliRunner().invoke(main, [command, "--help"])
    assert told.exit_code == 0 and words in " ".join(told.stdout.split())


def test_no_calls_at_all_is_no_problem(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["disputes", "--keep", str(tmp_path / "nowhere")])
    assert (told.exit_code, told.stdout) == (0, "No mark is disputed.\n")


def test_a_folder_that_cannot_be_looked_into_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "no-folder"
    file.write_text("")
    told = CliRunner().invoke(main, ["disputes", "--keep", str(file)])
    assert told.exit_code == 1 and str(file) in told.stderr and "Traceback" not in told.stderr
