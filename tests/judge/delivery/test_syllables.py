"""Syllables are counted about as a dictionary does."""

import csv

import pytest

from poise.judge.delivery.syllables import syllables
from tests.judge.delivery.sounds import VOICES


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("I'm sorry", 3),
        ("the delivery was late", 7),
        ("I understand completely", 7),
        ("he moved and waited", 5),
        ("didn't couldn't", 4),
        ("don't can't", 2),
        ("a simple table", 5),
        ("lines boxes pages", 5),
        ("radio piano", 6),
        ("useful careless", 4),
        ("well-known", 2),
        ("hm", 1),
        ("24 hours", 4),
        ("Room 7", 3),
    ],
)
def test_words(text, count):
    assert syllables(text) == count


@pytest.mark.skipif(not VOICES.is_dir(), reason="the shared voices are not beside this checkout")
def test_read_sentences_against_a_dictionary():
    with (VOICES / "manifest.tsv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["n_syll"] and row["transcript"]]
    errors = [abs(syllables(row["transcript"]) / int(row["n_syll"]) - 1) for row in rows]
    assert len(rows) > 50 and sum(errors) / len(errors) < 0.04
