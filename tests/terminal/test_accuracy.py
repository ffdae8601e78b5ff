"""The accuracy card: right by hand on a few replies, and no worse than what was published."""

import hashlib
import json

import pytest
from click.testing import CliRunner

from poise.__main__ import main
from poise.library import cards
from poise.library.labelled import Entry, Mark
from poise.resources import root
from poise.terminal import accuracy
from tests.fakes import RUBRIC

CARD = root("assets") / "accuracy" / "card.json"


def entry(case: str, *labels: str) -> Entry:
    return Entry("words", tuple(Mark(label, 0, 5) for label in labels), "Well?", case, "somebody", 1)


def test_the_card_of_four_replies_by_hand() -> None:
    entries = [entry("a", "thank"), entry("a", "thank"), entry("b", "rude"), entry("b")]
    got = [frozenset({"thank"}), frozenset({"rude"}), frozenset({"rude"}), frozenset({"thank"})]
    card = accuracy.card(entries, got, 1.0)
    scores = {score.id: score for score in card.scores}
    assert (scores["thank"].precision, scores["thank"].recall, scores["thank"].f1) == (0.5, 0.5, 0.5)
    assert (scores["rude"].precision, scores["rude"].recall) == (0.5, 1.0)
    assert (card.faultless, card.accused) == (3, pytest.approx(1 / 3, abs=1e-3))
    assert scores["thank"].low <= scores["thank"].f1 <= scores["thank"].high


@pytest.fixture(scope="module")
def fresh() -> accuracy.Card:
    return accuracy.measured(root("assets") / "accuracy", RUBRIC)


def test_it_has_not_got_worse_unnoticed(fresh: accuracy.Card) -> None:
    """Other processors round 8 bits a little differently; more than that has to be published with a new card."""
    published = json.loads(CARD.read_text(encoding="utf-8"))
    assert fresh.replies == published["replies"]
    for mean in ("skills", "faults", "all"):
        assert getattr(fresh, mean) == pytest.approx(published[mean], abs=0.01)
    assert fresh.accused <= published["accused"] + 0.005


def test_the_model_is_the_one_whose_checksums_are_published() -> None:
    folder = root("assets") / "judge" / "model"
    listed = [line.split() for line in (folder / "SHA256").read_text(encoding="utf-8").splitlines()]
    assert {name for _, name in listed} == {"reader.onnx", "tokenizer.json", "labels.json", "numbers.json"}
    for digest, name in listed:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


def test_the_readme_shows_the_published_card() -> None:
    """Made with `poise accuracy`; all but the last line, which tells the speed of a machine."""
    second = json.loads((CARD.parent / "second.json").read_text(encoding="utf-8"))["f1"]
    table = accuracy.as_text(cards.card(CARD), RUBRIC, second).splitlines()[:-1]
    assert "\n".join(table) in (root("assets").parent / "README.md").read_text(encoding="utf-8")


def test_it_is_printed_as_a_table_and_for_programs() -> None:
    told = CliRunner().invoke(main, ["accuracy"])
    assert told.exit_code == 0, told.output
    assert "mean F1" in told.stdout and "Apologised" in told.stdout
    told = CliRunner().invoke(main, ["accuracy", "--json"])
    assert json.loads(told.stdout)["replies"] > 1000
