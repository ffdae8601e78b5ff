"""The window's parts, joined for real; what can be shown without a window is shown here."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from poise.__main__ import main
from poise.domain.afterwards import Learned, TookMinutes
from poise.domain.events import Began, Ended, Event, MoodChanged, Paused, Resumed
from poise.domain.past import Query
from poise.problems import Problem, SettingsProblem
from poise.ui.parts import Mouth, Parts
from poise.windowed import DEMO, House, demo_replies


class Onlooker:
    """Fits `ui.parts.Audience`, and remembers the events."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def event(self, event: Event) -> None:
        self.events.append(event)

    def levels(self, dbfs: float, speaking: bool) -> None:
        pass

    def mouth(self, piece: Mouth) -> None:
        pass

    def words(self, text: str) -> None:
        pass

    def thinking(self) -> None:
        pass


def met(parts: Parts) -> list[Problem]:
    """The problems of the start."""
    told: list[Problem] = []
    parts.troubles(told.append)
    return told


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POISE_MODELS", str(Path.home() / ".local/share/poise/models"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "data" / "poise"


def test_everything_that_is_shipped_reaches_the_window(own: Path) -> None:
    with House(None) as house:
        parts = house.parts()
    assert [one.id for one in parts.scenarios] == ["samples-never-came", "wrong-room", "drifted-away"]
    assert [guide.id for guide in parts.guides] == ["ten-steps", "five-ways", "eight-techniques", "twenty-tips"]
    assert met(parts) == [] and parts.cut_off == () and parts.start_with is None


@pytest.mark.parametrize("kind", ["good", "poor"])
def test_a_demonstration_has_recordings(own: Path, kind: str) -> None:
    assert len(demo_replies(kind)) >= 5
    with House(kind) as house:
        assert house.parts().start_with == DEMO


def test_settings_that_cannot_be_used_are_told_and_left_alone(own: Path) -> None:
    own.mkdir(parents=True)
    (own / "settings.toml").write_text("version = 99\n", encoding="utf-8")
    with House(None) as house:
        parts = house.parts()
        asyncio.run(parts.save(replace(parts.settings, theme="dark")))
    assert [type(problem) for problem in met(parts)] == [SettingsProblem]
    assert (own / "settings.toml").read_text(encoding="utf-8") == "version = 99\n"


def test_settings_are_kept(own: Path) -> None:
    with House(None) as house:
        parts = house.parts()
        asyncio.run(parts.save(replace(parts.settings, theme="dark")))
    with House(None) as house:
        assert house.parts().settings.theme == "dark"


def test_a_call_can_be_paused_and_hung_up_and_is_kept(own: Path) -> None:
    seen = Onlooker()

    async def call(house: House) -> Path:
        parts = house.parts()
        settings = replace(parts.settings, voice="captions", typed=True)
        show = parts.play(parts.scenarios[1], settings, seen)
        show.pause()
        show.resume()
        show.hang_up()
        async with asyncio.timeout(60):
            await show.run()
        return show.folder

    with House(None) as house:
        folder = asyncio.run(call(house))
        past_calls = house.parts().past
        asyncio.run(past_calls.refresh(lambda *_: None))
        [past] = asyncio.run(past_calls.calls(Query()))
        recalled = asyncio.run(house.parts().recall(past.folder))
    assert (past.folder, past.title, past.outcome) == (folder, recalled.scenario.title, "hung_up")
    assert [event.kind for event in recalled.events] == [event.kind for event in seen.events]
    assert isinstance(seen.events[0], Began)
    assert [type(event) for event in seen.events if isinstance(event, Paused | Resumed)] == [Paused, Resumed]
    assert isinstance(seen.events[-1], Ended) and seen.events[-1].by == "trainee"
    assert (folder / "events.jsonl").is_file() and folder.parent == own / "calls"


def test_a_call_that_was_cut_off_is_offered_and_can_be_kept(own: Path) -> None:
    test_a_call_can_be_paused_and_hung_up_and_is_kept(own)
    [folder] = (own / "calls").iterdir()
    (folder / "open").touch()  # the mark a killed process leaves
    with House(None) as house:
        parts = house.parts()
        recording = asyncio.run(parts.keep(parts.cut_off[0].folder))
    assert recording.scenario.id == "wrong-room" and recording.events
    with House(None) as house:
        assert house.parts().cut_off == ()


# --- after a call ------------------------------------------------------------------------------------------------
REPLIES = """
- say: Well, our list says they were delivered.
- say: I will bring the second set to your shop myself tomorrow before ten.
"""


@pytest.fixture
def kept(own: Path) -> Path:
    """A whole call, typed, where the window looks for calls."""
    own.parent.mkdir(parents=True, exist_ok=True)
    (own.parent / "replies.yaml").write_text(REPLIES)
    told = ["call", DEMO, "--replies", str(own.parent / "replies.yaml"), "--fast", "--keep", str(own / "calls")]
    assert CliRunner().invoke(main, told).exit_code == 0
    return next((own / "calls").iterdir())


def test_what_is_added_to_a_call_comes_back_with_it_and_its_goal_is_remembered(kept: Path) -> None:
    with House(None) as house:
        parts = house.parts()
        learned = Learned(parts.now(), ("The list was wrong.",), "", "Ask first.")
        asyncio.run(parts.add(kept, learned))
        recording = asyncio.run(parts.recall(kept))
        assert recording.added.learned == learned
        assert asyncio.run(parts.goal()) == "Ask first."


def test_what_is_added_at_the_same_time_is_all_kept(kept: Path) -> None:
    with House(None) as house:
        parts = house.parts()
        rests = [TookMinutes(parts.now(), "walk", float(seconds)) for seconds in range(60, 120)]

        async def add() -> None:
            await asyncio.gather(*(parts.add(kept, one) for one in rests))

        asyncio.run(add())
        assert sorted(one.seconds for one in asyncio.run(parts.recall(kept)).added.minutes) == [
            one.seconds for one in rests
        ]


def test_promises_and_a_better_reply_are_worked_out_for_a_kept_call(kept: Path) -> None:
    with House(None) as house:
        parts = house.parts()
        recording = asyncio.run(parts.recall(kept))
        [(promise, due)] = asyncio.run(parts.promises(recording))
        best = asyncio.run(parts.better_reply(recording, 1))
    assert promise.turn == 2 and due is not None and due.hour == 10
    written = [reply.text for reply in recording.scenario.better.replies]
    changed = next(event for event in recording.events if isinstance(event, MoodChanged))
    assert best is not None and best.text in written
    assert best.before == changed.before and best.after.anger < changed.after.anger


def test_a_kept_call_has_its_peaks(kept: Path) -> None:
    with House(None) as house:
        assert asyncio.run(house.parts().peaks(kept)) == {}, "nothing was to be heard in this one"
