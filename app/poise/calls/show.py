"""One call for the window: joined when it begins, and moved by whatever the screen asks for meanwhile."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from poise.calls.company import Again, Audience, Call, Company, company
from poise.cast import Engines
from poise.domain.branch import Utterance
from poise.domain.events import Event, TraineeFinished, Troubled
from poise.domain.rubric import Rubric
from poise.problems import Problem
from poise.session.orders import HangUp, Orders, Pause, Resume, Rewind
from poise.settings import Settings
from poise.speech.speakers.sound import Samples, envelope
from poise.ui import parts as ui


class Show:
    """One call for the window; fits `ui.parts.Performance`."""

    def __init__(
        self, call: Call, settings: Settings, engines: Engines, weights: Rubric, audience: ui.Audience
    ) -> None:
        self._call = call
        self._settings = settings
        self._engines = engines
        self._rubric = weights
        self._audience = audience
        self._company: Company | None = None
        self._waiting: list[Callable[[Company], object]] = []

    @property
    def folder(self) -> Path:
        """Where this call is kept; the folder of all calls before it began."""
        if self._company is not None:
            return self._company.store.folder
        return self._call.again.folder if self._call.again else self._call.root

    async def run(self) -> None:
        """Play to the end."""
        audience = Audience(self._event, self._audience.levels, self._piece, self._trouble)
        self._company = await asyncio.to_thread(
            company, self._call, self._settings, self._engines, self._rubric, audience
        )
        while self._waiting:
            self._waiting.pop(0)(self._company)
        await self._company.perform()

    def pause(self) -> None:
        """Stop sound and listening until `resume`."""
        self._do(lambda playing: playing.orders.give(Pause()))

    def resume(self) -> None:
        """Go on."""
        self._do(lambda playing: playing.orders.give(Resume()))

    def rewind(self, turn: int) -> None:
        """Go back to just before reply `turn`."""
        self._do(lambda playing: playing.orders.give(Rewind(turn)))

    def hang_up(self) -> None:
        """The trainee ends the call."""
        self._do(lambda playing: playing.orders.give(HangUp()))

    def hold(self, down: bool) -> None:
        """The talk key."""
        self._do(lambda playing: playing.keys.press() if down else playing.keys.release())

    def type_reply(self, text: str) -> None:
        """A typed reply."""
        self._do(lambda playing: playing.keys.type(text))

    def steer(self, wish: Callable[[Orders], object]) -> None:
        """What only the teacher of a class may order."""
        self._do(lambda playing: wish(playing.orders))

    def _do(self, order: Callable[[Company], object]) -> None:
        if self._company is None:
            self._waiting.append(order)
        else:
            order(self._company)

    def _event(self, event: Event) -> None:
        self._audience.event(event)
        if isinstance(event, TraineeFinished):
            self._audience.thinking()

    def _piece(self, utterance: Utterance, samples: Samples, rate: int) -> None:
        self._audience.mouth(ui.Mouth(utterance.text, len(samples) / rate, envelope(samples, rate)))

    def _trouble(self, problem: Problem) -> None:
        self._audience.event(Troubled(0.0, problem.sentence, problem.advice))


def said_again(
    recording: ui.Recording,
    turn: int,
    of: int | None,
    settings: Settings,
    engines: Engines,
    weights: Rubric,
    audience: ui.Audience,
) -> Show:
    """A recorded call that goes on in its own folder, where that reply of a branch (`Rewound.of`) is given again."""
    again = Again(recording.folder, recording.events, turn, of)
    call = Call(recording.scenario, b"", recording.folder.parent, again=again)
    return Show(call, settings, engines, weights, audience)
