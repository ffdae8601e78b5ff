"""Every format can be asked for by its name."""

import re
from typing import get_args

import pytest
from click.testing import CliRunner

from poise.__main__ import main
from poise.export.formats import Format

FORMATS = get_args(Format)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_has_a_flag_of_its_name_that_is_explained(format_: str) -> None:
    told = CliRunner().invoke(main, ["report", "--help"])
    assert told.exit_code == 0 and re.search(rf"^  --{format_} +[A-Z]", told.output, re.MULTILINE)


def test_every_flag_that_picks_a_format_is_a_format() -> None:
    flags = [one.flag_value for one in main.commands["report"].params if one.name == "as_"]  # type: ignore[attr-defined]
    assert sorted(flags) == sorted(FORMATS)
