"""The first screen at work: which scenario is looked at, what is set, and what becomes of a call that was cut off."""

from collections.abc import Callable, Collection
from concurrent.futures import Future
from pathlib import Path

from poise.domain.scenario import Scenario
from poise.shown.texts import Texts
from poise.ui.kept import Kept
from poise.ui.parts import CutOff, Devices, Parts, Recording
from poise.ui.screens.choose import ChooseScreen
from poise.ui.stage import Stage
from poise.ui.views.accuracy import accuracy
from poise.ui.views.choose import choose, cut_off_sentence


class Choosing:
    """Joins the choose screen to the parts; `open_recording` is told a cut-off call that the user keeps."""

    def __init__(
        self,
        screen: ChooseScreen,
        parts: Parts,
        kept: Kept,
        stage: Stage,
        texts: Texts,
        failed: Callable[[Exception], object],
        open_recording: Callable[[Recording], object],
    ) -> None:
        self._screen, self._parts, self._kept, self._stage, self._texts = screen, parts, kept, stage, texts
        self._failed, self._open_recording = failed, open_recording
        self._chosen = parts.scenarios[0].id if parts.scenarios else ""
        self._devices = Devices()
        self._goal = ""
        self._cut_off: tuple[CutOff, ...] = parts.cut_off
        self._warming: Future[None] | None = None
        self._reading: Future[None] | None = None
        self._wanted = 0
        screen.accuracy.show_accuracy(accuracy(parts.card, parts.figures, parts.rubric, texts))
        screen.chosen.connect(self.look_at)
        screen.changed.connect(lambda name, value: kept.change(**{name: value}))
        screen.kept.connect(self._keep)
        screen.discarded.connect(self._discard)

    @property
    def scenario(self) -> Scenario:
        """The one that is looked at."""
        return next(one for one in self._parts.scenarios if one.id == self._chosen)

    def open(self) -> None:
        """The screen comes forward: ask again what devices there are, and make the engines warm."""
        self.show()
        self._stage.begin(self._parts.devices, self._found, self._failed)
        self._stage.begin(self._parts.goal, self._aim, self._failed)
        self.look_at(self._chosen)
        self._screen.take_focus()

    def look_at(self, id_: str) -> None:
        """Look at this scenario; its voice is made ready meanwhile."""
        self._chosen = id_
        self.show()
        self.cool()
        scenario, settings = self.scenario, self._kept.settings
        self._warming = self._stage.begin(lambda: self._parts.warm_up(scenario, settings), lambda _: None, self._failed)

    def cool(self) -> None:
        """Break off making ready, and reading an earlier call: its debrief would come in front of a running one."""
        for work in (self._warming, self._reading):
            if work is not None:
                work.cancel()
        self._wanted += 1

    def recall(self, folder: Path) -> None:
        """Read a call that is kept, and open it, unless something else is wanted meanwhile."""
        if self._reading is not None:
            self._reading.cancel()
        opened = self._only_wanted()
        self._reading = self._stage.begin(lambda: self._parts.recall(folder), opened, self._failed)

    def show(self) -> None:
        """Show how things are."""
        self._screen.show_choose(
            choose(
                self._parts.scenarios,
                self._chosen,
                self._kept.settings,
                self._parts.guides,
                self._devices,
                self._texts,
                self._goal,
            )
        )
        self._screen.offer(cut_off_sentence(self._cut_off, self._texts) if self._cut_off else "")

    def forget(self, folders: Collection[Path]) -> None:
        """These calls are not there any more: none of them is offered."""
        self._cut_off = tuple(one for one in self._cut_off if one.folder not in folders)
        self.show()

    def _found(self, devices: Devices) -> None:
        self._devices = devices
        self.show()

    def _aim(self, goal: str) -> None:
        self._goal = goal
        self.show()

    def _keep(self) -> None:
        """It is kept whatever is clicked next; only its debrief may come too late."""
        folder, opened = self._cut_off[0].folder, self._only_wanted()
        self._next_cut_off()
        self._stage.begin(lambda: self._parts.keep(folder), opened, self._failed)

    def _only_wanted(self) -> Callable[[Recording], None]:
        """Opens a recording, unless something else was wanted meanwhile."""
        self._wanted += 1
        number = self._wanted

        def opened(recording: Recording) -> None:
            if number == self._wanted:
                self._open_recording(recording)

        return opened

    def _discard(self) -> None:
        folder = self._cut_off[0].folder
        self._next_cut_off()
        self._stage.begin(lambda: self._parts.discard(folder), lambda _: None, self._failed)

    def _next_cut_off(self) -> None:
        self._cut_off = self._cut_off[1:]
        self.show()
