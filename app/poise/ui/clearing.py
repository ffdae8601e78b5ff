"""The recorded calls as a whole at work: counted, cleared, exported and taken in; nothing goes before it was asked."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from poise.domain.retention import to_be_asked
from poise.shown.texts import Texts
from poise.ui.drawer import Drawer, Gone, Lot, Sent
from poise.ui.kept import Kept
from poise.ui.parts import Recording
from poise.ui.screens.question import Question
from poise.ui.stage import Stage
from poise.ui.views.drawer import Asked, ask_all, ask_one, ask_outlived, drawer
from poise.ui.window import Window

SUFFIX = ".poise"


class Clearing:
    """Joins the view of the recorded calls, and the menu of the debrief, to the drawer.

    Args:
        reviewed: the call that the debrief shows; let it be still first.
        gone: told the folders that are not there any more.
    """

    def __init__(
        self,
        window: Window,
        calls: Drawer,
        kept: Kept,
        stage: Stage,
        texts: Texts,
        failed: Callable[[Exception], object],
        reviewed: Callable[[], Recording | None],
        gone: Callable[[tuple[Path, ...]], object],
    ) -> None:
        self._window, self._calls, self._kept, self._stage, self._texts = window, calls, kept, stage, texts
        self._failed, self._reviewed, self._gone = failed, reviewed, gone
        self._view = window.choose.drawer
        self._held = Lot()
        self._view.changed.connect(self._keep_for)
        self._view.filled.connect(self._choose_files)
        self._view.cleared.connect(self._clear)
        window.debrief.exported.connect(self._choose_place)
        window.debrief.deleted.connect(self._delete)

    def begin(self) -> None:
        """Poise begins: calls that are older than was chosen go, the first time not before it was asked."""
        days = self._kept.settings.keep_days
        if days:
            self._stage.begin(lambda: self._old(days), partial(self._found_old, days), self._failed)

    def open(self) -> None:
        """Count anew and show."""
        self._show()
        self._stage.begin(self._calls.held, self._counted, self._failed)

    def _show(self) -> None:
        self._view.show_drawer(drawer(self._calls.place, self._held, self._kept.settings.keep_days, self._texts))

    def _counted(self, held: Lot) -> None:
        self._held = held
        self._show()

    def _keep_for(self, days: int) -> None:
        self._kept.change(keep_days=days)

    async def _old(self, days: int) -> tuple[Lot, int]:
        return await self._calls.outlived(days), len((await self._calls.held()).folders)

    def _found_old(self, days: int, found: tuple[Lot, int]) -> None:
        old, kept = found
        if to_be_asked(len(old.folders), kept, days, self._kept.settings.keep_agreed):
            self._ask(ask_outlived(old, days, self._texts), lambda: self._agree(days, old))
        elif old.folders:
            self._let_go(old)

    def _agree(self, days: int, old: Lot) -> None:
        self._kept.change(keep_agreed=days)
        self._let_go(old)

    def _clear(self) -> None:
        held = self._held
        self._ask(ask_all(held, self._texts), lambda: self._let_go(held))

    def _delete(self) -> None:
        recording = self._reviewed()
        if recording is not None:
            lot = Lot((recording.folder,))
            self._ask(ask_one(self._texts), lambda: self._let_go(lot))

    def _let_go(self, lot: Lot) -> None:
        self._stage.begin(lambda: self._calls.delete(lot), self._went, self._broke_off)

    def _went(self, gone: Gone) -> None:
        if gone.left:
            self._tell(self._texts.count("drawer.left", gone.left), "")
        for problem in gone.problems[:1]:  # a folder that may not be written has one for every call in it
            self._failed(problem)
        self._gone(gone.folders)
        self.open()

    def _broke_off(self, error: Exception) -> None:
        self._failed(error)
        self.open()

    def _choose_place(self) -> None:
        recording = self._reviewed()
        if recording is None:
            return
        folder = recording.folder
        dialog = self._dialog("drawer.export_title", QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(f"{folder.name}{SUFFIX}")
        dialog.fileSelected.connect(lambda file: self._export(folder, Path(file)))
        dialog.open()

    def _export(self, folder: Path, file: Path) -> None:
        self._stage.begin(lambda: self._calls.export(folder, file), self._exported, self._failed)

    def _exported(self, sent: Sent) -> None:
        left_out = self._texts("drawer.left_out", names=", ".join(sent.left_out)) if sent.left_out else ""
        self._tell(self._texts("drawer.exported", file=sent.file), left_out or self._texts("drawer.exported_hint"))

    def _choose_files(self) -> None:
        dialog = self._dialog("drawer.take_in_title", QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_all_in)
        dialog.open()

    def _take_all_in(self, files: list[str]) -> None:
        for file in files:
            self._take_in(Path(file))

    def _take_in(self, file: Path) -> None:
        self._stage.begin(lambda: self._calls.take_in(file), partial(self._taken_in, file), self._failed)

    def _taken_in(self, file: Path, new: bool) -> None:
        self._tell(self._texts("drawer.taken_in" if new else "drawer.known", file=file.name), "")
        self.open()

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        dialog = QFileDialog(self._window, self._texts(title), str(Path.home()))
        dialog.setNameFilter(self._texts("drawer.filter"))
        dialog.setAcceptMode(mode)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _ask(self, asked: Asked, then: Callable[[], object]) -> None:
        question = Question(self._window, asked)
        question.accepted.connect(then)
        question.finished.connect(question.deleteLater)
        question.open()

    def _tell(self, sentence: str, more: str) -> None:
        self._window.banner.tell(sentence, more)
