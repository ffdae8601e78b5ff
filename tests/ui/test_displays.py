"""Desk and stage find their screens by a pure rule; screens that come and go are told."""

import os
import subprocess
import sys
from dataclasses import replace
from json import dumps
from pathlib import Path
from shutil import which

import pytest

from poise.ui.displays import Choice, Display, placed, swapped

LAPTOP = Display("eDP-1", 0, 0, 1366, 768, True)
PROJECTOR = Display("HDMI-1 Epson", 1366, 0, 1024, 768)
WALL = Display("DP-2", 2390, 0, 3840, 2160)
MIRRORED = replace(PROJECTOR, left=0)


@pytest.mark.parametrize(
    ("displays", "choice", "desk", "stage"),
    [
        ((LAPTOP,), Choice(), LAPTOP, None),
        ((LAPTOP,), Choice("HDMI-1 Epson"), LAPTOP, None),
        ((LAPTOP, PROJECTOR), Choice(), LAPTOP, PROJECTOR),
        ((PROJECTOR, LAPTOP), Choice(), LAPTOP, PROJECTOR),
        ((LAPTOP, PROJECTOR), Choice("eDP-1"), PROJECTOR, LAPTOP),
        ((LAPTOP, PROJECTOR), Choice("gone"), LAPTOP, PROJECTOR),
        ((LAPTOP, PROJECTOR), Choice(one_screen=True), LAPTOP, None),
        ((LAPTOP, PROJECTOR, WALL), Choice("DP-2"), LAPTOP, WALL),
        ((LAPTOP, PROJECTOR, WALL), Choice("eDP-1"), PROJECTOR, LAPTOP),
        ((LAPTOP, MIRRORED), Choice(), LAPTOP, None),
        ((MIRRORED, LAPTOP), Choice("HDMI-1 Epson"), LAPTOP, None),
        ((LAPTOP, MIRRORED, WALL), Choice(), LAPTOP, WALL),
        ((PROJECTOR, WALL), Choice(), PROJECTOR, WALL),
    ],
)
def test_where_desk_and_stage_go(
    displays: tuple[Display, ...], choice: Choice, desk: Display, stage: Display | None
) -> None:
    found = placed(displays, choice)
    assert found is not None and (found.desk, found.stage) == (desk, stage)


def test_without_a_screen_nothing_is_placed() -> None:
    assert placed((), Choice()) is None
    assert swapped((), Choice("x")) == Choice("x")


def test_a_lost_screen_takes_its_place_again_when_it_is_back() -> None:
    choice = Choice("DP-2")
    both = placed((LAPTOP, WALL), choice)
    assert placed((LAPTOP,), choice) == replace(both, stage=None) if both else False
    assert placed((LAPTOP, PROJECTOR, WALL), choice) == both


def test_two_screens_change_places_and_three_take_turns() -> None:
    one = swapped((LAPTOP, PROJECTOR), Choice())
    assert one == Choice("eDP-1") and swapped((LAPTOP, PROJECTOR), one) == Choice("HDMI-1 Epson")
    seen, choice = [], Choice()
    for _ in range(3):
        choice = swapped((LAPTOP, PROJECTOR, WALL), choice)
        seen.append(choice.stage)
    assert sorted(seen) == ["DP-2", "HDMI-1 Epson", "eDP-1"]


def test_one_screen_cannot_be_swapped() -> None:
    assert swapped((LAPTOP,), Choice()) == Choice()


WHOLE = """
import sys
sys.path[:0] = [{root!r}, {app!r}]
from PySide6.QtWidgets import QApplication
from poise.ui.app import build, dress
from tests.ui import scripted, taught
from tests.screens import settle
app = QApplication([])
dress(app)
window, stage, flow = build(scripted.parts(scripted.Book(), lectern=taught.Classes().lectern()))
window.resize(1024, 640)
window.show()
flow.begin()
window.choose.teach_button.click()
window.lessons.buttons[0].click()
settle()
def where():
    hall = next(one for one in app.topLevelWidgets() if type(one).__name__ == "Hall")
    print(window.screen().name(), hall.screen().name(), hall.geometry().getRect(), hall.isVisible())
where()
window.desk.commanded.emit("swap")
settle()
where()
window.close()
stage.close()
"""


def test_the_windows_stand_on_two_real_screens_and_change_places(tmp_path: Path) -> None:
    file = tmp_path / "screens.json"
    screens = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1},
        {"name": "projector", "x": 1366, "y": 0, "width": 1024, "height": 768, "logicalDpi": 96, "dpr": 1},
    ]
    file.write_text(dumps({"screens": screens}))
    root = Path(__file__).parents[2]
    script = WHOLE.format(root=str(root), app=str(root / "app"))
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}"}
    told = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, timeout=120)
    assert told.stdout.splitlines() == [
        "laptop projector (1366, 0, 1024, 768) True",
        "projector laptop (0, 0, 1366, 768) True",
    ], told.stderr


LOST = """
import subprocess
def where():
    hall = next(one for one in app.topLevelWidgets() if type(one).__name__ == "Hall")
    stage_at = hall.geometry().getRect() if hall.isVisible() else None
    print([one.name() for one in app.screens()], stage_at, window.desk.isVisible(), window.desk.shown.place)
def until(count):
    for _ in range(100):
        if len(app.screens()) == count:
            break
        settle(50)
    settle()
window.desk.commanded.emit("next")
settle()
where()
subprocess.run(["xrandr", "--delmonitor", "projector"], check=True)
until(1)
where()
subprocess.run(["xrandr", "--setmonitor", "projector", "1024/270x768/203+1366+0", "none"], check=True)
until(2)
where()
window.close()
stage.close()
"""


@pytest.mark.skipif(not (which("Xvfb") and which("xrandr")), reason="needs a virtual display and xrandr")
def test_a_real_screen_is_lost_in_a_class_and_found_again() -> None:
    """Two monitors of a virtual display, one of which is unplugged while the class is on."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-noreset", "-screen", "0", "2390x768x24"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            env = {**os.environ, "DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        for name, place, output in (
            ("laptop", "1366/361x768/203+0+0", "screen"),
            ("projector", "1024/270x768/203+1366+0", "none"),
        ):
            subprocess.run(["xrandr", "--setmonitor", name, place, output], env=env, capture_output=True, check=True)
        root = Path(__file__).parents[2]
        script = WHOLE.format(root=str(root), app=str(root / "app")).split("def where")[0] + LOST
        ran = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, timeout=120)
    finally:
        server.terminate()
        server.wait()
    assert ran.stdout.splitlines() == [
        "['laptop', 'projector'] (1366, 0, 1024, 768) True Part 1 of 4",
        "['laptop'] None True Part 1 of 4",
        "['laptop', 'projector'] (1366, 0, 1024, 768) True Part 1 of 4",
    ], ran.stderr
