"""YAML as nodes: values, lines, and all that is refused before anything is built of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.library.nodes import DEEPEST, MOST_BYTES, Items, Scalar, Table, load
from poise.problems import ScenarioProblem


def _file(folder: Path, content: str | bytes) -> Path:
    file = folder / "some.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_values_keep_their_lines_and_kinds(tmp_path: Path) -> None:
    table, raw = load(_file(tmp_path, 'a: text\nb: 12\nc:\n  - 1.5\n  - {d: true}\ne: ~\nf: "12"\n'))
    assert raw.startswith(b"a: text")
    assert table.nodes["a"] == Scalar(1, "text", "text")
    assert table.nodes["b"] == Scalar(2, "12", "whole")
    inner = Table(5, {"d": Scalar(5, "true", "yes_no")}, {"d": 5})
    assert table.nodes["c"] == Items(4, (Scalar(4, "1.5", "number"), inner))
    assert table.nodes["e"] == Scalar(6, "~", "nothing")
    assert table.nodes["f"] == Scalar(7, "12", "text")


def test_words_that_old_yaml_takes_for_something_else_are_text(tmp_path: Path) -> None:
    table, _ = load(_file(tmp_path, "words: [no, off, yes, 12:30, 2024-01-02, 0x1f]\n"))
    words = table.nodes["words"]
    assert isinstance(words, Items)
    assert [word.kind for word in words.nodes if isinstance(word, Scalar)] == ["text"] * 5 + ["other"]


def test_place_finds_the_nearest_line(tmp_path: Path) -> None:
    table, _ = load(_file(tmp_path, "a:\n  b:\n    - one\n    - two\n"))
    assert table.place("a", "b", 1) == 4
    assert table.place("a", "b", 7) == 2
    assert table.place("a", "missing", "deeper") == 1
    assert table.place("missing") == 1


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    table, _ = load(_file(tmp_path, b"\xef\xbb\xbfa: b\n"))
    assert list(table.nodes) == ["a"]


@pytest.mark.parametrize(
    ("content", "line", "part"),
    [
        (b"", 1, "empty"),
        (b"a: b\nname: caf\xe9\n", 2, "UTF-8"),
        ("a: b\n".encode("utf-16"), 1, "UTF-8"),
        (b"a: b\nc: \x00\n", 2, "control character"),
        (b"a: |\n  x\nb: [1,\n", 4, "not YAML"),
        (b"a: b: c\n", 1, "not YAML"),
        (b"- a\n- b\n", 1, "mapping"),
        (b"a\n", 1, "mapping"),
    ],
)
def test_what_is_no_scenario_is_refused_with_its_line(tmp_path: Path, content: bytes, line: int, part: str) -> None:
    with pytest.raises(ScenarioProblem, match=part) as caught:
        load(_file(tmp_path, content))
    assert caught.value.line == line
    assert caught.value.advice


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(ScenarioProblem, match="1,000,001 bytes"):
        load(_file(tmp_path, b"#" * (MOST_BYTES + 1)))


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(ScenarioProblem, match="no such file"):
            load(path)


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    file = _file(tmp_path, "a: b\n")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ScenarioProblem, match="cannot be read: Permission denied"):
        load(file)


@pytest.mark.parametrize("depth", [DEEPEST + 1, 400_000])
def test_deep_nesting_stops_early(tmp_path: Path, depth: int) -> None:
    with pytest.raises(ScenarioProblem, match="nested"):
        load(_file(tmp_path, "a: " + "[" * depth))


@given(st.text(alphabet=" \n\t-:?[]{},&*!|>'\"%@`#abc01\x00é\ud7ff", max_size=60))
def test_whatever_the_text_there_is_a_table_or_a_problem(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = _file(tmp_path_factory.getbasetemp(), text)
    lines = range(1, text.count("\n") + 3)
    try:
        assert isinstance(load(file)[0], Table)
    except ScenarioProblem as problem:
        told = problem.line
    else:
        told = 1
    assert told in lines
