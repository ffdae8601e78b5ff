"""The published card is read as written, and a damaged one is explained."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from poise.domain.accuracy import Card, Figures, Score
from poise.library import cards, rubric
from poise.problems import ScenarioProblem
from poise.resources import root

CARD = Card(100, (Score("thank", 20, 0.8, 0.5, 0.6, 0.5, 0.7),), 0.6, 0.0, 0.6, 90, 0.01, 9.0)


def test_it_is_read_as_written(tmp_path: Path) -> None:
    file = tmp_path / "card.json"
    file.write_text(json.dumps(asdict(CARD)))
    assert cards.card(file) == CARD


def test_what_was_overlooked_is_counted_among_the_replies_without_a_mark() -> None:
    found, marked = 10.0, 12.5  # half of 20 were found, and 10 of the 12.5 marks are right
    assert CARD.overlooked() == {"thank": pytest.approx((20 - found) / (100 - marked))}


def test_the_rubric_knows_what_the_card_says() -> None:
    shipped = rubric.load(root("assets") / "rubric.toml")
    assert shipped.overlooked == cards.card(root("assets") / cards.CARD).overlooked()
    assert all(0 <= share < 0.2 for share in shipped.overlooked.values())


def test_figures_are_read_as_far_as_they_are_there(tmp_path: Path) -> None:
    assert cards.figures(tmp_path) == ()
    (tmp_path / "voices.json").write_text(json.dumps({"heading": "Voices", "rows": [["AUC", "0.99"]], "note": "n"}))
    assert cards.figures(tmp_path) == (Figures("Voices", (("AUC", "0.99"),), "n"),)


@pytest.mark.parametrize(
    "damage",
    ["", "[]", "{", '{"scores": 3}', '{"scores": [{"id": "thank"}]}', '{"replies": "many", "scores": []}', "\ud800"],
)
def test_a_damaged_one_is_explained(tmp_path: Path, damage: str) -> None:
    for name in ("card.json", "voices.json"):
        (tmp_path / name).write_text(damage, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(ScenarioProblem, match="What was measured of the judge cannot be used"):
        cards.card(tmp_path / "card.json")
    with pytest.raises(ScenarioProblem, match="What was measured of the judge cannot be used"):
        cards.figures(tmp_path)
