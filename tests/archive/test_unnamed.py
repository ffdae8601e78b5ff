"""The names of a class go from its log and from its calls; what was broken off comes out as if it had not been."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from poise.archive import classes
from poise.archive.marker import Marker
from poise.archive.shelf import read
from poise.archive.unnamed import unname
from poise.domain.classroom import SCHEMA, ClassBegan, Passed
from poise.domain.events import PassedTo
from poise.problems import ArchiveProblem
from tests.archive.conftest import MakeCall
from tests.archive.sample import BEGAN

Class = tuple[Path, tuple[Path, ...]]
BEGAN_CLASS = ClassBegan(0.0, "first-words", "The first words", "ten-steps", "2026-03-01T12:00", SCHEMA, "0.1")


@pytest.fixture
def held(tmp_path: Path, make_call: MakeCall) -> Callable[..., Class]:
    """A class of two calls, in which the microphone went to these."""

    def hold(*calls: tuple[str, ...]) -> Class:
        folders = []
        with classes.new_class(
            tmp_path / "classes", "first-words", lambda: datetime(2026, 3, 1, 12), lambda: "0001"
        ) as log:
            log.tell(BEGAN_CLASS)
            for names in calls:
                with make_call(tmp_path / "calls") as call:
                    call.tell(BEGAN)
                    for turn, name in enumerate(names, 1):
                        log.tell(Passed(1.0, turn, name, False))
                        call.tell(PassedTo(1.0, turn, name, None))
                folders.append(call.folder)
        return log.folder, tuple(folders)

    return hold


def speakers(held: Class) -> tuple[list[str], ...]:
    """Who spoke, in the class and in each of its calls."""
    folder, calls = held
    told = [one.speaker for one in classes.read(folder).events if isinstance(one, Passed)]
    return told, *([one.speaker for one in read(call).events if isinstance(one, PassedTo)] for call in calls)


def test_one_person_has_one_number_in_the_class_and_in_all_its_calls(held: Callable[..., Class]) -> None:
    made = held(("Zoë", "Bo", ""), ("Ann", "Zoë"))
    before = len(read(made[1][0]).events)
    unname(*made)
    assert speakers(made) == (["1", "2", "", "3", "1"], ["1", "2", ""], ["3", "1"])
    assert len(read(made[1][0]).events) == before and classes.read(made[0]).events[0] == BEGAN_CLASS


@pytest.mark.parametrize("whole", [0, 1, 2])
def test_broken_off_anywhere_it_is_done_again(
    whole: int, held: Callable[..., Class], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, written, replace = held(("Zoë", "Bo"), ("Bo", "Ann")), list[Path](), Path.replace

    def full(part: Path, to: Any) -> Path:
        if len(written) == whole:
            raise OSError(28, "No space left on device")
        written.append(part)
        return replace(part, to)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(ArchiveProblem, match="disk is full"):
            unname(*made)
    assert "Bo" in speakers(made)[0] and not list(made[1][0].parent.rglob("*.part"))
    unname(*made)
    assert speakers(made) == (["1", "2", "2", "3"], ["1", "2"], ["2", "3"])


def test_where_nobody_is_named_nothing_is_written(held: Callable[..., Class], monkeypatch: pytest.MonkeyPatch) -> None:
    made = held(("Zoë",), ("", ""))
    unname(*made)
    monkeypatch.setattr(Path, "replace", lambda *_: pytest.fail("it was written again"))
    unname(*made)
    assert speakers(made) == (["1", "", ""], ["1"], ["", ""])


def test_a_call_in_use_keeps_the_names_of_the_whole_class(held: Callable[..., Class]) -> None:
    made = held(("Zoë",), ("Bo",))
    mark = Marker(made[1][1])
    with pytest.raises(ArchiveProblem, match="in use just now"):
        unname(*made)
    mark.remove()
    assert speakers(made) == (["Zoë", "Bo"], ["Zoë"], ["Bo"])
