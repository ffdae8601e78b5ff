"""A class is on disk while it is held: cut off at any byte, what was written before comes back, and it can go on."""

import tempfile
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poise.archive import classes
from poise.archive.classes import LOG, ClassLog, clear, drop, every, new_class, open_again, read, unfinished
from poise.archive.events_json import to_line
from poise.domain.ballot import Counts, Written, choices
from poise.domain.classroom import (
    SCHEMA,
    Answered,
    Asked,
    CallBegan,
    CallOver,
    ClassBegan,
    ClassEnded,
    Counted,
    Froze,
    GuideChosen,
    PartBegan,
    Passed,
    Revealed,
    fold,
)
from poise.problems import ArchiveProblem

ASK = choices("q", "Wie geht's?", ["Gut – sehr", "Nö"])
EVENTS = (
    ClassBegan(0.0, "first-words", "The first words", "ten-steps", "2026-03-01T12:00", SCHEMA, "0.1"),
    PartBegan(1.5, 1),
    GuideChosen(2.0, "five-ways"),
    CallBegan(3.0, "2026-03-01_120000_kettle_0001", "kettle"),
    Passed(4.0, 1, "Zoë", True),
    Froze(5.0, "opened"),
    Asked(6.0, ASK, 1),
    Answered(7.0, Counts("q", 3, (("1", 2), ("2", 1)), (Written("Es tut mir leid.", 2),))),
    Counted(8.0, Counts("q", 12)),
    Revealed(9.0, "q", 1),
    CallOver(10.0, None),
    ClassEnded(11.0, "nameless"),
)


def begin(root: Path) -> ClassLog:
    tokens = count(1)
    return new_class(root, "First Words", lambda: datetime(2026, 3, 1, 12), lambda: f"{next(tokens):04}")


def written(root: Path, count_: int = len(EVENTS)) -> Path:
    with begin(root) as log:
        for event in EVENTS[:count_]:
            log.tell(event)
        return log.folder


def test_a_class_comes_back(tmp_path):
    folder = written(tmp_path / "classes")
    held = read(folder)
    assert folder.name == "2026-03-01_120000_first-words_0001"
    assert held.events == EVENTS and held.dropped == () and held.stands == fold(EVENTS)
    assert [path.name for path in folder.iterdir()] == [LOG]


def test_two_classes_of_one_second(tmp_path):
    with begin(tmp_path) as one, begin(tmp_path) as two:
        assert one.folder != two.folder
    assert every(tmp_path) == (two.folder, one.folder) and every(tmp_path / "nowhere") == ()


WHOLE = "".join(f"{to_line(event)}\n" for event in EVENTS).encode()


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(WHOLE)))
def test_cut_off_at_any_byte(cut):
    lines = WHOLE[:cut].count(b"\n")
    torn = cut > 0 and WHOLE[cut - 1 : cut] != b"\n"
    with tempfile.TemporaryDirectory() as there:
        folder = Path(there) / "c"
        folder.mkdir()
        (folder / LOG).write_bytes(WHOLE[:cut])
        held = read(folder)
        assert held.events == EVENTS[:lines] and bool(held.dropped) == torn
        assert held.stands == fold(EVENTS[:lines])
        log, again = open_again(folder)
        with log:
            assert again.events == held.events and bool(again.dropped) == torn
            log.tell(PartBegan(99.0, 2))
        assert read(folder).events == (*EVENTS[:lines], PartBegan(99.0, 2)) and read(folder).dropped == ()


def test_which_call_was_running_when_it_was_cut_off(tmp_path):
    held = read(written(tmp_path, 9))
    assert held.stands.running == "2026-03-01_120000_kettle_0001" and held.stands.part == 1
    assert held.stands.polls[0].hands == Counts("q", 12)


def test_what_can_go_on(tmp_path):
    ended = written(tmp_path)
    cut_off, empty = written(tmp_path, 9), written(tmp_path, 0)
    assert [held.folder for held in unfinished(tmp_path)] == [cut_off]
    log, _ = open_again(cut_off)
    with log:
        assert unfinished(tmp_path) == ()
        with pytest.raises(ArchiveProblem, match="being held just now"):
            open_again(cut_off)
        with pytest.raises(ArchiveProblem, match="being held just now"):
            drop(cut_off)
    assert {ended, cut_off, empty} == set(every(tmp_path))


def test_a_damaged_one_bars_no_other(tmp_path):
    damaged, sound = written(tmp_path, 3), written(tmp_path, 4)
    (damaged / LOG).write_bytes(b'{"kind":"froze","at":1}\n')
    assert [held.folder for held in unfinished(tmp_path)] == [sound]
    with pytest.raises(ArchiveProblem, match=r"class\.jsonl:1: froze must have exactly the keys"):
        read(damaged)
    with pytest.raises(ArchiveProblem):
        open_again(damaged)


def test_a_newer_poise_and_no_class_at_all(tmp_path):
    newer = written(tmp_path, 0)
    began = to_line(EVENTS[0]).replace(f'"schema":{SCHEMA}', f'"schema":{SCHEMA + 1}')
    (newer / LOG).write_text(f"{began}\n")
    with pytest.raises(ArchiveProblem, match="newer Poise"):
        read(newer)
    for way in (read, open_again, drop):
        with pytest.raises(ArchiveProblem):
            way(tmp_path / "nothing")


def test_dropped_whole(tmp_path):
    one, other = written(tmp_path, 3), written(tmp_path, 3)
    drop(one)
    assert every(tmp_path) == (other,)


def test_a_refusing_disk_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveProblem, match="no lesson can be recorded"):
        begin(tmp_path / "file")
    log = begin(tmp_path)
    log._log.close()
    with pytest.raises((ArchiveProblem, ValueError)):
        log.tell(EVENTS[0])
    log._mark.remove()


def test_nothing_in_the_log_but_what_is_told(tmp_path):
    """No marks of phones, no addresses: the only name is the one that a speaker gave."""
    content = (written(tmp_path) / LOG).read_text()
    assert content.count("Zo") == 1 and classes.LOG == "class.jsonl"


def test_what_was_struck_is_gone_from_the_disk(tmp_path: Path) -> None:
    rude = Answered(6.5, Counts("q", 3, (), (Written("you are daft", 1), Written("Es tut mir leid.", 2))))
    with new_class(tmp_path, "first-words", lambda: datetime(2026, 3, 1, 12), lambda: "0001") as log:
        for event in (*EVENTS[:7], rude, *EVENTS[7:]):
            log.tell(event)
    clear(log.folder)
    assert read(log.folder).events == EVENTS and b"daft" not in (log.folder / LOG).read_bytes()


def test_where_nothing_was_struck_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_class(tmp_path, "first-words", lambda: datetime(2026, 3, 1, 12), lambda: "0001") as log:
        for event in EVENTS:
            log.tell(event)
    monkeypatch.setattr(Path, "replace", lambda *_: pytest.fail("it was written again"))
    clear(log.folder)
