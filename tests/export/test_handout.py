"""The observer's sheet names each step of its guide, with boxes that a screen reader can tell apart."""

import logging
import re

import pytest

from poise.export.handout import ANSWERS, handout_pdf
from poise.export.press import Press
from tests.export.sample import BEGAN, NASTY, the_fonts, the_palette, the_words
from tests.ui.scripted import the_guides


def sheet(guide, title="Heard first"):
    return handout_pdf(guide, title, the_palette(), the_fonts(), the_words(), BEGAN)


@pytest.fixture
def printed(monkeypatch):
    """All that is printed, in order."""
    told, text = [], Press.text
    monkeypatch.setattr(
        Press, "text", lambda self, runs, *a, **k: (told.extend(run.text for run in runs), text(self, runs, *a, **k))[1]
    )
    return told


@pytest.mark.parametrize("guide", the_guides(), ids=lambda guide: guide.id)
def test_every_step_of_a_call_is_on_it_and_no_other(guide, printed, caplog):
    caplog.set_level(logging.WARNING)
    made = sheet(guide)
    for step in guide.steps:
        assert (step.name in printed and step.hint in printed) == (step.part == "call")
    assert any(guide.source in text for text in printed)
    for answer in (*ANSWERS, "heard", "step", "turned"):
        assert the_words()(f"handout.{answer}") in printed
    assert made.startswith(b"%PDF-1.") and 1 <= len(re.findall(rb"/Type /Page\b", made)) <= 3 and caplog.text == ""


def test_the_boxes_are_named_for_who_does_not_see_them():
    guide = the_guides()[0]
    steps = [step for step in guide.steps if step.part == "call"]
    assert sheet(guide).count(b"/S /Figure") == len(steps) * len(ANSWERS)


def test_the_same_sheet_has_the_same_bytes():
    assert sheet(the_guides()[0]) == sheet(the_guides()[0])
    assert sheet(the_guides()[0]) != sheet(the_guides()[0], NASTY)


def test_without_a_lesson_it_is_the_sheet_of_the_guide(printed):
    sheet(the_guides()[0], "")
    assert printed[0] == the_words()("handout.heading")
