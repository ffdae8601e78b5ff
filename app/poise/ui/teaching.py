"""Holding a class: the lessons there are, the class that is held, its two windows, and what is to stay of it."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from poise.domain.classroom import Keep
from poise.domain.lesson import Lesson
from poise.problems import SettingsProblem
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.shown.theme import read_theme
from poise.ui.displays import Choice, Displays
from poise.ui.house import House
from poise.ui.kept import Kept
from poise.ui.leading import Leading
from poise.ui.lectern import Hold, Holding
from poise.ui.lecturing import Lecturing
from poise.ui.onlooking import Onlooking
from poise.ui.paint.sketch import Sketch
from poise.ui.parts import Parts
from poise.ui.remote import remote
from poise.ui.running import for_call
from poise.ui.screens.key_editor import KeyEditor
from poise.ui.screens.keys import KeysCard, class_rows
from poise.ui.stage import Stage
from poise.ui.views import lecture as view
from poise.ui.views.lessons import lessons
from poise.ui.window import Window

MEND = "Mend it in the settings file; until then the usual keys count."


class Teaching:
    """Joins desk and stage to the parts; at most one class is held at a time."""

    def __init__(
        self,
        window: Window,
        parts: Parts,
        kept: Kept,
        stage: Stage,
        texts: Texts,
        sketch: Callable[[str], Sketch],
        failed: Callable[[BaseException], object],
        left: Callable[[], object],
    ) -> None:
        self._window, self._parts, self._kept, self._stage, self._texts = window, parts, kept, stage, texts
        self._failed, self._left = failed, left
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        self._displays = Displays(app, window)
        theme = read_theme(parts.assets / "themes", kept.settings.stage_theme)
        self.house = House(
            window, self._displays, texts, theme, self._screens_changed, lambda name: kept.change(stage=name)
        )
        self._lecturing = Lecturing(window.desk, self.house, sketch, texts, failed, window.banner.tell)
        self._leading = Leading(
            window.desk, self.house, self._lecturing, self._want, texts, self._show_keys, self._ask_what_stays
        )
        self._own_keys: dict[str, str] = {}
        self._keys, self._faults = remote({})
        self._wear_keys(kept.settings.keys)
        self._holding: Holding | None = None
        self._onlooking: Onlooking | None = None
        self._work: Future[None] | None = None
        self._ending = False
        self._wanted = parts.teach or ""
        window.lessons.begun.connect(self.begin)
        window.lessons.left.connect(left)

    @property
    def holding(self) -> bool:
        """Whether a class is on."""
        return self._lecturing.lecture is not None

    def open(self) -> None:
        """To the list of lessons, or back to the class that is on."""
        if self.holding:
            self._window.show_screen(self._window.desk)
            return
        all_ = self._parts.lectern.lessons if self._parts.lectern is not None else ()
        self._window.lessons.show_lessons(lessons(all_, self._texts))
        self._window.show_screen(self._window.lessons)
        self._window.lessons.take_focus()
        for fault in self._faults:
            self._failed(SettingsProblem(fault, MEND))
        self._faults = ()
        wanted, self._wanted = self._wanted, ""
        self.begin(wanted)

    def begin(self, id_: str) -> None:
        """Hold a class of this lesson."""
        lectern = self._parts.lectern
        lesson = next((one for one in lectern.lessons if one.id == id_), None) if lectern is not None else None
        if lectern is None or lesson is None or self.holding:
            return
        self._lecturing.begin(view.before(lesson, self._parts.guides, self._parts.rubric))
        self.house.open(Choice(self._kept.settings.stage))
        left = lectern.left(lesson)
        if left is None:
            self._hold(lesson, lectern.hold)
        else:
            options = ((left.hold, self._texts("desk.left_go_on")), (lectern.hold, self._texts("desk.left_anew")))
            question = self._texts("desk.left_what", when=left.when)
            self._leading.choose(question, options, lambda hold: self._hold(lesson, cast(Hold, hold)), self._over)

    def _hold(self, lesson: Lesson, how: Hold) -> None:
        onlooking, settings = Onlooking(self._stage, self._lecturing), for_call(self._kept.settings)

        async def hold() -> None:
            self._holding = how(lesson, settings, onlooking)
            await self._holding.run()

        self._onlooking = onlooking
        self._work = self._stage.begin(hold, lambda _: self._over(), self._broke_off)

    def wear(self, settings: Settings) -> None:
        """Take on what was changed in the settings."""
        self.house.wear(read_theme(self._parts.assets / "themes", settings.stage_theme))
        if settings.keys != self._own_keys:
            self._wear_keys(settings.keys)

    def change_keys(self) -> None:
        """Let the user press other keys for the commands."""
        if self._window.look is not None:
            editor = KeyEditor(self._window, self._keys, self._texts, self._window.look)
            editor.changed.connect(lambda changes: self._kept.change(keys=changes))
            editor.open()

    def _wear_keys(self, changes: dict[str, str]) -> None:
        self._own_keys = changes
        self._keys, self._faults = remote(changes)
        self._window.desk.wear_keys(self._keys)

    def close(self) -> None:
        """The window is closing: what was recorded stays, and the class can be taken up again."""
        if self._onlooking is not None:
            self._onlooking.leave()
        if self._work is not None:
            self._work.cancel()
        self.house.close()
        self._lecturing.close()

    def _want(self, wish: Callable[[Holding], object]) -> None:
        if self._holding is not None:
            self._stage.tell(wish, self._holding)

    def _show_keys(self) -> None:
        self.house.turn_to_desk()
        look = self._window.look
        if look is not None:
            rows = class_rows(self._keys, self._texts)
            KeysCard(self._window, rows, self._texts, look, self._texts("keys.remote")).open()

    def _screens_changed(self, key: str) -> None:
        shown = self._keys.first("one_screen")
        for before in ("desk.lost", "desk.back_again"):
            self._window.banner.take_back(self._texts(before, key=shown))
        self._window.banner.tell(self._texts(key, key=shown), "")

    def _ask_what_stays(self) -> None:
        """What is to stay is always asked, once; nothing is decided by going away."""
        if self._ending:
            return
        if self._holding is None:  # it has not begun yet
            self._over()
            return
        names = ("all", "nameless", "export", "nothing")
        options = tuple((name, self._texts(f"desk.keep_{name}")) for name in names)
        self._leading.choose(self._texts("desk.keep_what"), options, self._answered)

    def _answered(self, value: object) -> None:
        if value == "nothing":
            sure = ((True, self._texts("desk.drop_yes")),)
            self._leading.choose(self._texts("desk.drop_sure"), sure, lambda _: self._end("nothing", None))
        elif value == "export":
            self._export()
        else:
            self._end("nameless" if value == "nameless" else "all", None)

    def _export(self) -> None:
        lectern, lecture = self._parts.lectern, self._lecturing.lecture
        if lectern is None or lecture is None:
            return
        name = f"{lecture.lesson.id}{lectern.suffix}"
        file, _ = QFileDialog.getSaveFileName(self._window, self._texts("desk.export_title"), name)
        if file:
            self._end("all", Path(file))

    def _end(self, keep: Keep, export: Path | None) -> None:
        holding = self._holding
        if holding is not None and not self._ending:
            self._ending = True
            self._stage.begin(lambda: holding.end(keep, export), lambda _: None, self._goes_on)

    def _goes_on(self, error: Exception) -> None:
        """It could not be ended."""
        self._ending = False
        self._failed(error)

    def _over(self) -> None:
        self._clear()
        self._left()

    def _broke_off(self, error: Exception) -> None:
        """What was recorded stays; the problem is told where the teacher is."""
        self._clear()
        self._failed(error)
        self._left()

    def _clear(self) -> None:
        if self._onlooking is not None:
            self._onlooking.leave()
        if self._work is not None:
            self._work.cancel()
        self._holding = self._onlooking = self._work = None
        self._ending = False
        self.house.close()
        self._window.desk.asked.close_question()
        self._lecturing.close()
