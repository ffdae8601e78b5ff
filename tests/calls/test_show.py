"""A recorded call goes on: joined for real, in its own folder, typed and on a clock that only counts."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from poise.archive import afterwards, shelf
from poise.archive.again import open_again
from poise.archive.shelf import Recorded
from poise.calls.company import Again, Audience, Call, company
from poise.calls.show import Show, said_again
from poise.cast import Engines
from poise.domain.afterwards import Learned
from poise.domain.branch import Utterance
from poise.domain.events import CustomerSpoke, Event, Rewound, TraineeSpoke, Troubled
from poise.domain.tree import tree
from poise.library import scenarios
from poise.library.shelf import usual_shelf
from poise.problems import ArchiveProblem, Problem
from poise.resources import root
from poise.session.orders import HangUp
from poise.settings import Settings
from poise.speech.speakers.sound import Samples
from poise.ui.parts import Mouth, Recording
from tests.fakes import RUBRIC

SOURCE = root("scenarios") / "trade" / "samples-never-came.yaml"
CAPTIONS = Settings(voice="captions", typed=True)
REPLIES = (
    "Well, our list says they were delivered.",
    "I'm sorry, Ms Doyle. That was our mistake, and I can hear how upsetting it was.",
    "I will bring the second set to your shop myself tomorrow before ten.",
)


@pytest.fixture(scope="module")
def engines() -> Iterator[Engines]:
    """The engines that are quick to load."""
    made = Engines(CAPTIONS, usual_shelf(), RUBRIC, lambda _problem: None)
    yield made
    made.close()


def play(call: Call, engines: Engines, hangs_up: bool = False) -> Path:
    """Play it; when all replies are given the trainee is silent until the customer hangs up."""

    def piece(_utterance: Utterance, _samples: Samples, _rate: int) -> None: ...
    def tell(problem: Problem) -> None: ...

    joined = company(call, CAPTIONS, engines, RUBRIC, Audience(lambda _: None, lambda *_: None, piece, tell))
    if hangs_up:
        joined.orders.give(HangUp())
    asyncio.run(joined.perform())
    return joined.store.folder


@pytest.fixture
def kept(engines: Engines, tmp_path: Path) -> Path:
    """A call to its end."""
    call = Call(scenarios.load(SOURCE), SOURCE.read_bytes(), tmp_path / "calls", REPLIES, True)
    return play(call, engines)


def goes_on(
    before: Recorded, turn: int, engines: Engines, *replies: str, of: int | None = None, hangs_up: bool = False
) -> Recorded:
    """The call once it has gone on from there."""
    talk = scenarios.played(scenarios.load(before.scenario, named=False), before.events)
    again = Again(before.folder, before.events, turn, of)
    play(Call(talk, b"", before.folder.parent, replies, True, again=again), engines, hangs_up)
    return shelf.read(before.folder)


def plain(events: tuple[Event, ...]) -> list[Event]:
    """What the customer said, how the mood moved and where the talk went."""
    return [replace(one, at=0.0) for one in events if one.kind in ("customer_spoke", "mood_changed", "moved")]


def test_it_goes_on_in_its_folder_with_the_same_customer(kept: Path, engines: Engines) -> None:
    before, story = shelf.read(kept), (kept / "scenario.yaml").read_bytes()
    learned = Learned("2031-05-06T14:03:00", (), "", "Ask first.")
    afterwards.add(kept, learned)
    after = goes_on(before, 2, engines, REPLIES[1])
    assert after.events[: len(before.events)] == before.events
    rewound, spoke = after.events[len(before.events) :][:2]
    assert isinstance(rewound, Rewound) and rewound.at > max(event.at for event in before.events)
    asked = [event for event in before.events if isinstance(event, CustomerSpoke)][1]
    assert isinstance(spoke, CustomerSpoke) and (spoke.text, spoke.mood) == (asked.text, asked.mood)
    assert [event.at for event in after.events] == sorted(event.at for event in after.events)
    assert (kept / "scenario.yaml").read_bytes() == story and list(kept.parent.iterdir()) == [kept]
    assert afterwards.read(kept) == (learned,)


def test_the_same_words_are_judged_the_same_and_lead_to_the_same_place(kept: Path, engines: Engines) -> None:
    first, second = tree(goes_on(shelf.read(kept), 1, engines, *REPLIES).events).branches
    assert plain(second.events) == plain(first.events)
    assert [one.text for one in second.replies] == [one.text for one in first.said]


def test_a_branch_that_was_left_goes_on_with_its_own_copy_of_the_scenario(kept: Path, engines: Engines) -> None:
    call = goes_on(shelf.read(kept), 1, engines, "Calm down.")
    story = kept / "scenario.yaml"
    story.write_text(story.read_text().replace("title: ", "title: Once ", 1))
    found = tree(goes_on(call, 3, engines, "I am so sorry.", of=tree(call.events).branches[0].left).events)
    assert [(one.parent, one.turn) for one in found.branches] == [(None, 1), (0, 1), (0, 3)]
    assert found.stands.said[:2] == found.branches[0].said[:2]
    assert all(isinstance(one, TraineeSpoke) for one in found.stands.replies)


def test_hung_up_before_a_reply_it_is_as_it_was(kept: Path, engines: Engines) -> None:
    before = shelf.read(kept)
    after = goes_on(before, 2, engines, hangs_up=True)
    assert after.events != before.events
    assert tree(after.events).stands.events == before.events
    assert shelf.calls(kept.parent)[0].ending == before.events[-1]


def test_one_that_is_played_elsewhere_is_refused_and_so_is_one_that_has_gone_on(kept: Path, engines: Engines) -> None:
    before = shelf.read(kept)
    with open_again(kept)[0], pytest.raises(ArchiveProblem, match="is being played just now"):
        goes_on(before, 1, engines)
    goes_on(before, 2, engines, "I am so sorry.")
    with pytest.raises(ArchiveProblem, match="has gone on elsewhere meanwhile"):
        goes_on(before, 1, engines)
    assert not (kept / "open").exists()


class Onlooker:
    """Fits `ui.parts.Audience`, and remembers the events."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def event(self, event: Event) -> None:
        self.events.append(event)

    def levels(self, dbfs: float, speaking: bool) -> None: ...
    def mouth(self, piece: Mouth) -> None: ...
    def words(self, text: str) -> None: ...
    def thinking(self) -> None: ...


def test_the_window_sees_it_go_on_and_knows_where_it_is_kept(kept: Path, engines: Engines) -> None:
    before, seen = shelf.read(kept), Onlooker()
    told = (*before.events, Troubled(0.0, "No loudspeaker was found.", ""))  # to the window, not to the log
    recording = Recording(scenarios.load(SOURCE), told, kept)
    show = said_again(recording, 2, None, CAPTIONS, engines, RUBRIC, seen)
    assert isinstance(show, Show) and show.folder == kept
    show.hang_up()
    asyncio.run(show.run())
    assert shelf.read(kept).events == (*before.events, *seen.events)
