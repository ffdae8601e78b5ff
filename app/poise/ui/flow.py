"""What follows what: from choosing to a call, a drill or a class, and back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from poise.problems import Problem
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.shown.theme import read_theme
from poise.ui.calling import Calling
from poise.ui.choosing import Choosing
from poise.ui.clearing import Clearing
from poise.ui.drilling import Drilling
from poise.ui.kept import Kept
from poise.ui.looking_back import LookingBack
from poise.ui.paint.sketch import Sketch
from poise.ui.parts import Parts, Recording
from poise.ui.stage import Stage
from poise.ui.teaching import Teaching
from poise.ui.views.drill import due
from poise.ui.window import Window


class Flow:
    """Joins window, stage and parts."""

    def __init__(
        self, parts: Parts, stage: Stage, window: Window, texts: Texts, sketch: Callable[[str], Sketch]
    ) -> None:
        self._parts, self._stage, self._window, self.texts, self.sketch = parts, stage, window, texts, sketch
        failed = self.failed
        kept = self.settings = Kept(parts, stage, failed)
        kept.watch(self._changed)
        self._choosing = Choosing(window.choose, parts, kept, stage, texts, failed, self._review)
        self._drilling = Drilling(
            window.drill,
            parts,
            kept,
            stage,
            texts,
            failed,
            lambda number: window.choose.offer_drills(due(number, texts)),
            self._drill,
            self.open_choose,
        )
        self.calling = Calling(
            window,
            parts,
            kept,
            stage,
            texts,
            sketch,
            failed,
            self._choosing.cool,
            self._drilling.learn,
            self._review,
            self.open_choose,
        )
        self.looking_back = LookingBack(
            window, parts, kept, stage, texts, failed, self.calling, self._choosing.recall, self.open_choose
        )
        self._clearing = Clearing(window, parts.drawer, kept, stage, texts, failed, self.looking_back.still, self._gone)
        self._teaching = Teaching(window, parts, kept, stage, texts, sketch, failed, self.open_choose)
        window.choose.offer_teaching(parts.lectern is not None)
        self._connect()

    def begin(self) -> None:
        """The window opens."""
        self._parts.troubles(lambda problem: self._stage.post(partial(self.failed, problem)))
        demo = next((one for one in self._parts.scenarios if one.id == self._parts.start_with), None)
        if demo is not None:
            self.calling.play(demo)
        elif self._parts.scenarios:
            self.open_choose()
            self._clearing.begin()
            self.looking_back.following.look()
        if self._parts.teach is not None:
            self._window.choose.taught.emit()

    def open_choose(self) -> None:
        """To the first screen."""
        self.looking_back.leave()
        self._choosing.open()
        self._clearing.open()
        self._drilling.look()
        self._window.show_screen(self._window.choose)

    def failed(self, error: BaseException) -> None:
        """Tell the user: a problem as a banner, anything else as a bug."""
        if isinstance(error, Problem):
            self._window.banner.tell(error.sentence, error.advice)
        else:
            self._window.tell_bug(error, self._parts.version)

    def close(self) -> None:
        """The window is closing: save what is not saved; the stage cancels the rest."""
        self.calling.close()
        self.looking_back.close()
        self._teaching.close()
        self.settings.flush()

    def _connect(self) -> None:
        window, choose = self._window, self._window.choose
        window.closing.connect(self.close)
        choose.started.connect(lambda: self.calling.call(self._choosing.scenario))
        choose.measure.connect(lambda: self.calling.measure(self._choosing.scenario))
        choose.remembered.connect(self.looking_back.remember)
        choose.drilled.connect(self._drilling.open)
        choose.taught.connect(self._choosing.cool)
        choose.taught.connect(self._teaching.open)
        choose.rekeyed.connect(self._teaching.change_keys)

    def _review(self, recording: Recording) -> None:
        self.looking_back.review(recording)

    def _drill(self) -> bool:
        """To the drills, unless something else was begun meanwhile."""
        here = self._window.choose.isVisible()
        if here:
            self._choosing.cool()
            self._window.show_screen(self._window.drill)
        return here

    def _gone(self, folders: tuple[Path, ...]) -> None:
        """These calls are not there any more."""
        self._choosing.forget(folders)
        self.looking_back.gone(folders)

    def _changed(self, settings: Settings) -> None:
        try:
            theme = read_theme(self._parts.assets / "themes", settings.theme)
        except Problem as problem:
            self.failed(problem)
            return
        self._window.wear(theme, settings.text_scale)
        self._teaching.wear(settings)
        self._choosing.show()
