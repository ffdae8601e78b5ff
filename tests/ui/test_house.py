"""Desk and stage on one screen: the one or the other in front (see test_displays for two screens)."""

from collections.abc import Callable

import pytest

from poise.resources import root
from poise.shown.theme import read_theme
from poise.ui.audience import Mouth
from poise.ui.displays import Choice
from poise.ui.house import House
from poise.ui.paint.sketch import read_sketch
from poise.ui.sketches import sketches
from poise.ui.views.stage import stage
from poise.ui.window import Window
from tests.ui import scripted, taught
from tests.ui.conftest import Desk


@pytest.fixture
def there(opened: Callable[..., Desk]) -> tuple[House, Window]:
    desk = opened()
    return desk.flow._teaching.house, desk.window


def test_a_class_begins_at_the_desk(there: tuple[House, Window]) -> None:
    house, window = there
    house.open(Choice())
    assert window.desk.isVisible() and not house.before
    assert window.focusWidget() is window.desk.buttons["next"]


def test_the_stage_comes_before_the_desk_and_goes_again(there: tuple[House, Window]) -> None:
    house, window = there
    house.open(Choice())
    house.toggle()
    assert house.before and window.focusWidget() is window.hall
    house.turn_to_desk()
    assert window.desk.isVisible() and not house.before


def test_whoever_wants_one_screen_has_the_stage_in_front(there: tuple[House, Window]) -> None:
    house, _ = there
    house.open(Choice(one_screen=True))
    assert house.before


def test_all_stages_wear_the_same_theme(there: tuple[House, Window]) -> None:
    house, window = there
    house.wear(theme := read_theme(root("assets") / "themes", "contrast"))
    stages = [window.desk.mirror.view, window.hall.view, house._hall.view]
    assert [one._theme for one in stages] == [theme] * 3


def test_the_customer_speaks_on_the_stage_that_is_seen(there: tuple[House, Window]) -> None:
    house, window = there
    house.open(Choice(one_screen=True))
    on_stage = stage(taught.front(), window.desk._texts)
    house.cast(sketches(root("assets") / "faces", read_sketch)(scripted.the_scenarios()[0].customer.face), on_stage)
    house.show(on_stage)
    house.sound(Mouth("Hello.", 60.0, (0.9,) * 90))
    assert window.hall.view.call.face.moving


def test_screens_that_come_after_the_class_change_nothing(there: tuple[House, Window]) -> None:
    house, window = there
    house.open(Choice())
    house.close()
    window.show_screen(window.choose)
    house._displays.changed.emit()
    assert house.placement is None and window.choose.isVisible()
