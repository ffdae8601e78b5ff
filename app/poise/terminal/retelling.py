"""A recorded call told again in the terminal: its events at their own pace, with the sound of both sides."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import click

from poise import places
from poise.archive import shelf as archive
from poise.calls.company import WallTime
from poise.domain.events import Event
from poise.domain.report import report
from poise.domain.rubric import Rubric
from poise.domain.timeline import Timeline, unabridged
from poise.library import guides, rubric, scenarios
from poise.library.shelf import usual_shelf
from poise.problems import ArchiveProblem, DeviceProblem, Problem
from poise.session.replay import Pace, replay
from poise.speech.devices import devices
from poise.speech.echo import Playback
from poise.speech.loudspeaker import Loudspeaker
from poise.speech.replaying import Tape
from poise.terminal import telling
from poise.terminal.headless import complain, usual_settings


def retell(session: Path, as_json: bool, fast: bool) -> int:
    """Tell the call in `session` (its folder, or its name below the folder of calls); returns the exit code.

    What was undone by a rewind is told too; pauses of the call are left out.

    Raises ArchiveProblem or ScenarioProblem.
    """
    shelf = usual_shelf()
    weights = rubric.load(shelf.rubric)
    books = guides.every(shelf.guides, weights)
    recorded = archive.read(places.call(session))
    if not recorded.events:
        raise ArchiveProblem(f"Nothing was recorded of the call in {recorded.folder}.", "There is nothing to tell.")
    scenario = scenarios.played(scenarios.load(recorded.scenario, named=False), recorded.events)
    for sentence in recorded.dropped:
        click.echo(sentence, err=True)
    watch = _watch(as_json, weights)
    if fast:
        for event in recorded.events:
            watch(event)
    else:
        asyncio.run(_aloud(recorded, watch))
    summary = report(scenario, recorded.events, books, weights)
    click.echo(telling.report_as_json(summary, books) if as_json else telling.report_as_words(summary, books[0]))
    return 0


def _watch(as_json: bool, weights: Rubric) -> Callable[[Event], None]:
    def watch(event: Event) -> None:
        line = telling.event_as_json(event) if as_json else telling.event_as_words(event, weights)
        if line:
            click.echo(line)

    return watch


async def _aloud(recorded: archive.Recorded, watch: Callable[[Event], None]) -> None:
    stretches, seconds = unabridged(recorded.events)
    laid = Timeline(max(seconds), stretches, (), (), (), ())
    pace = Pace(WallTime())
    sound = asyncio.create_task(_sound(laid, recorded, pace))
    try:
        await replay(zip(seconds, recorded.events, strict=True), pace, watch)
        await sound
    finally:
        sound.cancel()


async def _sound(laid: Timeline, recorded: archive.Recorded, pace: Pace) -> None:
    """Both sides through the loudspeaker; where that cannot be, the call goes on without."""
    if not devices().loudspeakers:
        complain(DeviceProblem("No loudspeaker was found.", "The call is told without its sound."))
        return
    player = Loudspeaker(usual_settings().loudspeaker, WallTime(), Playback())
    try:
        await Tape(laid, recorded.sounds, player).play((0.0, laid.seconds), 1.0, pace.set)
    except Problem as problem:
        complain(problem)
    finally:
        await player.close()
