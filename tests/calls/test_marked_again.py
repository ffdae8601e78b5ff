"""Marking a call of the window again: with its recordings, and with the calm voice it was compared with."""

import asyncio
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import pytest

from poise.archive.store import new_call
from poise.archive.wav import encoded
from poise.calls.marked_again import MarkedAgain, Takes, calm_voice
from poise.domain.afterwards import Corrected, folded
from poise.domain.events import Began, Event, Judged
from poise.domain.evidence import Baseline
from poise.library import scenarios
from poise.resources import root
from poise.session.ports import Evaluator
from poise.ui.parts import Recording
from tests.ui.scripted import REPLIES, Phrasebook, baseline, story, the_rubric, the_scenarios

SCENARIO = "samples-never-came"
STORY = story()


def compared(events: tuple[Event, ...], tentative: bool) -> tuple[Event, ...]:
    """The same call, whose log says whose calm voice is known."""
    return tuple(
        replace(one, baseline=asdict(baseline()))
        if isinstance(one, Began)
        else replace(one, delivery=replace(one.delivery, tentative=tentative))
        if isinstance(one, Judged)
        else one
        for one in events
    )


@pytest.fixture
def recording(tmp_path: Path) -> Recording:
    """A call on the disk."""
    source = scenarios.file_of(SCENARIO, [root("scenarios")]).read_bytes()
    store = new_call(tmp_path, SCENARIO, source, lambda: datetime(2026, 3, 1, 12, 0), lambda: "a1b2")
    for event in STORY:
        store.tell(event)
    store.close()
    return Recording(the_scenarios()[0], STORY, store.folder)


def test_only_corrected_words_are_a_reason_to_mark_again(recording: Recording) -> None:
    asked: list[Baseline | None] = []

    def judge(calm: Baseline | None) -> Evaluator:
        asked.append(calm)
        return Phrasebook(REPLIES)

    marking = MarkedAgain(judge, the_rubric())
    plain = asyncio.run(marking.recording(recording))
    assert plain.remarked is None and plain.marked is plain.events and asked == []
    added = folded([Corrected("", 1, "I'm sorry, Ms Doyle")])
    marked = asyncio.run(marking.recording(replace(recording, added=added)))
    assert marked.remarked is not None and marked.remarked.corrected == (1,) and asked == [None]
    assert marked.events == STORY and marked.marked is marked.remarked.now
    again = asyncio.run(marking.recording(replace(marked, added=folded(()))))
    assert again.remarked is None


def test_the_calm_voice_is_the_one_that_was_compared_with() -> None:
    assert calm_voice(compared(STORY, False)) == baseline()
    assert calm_voice(compared(STORY, True)) is None
    assert calm_voice(STORY) is None and calm_voice(()) is None


def test_half_a_calm_voice_is_none() -> None:
    events = tuple(
        replace(one, baseline={"alpha_db": -15.0}) if isinstance(one, Began) else one for one in compared(STORY, False)
    )
    assert calm_voice(events) is None


def test_a_recording_that_cannot_be_used_is_told_once(tmp_path: Path) -> None:
    good, bad = tmp_path / "take-001.wav", tmp_path / "take-002.wav"
    good.write_bytes(encoded(b"\1\0" * 8, 16_000))
    bad.write_bytes(b"no sound")
    takes = Takes({good.name: good, bad.name: bad})

    async def all_of_them() -> list[bytes | None]:
        names = (good.name, bad.name, bad.name, "take-003.wav")
        return [await takes.samples(name) for name in names]

    assert asyncio.run(all_of_them()) == [b"\1\0" * 8, None, None, None]
    assert list(takes.troubles) == ["take-002.wav", "take-003.wav"]
    assert "not a recording that Poise made" in takes.troubles[bad.name]
    assert "missing" in takes.troubles["take-003.wav"]
