"""TOML as nodes with lines."""

from pathlib import Path

import pytest

from poise.library.nodes import Items, Scalar, Table
from poise.library.tables import load
from poise.problems import ScenarioProblem


def test_keys_know_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "some.toml"
    file.write_text('# head\nname = "x"\n[numbers]\n"a.b" = { value = 1.5, on = true }\n[part.one]\nlist = [1, "2"]\n')
    table = load(file)
    assert table.place("name") == 2
    assert table.place("numbers", "a.b", "value") == 4
    assert table.place("part", "one", "list", 1) == 6
    numbers, part = table.nodes["numbers"], table.nodes["part"]
    assert isinstance(numbers, Table)
    assert isinstance(part, Table)
    inner = numbers.nodes["a.b"]
    assert isinstance(inner, Table)
    assert inner.nodes["value"] == Scalar(4, "1.5", "number")
    assert inner.nodes["on"] == Scalar(4, "True", "yes_no")
    one = part.nodes["one"]
    assert isinstance(one, Table)
    assert one.nodes["list"] == Items(6, (Scalar(6, "1", "whole"), Scalar(6, "2", "text")))


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = = 2\n", 2), ("a = 1\na = 2\n", 2), ('a = "x', 1)])
def test_what_is_no_toml_is_said_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "some.toml"
    file.write_text(text)
    with pytest.raises(ScenarioProblem, match="not TOML") as caught:
        load(file)
    assert caught.value.line == line
