"""What was spoken is kept by its content, whole or not at all, and never in the way."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest

from poise.domain.mood import Band
from poise.problems import Problem
from poise.resources import root
from poise.speech.speakers.kept import Kept, Shelf
from poise.speech.speakers.sound import Sound
from poise.speech.speakers.voices import Voice, voices

VOICES = voices([root("voices")])
MARGARET, PRIYA = VOICES["margaret"], VOICES["priya"]


class Counting:
    """An engine of noise that counts what it had to render."""

    name = "counting 1"

    def __init__(self) -> None:
        self.rendered: list[str] = []

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        return f"{self.name} {text} {voice.id} {band}"

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        self.rendered.append(text)
        return noise(len(text))


def noise(seed: int, seconds: float = 0.5) -> Sound:
    return Sound(np.random.default_rng(seed).integers(-32768, 32767, round(seconds * 24_000), np.int16), 24_000)


def unheard(problem: Problem) -> None:
    raise AssertionError(problem.sentence)


def test_the_same_words_are_rendered_once_and_come_back_bit_for_bit(tmp_path: Path) -> None:
    engine = Counting()
    first = Kept(engine, Shelf(tmp_path / "new", unheard)).render("Hello.", MARGARET, "calm")
    again = Kept(engine, Shelf(tmp_path / "new", unheard)).render("Hello.", MARGARET, "calm")
    assert engine.rendered == ["Hello."]
    assert (first.samples == again.samples).all()
    assert first.rate == again.rate


def test_other_words_voices_moods_and_engines_are_others(tmp_path: Path) -> None:
    engine = Counting()
    kept = Kept(engine, Shelf(tmp_path, unheard))
    for text, voice, band in (("a", MARGARET, "calm"), ("b", MARGARET, "calm"), ("a", PRIYA, "calm")):
        kept.render(text, voice, band)
    kept.render("a", MARGARET, "angry")
    engine.name = "counting 2"
    kept.render("a", MARGARET, "calm")
    assert len(engine.rendered) == 5
    assert kept.name == "counting 2"


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "text", "another sound"])
def test_a_damaged_file_is_rendered_anew(tmp_path: Path, damage: str) -> None:
    engine, shelf = Counting(), Shelf(tmp_path, unheard)
    kept = Kept(engine, shelf)
    whole = kept.render("Hello.", MARGARET, "calm")
    (file,) = tmp_path.iterdir()
    content = bytearray(file.read_bytes())
    if damage == "cut":
        content = content[: len(content) // 2]
    elif damage == "flipped":
        content[len(content) // 2] ^= 0x40
    else:
        content = bytearray(b"" if damage == "empty" else b"not a sound")
    if damage == "another sound":
        other = Shelf(tmp_path / "other", unheard)
        other.put("x", noise(99))
        content = bytearray(next((tmp_path / "other").iterdir()).read_bytes()[:-20])
    file.write_bytes(content)
    assert (kept.render("Hello.", MARGARET, "calm").samples == whole.samples).all()
    assert len(engine.rendered) == 2
    assert (kept.render("Hello.", MARGARET, "calm").samples == whole.samples).all()
    assert len(engine.rendered) == 2


def test_the_least_recently_used_go_when_there_is_no_room(tmp_path: Path) -> None:
    one = Shelf(tmp_path / "one", unheard)
    one.put("x", noise(0))
    size = next((tmp_path / "one").iterdir()).stat().st_size
    shelf = Shelf(tmp_path / "many", unheard, limit=4 * size + size // 2)
    for number in range(4):
        shelf.put(str(number), noise(number))
        file = max((tmp_path / "many").iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(file, ns=(number * 10**9, number * 10**9))
    assert shelf.get("0") is not None
    shelf.put("4", noise(4))
    assert [name for name in "01234" if shelf.get(name)] == ["0", "2", "3", "4"]
    fresh = Shelf(tmp_path / "many", unheard, limit=size)
    fresh.put("5", noise(5))
    assert sum(file.stat().st_size for file in (tmp_path / "many").iterdir()) <= size


def test_a_folder_that_cannot_be_written_is_told_once_and_the_voice_goes_on(tmp_path: Path) -> None:
    told: list[Problem] = []
    (tmp_path / "a file").write_text("in the way")
    kept = Kept(Counting(), Shelf(tmp_path / "a file" / "shelf", told.append))
    assert kept.render("One.", MARGARET, "calm").seconds == kept.render("Two.", MARGARET, "calm").seconds == 0.5
    assert len(told) == 1
    assert "cannot be kept" in told[0].sentence
    assert told[0].advice


def test_a_full_disk_leaves_nothing_behind_and_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Problem] = []
    kept = Kept(Counting(), Shelf(tmp_path, told.append))

    def full(self: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    kept.render("One.", MARGARET, "calm")
    kept.render("Two.", MARGARET, "calm")
    assert [problem.sentence for problem in told] == [
        f"Spoken lines cannot be kept in {tmp_path}: No space left on device."
    ]
    assert list(tmp_path.iterdir()) == []
