"""What happens in a class is kept first, then folded in, then told; what cannot be kept did not happen."""

from datetime import datetime
from pathlib import Path

import pytest

from poise.archive import classes
from poise.archive.classes import ClassLog
from poise.classes.record import Record
from poise.domain.classroom import SCHEMA, ClassBegan, ClassEvent, PartBegan
from poise.problems import ArchiveProblem
from tests.teachable import Counted

BEGAN = ClassBegan(0.0, "first-words", "The first words", "ten-steps", "2026-03-01T12:00", SCHEMA, "0.1")


@pytest.fixture
def log(tmp_path: Path) -> ClassLog:
    return classes.new_class(tmp_path, "first-words", lambda: datetime(2026, 3, 1, 12), lambda: "0001")


def test_it_is_on_the_disk_before_it_is_told(log: ClassLog) -> None:
    kept: list[int] = []
    record = Record(log, (), Counted(0.0), lambda _: kept.append(len(classes.read(log.folder).events)))
    record.tell(BEGAN)
    record.tell(PartBegan(record.now, 1))
    assert kept == [1, 2] and record.stands.part == 1 and record.lost is None
    log.close()


def test_what_was_before_is_told_again_and_not_written_again(log: ClassLog) -> None:
    told: list[ClassEvent] = []
    record = Record(log, (BEGAN, PartBegan(3.0, 2)), Counted(3.0), told.append)
    assert told == [BEGAN, PartBegan(3.0, 2)] and record.stands.part == 2 and record.now > 3.0
    assert classes.read(log.folder).events == ()
    log.close()


def test_what_cannot_be_kept_did_not_happen(log: ClassLog) -> None:
    told: list[ClassEvent] = []
    record = Record(log, (), Counted(0.0), told.append)
    log._log.append = _full  # type: ignore[method-assign]
    with pytest.raises(ArchiveProblem, match="cannot be recorded"):
        record.tell(BEGAN)
    assert told == [] and not record.events and record.lost is not None
    log.close()


def _full(_: bytes) -> None:
    raise OSError(28, "No space left on device")
