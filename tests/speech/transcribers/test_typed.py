"""Typed replies are words like any others, without times."""

import pytest

from poise.domain.evidence import Take, Transcript, Word
from poise.problems import EngineProblem
from poise.speech.transcribers import recognise, transcriber
from poise.speech.transcribers.typed import Typed


def test_a_typed_reply_is_its_words() -> None:
    take = Take(b"", 0.0, typed="  I'm   sorry,\nMrs Doyle. ")
    words = recognise(Typed(), take)
    assert words.text == "I'm sorry, Mrs Doyle."
    assert words.words == tuple(Word(text, None, None, 1.0) for text in ("I'm", "sorry,", "Mrs", "Doyle."))
    assert words.engine == "typed" and words.heard


@pytest.mark.parametrize("typed", ["", "   ", None])
def test_nothing_typed_is_silence(typed: str | None) -> None:
    assert Typed().recognise(Take(b"", 0.0, typed=typed), ()) == Transcript("", (), "typed")


def test_a_spoken_reply_is_refused() -> None:
    with pytest.raises(EngineProblem, match="takes typed ones only") as caught:
        Typed().recognise(Take(bytes(32_000), 0.0, ((0.0, 1.0),)), ())
    assert caught.value.advice


def test_it_is_a_whole_transcriber() -> None:
    stenographer = transcriber("typed")
    stenographer.warm()
    assert stenographer.name == "typed"
    stenographer.close()
