"""Opens the window, and closes it again."""

import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib import resources
from types import TracebackType

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from poise.shown.texts import read_texts
from poise.shown.theme import read_theme
from poise.ui.flow import Flow
from poise.ui.paint.sketch import read_sketch
from poise.ui.parts import Parts
from poise.ui.sketches import sketches
from poise.ui.stage import Stage
from poise.ui.window import Window

FONT = "fontpkg_atkinson_hyperlegible"
"""The package that brings the font (SIL Open Font License); without it the system's font is used."""


def run(parts: Parts) -> int:
    """Show the window until it is closed; returns the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    dress(app)
    window, stage, flow = build(parts)
    restore = _watch_for_bugs(stage, lambda error: window.tell_bug(error, parts.version))
    window.resize(
        app.primaryScreen().availableSize().boundedTo(window.sizeHint().expandedTo(window.minimumSize() * 1.3))
    )
    window.show()
    flow.begin()
    try:
        return app.exec()
    finally:
        stage.close()
        restore()


def build(parts: Parts) -> tuple[Window, Stage, Flow]:
    """The window with everything behind it, not shown yet.  Whoever builds it closes the stage."""
    texts = read_texts(parts.assets / "i18n" / "en.toml")
    theme = read_theme(parts.assets / "themes", parts.settings.theme)
    sketch = sketches(parts.assets / "faces", read_sketch)
    window = Window(texts, theme, parts.settings.text_scale, sketch)
    stage = Stage(lambda error: window.tell_bug(error, parts.version))
    return window, stage, Flow(parts, stage, window, texts, sketch)


def dress(app: QApplication) -> None:
    """The same style and font on every system."""
    app.setApplicationName("poise")
    app.setApplicationDisplayName("Poise")
    app.setStyle("Fusion")
    families = [family for data in _fonts() for family in _families(data)]
    if families:
        app.setFont(QFont(families[0]))


def _fonts() -> list[bytes]:
    try:
        files = resources.files(FONT) / "files"
    except ModuleNotFoundError:
        return []
    return [file.read_bytes() for file in files.iterdir() if file.name.endswith(".ttf")]


def _families(font: bytes) -> list[str]:
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFontFromData(font))


def _watch_for_bugs(stage: Stage, tell: Callable[[BaseException], None]) -> Callable[[], None]:
    """Errors that nobody caught reach the user from every thread; returns how to stop that."""
    before = sys.excepthook, threading.excepthook

    def here(_kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        stage.post(partial(tell, error))

    def elsewhere(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            stage.post(partial(tell, args.exc_value))

    def restore() -> None:
        sys.excepthook, threading.excepthook = before

    sys.excepthook, threading.excepthook = here, elsewhere
    return restore
