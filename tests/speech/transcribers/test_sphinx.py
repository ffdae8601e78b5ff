"""The fallback hears clear words and, in doubt, none."""

import numpy as np
import pytest

from poise.domain.evidence import TAKE_RATE, Take
from poise.speech.transcribers import recognise, recogniser
from poise.speech.transcribers.sphinx import Sphinx
from tests.speech.transcribers import conftest as made
from tests.speech.transcribers.conftest import Made, Wave, passed, spoken


def test_a_clear_reply_is_mostly_heard(reply: Wave) -> None:
    sphinx = recogniser("sphinx")
    sphinx.warm()
    take = spoken(reply[: 4 * TAKE_RATE])
    words = recognise(sphinx, take)
    assert words.engine == sphinx.name and "fallback" in sphinx.name
    assert words.text == " ".join(word.text for word in words.words)
    for word in words.words:
        assert word.start is not None and word.end is not None and word.start < word.end
        assert word.text.replace("'", "").isalpha() and 0.0 < word.confidence <= 1.0
    assert recognise(sphinx, take) == words
    sphinx.close()


MADE = (made.silence, made.hiss, made.breath, made.cough)


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.__name__)
def test_what_is_no_voice_never_becomes_words(room: np.random.Generator, kind: Made) -> None:
    words = recognise(Sphinx(), passed(kind(room)))
    assert (words.text, words.heard) == ("", False)


def test_silence_is_no_reply_that_was_not_heard() -> None:
    assert recognise(Sphinx(), Take(bytes(TAKE_RATE), 0.0)).heard
