"""A call that goes on: its log only grows, nobody else writes meanwhile, and a sudden death costs nothing that was."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poise.archive.again import mend, open_again
from poise.archive.events_json import to_line
from poise.archive.shelf import calls, keep, read, unfinished
from poise.archive.store import LOG, SessionStore, begun, said_file
from poise.archive.wav import samples_of
from poise.domain.events import CustomerFinished, CustomerSpoke, Ended, Event, Rewound, TraineeSpoke
from poise.domain.evidence import TAKE_RATE
from poise.domain.tree import tree
from poise.problems import ArchiveProblem
from poise.resources import root as resource_root
from tests.archive.conftest import MakeCall
from tests.archive.sample import BLOCK, EVENTS, MOOD, SCENARIO, WORDS

CHECKOUT = resource_root("assets").parent
LATER: tuple[Event, ...] = (
    Rewound(6.1, 1),
    CustomerSpoke(6.1, "It leaks! “All over”.", "vent", ("vent.1",), MOOD),
    CustomerFinished(8.0, 1.9, False),
    TraineeSpoke(11.0, 1, "I see.", WORDS, 0.4, "take-01-2.wav", 0.3, 0.0, "x", True, False),
    Ended(12.0, "won_over"),
)


@pytest.fixture
def over(tmp_path: Path, make_call: MakeCall) -> Path:
    """The folder of a call that has ended."""
    with make_call(tmp_path / "calls") as call:
        for event in EVENTS[:2]:
            call.tell(event)
        call.keep_said(BLOCK, TAKE_RATE, 0.1)
        call.tell(EVENTS[2])
        reply(call)
        for event in EVENTS[3:]:
            call.tell(event)
    return call.folder


def reply(call: SessionStore) -> str:
    async def speak() -> str:
        async with call.take(1) as sink:
            sink.write(BLOCK)
            return sink.name

    return asyncio.run(speak())


def test_it_goes_on_behind_what_was_there(over: Path) -> None:
    before = (over / LOG).read_bytes()
    store, recorded = open_again(over)
    assert recorded.events == EVENTS
    with store:
        for event in LATER[:2]:
            store.tell(event)
        store.keep_said(BLOCK * 2, TAKE_RATE, 6.1)
        store.tell(LATER[2])
        assert reply(store) == "take-01-2.wav"
        for event in LATER[3:]:
            store.tell(event)
    assert (over / LOG).read_bytes()[: len(before)] == before
    after = read(over)
    assert after.events == (*EVENTS, *LATER) and after.dropped == ()
    assert sorted(after.takes) == ["take-01-2.wav", "take-01.wav"]
    spoke = [event for event in after.events if isinstance(event, CustomerSpoke)]
    assert [len(samples_of(said_file(over, one))) // len(BLOCK) for one in spoke] == [1, 2]
    assert not (over / "open").exists()
    assert [branch.outcome for branch in tree(after.events).branches] == ["settled", "won_over"]


def test_two_cannot_go_on_at_once(over: Path) -> None:
    store, _ = open_again(over)
    with store:
        with pytest.raises(ArchiveProblem, match="is being played just now") as caught:
            open_again(over)
        assert caught.value.advice
    open_again(over)[0].close()


HOLDING = """
import sys
from pathlib import Path
from poise.archive.again import open_again
from poise.domain.events import Rewound
store, _ = open_again(Path(sys.argv[1]))
store.tell(Rewound(6.1, 1))
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed in mid-air there the same way")
def test_neither_can_another_process_and_when_it_is_killed_the_call_was_kept_before(over: Path) -> None:
    holding = [sys.executable, "-c", HOLDING, str(over)]
    with subprocess.Popen(holding, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
        with pytest.raises(ArchiveProblem, match="is being played just now"):
            open_again(over)
        mend(over.parent)
        assert (over / "open").exists()
        child.kill()
    assert (over / "open").exists() and unfinished(over.parent) == ()
    with (over / LOG).open("ab") as log:
        log.write(b'{"kind":"customer_sp')
    mend(over.parent)
    assert not (over / "open").exists()
    assert read(over).events == (*EVENTS, LATER[0]) and read(over).dropped == ()


def test_one_that_was_cut_off_and_kept_can_go_on(tmp_path: Path, make_call: MakeCall) -> None:
    with make_call(tmp_path) as call:
        for event in EVENTS[:5]:
            call.tell(event)
    (call.folder / "open").touch()
    keep(call.folder)
    store, recorded = open_again(call.folder)
    store.close()
    assert recorded.events == EVENTS[:5]


@given(cut=st.integers(0, sum(len(to_line(event)) + 1 for event in LATER)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_cut_at_any_byte_it_is_what_it_was_and_a_part_of_what_came(
    cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("call")
    with begun(folder, SCENARIO) as call:
        for event in EVENTS:
            call.tell(event)
    whole = (folder / LOG).read_bytes()
    more = "".join(to_line(event) + "\n" for event in LATER).encode()
    (folder / LOG).write_bytes(whole + more[:cut])
    (folder / "open").write_bytes(b"again")
    store, recorded = open_again(folder)
    with store:
        store.tell(Rewound(90.0, 1))
    came = len(recorded.events) - len(EVENTS)
    assert recorded.events == (*EVENTS, *LATER)[: len(EVENTS) + came]
    assert came == more[:cut].count(b"\n")
    assert read(folder).events == (*recorded.events, Rewound(90.0, 1))


def test_what_is_no_call_is_told_and_not_touched(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem, match="cannot be read"):
        open_again(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="whoever is root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(over: Path) -> None:
    over.chmod(0o500)
    try:
        with pytest.raises(ArchiveProblem, match="this call cannot go on"):
            open_again(over)
    finally:
        over.chmod(0o700)


@pytest.mark.parametrize("of", [-1, 0, 2])
def test_going_back_to_a_branch_that_is_not_there_is_told(over: Path, of: int) -> None:
    with (over / LOG).open("ab") as log:
        log.write(to_line(Rewound(7.0, 1)).replace("}", f',"of":{of}}}').encode() + b"\n")
    with pytest.raises(ArchiveProblem, match=rf"{LOG}:7: this goes back to a branch that is not there"):
        open_again(over)
    assert not (over / "open").exists()


def test_given_up_before_a_reply_it_is_listed_as_it_was(over: Path) -> None:
    store, _ = open_again(over)
    with store:
        for event in (*LATER[:3], Ended(9.0, "hung_up", "trainee"), Rewound(9.0, 3, 1)):
            store.tell(event)
    [listed] = calls(over.parent)
    assert listed.ending == EVENTS[-1] and listed.trouble == ""
