"""The commands about kept calls: what is no right use of them, and that their help says what they are for."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from poise.__main__ import main


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("report", "CALL", "out"), "Say which format is wanted, and only one"),
        (("report", "CALL", "--html", "--csv", "out"), "Say which format is wanted, and only one"),
        (("report", "CALL", "--pdf", "-"), "A PDF needs a file"),
        (("delete",), "Say which calls"),
        (("delete", "CALL", "--all"), "Say which calls"),
        (("import",), "Missing argument"),
        (("export", "CALL"), "Missing argument"),
        (("history", "--since", "yesterday"), "does not match"),
        (("history", "--outcome", "bored"), "is not one of"),
    ],
)
def test_wrong_use_is_said_and_ends_with_two(words: tuple[str, ...], why: str, recorded: Path) -> None:
    told = CliRunner().invoke(main, [str(recorded) if word == "CALL" else word for word in words])
    assert told.exit_code == 2 and why in told.stderr and recorded.is_dir()


@pytest.mark.parametrize("command", ["report", "replay", "export"])
def test_a_call_that_is_not_there_is_one_sentence(command: str, tmp_path: Path) -> None:
    more = {"report": ["--json", "-"], "replay": ["--fast"], "export": [str(tmp_path / "out.poise")]}[command]
    told = CliRunner().invoke(main, [command, str(tmp_path / "nowhere"), *more])
    assert told.exit_code == 1 and str(tmp_path / "nowhere") in told.stderr and "Traceback" not in told.output


def test_a_report_goes_to_standard_output(recorded: Path) -> None:
    told = CliRunner().invoke(main, ["report", str(recorded), "--vtt", "-"])
    assert told.exit_code == 0 and told.stdout.startswith("WEBVTT")
