"""The stage is legible from the last row, at every resolution and in every theme, and shows nothing over anything."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from poise.resources import root
from poise.shown.texts import Texts
from poise.shown.theme import names, read_theme
from poise.ui.paint.sketch import read_sketch
from poise.ui.paint.squares import draw_squares, fitting
from poise.ui.screens.stage import StageView
from poise.ui.sketches import sketches
from poise.ui.views.stage import Front, Join, stage
from tests.ui import scripted, taught
from tests.ui.test_geometry import cut, overlaps

SIZES = [(1024, 768), (1280, 800), (1280, 1024), (1920, 1080), (3840, 2160)]
FRONTS = {
    "call": taught.front(),
    "frozen": replace(taught.front(), frozen=True),
    "no steps": replace(taught.front(), steps=False),
    "evidence": replace(taught.front(), opened=4),
    "poll": replace(taught.front(), poll=taught.steps_poll()),
    "asked": replace(taught.front(), poll=taught.steps_poll("open")),
    "join": replace(taught.front(), join=Join(taught.ADDRESS, taught.SQUARES)),
    "talk": Front("What anger wants", "Anger asks to be heard before it asks to be solved."),
    "blank": replace(taught.front(), blank=True),
}
Show = Callable[..., StageView]


@pytest.fixture
def on(dressed: QApplication, qtbot: QtBot, texts: Texts) -> Show:
    faces = sketches(root("assets") / "faces", read_sketch)

    def show(front: Front, size: tuple[int, int] = (1920, 1080), theme: str = "projector") -> StageView:
        view = StageView(texts, read_theme(root("assets") / "themes", theme))  # type: ignore[arg-type]
        qtbot.addWidget(view)
        view.resize(*size)
        shown = stage(front, texts)
        if front.live is not None:
            view.call.wear(faces(front.live.call.scenario.customer.face), shown)
        view.show_stage(shown)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return show


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_both_sides_words_are_28_points_high_for_every_1080_lines(on: Show, size: tuple[int, int]) -> None:
    view = on(FRONTS["call"], size)
    wanted = 28 * 96 / 72 * size[1] / 1080
    for words in (view.call.caption, view.call.words):
        assert words.isVisible() and words.text()
        assert words.font().pixelSize() >= wanted


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", FRONTS)
def test_nothing_overlaps_and_nothing_is_cut(on: Show, name: str, size: tuple[int, int], qtbot: QtBot) -> None:
    view = on(FRONTS[name], size)
    found: list[str] = []
    for _ in range(20):
        qtbot.wait(10)
        if not (found := overlaps(view) + cut(view)):  # type: ignore[arg-type]
            break
    assert found == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_text_is_smaller_than_two_thirds_of_that(on: Show, size: tuple[int, int]) -> None:
    for name in ("call", "evidence", "join", "talk"):
        view = on(FRONTS[name], size)
        small = [one.text() for one in view.findChildren(QLabel) if one.isVisible() and one.text()]
        pixels = [one.font().pixelSize() for one in view.findChildren(QLabel) if one.isVisible() and one.text()]
        assert small and min(pixels) >= 28 * 96 / 72 * size[1] / 1080 * 2 / 3


@pytest.mark.parametrize("name", [name for name in FRONTS if name != "blank"])
def test_pages_look_different_and_have_a_name(on: Show, name: str, texts: Texts) -> None:
    view = on(FRONTS[name])
    assert picture(view) != picture(on(FRONTS["blank"]))
    assert view.accessibleName() == texts(f"stage_page.{stage(FRONTS[name], texts).page}")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_ten_steps_are_there_and_nothing_asks_for_a_hand(on: Show, size: tuple[int, int], qtbot: QtBot) -> None:
    view = on(FRONTS["call"], size)
    steps = view.call.steps
    last = steps.item(steps.count() - 1)
    qtbot.waitUntil(lambda: 0 < steps.visualItemRect(last).bottom() <= steps.viewport().height())
    assert not steps.verticalScrollBar().isVisible()


@pytest.mark.parametrize("theme", names())
def test_black_is_black_in_every_theme(on: Show, theme: str) -> None:
    image = picture(on(FRONTS["blank"], theme=theme))
    assert {image.pixelColor(x, y).name() for x in range(0, 1920, 37) for y in range(0, 1080, 31)} == {"#000000"}


@pytest.mark.parametrize("theme", names())
def test_the_ground_is_the_themes_own(on: Show, theme: str) -> None:
    image = picture(on(FRONTS["talk"], theme=theme))
    assert image.pixelColor(5, 5).name() == read_theme(root("assets") / "themes", theme)["window"].lower()  # type: ignore[arg-type]


def test_a_bar_is_as_long_as_its_share(on: Show) -> None:
    """Rows of the poll: pixels in the accent colour in each, against what was counted."""
    poll = taught.steps_poll()
    image = picture(on(replace(taught.front(), poll=replace(poll, found=None))))
    accent = QColor(read_theme(root("assets") / "themes", "projector")["accent"])
    longest = []
    for y in range(image.height()):
        run = best = 0
        for x in range(image.width()):
            run = run + 1 if image.pixelColor(x, y) == accent else 0
            best = max(best, run)
        longest.append(best)
    lengths = [n for n, before in zip(longest, [0, *longest], strict=False) if n > 25 and before <= 25]
    counted = [number for _, number in poll.counts.picked if number > 0] if poll.counts else []
    assert len(lengths) == len(counted)
    longest_bar = max(max(longest[i : i + 1]) for i in range(len(longest)))
    assert longest_bar / max(counted) == pytest.approx(_whole(image, accent) / 24, rel=0.03)


def _whole(image: QImage, accent: QColor) -> int:
    """Length of a bar's whole ground: the widest run of accent and inset."""
    inset = QColor(read_theme(root("assets") / "themes", "projector")["inset"])
    best = 0
    for y in range(image.height()):
        run = 0
        for x in range(image.width()):
            run = run + 1 if image.pixelColor(x, y) in (accent, inset) else 0
            best = max(best, run)
    return best


def test_a_code_is_painted_in_whole_pixels_black_on_white() -> None:
    squares = taught.SQUARES
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    draw_squares(painter, QRectF(0, 0, 300, 200), squares)
    painter.end()
    place = fitting(squares, QRectF(0, 0, 300, 200))
    side = place.width() // len(squares)
    assert side == 6 and place.center().x() == pytest.approx(150, abs=1)
    for y, row in enumerate(squares):
        for x, dark in enumerate(row):
            colour = image.pixelColor(place.left() + x * side + side // 2, place.top() + y * side + side // 2)
            assert colour.name() == ("#000000" if dark else "#ffffff")


def test_a_code_that_does_not_fit_is_not_painted() -> None:
    assert fitting(taught.SQUARES, QRectF(0, 0, 20, 20)).isEmpty()
    assert fitting((), QRectF(0, 0, 20, 20)).isEmpty()


def test_a_frozen_call_keeps_its_picture(on: Show) -> None:
    view = on(FRONTS["frozen"])
    assert view.call.held.isVisible() and view.call.face.isVisible() and view.call.caption.text()
    assert scripted.the_scenarios()[0].customer.name in view.call.face.text()


def picture(view: QWidget) -> QImage:
    return view.grab().toImage()
