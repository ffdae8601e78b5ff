"""A call is taken in whole or not at all: whatever is refused leaves nothing on disk."""

from pathlib import Path

import pytest

from poise.archive import shelf
from poise.archive.marker import Marker
from poise.archive.packing import pack
from poise.archive.unpacking import ARRIVING, unpack
from poise.problems import ArchiveProblem, Problem, ScenarioProblem
from tests.archive.conftest import MakeCall
from tests.archive.parcels import HOSTILE, NAME, PIECES, recorded, sound


def fine(folder: Path) -> None:
    """Every call can be read."""


def parcel(tmp_path: Path, content: bytes) -> Path:
    file = tmp_path / "call.poise"
    file.write_bytes(content)
    return file


def everything(root: Path) -> set[Path]:
    return set(root.rglob("*"))


def test_there_and_back_a_call_is_the_same(tmp_path: Path, make_call: MakeCall) -> None:
    folder = recorded(tmp_path, make_call)
    file, _ = pack(folder, tmp_path)
    taken = unpack(file, tmp_path / "elsewhere", fine)
    assert taken.new and taken.folder == tmp_path / "elsewhere" / folder.name
    assert {one.name: one.read_bytes() for one in taken.folder.iterdir()} == {
        one.name: one.read_bytes() for one in folder.iterdir()
    }
    assert shelf.read(taken.folder).events == shelf.read(folder).events
    assert [one.folder for one in shelf.calls(tmp_path / "elsewhere")] == [taken.folder]


@pytest.mark.parametrize("kind", HOSTILE)
def test_of_what_is_refused_nothing_is_left(kind: str, tmp_path: Path, make_call: MakeCall) -> None:
    make, why = HOSTILE[kind]
    file = parcel(tmp_path, make())
    kept = recorded(tmp_path / "kept", make_call)
    before = everything(tmp_path)
    with pytest.raises(ArchiveProblem, match=why) as refused:
        unpack(file, kept.parent, fine)
    assert everything(tmp_path) == before
    assert refused.value.sentence.startswith(f"{file} was not taken in: ") and refused.value.sentence.endswith(".")
    assert "\n" not in refused.value.sentence and refused.value.advice


@pytest.mark.parametrize(
    "problem", [ScenarioProblem(Path("scenario.yaml"), 3, "there is no beat."), ArchiveProblem("It tells of no call.")]
)
def test_a_call_that_cannot_be_read_in_whole_is_refused(problem: Problem, tmp_path: Path) -> None:
    def refuse(folder: Path) -> None:
        assert {one.name for one in folder.iterdir()} >= set(PIECES)
        raise problem

    with pytest.raises(ArchiveProblem, match="was not taken in"):
        unpack(parcel(tmp_path, sound()), tmp_path / "calls", refuse)
    assert everything(tmp_path / "calls") == set()


def test_the_place_beside_is_not_told(tmp_path: Path) -> None:
    def refuse(folder: Path) -> None:
        raise ScenarioProblem(folder / "scenario.yaml", 3, "there is no beat.")

    with pytest.raises(ArchiveProblem) as refused:
        unpack(parcel(tmp_path, sound()), tmp_path / "calls", refuse)
    assert refused.value.sentence.endswith("call.poise was not taken in: scenario.yaml:3: there is no beat.")


def test_a_bug_leaves_nothing_either(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        unpack(parcel(tmp_path, sound()), tmp_path / "calls", fail)
    assert everything(tmp_path / "calls") == set()


def test_a_call_that_is_there_already_is_known_again(tmp_path: Path) -> None:
    file, root = parcel(tmp_path, sound()), tmp_path / "calls"
    unpack(file, root, fine)
    (root / NAME / "afterwards.jsonl").write_bytes(b"")
    before = everything(root)
    again = unpack(file, root, fine)
    assert not again.new and again.folder == root / NAME and everything(root) == before


def test_another_call_of_the_same_name_is_not_written_over(tmp_path: Path) -> None:
    file, root = parcel(tmp_path, sound()), tmp_path / "calls"
    (root / NAME).mkdir(parents=True)
    (root / NAME / "events.jsonl").write_bytes(b"another call")
    with pytest.raises(ArchiveProblem, match="another call of the same name is there already"):
        unpack(file, root, fine)
    assert (root / NAME / "events.jsonl").read_bytes() == b"another call"


def test_what_an_import_that_was_killed_left_goes_with_the_next(tmp_path: Path) -> None:
    root = tmp_path / "calls"
    left, going_on = root / f"{ARRIVING}left", root / f"{ARRIVING}going-on"
    for folder in (left, going_on):
        folder.mkdir(parents=True)
        (folder / "events.jsonl").touch()
    (left / "open").touch()
    mark = Marker(going_on)
    unpack(parcel(tmp_path, sound()), root, fine)
    mark.remove()
    assert {one.name for one in root.iterdir()} == {NAME, going_on.name}


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem, match=r"none\.poise cannot be read"):
        unpack(tmp_path / "none.poise", tmp_path / "calls", fine)
    with pytest.raises(ArchiveProblem, match="cannot be read"):
        unpack(tmp_path, tmp_path / "calls", fine)
    assert everything(tmp_path) == set()
