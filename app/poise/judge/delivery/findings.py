"""What the figures of a reply show of how it sounded: measured words, never an emotion or a trait.

A pressed voice (`tense_voice`) is not looked for: its usual cues, jitter, shimmer, harmonics-to-noise ratio and
cepstral peak, did not tell angry from calm speech (AUC 0.2-0.8, on both sides of chance), and no evidence is better
than wrong evidence.  Fillers are counted only in words that were taken down as spoken.
"""

import re
from collections.abc import Iterator

from poise.domain.evidence import SURE, Delivery, Evidence, Polarity, Transcript
from poise.domain.rubric import Rubric

VERBATIM = "verbatim"
"""An engine whose name ends so, or "typed", keeps every "um"; the others drop them, so that counting would be wrong."""

_FILLER = re.compile(r"\b(?:u+h+m*|u+m+|e+r+m*|a+h+m+|h+m+)\b", re.IGNORECASE)

Finding = tuple[str, Polarity, float, str]
"""A behaviour, its polarity, how sure it is (0..1) and why."""


def found(delivery: Delivery, words: Transcript, turn: int, rubric: Rubric) -> tuple[Evidence, ...]:
    """Every delivery behaviour that the figures show; `seconds` is the whole reply, as far as its words have times."""
    begins = [word.start for word in words.words if word.start is not None]
    ends = [word.end for word in words.words if word.end is not None]
    seconds = (begins[0], ends[-1]) if begins and ends else None
    heard = (
        Evidence(id_, polarity, round(sure, 2), turn, None, seconds, why)
        for rule in (_effort, _level, _pace, _pitch)
        for id_, polarity, sure, why in rule(delivery, rubric)
    )
    return (*heard, *_fillers(words, turn, rubric))


def _effort(delivery: Delivery, rubric: Rubric) -> Iterator[Finding]:
    number, effort = rubric.number, delivery.effort
    fine, loud = number("voice.fine_effort"), number("voice.loud_effort")
    if effort is None:
        yield from _bright(delivery, rubric)
    elif effort <= fine:
        why = "Your voice stayed where your calm voice is."
        yield "calm_level", "skill", _sure((fine - effort) / fine, rubric), why
    elif effort <= loud:
        low, middle = number("voice.raised_confidence"), SURE
        sure = low + (middle - low) * (effort - fine) / (loud - fine)
        yield "raised_voice", "fault", sure, f"Your voice was raised a little: {_changes(delivery)}."
    else:
        sure = _sure((effort - loud) / (number("voice.sure_effort") - loud), rubric)
        yield "raised_voice", "fault", sure, f"Your voice was raised: {_changes(delivery)}."


def _changes(delivery: Delivery) -> str:
    measured = (
        (delivery.level_change_db, "{:.0f} dB louder"),
        (delivery.alpha_change_db, "{:.0f} dB sharper"),
        (delivery.f0_change_st, "{:.0f} semitones higher"),
    )
    parts = [text.format(change) for change, text in measured if change is not None and round(change) >= 1]
    return f"{' and '.join(parts)} than your calm voice"


def _bright(delivery: Delivery, rubric: Rubric) -> Iterator[Finding]:
    """Without a calm voice to compare with, a very sharp one is all that can be seen, and it may be the microphone."""
    long_enough = (delivery.speech_seconds or 0.0) >= rubric.number("voice.least_speech")
    alpha = delivery.alpha_db
    if delivery.tentative and long_enough and alpha is not None and alpha > rubric.number("voice.tentative_alpha"):
        why = (
            "Your voice may have been raised: it was very sharp. "
            "Without a recording of your calm voice this cannot be said for certain."
        )
        yield "raised_voice", "fault", rubric.number("voice.tentative_confidence"), why


def _level(delivery: Delivery, rubric: Rubric) -> Iterator[Finding]:
    spread, most = delivery.level_spread_db, rubric.number("voice.unsteady_level")
    if spread is not None and spread <= most:
        why = f"Your loudness stayed within {spread:.0f} dB from second to second."
        yield "steady_level", "skill", _sure((most - spread) / rubric.number("voice.sure_level"), rubric), why


def _pace(delivery: Delivery, rubric: Rubric) -> Iterator[Finding]:
    wpm, number = delivery.wpm, rubric.number
    if wpm is None:
        return
    why, by = f"You spoke {wpm:.0f} words a minute", number("pace.sure_by")
    slow, low, high, fast = (number(f"pace.{name}") for name in ("slow", "fine_from", "fine_to", "rushed"))
    if wpm > fast:
        yield "rushed", "fault", _sure((wpm / fast - 1) / by, rubric), f"{why}; up to {high:.0f} is easy to follow."
    elif wpm < slow:
        yield "dragging", "fault", _sure((1 - wpm / slow) / by, rubric), f"{why}; from {low:.0f} on it flows."
    elif low <= wpm <= high:
        yield "steady_pace", "skill", _sure(min(wpm / low - 1, 1 - wpm / high) / by, rubric), f"{why}."


def _pitch(delivery: Delivery, rubric: Rubric) -> Iterator[Finding]:
    """Neither flat nor jumping: said only of a voice that was not raised, and never as a sign of anger."""
    spread, number = delivery.f0_sd_st, rubric.number
    if spread is None or (delivery.speech_seconds or 0.0) < number("voice.least_melody"):
        return
    flat, lively = number("voice.flat_f0_sd"), number("voice.lively_f0_sd")
    raised = delivery.effort is not None and delivery.effort > number("voice.fine_effort")
    if flat <= spread <= lively and not raised:
        sure = _sure(min(spread - flat, lively - spread) / number("voice.sure_f0_sd"), rubric)
        why = f"Your pitch moved by {spread:.1f} semitones around its middle, neither flat nor jumping."
        yield "even_pitch", "skill", min(number("voice.melody_confidence"), sure), why


def _fillers(words: Transcript, turn: int, rubric: Rubric) -> Iterator[Evidence]:
    if words.engine != "typed" and not words.engine.endswith(VERBATIM):
        return
    hits = [match.span() for match in _FILLER.finditer(words.text)]
    share = len(hits) / max(1, len(words.words))
    if len(hits) >= rubric.number("filler.least") and share >= rubric.number("filler.share"):
        why = f"{len(hits)} of your {len(words.words)} words were fillers."
        yield Evidence("fillers", "fault", rubric.number("voice.most_confidence"), turn, hits[0], None, why)


def _sure(margin: float, rubric: Rubric) -> float:
    """From SURE at the border (0) to the most that is ever claimed at a full margin (1)."""
    low, most = SURE, rubric.number("voice.most_confidence")
    return low + (most - low) * min(1.0, max(0.0, margin))
