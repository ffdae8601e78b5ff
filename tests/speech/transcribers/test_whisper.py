"""The default recogniser on real speech and real noise: it hears what was said, and never what was not."""

import re
from pathlib import Path

import numpy as np
import pytest

from poise.domain.evidence import TAKE_RATE, Take
from poise.problems import EngineProblem
from poise.speech import models
from poise.speech.transcribers import recognise, recogniser, transcriber
from poise.speech.transcribers.fed import fed
from poise.speech.transcribers.whisper import Whisper
from tests.speech.transcribers import conftest as made
from tests.speech.transcribers.conftest import Made, Wave, passed, spoken


def plain(text: str) -> list[str]:
    return re.sub(r"[^a-z0-9' ]", " ", text.lower().replace("’", "'")).split()


def errors(wanted: list[str], found: list[str]) -> int:
    """Words to be put in, left out or changed (Levenshtein)."""
    row = list(range(len(found) + 1))
    for i, want in enumerate(wanted, 1):
        before, row[0] = row[:], i
        for j, have in enumerate(found, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (want != have))
    return row[-1]


def test_a_reply_is_heard_with_times_and_confidences(whisper: Whisper, reply: Wave) -> None:
    take = spoken(reply)
    words = recognise(whisper, take)
    assert words.heard and len(words.words) >= 5
    assert words.text == " ".join(word.text for word in words.words)
    assert words.engine == whisper.name
    times = [(word.start, word.end) for word in words.words]
    assert times == sorted(times)
    for word in words.words:
        assert word.start is not None and word.end is not None
        assert take.speech[0][0] - 0.25 <= word.start <= word.end <= take.speech[-1][1] + 0.25
        assert 0.0 < word.confidence <= 1.0
    assert np.mean([word.confidence for word in words.words]) > 0.7


def test_the_same_take_gives_the_same_words_whatever_came_before(whisper: Whisper, reply: Wave) -> None:
    take, other = spoken(reply), spoken(reply[: 2 * TAKE_RATE])
    first = whisper.recognise(take, ())
    whisper.recognise(other, ())
    assert whisper.recognise(take, ("Doyle", "Bramley")) == first
    longer = Take(take.samples + bytes(TAKE_RATE * 3), 0.0, take.speech)
    assert whisper.recognise(longer, ()) == first


def test_a_process_of_its_own_hears_the_same(whisper: Whisper, reply: Wave) -> None:
    import asyncio

    stenographer = transcriber("whisper")
    if stenographer.name != whisper.name:
        pytest.skip("a larger model is installed here")
    stenographer.warm()
    stenographer.begin(spoken(reply), ())
    assert asyncio.run(stenographer.transcribe(spoken(reply), ())) == whisper.recognise(spoken(reply), ())
    stenographer.close()


def test_read_speech_loses_nothing_to_mistrust(whisper: Whisper, read_speech: list[tuple[Wave, str]]) -> None:
    wrong = raw = total = 0
    for wave, said in read_speech:
        take = passed(wave)
        everything = [word for segment in whisper.segments(fed(take).samples) for word in segment.words]
        raw += errors(plain(said), plain("".join(word.text for word in everything)))
        wrong += errors(plain(said), plain(whisper.recognise(take, ()).text))
        total += len(plain(said))
    assert total > 100
    assert wrong / total < 0.25  # hard clips: the model's own error is 17 % on all of them
    assert wrong <= raw + 0.005 * total


MADE = (made.silence, made.quiet_room, made.hiss, made.breath, made.cough, made.music, made.ringing)


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.__name__)
def test_what_is_no_voice_never_becomes_words(whisper: Whisper, room: np.random.Generator, kind: Made) -> None:
    for _ in range(2):
        words = recognise(whisper, passed(kind(room)))
        assert (words.text, words.heard) == ("", False)


def test_noises_never_become_words(whisper: Whisper, noises: dict[str, Wave]) -> None:
    invented = {name: recognise(whisper, passed(wave)).text for name, wave in noises.items()}
    assert {name: text for name, text in invented.items() if text} == {}


def test_noise_after_a_reply_adds_no_words(whisper: Whisper, reply: Wave, room: np.random.Generator) -> None:
    alone = recognise(whisper, spoken(reply))
    after = np.concatenate([reply, made.breath(room), made.cough(room), made.hiss(room) * 0.2])
    assert plain(recognise(whisper, passed(after)).text) == plain(alone.text)


def test_most_words_that_are_cut_in_two_are_not_heard(whisper: Whisper, replies: list[Wave]) -> None:
    cut, heard = 0, []
    for reply in replies[:2]:
        whole = whisper.recognise(spoken(reply), ())
        for word in [word for word in whole.words[3:] if len(word.text) >= 6][:5]:
            assert word.start is not None and word.end is not None
            until = (word.start + word.end) / 2 - 0.3  # the take began 0.3 s before the wave
            found = recognise(whisper, passed(reply[: round(until * TAKE_RATE)])).text
            cut += 1
            heard += [word.text] if plain(word.text) == plain(found)[-1:] else []
    assert cut >= 8
    assert len(heard) <= cut / 2, heard  # those that are guessed right, and cut in a moment of silence


def test_a_soft_reply_is_heard_as_well(whisper: Whisper, reply: Wave) -> None:
    soft = recognise(whisper, spoken(reply * 0.05))
    assert errors(plain(recognise(whisper, spoken(reply)).text), plain(soft.text)) <= 1


def test_silence_is_no_reply_that_was_not_heard(whisper: Whisper) -> None:
    silent = recognise(whisper, Take(bytes(TAKE_RATE), 0.0))
    assert (silent.text, silent.heard) == ("", True)


def test_a_long_reply_is_heard_to_its_end(whisper: Whisper, replies: list[Wave]) -> None:
    apart = [word for reply in replies for word in plain(recognise(whisper, spoken(reply)).text)]
    take = spoken(np.concatenate([part for reply in replies for part in (reply, np.zeros(TAKE_RATE // 2))]))
    assert take.seconds > 60
    together = recognise(whisper, take)
    assert errors(apart, plain(together.text)) < 0.1 * len(apart)
    assert plain(together.text)[-4:] == apart[-4:]
    last = together.words[-1].end
    assert last is not None and abs(last - take.speech[-1][1]) < 1.0


def test_a_missing_model_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POISE_MODELS", str(tmp_path))
    with pytest.raises(EngineProblem, match="missing or incomplete") as caught:
        recogniser("whisper")
    assert caught.value.advice
    with pytest.raises(EngineProblem, match="no model called"):
        Whisper("whisper-huge")


def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"not a model")
    with pytest.raises(EngineProblem, match=f"model in {re.escape(str(tmp_path))} cannot be loaded") as caught:
        Whisper(str(tmp_path)).warm()
    assert models.MEND in caught.value.advice


def test_after_closing_it_loads_again(reply: Wave) -> None:
    try:
        again = Whisper("whisper-tiny.en")
    except EngineProblem as problem:
        pytest.skip(problem.sentence)
    again.close()
    assert recognise(again, spoken(reply)).heard
