"""What a reply shares with the customer's words."""

import pytest

from poise.judge.content.lexicon import shipped
from poise.judge.content.overlap import contradicts, notions, parroted, shared
from poise.judge.content.reply import read

LEXICON = shipped()


def test_synonyms_and_figures_are_one_notion() -> None:
    one = notions(read("45 calls to the wifi").tokens, LEXICON)
    other = notions(read("forty five rings to the internet").tokens, LEXICON)
    assert one == other


def test_empty_words_do_not_count() -> None:
    assert shared(read("so you said that it is").tokens, read("that is it"), LEXICON) == set()


@pytest.mark.parametrize(
    ("said", "customer", "against"),
    [
        ("the driver did come", "the driver did not come", True),
        ("you were never overcharged twice", "I was overcharged twice", True),
        ("the driver did not come", "your driver did not come", False),
        ("hello there", "the driver did not come", False),
    ],
)
def test_contradiction_is_the_same_with_the_other_sign(said: str, customer: str, against: bool) -> None:
    assert bool(contradicts(read(said).tokens, read(customer), LEXICON)) == against


@pytest.mark.parametrize(
    ("said", "parrot"),
    [
        ("my parcel never came on Friday", True),
        ("okay my parcel never came on Friday", True),
        ("your parcel didn't turn up on Friday", False),
        ("parcel Friday", False),
        ("", False),
    ],
)
def test_parroting_is_the_customers_own_words(said: str, parrot: bool) -> None:
    assert parroted(read(said).tokens, read("My parcel never came on Friday!")) == parrot
