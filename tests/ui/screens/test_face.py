"""The face follows mood and voice, and nothing runs while nothing moves."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poise.domain.mood import Mood
from poise.resources import root
from poise.ui.look import Look
from poise.ui.paint.sketch import read_sketch
from poise.ui.parts import Mouth
from poise.ui.screens.face import FaceView

Alone = Callable[[QWidget], QWidget]


@pytest.fixture
def face(alone: Alone, plain_look: Look, qtbot: QtBot) -> FaceView:
    view = FaceView()
    view.fit(plain_look)
    view.resize(300, 360)
    view.wear(read_sketch(root("assets") / "faces" / "margaret.toml"), Mood(76, 28), "Margaret looks angry")
    alone(view)
    qtbot.waitUntil(lambda: not view.moving)
    return view


def picture(view: FaceView) -> QImage:
    return view.grab().toImage()


def test_it_is_there_and_says_what_it_is(face: FaceView) -> None:
    image = picture(face)
    assert len({image.pixel(x, y) for x in range(0, 300, 5) for y in range(0, 360, 5)}) > 20
    told = QAccessible.queryAccessibleInterface(face)
    assert told.text(QAccessible.Text.Name) == "Margaret looks angry"


def test_a_new_mood_is_reached_in_steps_and_then_all_is_still(face: FaceView, qtbot: QtBot) -> None:
    pictures = [picture(face)]
    face.feel(Mood(20, 60), "Margaret looks calm")
    while face.moving or len(pictures) < 3:
        pictures.append(picture(face))
        qtbot.wait(30)
    assert len({bytes(image.constBits()) for image in pictures}) >= 4
    assert face.text() == "Margaret looks calm"
    assert not face.moving


def test_the_same_mood_moves_nothing(face: FaceView) -> None:
    face.feel(Mood(76, 28), "Margaret looks angry")
    assert not face.moving


def test_the_mouth_moves_with_the_voice_and_closes_after_it(face: FaceView, qtbot: QtBot) -> None:
    closed = picture(face)
    face.speak(Mouth("Well!", 0.3, (0.9,) * 9))
    qtbot.waitUntil(lambda: picture(face) != closed)
    qtbot.waitUntil(lambda: not face.moving)
    assert picture(face) == closed


def test_hushing_closes_it_at_once(face: FaceView, qtbot: QtBot) -> None:
    face.speak(Mouth("Well!", 60.0, (0.9,) * 9))
    qtbot.wait(60)
    face.hush()
    qtbot.waitUntil(lambda: not face.moving)


def test_without_sound_the_mouth_stays_closed(face: FaceView, qtbot: QtBot) -> None:
    closed = picture(face)
    face.speak(Mouth("Well!", 0.2))
    qtbot.waitUntil(lambda: not face.moving)
    assert picture(face) == closed


def test_a_hidden_face_does_nothing(face: FaceView, qtbot: QtBot) -> None:
    face.speak(Mouth("Well!", 60.0, (0.9,) * 9))
    face.hide()
    assert not face.moving
    face.feel(Mood(10, 60), "Margaret looks calm")
    assert not face.moving
    face.show()
    assert face.moving


def test_it_blinks(face: FaceView, qtbot: QtBot) -> None:
    open_ = picture(face)
    face.blink()
    qtbot.waitUntil(lambda: picture(face) != open_)
    qtbot.waitUntil(lambda: not face.moving)
    assert picture(face) == open_
