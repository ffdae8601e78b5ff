"""Measures from which confidence on a word was surely heard: replies of the test part, spoken, heard, set beside.

    python tests/bench/unsure.py [--replies 60]

Prints for each border how many of the wrong words lie under it, how many of those under it are wrong, and how many
right words are shown as unsure for nothing.  The figures stand beside `words.unsure` in `assets/rubric.toml`.
"""

import argparse
import sys
import tempfile
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

import numpy as np
import soundfile

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from poise.calls.company import ear_voice
from poise.domain.evidence import Word
from poise.library.labelled import read
from poise.resources import root
from poise.speech.ear_numbers import load as numbers_of
from poise.speech.transcribers import transcriber
from poise.speech.whole import whole_take
from tests.bench.heard import EDGE, LEVEL, ROOM, SEED, gain, pink, spoken

BORDERS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def plain(text: str) -> str:
    """A word as it is compared."""
    return "".join(filter(str.isalnum, text)).casefold()


def right(said: str, heard: tuple[Word, ...]) -> list[tuple[float, bool]]:
    """Each word that was heard: how sure the recogniser was, and whether it was said."""
    wanted, found = [plain(word) for word in said.split()], [plain(word.text) for word in heard]
    same = {
        place
        for block in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
        for place in range(block.b, block.b + block.size)
    }
    return [(word.confidence, place in same) for place, word in enumerate(heard)]


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description="From which confidence on a word was surely heard.")
    reader.add_argument("--replies", type=int, default=60)
    wish = reader.parse_args()
    entries = [entry for file in sorted((root("assets") / "accuracy").glob("*.txt")) for entry in read(file)]
    order = np.random.default_rng(SEED).permutation(len(entries))
    entries = [entries[place] for place in order[: wish.replies]]
    sounds, numbers, rng = spoken(entries), numbers_of("normal"), np.random.default_rng(SEED)
    whisper, hear = transcriber("whisper"), partial(whole_take, numbers=numbers)
    words: list[tuple[float, bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reply.wav"
        for noise in (ROOM, LEVEL - 20.0, LEVEL - 10.0):
            for entry, sound in zip(entries, sounds, strict=True):
                padded = np.pad(sound, round(EDGE * 24_000))
                soundfile.write(file, np.clip(padded + gain(noise) * pink(len(padded), rng), -1, 1), 24_000)
                take = hear(file, ear_voice(numbers, None))
                words += right(entry.text, () if take.silent else whisper._recogniser.recognise(take, ()).words)
    whisper.close()
    wrong = [sure for sure, fits in words if not fits]
    sys.stdout.write(f"{len(words)} words heard, {len(wrong)} of them wrong\n")
    for border in BORDERS:
        under = [fits for sure, fits in words if sure < border]
        caught, false = under.count(False), under.count(True)
        found, right_ones = caught / max(1, len(wrong)), false / max(1, len(words) - len(wrong))
        sys.stdout.write(
            f"under {border}: {found:.0%} of the wrong words and {right_ones:.1%} of the right ones; "
            f"of these {len(under)}, {caught / max(1, len(under)):.0%} are wrong\n"
        )


if __name__ == "__main__":
    main()
