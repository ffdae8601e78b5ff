"""Kept calls by the command line: exported, taken in, deleted; the index follows."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from poise import places
from poise.__main__ import main
from poise.archive import removal
from poise.archive.marker import Marker
from poise.archive.packing import pack
from poise.archive.store import LOG
from poise.calls import indexed
from poise.library.shelf import usual_shelf
from poise.terminal import keeping
from tests.three_calls import names, three_calls


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "calls", lambda: tmp_path / "calls")
    monkeypatch.setattr(keeping, "usual_cache", lambda: tmp_path / "cache")
    return three_calls(tmp_path / "calls")


def poise(*words: object, answer: str | None = None) -> Result:
    return CliRunner().invoke(main, [*map(str, words)], input=answer)


def test_a_call_goes_out_and_comes_in_again(calls: Path, tmp_path: Path) -> None:
    name = names(calls)[0]
    told = poise("export", name, tmp_path / "out.poise")
    assert told.exit_code == 0 and "out.poise (" in told.output
    before = (calls / name / LOG).read_bytes()
    known = poise("import", tmp_path / "out.poise")
    assert known.exit_code == 0 and "is there already; nothing was changed." in known.output
    assert poise("delete", name, "--yes").output == "1 call was deleted.\n"
    assert "was taken in." in poise("import", tmp_path / "out.poise").output
    assert (calls / name / LOG).read_bytes() == before


def test_what_is_left_out_of_an_export_is_told(calls: Path, tmp_path: Path) -> None:
    (calls / names(calls)[0] / "notes.txt").touch()
    told = poise("export", names(calls)[0], tmp_path)
    assert told.exit_code == 0 and "notes.txt is no part of a call and was left out." in told.stderr


def test_one_file_that_is_refused_bars_no_other(calls: Path, tmp_path: Path) -> None:
    good, _ = pack(calls / names(calls)[0], tmp_path)
    shutil.rmtree(calls / names(calls)[0])
    (tmp_path / "bad.poise").write_bytes(b"nonsense")
    told = poise("import", tmp_path / "bad.poise", good)
    assert told.exit_code == 1 and len(names(calls)) == 3
    assert "bad.poise was not taken in: it is no call that Poise exported" in told.stderr


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("scenario.yaml", b"id: samples-never-came\n", r"scenario\.yaml:1: "),
        ("scenario.yaml", b"\x00\xff", r"scenario\.yaml"),
        ("beat", b"", "which its copy of the scenario"),
    ],
)
def test_a_call_that_does_not_fit_its_scenario_is_refused(
    file: str, content: bytes, why: str, calls: Path, tmp_path: Path
) -> None:
    folder = calls / names(calls)[0]
    if content:
        (folder / file).write_bytes(content)
    else:
        log = (folder / LOG).read_text(encoding="utf-8")
        (folder / LOG).write_text(log.replace('"beat":"', '"beat":"x', 1), encoding="utf-8")
    parcel, _ = pack(folder, tmp_path)
    shutil.rmtree(folder)
    told = poise("import", parcel)
    assert told.exit_code == 1 and names(calls) == names(calls)[-2:]
    assert len(told.stderr.strip().splitlines()) == 1
    assert re.search(why, told.stderr), told.stderr


def test_a_log_that_cannot_be_followed_is_refused(calls: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parcel, _ = pack(calls / names(calls)[0], tmp_path)
    shutil.rmtree(calls / names(calls)[0])

    def lost(*_: object) -> None:
        raise KeyError("no such thing")

    monkeypatch.setattr(indexed.Describer, "describe", lost)
    told = poise("import", parcel)
    assert told.exit_code == 1 and "its log tells of what its scenario does not have" in told.stderr
    assert len(names(calls)) == 2


def test_deleting_asks_once_with_number_and_size(calls: Path) -> None:
    told = poise("delete", "--all", answer="n\n")
    assert told.exit_code == 1 and len(names(calls)) == 3
    assert told.output.startswith("Delete 3 calls (") and "kB) for good? [y/N]" in told.output
    assert "Nothing was deleted." in told.output
    assert poise("delete", "--all", answer="y\n").exit_code == 0 and names(calls) == []
    assert poise("delete", "--all").output == "There is no call to be deleted.\n"


def test_a_slip_of_the_pen_deletes_nothing(calls: Path, tmp_path: Path) -> None:
    assert poise("delete").exit_code == 2
    assert poise("delete", names(calls)[0], "--all").exit_code == 2
    told = poise("delete", names(calls)[0], tmp_path, "--yes")
    assert told.exit_code == 1 and "is not the folder of a recorded call." in told.stderr and len(names(calls)) == 3


def test_a_call_that_runs_just_now_is_left(calls: Path) -> None:
    mark = Marker(calls / names(calls)[0])
    told = poise("delete", "--all", "--yes")
    mark.remove()
    assert len(names(calls)) == 1 and told.exit_code == 1
    assert told.stdout == "2 calls were deleted.\n" and told.stderr == "1 call being played just now was left.\n"


def test_a_call_that_is_named_twice_is_one_call(calls: Path) -> None:
    told = poise("delete", names(calls)[0], calls / names(calls)[0], "--yes")
    assert told.exit_code == 0 and told.output == "1 call was deleted.\n" and len(names(calls)) == 2


def test_one_that_cannot_be_deleted_bars_no_other(calls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stuck, remove = names(calls)[0], removal._remove

    def fail(folder: Path) -> None:
        if folder.name == stuck:
            raise removal.ArchiveProblem("It is stuck.", "Close what has it open.")
        remove(folder)

    monkeypatch.setattr(removal, "_remove", fail)
    told = poise("delete", "--all", "--yes")
    assert told.exit_code == 1 and names(calls) == [stuck]
    assert told.stdout == "2 calls were deleted.\n" and told.stderr == "It is stuck. Close what has it open.\n"


def test_the_index_forgets_at_once_and_for_good(calls: Path) -> None:
    with indexed.index(calls, usual_shelf(), calls.parent / "cache") as index:
        index.refresh()
        assert len(index.calls()) == 3
    said = b"samples"
    (file,) = (calls.parent / "cache").glob("*.sqlite")
    assert said in file.read_bytes()
    assert poise("delete", "--all", "--yes").exit_code == 0
    assert said not in file.read_bytes()
    with indexed.index(calls, usual_shelf(), calls.parent / "cache") as index:
        assert index.calls() == ()


def test_where_there_is_no_index_none_is_made(calls: Path) -> None:
    assert poise("delete", "--all", "--yes").exit_code == 0
    assert not (calls.parent / "cache").exists()
