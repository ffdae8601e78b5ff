"""The page about the judge: the published figures in words, the best found first."""

import re

from poise.shown.texts import Texts
from poise.ui.views.accuracy import accuracy
from tests.ui.scripted import the_card, the_figures, the_rubric


def test_every_behaviour_has_its_row_and_its_sentence(texts: Texts) -> None:
    shown = accuracy(the_card(), the_figures(), the_rubric(), texts)
    rows = [row for table in shown.tables for row in table.rows]
    assert [table.heading for table in shown.tables] == ["Well said", "To mend"]
    assert len(rows) == len(the_card().scores)
    for row in rows:
        assert re.fullmatch(r"(0|\d\.\d|\d{2,3}) %", row.right) and re.fullmatch(r"(0|\d\.\d|\d{2,3}) %", row.found)
        assert row.name in row.spoken and row.right in row.spoken and row.replies in row.spoken


def test_the_figures_are_those_of_the_card(texts: Texts) -> None:
    card = the_card()
    shown = accuracy(card, (), the_rubric(), texts)
    best = max((one for one in card.scores if the_rubric().behaviours[one.id].polarity == "skill"), key=lambda s: s.f1)
    first = shown.tables[0].rows[0]
    assert (first.name, first.right) == (the_rubric().behaviours[best.id].name, f"{100 * best.precision:.0f} %")
    assert str(card.replies) in shown.lead[0] and f"{100 * card.accused:.1f} %" in shown.lead[1]
