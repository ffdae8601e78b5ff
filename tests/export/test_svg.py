"""Each shape of a picture is one element with its place and its colour, and words in it stay words."""

from xml.etree import ElementTree

from poise.export.picture import Box, Dot, Label, Line, Picture, Shape
from poise.export.svg import svg
from tests.export.sample import NASTY


def drawn(shape: Shape) -> ElementTree.Element:
    element = ElementTree.fromstring(svg(Picture(NASTY, "What is seen.", 99.5, (shape,)), "one").text)
    assert element.findtext("title") == NASTY and element.get("viewBox") == "0 0 720 99.5"
    return element[-1]


def test_a_box() -> None:
    box = drawn(Box(1.0, 2.345, 30, 4.5, "#102030", 2))
    assert (box.tag, box.get("x"), box.get("y"), box.get("width")) == ("rect", "1", "2.35", "30")
    assert box.get("fill") == "#102030" and box.get("rx") == "2"
    assert drawn(Box(0, 0, 1, 1, "#102030")).get("rx") is None


def test_a_line_is_dashed_only_if_it_is_to_be() -> None:
    line = drawn(Line(((0, 0), (7.5, 10)), "#102030", 2.5, (4, 3)))
    assert (line.tag, line.get("points"), line.get("stroke-width")) == ("polyline", "0,0 7.5,10", "2.5")
    assert line.get("stroke-dasharray") == "4 3" and line.get("fill") == "none"
    assert drawn(Line(((0, 0), (1, 1)), "#102030")).get("stroke-dasharray") is None


def test_a_dot() -> None:
    dot = drawn(Dot(10, 20, 4.5, "#102030", "#FFFFFF"))
    assert (dot.tag, dot.get("cx"), dot.get("cy"), dot.get("r")) == ("circle", "10", "20", "4.5")
    assert (dot.get("fill"), dot.get("stroke")) == ("#102030", "#FFFFFF")


def test_a_label_keeps_its_words() -> None:
    label = drawn(Label(10, 20, NASTY, "#102030", 11, "end", bold=True))
    assert (label.tag, label.text, len(label)) == ("text", NASTY, 0)
    assert (label.get("text-anchor"), label.get("font-weight"), label.get("font-size")) == ("end", "bold", "11")
    assert drawn(Label(0, 0, "A", "#102030")).get("text-anchor") is None
