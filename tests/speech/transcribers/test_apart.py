"""A recogniser in a process of its own gives the same words, and its death or hang is one sentence."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from poise.domain.evidence import Take
from poise.problems import EngineProblem
from poise.speech.transcribers import apart
from poise.speech.transcribers.apart import Apart
from tests.speech.transcribers.engines import Homeless, Stumbling

TAKE = Take(bytes(32_000), 0.0, ((0.2, 0.8),))


@pytest.fixture(scope="module")
def stumbling() -> Iterator[Apart]:
    recogniser = Apart(Stumbling)
    yield recogniser
    recogniser.close()


def test_it_is_the_recogniser_elsewhere(stumbling: Apart) -> None:
    assert stumbling.name == "stumbling"
    stumbling.warm()
    words = stumbling.recognise(TAKE, ())
    assert words.engine == "stumbling" and int(words.text) != os.getpid()
    assert stumbling.recognise(TAKE, ("Doyle",)) == words


def test_who_dies_is_asked_once_more(stumbling: Apart, tmp_path: Path) -> None:
    before = stumbling.recognise(TAKE, ()).text
    after = stumbling.recognise(TAKE, ("die once", str(tmp_path / "died"))).text
    assert after != before


@pytest.mark.parametrize(
    ("order", "says", "advises"),
    [
        ("die", "The recogniser stops at once.", apart.ADVICE),
        ("fail", "The recogniser failed: out of luck.", apart.ADVICE),
        ("explain", "The model is odd.", "Get another one."),
    ],
)
def test_each_fault_is_one_sentence(stumbling: Apart, order: str, says: str, advises: str) -> None:
    with pytest.raises(EngineProblem) as caught:
        stumbling.recognise(TAKE, (order,))
    assert (caught.value.sentence, caught.value.advice) == (says, advises)
    assert stumbling.recognise(TAKE, ()).text


def test_what_cannot_be_loaded_is_told_as_it_was_said() -> None:
    recogniser = Apart(Homeless)
    for _ in range(2):
        with pytest.raises(EngineProblem, match=r"The model is gone\.") as caught:
            recogniser.warm()
        assert caught.value.advice == "Put it back."
    recogniser.close()
