"""The index: whatever happens to the folders or to its file, it says what one made from nothing would say."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from poise.archive.events_json import to_line
from poise.archive.index import BATCH, Index
from poise.archive.index_file import has_full_text
from poise.archive.index_query import plain
from poise.archive.index_rows import Described
from poise.archive.shelf import read
from poise.archive.store import LOG, SCENARIO
from poise.domain.events import CustomerSpoke, Ended, TraineeSpoke
from poise.domain.mood import Mood
from poise.domain.past import Entry, Query
from poise.domain.scenario import OUTCOMES, Outcome
from poise.domain.summary import Summary
from poise.problems import ArchiveProblem
from tests.archive.sample import EVENTS
from tests.archive.sample import SCENARIO as STORY

Shown = tuple[tuple[Entry, Summary | None], ...]


def describe(folder: Path) -> Described:
    """A call's summary as far as its log goes by itself: no scenario and no guide is needed to test an index."""
    events = read(folder).events
    said = [event.text for event in events if isinstance(event, CustomerSpoke | TraineeSpoke)]
    outcome = next((event.outcome for event in events if isinstance(event, Ended)), None)
    score = sum(len(text) for text in said) % 101
    replies = sum(isinstance(event, TraineeSpoke) for event in events)
    told = Summary(
        "kettle", "The kettle leaks", events[-1].at if events else 0.0, outcome, replies, replies, 0, Mood(80, 20),
        Mood(50, 40), {"made": {"thank": score, "close": None}}, {"thank": 1}, {}, {"wpm": 120.5},
    )  # fmt: skip
    return Described(told, {"step/made/thank": float(score), "shown/thank": 1.0}, "\n".join(said))


def a_call(root: Path, number: int, words: str = "I see.", outcome: Outcome | None = "settled") -> Path:
    """A call that began on the `number`-th minute of a day, with these words of the trainee."""
    folder = root / f"2026-03-01_{number // 60:02}{number % 60:02}00_kettle_{number:04x}"
    folder.mkdir(parents=True, exist_ok=True)
    events = [replace(event, text=words) if isinstance(event, TraineeSpoke) else event for event in EVENTS[:-1]]
    if outcome:
        events.append(Ended(6.0, outcome))
    (folder / LOG).write_bytes(b"".join(to_line(event).encode() + b"\n" for event in events))
    (folder / SCENARIO).write_bytes(STORY)
    return folder


def shown(calls: Index, query: Query = Query()) -> Shown:
    """All that the index says of these calls."""
    known = {entry.folder: told for entry, told in calls.summaries(query)}
    return tuple((entry, known.get(entry.folder)) for entry in calls.calls(query))


def anew(root: Path, file: Path) -> Shown:
    """All that an index says that was made from nothing."""
    file.unlink(missing_ok=True)
    with Index(root, file, describe) as calls:
        calls.refresh()
        assert calls.trouble == ""
        return shown(calls)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Five calls: two of them troubled, one cut off."""
    root = tmp_path / "calls"
    a_call(root, 1, "Déjà vu, I'm sorry.", "won_over")
    a_call(root, 2, "No.", "hung_up")
    a_call(root, 3, "I see the kettle", None)
    (a_call(root, 4) / SCENARIO).unlink()
    (a_call(root, 5) / LOG).write_bytes(b"thunder\n")
    (root / "notes").mkdir()
    (root / "2026-03-01_000900_no-log").mkdir()
    (root / "readme.txt").touch()
    return root


@pytest.fixture
def calls(root: Path, tmp_path: Path) -> Iterator[Index]:
    """An index of them."""
    with Index(root, tmp_path / "cache" / "index.sqlite", describe) as calls:
        calls.refresh()
        yield calls


def minutes(found: tuple[Entry, ...]) -> list[int]:
    return [entry.began.minute for entry in found]


def test_every_call_is_listed_and_a_troubled_one_says_why(calls: Index) -> None:
    found = calls.calls()
    assert minutes(found) == [5, 4, 3, 2, 1]
    assert "this is not JSON" in found[0].trouble and f"has no {SCENARIO}" in found[1].trouble
    assert [entry.outcome for entry in found[2:]] == [None, "hung_up", "won_over"]
    assert found[2].began == datetime(2026, 3, 1, 0, 3) and found[2].title == "The kettle leaks"
    assert [entry.began.minute for entry, _ in calls.summaries()] == [3, 2, 1]


def test_what_was_said_in_a_call_that_is_gone_is_not_left_in_the_file(calls: Index, root: Path) -> None:
    folder, file = a_call(root, 6, "A xylophone leaks."), root.parent / "cache" / "index.sqlite"
    calls.refresh()
    assert b"xylophone" in file.read_bytes()
    shutil.rmtree(folder)
    calls.refresh()
    assert b"xylophone" not in file.read_bytes()


def test_the_scenarios_that_were_played_have_their_latest_title(calls: Index, root: Path) -> None:
    assert calls.scenarios() == (("kettle", "The kettle leaks"),)


def test_a_figure_that_is_asked_for_is_told_with_each_call(calls: Index) -> None:
    told = {entry.began.minute: entry.figure for entry in calls.calls(Query(figure="step/made/thank"))}
    assert {minute for minute, value in told.items() if value is not None} == {1, 2, 3}
    known = calls.summaries(Query(figure="step/made/thank"))
    assert {entry.began.minute: entry.figure for entry, _ in known}.items() <= told.items()
    assert {entry.figure for entry in calls.calls()} == {None}


@pytest.mark.parametrize("full_text", [False, *([True] if has_full_text() else [])])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("see", [3]),
        ("SEE kett", [3]),
        ("deja", [1]),
        ("DÉJÀ sorry", [1]),
        ("leaks", [3, 2, 1]),
        ("eaks", []),
        ("i'm", [1]),
        ("kettle nobody", []),
        ('"no" OR', []),
        ("%", [5, 4, 3, 2, 1]),
        ("* NEAR(", []),
    ],
)
def test_words_are_searched(root: Path, tmp_path: Path, full_text: bool, words: str, found: list[int]) -> None:
    with Index(root, tmp_path / "i.sqlite", describe, full_text=full_text) as calls:
        calls.refresh()
        assert minutes(calls.calls(Query(words=words))) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(outcome="won_over"), [1]),
        (Query(outcome="cut_off"), [3]),
        (Query(scenario="kettle"), [3, 2, 1]),
        (Query(scenario="ket"), []),
        (Query(since=datetime(2026, 3, 1, 0, 4)), [5, 4]),
        (Query(until=datetime(2026, 3, 1, 0, 2)), [1]),
        (Query(shown="thank"), [3, 2, 1]),
        (Query(faulted="thank"), []),
        (Query(ascending=True, limit=2), [1, 2]),
        (Query(scenario="kettle", order="outcome", ascending=True), [1, 2, 3]),
        (Query(order="outcome", limit=1, scenario="kettle"), [3]),
        (Query(order="step/made/thank"), [1, 3, 2, 5, 4]),
        (Query(order="step/made/thank", ascending=True), [2, 3, 1, 5, 4]),
        (Query(order="step/made/nothing"), [5, 4, 3, 2, 1]),
        (Query(words="kettle", outcome="hung_up", shown="thank", since=datetime(2026, 1, 1)), [2]),
    ],
)
def test_calls_are_filtered_and_sorted(calls: Index, query: Query, found: list[int]) -> None:
    assert minutes(calls.calls(query)) == found


def test_a_best_is_the_first_call_that_reached_it(calls: Index, root: Path) -> None:
    a_call(root, 7, "Déjà vu, I'm sorry.")
    calls.refresh()
    thank = "step/made/thank"
    most, least = calls.bests({thank: "most"})[thank], calls.bests({thank: "least"})[thank]
    assert (most[1].began.minute, least[1].began.minute) == (1, 2)
    later = calls.bests({thank: "most"}, Query(outcome="settled"))[thank]
    assert later[1].began.minute == 7 and later[0] == most[0]
    assert calls.bests({thank: "most", "step/made/close": "most"}, Query(outcome="escalated")) == {}
    assert calls.bests({"step/made/close": "most"}) == {}


@given(st.lists(st.tuples(st.text("ab", max_size=3), st.sampled_from(OUTCOMES)), max_size=6), st.sampled_from(OUTCOMES))
def test_bests_are_what_looking_through_all_calls_finds(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, Outcome]], outcome: Outcome
) -> None:
    home, thank = tmp_path_factory.mktemp("bests"), "step/made/thank"
    for number, (words, ended) in enumerate(said):
        a_call(home / "calls", number, words, ended)
    with Index(home / "calls", home / "i.sqlite", describe) as calls:
        calls.refresh()
        for query in (Query(), Query(outcome=outcome)):
            found = [(describe(entry.folder).figures[thank], entry) for entry in calls.calls(query)]
            most = min(found, key=lambda one: (-one[0], one[1].began), default=None)
            least = min(found, key=lambda one: (one[0], one[1].began), default=None)
            assert calls.bests({thank: "most"}, query).get(thank) == most
            assert calls.bests({thank: "least"}, query).get(thank) == least


def test_only_what_is_new_or_changed_is_read(root: Path, tmp_path: Path) -> None:
    seen: list[str] = []

    def watched(folder: Path) -> Described:
        seen.append(folder.name[13:15])
        return describe(folder)

    told: list[tuple[int, int]] = []
    with Index(root, tmp_path / "i.sqlite", watched) as calls:
        calls.refresh(lambda done, of: told.append((done, of)))
        assert sorted(seen) == ["01", "02", "03", "04", "05"] and told == [(5, 5)]
        seen.clear()
        a_call(root, 2, "Changed, and longer.")
        a_call(root, 6)
        calls.refresh()
        assert sorted(seen) == ["02", "04", "05", "06"]  # what could not be read is tried again
    seen.clear()
    with Index(root, tmp_path / "i.sqlite", watched, edition="another") as calls:
        calls.refresh()
        assert len(seen) == 6


def test_what_can_be_read_again_is_listed_again(calls: Index, root: Path) -> None:
    (root / calls.calls()[1].folder / SCENARIO).write_bytes(STORY)
    calls.refresh()
    assert calls.calls()[1].trouble == ""


def test_a_fault_of_our_own_is_not_taken_for_a_spoilt_file(root: Path, tmp_path: Path) -> None:
    def faulty(folder: Path) -> Described:
        raise ValueError("a bug")

    with Index(root, tmp_path / "i.sqlite", faulty) as calls:
        with pytest.raises(ValueError, match="a bug"):
            calls.refresh()
        assert calls.trouble == ""


def test_a_reading_that_is_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    root, seen = tmp_path / "calls", list[Path]()
    for number in range(BATCH + 5):
        a_call(root, number)

    def weary(folder: Path) -> Described:
        seen.append(folder)
        if len(seen) == BATCH + 3:
            raise KeyboardInterrupt
        return describe(folder)

    with Index(root, tmp_path / "i.sqlite", weary) as calls:
        with pytest.raises(KeyboardInterrupt):
            calls.refresh()
        assert len(calls.calls()) == BATCH and calls.calls()[0].began.hour == 1  # the latest are there first
        seen.clear()
        calls.refresh()
        assert len(seen) == 5 and len(calls.calls()) == BATCH + 5


def test_no_folder_is_no_call_and_a_file_in_its_place_is_a_problem(tmp_path: Path) -> None:
    with Index(tmp_path / "none", tmp_path / "i.sqlite", describe) as calls:
        calls.refresh()
        assert calls.calls() == ()
    (tmp_path / "file").touch()
    with Index(tmp_path / "file", tmp_path / "i.sqlite", describe) as calls:
        with pytest.raises(ArchiveProblem, match="cannot be listed"):
            calls.refresh()


def other_schema(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.executescript("PRAGMA user_version = 77; DROP TABLE call; CREATE TABLE call (x); CREATE TABLE other (y)")


def same_version_other_tables(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.executescript("DROP TABLE summary; ALTER TABLE figure RENAME COLUMN value TO worth")


SPOILERS: dict[str, Callable[[Path], object]] = {
    "deleted": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "text": lambda file: file.write_text("not a database, and long enough to hold a header of one" * 9),
    "cut": lambda file: os.truncate(file, 5000),
    "header only": lambda file: file.write_bytes(file.read_bytes()[:100] + b"\xff" * 9000),
    "zeros within": lambda file: file.write_bytes(file.read_bytes()[:4096] + bytes(len(file.read_bytes()) - 4096)),
    "other schema": other_schema,
    "other tables": same_version_other_tables,
}


@pytest.mark.parametrize("spoil", SPOILERS.values(), ids=SPOILERS)
def test_a_spoilt_file_is_made_anew(root: Path, tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    file = tmp_path / "i.sqlite"
    whole = anew(root, file)
    spoil(file)
    with Index(root, file, describe) as calls:
        calls.refresh()
        assert shown(calls) == whole and calls.trouble == ""
        assert calls.calls(Query(words="kettle see")) and calls.bests({"step/made/thank": "most"})
    with Index(root, file, describe) as calls:  # and it was kept again
        assert shown(calls) == whole


def test_a_file_that_is_spoilt_while_it_is_open_is_made_anew(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "i.sqlite"
    with Index(root, file, describe) as calls:
        calls.refresh()
        whole = shown(calls)
        file.write_bytes(b"\xff" * len(file.read_bytes()))
        assert shown(calls) == whole and calls.trouble == ""


@settings(max_examples=40)
@given(at=st.integers(0, 60_000), junk=st.binary(min_size=1, max_size=64))
def test_no_damage_to_the_file_is_ever_an_error(whole_home: Path, at: int, junk: bytes) -> None:
    root, content = whole_home / "calls", (whole_home / "i.sqlite").read_bytes()
    file = whole_home / "damaged.sqlite"
    at %= len(content)
    file.write_bytes(content[:at] + junk + content[at + len(junk) :])
    with Index(root, file, describe) as calls:
        calls.refresh()
        shown(calls)
        calls.calls(Query(words="kettle", order="step/made/thank"))
        calls.bests({"step/made/thank": "most"}, Query(outcome="settled"))


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three calls in `calls`, and their index."""
    home = tmp_path_factory.mktemp("whole")
    for number in range(3):
        a_call(home / "calls", number, f"Words {number}")
    anew(home / "calls", home / "i.sqlite")
    return home


def test_where_no_file_can_be_it_works_in_memory_and_says_so(root: Path, tmp_path: Path) -> None:
    whole = anew(root, tmp_path / "i.sqlite")
    (tmp_path / "file").touch()
    with Index(root, tmp_path / "file" / "i.sqlite", describe) as calls:
        calls.refresh()
        assert shown(calls) == whole
        assert str(tmp_path / "file" / "i.sqlite") in calls.trouble and "only until Poise is closed" in calls.trouble


def test_a_file_on_a_disk_that_is_read_only_is_a_beginning(root: Path, small_disk: Path) -> None:
    file = small_disk / "i.sqlite"
    whole = anew(root, file)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    read_again: list[Path] = []

    def watched(folder: Path) -> Described:
        read_again.append(folder)
        return describe(folder)

    a_call(root, 9)
    with Index(root, file, watched) as calls:
        calls.refresh()
        assert shown(calls)[1:] == whole and "read" in calls.trouble.lower()
    assert whole and not {entry.folder for entry, told in whole if told} & set(read_again)


@pytest.mark.parametrize("spoil", SPOILERS.values(), ids=SPOILERS)
def test_a_spoilt_file_on_a_disk_that_is_read_only_is_left_alone(
    root: Path, small_disk: Path, spoil: Callable[[Path], object]
) -> None:
    file = small_disk / "i.sqlite"
    whole = anew(root, file)
    spoil(file)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Index(root, file, describe) as calls:
        calls.refresh()
        assert shown(calls) == whole and str(file) in calls.trouble


def test_a_full_disk_is_no_error(root: Path, small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(200_000))
    with Index(root, small_disk / "i.sqlite", describe) as calls:
        calls.refresh()
        assert len(calls.calls()) == 5 and "full" in calls.trouble


OTHER = """
import sys
from pathlib import Path
from poise.archive.index import BATCH, Index
from tests.archive.test_index import describe
with Index(Path(sys.argv[1]), Path(sys.argv[2]), describe) as calls:
    calls.refresh()
    print(len(calls.calls()), calls.trouble)
"""


def test_two_processes_at_once_make_one_sound_index(root: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    for number in range(10, 40):
        a_call(root, number)
    whole, file = anew(root, tmp_path / "other.sqlite"), tmp_path / "i.sqlite"
    file.write_bytes(b"\xff" * 5000)  # and both find it spoilt
    program = [sys.executable, "-c", OTHER, str(root), str(file)]
    both = [subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=pytestconfig.rootpath) for _ in range(2)]
    assert [process.communicate(timeout=120)[0].split() for process in both] == [["35"], ["35"]]
    with Index(root, file, describe) as calls:
        assert shown(calls) == whole
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


class Folders(RuleBasedStateMachine):
    """Calls come, change, go and are spoilt, while one index watches and the file is sometimes lost."""

    home: Path

    def __init__(self) -> None:
        super().__init__()
        self.place = self.home / f"{len(list(self.home.iterdir())):04}"
        self.root, self.file = self.place / "calls", self.place / "i.sqlite"
        self.root.mkdir(parents=True)
        self.calls = Index(self.root, self.file, describe)

    @rule(number=st.integers(0, 5), words=st.sampled_from(["", "One", "Two words"]), outcome=st.sampled_from(OUTCOMES))
    def comes_or_changes(self, number: int, words: str, outcome: Outcome) -> None:
        a_call(self.root, number, words, outcome)

    @rule(number=st.integers(0, 5))
    def goes(self, number: int) -> None:
        for folder in self.root.glob(f"*_{number:04x}"):
            shutil.rmtree(folder)

    @rule(number=st.integers(0, 5), cut=st.integers(0, 900))
    def is_cut_off(self, number: int, cut: int) -> None:
        for folder in self.root.glob(f"*_{number:04x}"):
            os.truncate(folder / LOG, min(cut, (folder / LOG).stat().st_size))

    @rule(number=st.integers(0, 5))
    def loses_its_scenario(self, number: int) -> None:
        for folder in self.root.glob(f"*_{number:04x}"):
            (folder / SCENARIO).unlink(missing_ok=True)

    @rule()
    def is_looked_at(self) -> None:
        self.calls.refresh()

    @rule()
    def opens_again(self) -> None:
        self.calls.close()
        self.calls = Index(self.root, self.file, describe)

    @rule(how=st.sampled_from(sorted(SPOILERS)))
    def loses_its_file(self, how: str) -> None:
        self.calls.close()
        if self.file.exists():
            SPOILERS[how](self.file)
        self.calls = Index(self.root, self.file, describe)

    @invariant()
    def it_says_what_one_made_from_nothing_says(self) -> None:
        self.calls.refresh()
        assert shown(self.calls) == anew(self.root, self.place / "anew.sqlite")

    def teardown(self) -> None:
        self.calls.close()


def test_after_any_sequence_it_equals_one_made_from_nothing(tmp_path: Path) -> None:
    Folders.home = tmp_path
    run_state_machine_as_test(Folders, settings=settings(max_examples=12, stateful_step_count=12, deadline=None))


@given(st.text(max_size=30), st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_both_ways_to_search_find_the_same(
    two: tuple[Index, Index, Callable[[list[str]], None]], words: str, said: list[str]
) -> None:
    fast, slow, write = two
    write(said)
    fast.refresh()
    slow.refresh()
    for query in (words, *said, said[0][:3]):
        assert minutes(fast.calls(Query(words=query))) == minutes(slow.calls(Query(words=query)))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, Index, Callable[[list[str]], None]]]:
    """An index with full-text search, one without, and how to change what was said."""
    if not has_full_text():
        pytest.skip("this SQLite has no full-text search")
    home = tmp_path_factory.mktemp("two")

    def write(said: list[str]) -> None:
        shutil.rmtree(home / "calls", ignore_errors=True)
        for number, words in enumerate(said):
            a_call(home / "calls", number, words)

    with Index(home / "calls", home / "a.sqlite", describe, full_text=True) as fast:
        with Index(home / "calls", home / "b.sqlite", describe, full_text=False) as slow:
            yield fast, slow, write


@pytest.mark.parametrize(
    ("text", "bare"),
    [("I'm Ünhappy!", " i m unhappy"), ("", ""), ("…", ""), ("a_b-c 4½", " a b c 41 2"), ("ﬁne", " fine")],
)
def test_words_are_compared_without_signs(text: str, bare: str) -> None:
    assert plain(text) == bare
