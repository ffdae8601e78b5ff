"""Which of the words that a recogniser found can be trusted: what was not surely said was not heard."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import fmean

from poise.domain.evidence import Transcript, Word
from poise.problems import SettingsProblem
from poise.resources import root
from poise.speech.transcribers.fed import Fed
from poise.speech.transcribers.levels import Levels


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word as the recogniser gives it: `start` and `end` in seconds of what was fed, probability 0..1."""

    text: str
    start: float
    end: float
    probability: float


@dataclass(frozen=True, slots=True)
class Segment:
    """Some words that were found together, and how sure the recogniser was of them.

    Attributes:
        no_speech: probability that nobody spoke.
        log_probability: mean over the tokens.
        compression: length of the text over its compressed length; high in a loop.
    """

    words: tuple[Spoken, ...]
    no_speech: float
    log_probability: float
    compression: float


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of `assets/transcribing.toml`, where each has its unit and source."""

    no_speech: float
    no_speech_doubt: float
    log_probability_doubt: float
    log_probability: float
    compression: float
    phrase: float
    last: float
    silence: float
    under_loudest: float
    slack: float
    cut: float
    cut_within: float
    cut_tail: float
    sphinx_word: float
    sphinx_frame: float
    phrases: frozenset[str]


def limits(file: Path | None = None) -> Limits:
    """The numbers that ship, or those of another file.  Raises SettingsProblem if it is damaged."""
    file = file or root("assets") / "transcribing.toml"
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        parts = ("segment", "word", "level", "sphinx")
        numbers = {name: float(entry["value"]) for part in parts for name, entry in raw[part].items()}
        return Limits(**numbers, phrases=frozenset(raw["phrases"]["often"]))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as fault:
        raise SettingsProblem(
            f"{file}: the numbers of the recogniser cannot be used ({fault!r}).", "Install Poise anew."
        ) from fault


def trusted(found: Iterable[Segment], sound: Fed, levels: Levels, numbers: Limits, engine: str) -> Transcript:
    """The words of `found` that can be trusted, at their places in the take."""
    sure = [segment for segment in found if _is_sure(segment, numbers)]
    said = [word for segment in sure for word in _without_phrases(_joined(segment.words), numbers)]
    loud = [word for word in said if _is_loud(word, levels, numbers)]
    cut = sound.tail < numbers.cut_tail and levels.ending() > numbers.cut
    return transcript(_without_torn_word(loud, levels.seconds if cut else None, numbers), sound, engine)


def transcript(said: Sequence[Spoken], sound: Fed, engine: str) -> Transcript:
    """Words at their places in the take; none: there was a voice, but nothing was heard."""
    words = tuple(_placed(word, sound) for word in said)
    return Transcript(" ".join(word.text for word in words), words, engine, heard=bool(words))


def _is_sure(segment: Segment, numbers: Limits) -> bool:
    doubtful = segment.no_speech > numbers.no_speech_doubt and segment.log_probability < numbers.log_probability_doubt
    return (
        not doubtful
        and segment.no_speech <= numbers.no_speech
        and segment.log_probability >= numbers.log_probability
        and segment.compression <= numbers.compression
    )


def _joined(words: Iterable[Spoken]) -> list[Spoken]:
    """Words as a reader counts them: what follows without a blank ("-four" of "twenty-four") is part of it."""
    runs: list[list[Spoken]] = []
    for word in words:
        if runs and not word.text.startswith(" "):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [_one(run) for run in runs if any(map(str.isalnum, "".join(part.text for part in run)))]


def _one(parts: Sequence[Spoken]) -> Spoken:
    text = "".join(part.text for part in parts)
    return Spoken(text, parts[0].start, parts[-1].end, fmean(part.probability for part in parts))


def _without_phrases(words: Sequence[Spoken], numbers: Limits) -> list[Spoken]:
    """The words without those sentences that are so often invented, unless they were really heard."""
    ends = [0]
    for word in words:
        ends.append(ends[-1] + word.text.endswith((".", "!", "?")))
    sentences = groupby(zip(ends, words, strict=False), key=lambda pair: pair[0])
    kept = []
    for _, pairs in sentences:
        sentence = [word for _, word in pairs]
        if _plain(sentence) not in numbers.phrases or sentence[0].probability >= numbers.phrase:
            kept += sentence
    return kept


def _plain(words: Iterable[Spoken]) -> str:
    return " ".join(re.sub(r"[^a-z']", "", word.text.lower()) for word in words)


def _is_loud(word: Spoken, levels: Levels, numbers: Limits) -> bool:
    """Whether there is a sound at all where the word is said to be."""
    here = levels.loudest(word.start - numbers.slack, word.end + numbers.slack)
    return here >= max(numbers.silence, levels.loudest() - numbers.under_loudest)


def _without_torn_word(words: Sequence[Spoken], cut: float | None, numbers: Limits) -> Sequence[Spoken]:
    """The words without a last one that was guessed, that ends in a dash, or in which the voice was cut off."""
    if not words:
        return words
    last = words[-1]
    torn = last.text.endswith(("-", "—")) or last.probability < numbers.last
    return words[:-1] if torn or (cut is not None and last.end > cut - numbers.cut_within) else words


def _placed(word: Spoken, sound: Fed) -> Word:
    start = sound.place(word.start)
    end = max(start, sound.place(word.end))
    return Word(word.text.strip(), round(start, 2), round(end, 2), round(word.probability, 3))
