"""The mood's sign and the level meter: what is seen is what is meant, and roles stay those of Qt."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QWidget

from poise.domain.mood import BANDS
from poise.ui.look import Look
from poise.ui.screens.signs import Meter, MoodSign
from tests.ui.pixels import colours

Alone = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("band", BANDS)
def test_a_mood_is_word_colour_and_name(alone: Alone, plain_look: Look, band: str) -> None:
    sign = MoodSign()
    sign.fit(plain_look)
    sign.show_mood(band, band.title())
    alone(sign)
    assert QColor(plain_look.theme[band]).name() in colours(sign)
    assert QColor(plain_look.theme["ink"]).name() in colours(sign)
    told = QAccessible.queryAccessibleInterface(sign)
    assert told.role() == QAccessible.Role.StaticText
    assert told.text(QAccessible.Text.Name) == band.title()


def test_a_longer_word_gets_more_room(alone: Alone, plain_look: Look) -> None:
    sign = MoodSign()
    sign.fit(plain_look)
    alone(sign)
    sign.show_mood("calm", "Calm")
    short = sign.sizeHint().width()
    sign.show_mood("frustrated", "Frustrated")
    assert sign.sizeHint().width() > short


def test_the_level_rises_at_once_and_falls_slowly() -> None:
    meter = Meter()
    meter.hear(-20.0)
    assert meter.value() == -20
    meter.hear(-60.0)
    assert -24 < meter.value() < -20
    for _ in range(60):
        meter.hear(-90.0)
    assert meter.value() == Meter.LOWEST
    meter.hear(12.0)
    assert meter.value() == 0
    meter.rest()
    assert meter.value() == Meter.LOWEST


def test_the_meter_is_a_progress_bar_for_a_screen_reader(alone: Alone, plain_look: Look) -> None:
    meter = Meter()
    meter.setAccessibleName("Your level")
    meter.fit(plain_look)
    alone(meter)
    meter.hear(-30.0)
    told = QAccessible.queryAccessibleInterface(meter)
    assert told.role() == QAccessible.Role.ProgressBar
    assert told.text(QAccessible.Text.Name) == "Your level"
    assert told.valueInterface().currentValue() == -30


def test_the_filled_part_is_as_long_as_the_voice_is_loud(alone: Alone, plain_look: Look) -> None:
    meter = Meter()
    meter.fit(plain_look)
    meter.resize(400, 40)
    alone(meter)
    accent = QColor(plain_look.theme["accent"])

    def filled() -> int:
        image = meter.grab().toImage()
        return sum(image.pixelColor(x, plain_look.em(0.35)) == accent for x in range(image.width()))

    meter.hear(-33.0)
    half = filled()
    meter.hear(0.0)
    assert 170 < half < 230 and filled() > 380


def test_the_calm_range_is_marked_where_it_is(alone: Alone, plain_look: Look) -> None:
    meter = Meter()
    meter.fit(plain_look)
    meter.resize(660, 40)
    low = meter.sizeHint().height()
    meter.mark((-36.0, -24.0), "your calm range")
    assert meter.sizeHint().height() > low
    alone(meter)
    image, muted = meter.grab().toImage(), QColor(plain_look.theme["muted"])
    bracket = [x for x in range(660) if image.pixelColor(x, plain_look.em(0.1) + plain_look.em(0.55) + 5) == muted]
    assert bracket and min(bracket) > 290 and max(bracket) < 430
    meter.slim(True)
    assert meter.sizeHint().height() < plain_look.em(2)
    meter.mark(None, "your calm range")
    assert meter.sizeHint().height() == low
