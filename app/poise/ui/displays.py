"""Which screens there are, and which of them is the stage: chosen, swapped, lost and found again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Display:
    """One screen, in the system's own pixels.

    Attributes:
        name: as the system calls it ("HDMI-1"), with the maker's words if it has some.
        left, top, width, height: its place.
        primary: whether the system begins there; on a laptop its own screen.
    """

    name: str
    left: int
    top: int
    width: int
    height: int
    primary: bool = False

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Where it lies."""
        return self.left, self.top, self.width, self.height


@dataclass(frozen=True, slots=True)
class Choice:
    """What the teacher wants: the screen of the stage by its name ("" for Poise's own choice), or one screen only."""

    stage: str = ""
    one_screen: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """Where desk and stage are; without `stage` both share the desk's screen, one in front at a time."""

    desk: Display
    stage: Display | None = None


def placed(displays: Sequence[Display], choice: Choice) -> Placement | None:
    """Where desk and stage go; None while there is no screen at all.

    Screens that show the same picture (a projector that mirrors the laptop) are one: both windows there would hide
    each other.  A chosen screen that is not there now leaves the choice to Poise, and takes its place when it is back.
    """
    apart = _apart(displays)
    if not apart:
        return None
    home = next((one for one in apart if one.primary), apart[0])
    if choice.one_screen or len(apart) == 1:
        return Placement(home)
    others = [one for one in apart if one is not home]
    stage = next((one for one in apart if one.name == choice.stage), others[0])
    desk = home if stage is not home else others[0]
    return Placement(desk, stage)


def swapped(displays: Sequence[Display], choice: Choice) -> Choice:
    """The next screen becomes the stage: with two screens they change places.  With one, nothing changes."""
    apart = _apart(displays)
    now = placed(displays, replace(choice, one_screen=False))
    if now is None or now.stage is None:
        return choice
    names = [one.name for one in apart]
    return Choice(names[(names.index(now.stage.name) + 1) % len(names)])


def _apart(displays: Sequence[Display]) -> list[Display]:
    """Screens that show different pictures; of those that show the same, the primary one."""
    there: dict[tuple[int, int], Display] = {}
    for one in sorted(displays, key=lambda display: not display.primary):
        there.setdefault((one.left, one.top), one)
    return [one for one in displays if there.get((one.left, one.top)) is one]


class Displays(QObject):
    """The screens of this machine as values, and windows put on them.

    Signals:
        changed: a screen came or went, or has another size or place.
    """

    changed = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self.changed)
        app.primaryScreenChanged.connect(self.changed)
        for screen in app.screens():
            screen.geometryChanged.connect(self.changed)

    def there(self) -> tuple[Display, ...]:
        """All screens, as they are now."""
        first = self._app.primaryScreen()
        return tuple(_display(screen, screen is first) for screen in self._app.screens())

    def fill(self, window: QWidget, display: Display) -> None:
        """Show `window` over the whole of that screen, without a frame."""
        screen = self._screen(display)
        if screen is None:
            return
        if window.isVisible() and window.screen() is screen and window.geometry() == screen.geometry():
            return
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()

    def bring(self, window: QWidget, display: Display) -> None:
        """Move a window that is elsewhere onto that screen, as large as it was if that fits."""
        screen = self._screen(display)
        if screen is None or window.screen() is screen:
            return
        room = screen.availableGeometry()
        size = window.size().boundedTo(room.size())
        window.setScreen(screen)
        window.resize(size)
        window.move(room.center() - window.rect().center())

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.changed)
        self.changed.emit()

    def _screen(self, display: Display) -> QScreen | None:
        return next((one for one in self._app.screens() if _display(one, display.primary) == display), None)


def _display(screen: QScreen, primary: bool) -> Display:
    area = screen.geometry()
    words = " ".join(part for part in (screen.name(), screen.manufacturer(), screen.model()) if part)
    return Display(words, area.left(), area.top(), area.width(), area.height(), primary)
