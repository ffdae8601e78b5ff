"""The window, joined: everything it needs as plain callables; and the terminal, where there can be no window."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from poise import machine, places
from poise.archive import afterwards, again
from poise.archive import shelf as archive
from poise.archive.peaks import STEP
from poise.calls import follow_ups
from poise.calls import left_to_do as lessons
from poise.calls.answering import Kit
from poise.calls.calm_voice import Reading
from poise.calls.company import Call, WallTime
from poise.calls.drilling import Drilling
from poise.calls.few_minutes import BreathSound
from poise.calls.heard_again import HeardAgain
from poise.calls.indexed import usual_cache
from poise.calls.kept import KeptCalls
from poise.calls.marked_again import MarkedAgain
from poise.calls.past import PastCalls
from poise.calls.show import Show, said_again
from poise.cast import Engines
from poise.classes.kept import awaited, settle_rest
from poise.classes.running import lectern
from poise.classes.school import school
from poise.domain.afterwards import Afterward, folded
from poise.domain.better import WhatIf
from poise.domain.branch import utterances
from poise.domain.call import begin
from poise.domain.lesson import Lesson
from poise.domain.promises import Promise
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.library import breathing, cards, guides, rubric, scenarios
from poise.library.shelf import Shelf, usual_shelf
from poise.problems import Problem
from poise.resources import root
from poise.session.what_if import model_replies
from poise.settings import Settings, load, save
from poise.speech import speakers, transcribers
from poise.speech.devices import devices
from poise.speech.echo import Playback
from poise.speech.loudspeaker import Loudspeaker
from poise.speech.speakers.spoken import nobody
from poise.troubles import Troubles
from poise.ui import parts as ui
from poise.ui.follow_ups import FollowUps
from poise.ui.minutes import Minutes

DEMO = "samples-never-came"
"""The scenario whose demonstration trainees were recorded."""


def demo_replies(kind: str) -> tuple[Path, ...]:
    """The recordings of one demonstration trainee."""
    return tuple(sorted((root("assets") / "demo" / kind).glob("*.flac")))


def open_window(demo: str | None, from_start: bool, without: Callable[[tuple[Path, ...], str], int]) -> int:
    """Open the window; where that cannot be, say why, and play the demonstration `without` one: replies, scenario."""
    lacking = _lacking(from_start)
    if lacking:
        click.echo(f"{lacking} Here is the demonstration call instead.", err=True)
        return without(demo_replies(demo or "good"), DEMO)
    from poise.ui.app import run

    with House(demo) as house:
        return run(house.parts())


def open_class(lesson: str) -> int:
    """Open the window on the desk with that lesson, or on the list of them.  Raises Problem, also without a display."""
    if lacking := _lacking(from_start=False):
        raise Problem(f"{lacking} A class needs one.", "Connect a screen, then try again.")
    from poise.ui.app import run

    with House(None) as house:
        if lesson:
            house.school.lesson(lesson)  # what cannot be held is told here
        return run(replace(house.parts(), teach=lesson))


def _lacking(from_start: bool) -> str:
    """What a window would need and this machine has not, as one sentence; "" if nothing."""
    shown = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not shown:
        return "There is no display for a window."
    needed: tuple[machine.Purpose, ...] = ("window",)
    if missing := machine.missing(needed):
        return f"The window needs system libraries that are missing: {machine.install_line(missing)}."
    if from_start and not (devices().loudspeakers or devices().microphones):
        return "There is neither a loudspeaker nor a microphone (the command poise opens the window all the same)."
    return ""


class House:
    """All that outlives a single call while the window is open: engines, settings, the shelf."""

    def __init__(self, demo: str | None) -> None:
        self._troubles = Troubles()
        self._shelf: Shelf = usual_shelf()
        self._rubric: Rubric = rubric.load(self._shelf.rubric)
        self._demo = demo_replies(demo) if demo else None
        self._settings, self._own = self._read()
        self._engines: dict[tuple[str, str], Engines] = {}
        self._past = PastCalls(places.calls(), self._shelf, usual_cache(), self._rubric)
        self._again = HeardAgain(lambda: self._settings, self.engines)
        self._marking = MarkedAgain(lambda calm: self.engines(self._settings).evaluator(calm), self._rubric)
        self.school = school(self._shelf, self._rubric, self.engines, self._troubles.tell)
        self._adding = asyncio.Lock()

    def __enter__(self) -> "House":
        return self

    def __exit__(self, *_: object) -> None:
        for engines in self._engines.values():
            engines.close()
        self._past.close()

    def parts(self) -> ui.Parts:
        """What the window is made of."""
        found = scenarios.every(self._shelf.scenarios)
        order = ("samples-never-came", "wrong-room", "drifted-away")
        shown = sorted(
            found.scenarios, key=lambda one: (order.index(one.id) if one.id in order else len(order), one.id)
        )
        self._tell(found.problems)
        return ui.Parts(
            scenarios=tuple(shown),
            guides=guides.every(self._shelf.guides, self._rubric),
            rubric=self._rubric,
            card=cards.card(self._shelf.assets / cards.CARD),
            figures=cards.figures((self._shelf.assets / cards.CARD).parent),
            settings=self._settings,
            assets=self._shelf.assets,
            troubles=self._troubles.listen,
            cut_off=self._cut_off(),
            version=version("poise"),
            start_with=DEMO if self._demo else None,
            save=self._save,
            devices=_devices,
            warm_up=self._warm_up,
            play=self._play,
            say_again=self._say_again,
            read=self._reading,
            recall=self._recall,
            keep=self._keep,
            discard=_discard,
            play_take=self._again.take,
            play_line=self._again.line,
            add=self._add,
            promises=self._promises,
            better_reply=self._better_reply,
            goal=lambda: asyncio.to_thread(lessons.goal, places.calls()),
            now=_now,
            peaks=self._again.peaks,
            peak_step=STEP,
            remark=self._marking.recording,
            past=self._past,
            follow_ups=FollowUps(follow_ups.dated, lambda: follow_ups.waiting(places.calls(), _now())),
            drawer=KeptCalls(places.calls(), self._shelf, usual_cache(), datetime.now),  # noqa: TID251 - the root
            minutes=Minutes(
                breathing.load(self._shelf.assets / breathing.FILE), BreathSound(lambda: self._settings).play
            ),
            drills=Drilling(
                places.calls(),
                places.drills(),
                Kit(lambda: self._settings, self.engines),
                self._rubric,
                lambda: datetime.now(UTC),  # noqa: TID251 - the root
                self._troubles.tell,
            ),
            lectern=lectern(self.school, self._lessons()),
            play_call=lambda call, *how: self._again.call(call.scenario, call.events, call.folder, *how),
        )

    def engines(self, settings: Settings) -> Engines:
        """The engines these settings name, built once."""
        key = settings.voice, settings.transcriber
        if key not in self._engines:
            self._engines[key] = Engines(settings, self._shelf, self._rubric, self._troubles.tell)
        return self._engines[key]

    def _read(self) -> tuple[Settings, bool]:
        try:
            return load(places.settings()), True
        except Problem as problem:
            self._troubles.tell(problem)
            return Settings(), False

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._troubles.tell(problem)

    async def _add(self, folder: Path, one: Afterward) -> None:
        async with self._adding:  # two at once would each cut off what the other had written
            await asyncio.to_thread(afterwards.add, folder, one)

    async def _save(self, settings: Settings) -> None:
        self._settings = settings
        if self._own:  # a file that could not be read is left as it was
            await asyncio.to_thread(save, settings, places.settings())

    def _lessons(self) -> tuple[Lesson, ...]:
        self._tell(settle_rest(places.classes(), places.calls()))
        found = self.school.lessons()
        self._tell(found.problems)
        return found.lessons

    def _cut_off(self) -> tuple[ui.CutOff, ...]:
        try:
            again.mend(places.calls())
            elsewhere = awaited(places.classes())
            folders = (one for one in archive.unfinished(places.calls()) if one.name not in elsewhere)
            return tuple(self._described(folder) for folder in folders)
        except Problem as problem:
            self._troubles.tell(problem)
            return ()

    def _described(self, folder: Path) -> ui.CutOff:
        listed = next(one for one in archive.calls(folder.parent) if one.folder == folder)
        replies = len(tuple(folder.glob("take-*.wav")))
        try:
            title = scenarios.find(listed.scenario, self._shelf.scenarios).title if listed.scenario else "A call"
        except Problem:
            title = listed.scenario
        return ui.CutOff(folder, title, f"{listed.began:%A %H:%M}", replies)

    async def _keep(self, folder: Path) -> ui.Recording:
        await asyncio.to_thread(archive.keep, folder)
        return await self._recall(folder)

    async def _recall(self, folder: Path) -> ui.Recording:
        recorded = await asyncio.to_thread(archive.read, folder)
        scenario = scenarios.played(scenarios.load(recorded.scenario, named=False), recorded.events)
        added = folded(await asyncio.to_thread(afterwards.read, folder))
        return await self._marking.recording(ui.Recording(scenario, recorded.events, folder, added))

    async def _promises(self, call: ui.Recording) -> tuple[tuple[Promise, datetime | None], ...]:
        recorded = await asyncio.to_thread(archive.read, call.folder)
        heard = replace(recorded, events=call.marked)
        return await asyncio.to_thread(lessons.promises, call.scenario, heard, self._rubric)

    async def _better_reply(self, call: ui.Recording, turn: int) -> WhatIf | None:
        evaluator = self.engines(self._settings).evaluator(None)
        tried = await model_replies(call.scenario, call.events, turn, evaluator, self._rubric)
        return tried[0][1] if tried else None

    async def _warm_up(self, scenario: Scenario, settings: Settings) -> None:
        engines = self.engines(settings)
        await asyncio.to_thread(engines.warm)
        speaker = engines.speaker(Loudspeaker(settings.loudspeaker, WallTime(), Playback()), nobody)
        speaker.stock(utterances(begin(scenario), scenario.lines()))
        try:
            await asyncio.Event().wait()
        finally:
            speaker.stock(())

    def _play(self, scenario: Scenario, settings: Settings, audience: ui.Audience) -> Show:
        replies = self._demo if scenario.id == DEMO else None
        source = scenarios.file_of(scenario.id, self._shelf.scenarios).read_bytes()
        call = Call(scenario, source, places.calls(), replies)
        return Show(call, settings, self.engines(settings), self._rubric, audience)

    def _say_again(
        self, call: ui.Recording, turn: int, of: int | None, settings: Settings, audience: ui.Audience
    ) -> Show:
        return said_again(call, turn, of, settings, self.engines(settings), self._rubric, audience)

    def _reading(self, text: str, settings: Settings, levels: Callable[[float, bool], None]) -> Reading:
        return Reading(text, settings, self.engines(settings), levels, self._troubles.tell)


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")  # noqa: TID251 - the root


async def _devices() -> ui.Devices:
    found = await asyncio.to_thread(devices)
    heard = tuple(name for name in transcribers.ENGINES if name != "typed")  # typing is an option of its own
    return ui.Devices(found.microphones, found.loudspeakers, tuple(speakers.ENGINES), heard)


async def _discard(folder: Path) -> None:
    await asyncio.to_thread(archive.discard, folder)
