"""One reply as figures, against the trainee's own calm voice where that is known."""

from dataclasses import replace

from poise.domain.evidence import TAKE_RATE, Baseline, Delivery, Take, Transcript
from poise.domain.rubric import Rubric
from poise.judge.delivery.span import Span, span
from poise.judge.delivery.syllables import syllables
from poise.judge.delivery.tone import Tone, tone
from poise.judge.delivery.voice import voice
from poise.problems import AudioProblem


def measured(take: Take, words: Transcript, baseline: Baseline | None, rubric: Rubric) -> Delivery:
    """How the reply sounded; None for each figure that could not be judged.

    Figures are rounded to a hundredth, which is finer than any of them is exact.
    """
    delivery = Delivery(latency=_two(take.latency), talk_over=_two(take.talk_over), tentative=baseline is None)
    if take.silent or not take.samples:
        return delivery
    heard = voice(take.samples, TAKE_RATE)
    when = span(take, heard)
    if when is None:
        return delivery
    delivery = _timed(delivery, when, words, rubric)
    sound = tone(heard.within(when.begin, when.end))
    if sound is None:
        return delivery
    delivery = _toned(delivery, sound, take.levels_trusted, rubric)
    return _compared(delivery, sound, baseline, rubric) if baseline else delivery


def baseline(take: Take, words_count: int | None = None) -> Baseline:
    """The trainee's own calm voice from a recording of it; the pace too if it is known how many words were read.

    Ten seconds and more are good.  Raises AudioProblem if there is no voice in it.
    """
    heard = voice(take.samples, TAKE_RATE)
    when = span(take, heard)
    sound = tone(heard.within(when.begin, when.end)) if when else None
    if when is None or sound is None:
        raise AudioProblem(
            "There is no voice in the recording of your calm voice.",
            "Read the text aloud again, close to the microphone.",
        )
    wpm = 60 * words_count / when.seconds if words_count else None
    return Baseline(round(sound.alpha_db, 2), round(sound.f0_st, 2), round(sound.level_db, 2), _two(wpm))


def _timed(delivery: Delivery, when: Span, words: Transcript, rubric: Rubric) -> Delivery:
    pauses = when.pauses(rubric.number("pause.least"))
    delivery = replace(
        delivery, speech_seconds=_two(when.speech), pauses=len(pauses), longest_pause=_two(max(pauses, default=0.0))
    )
    if len(words.words) < rubric.number("pace.least_words") or when.seconds <= 0:
        return delivery
    return replace(
        delivery,
        wpm=_two(60 * len(words.words) / when.seconds),
        syllables_per_second=_two(syllables(words.text) / when.seconds),
    )


def _toned(delivery: Delivery, sound: Tone, levels_trusted: bool, rubric: Rubric) -> Delivery:
    delivery = replace(
        delivery,
        alpha_db=_two(sound.alpha_db),
        f0_hz=_two(sound.f0_hz),
        f0_st=_two(sound.f0_st),
        f0_sd_st=_two(sound.f0_sd_st),
    )
    if not levels_trusted:
        return delivery
    long_enough = (delivery.speech_seconds or 0.0) >= rubric.number("voice.steady_level_from")
    return replace(
        delivery,
        level_db=_two(sound.level_db),
        level_spread_db=_two(sound.level_spread_db) if long_enough else None,
    )


def _compared(delivery: Delivery, sound: Tone, calm: Baseline, rubric: Rubric) -> Delivery:
    """The changes against the calm voice, and effort = dAlpha / 4 dB + dF0 / 5 st, each clipped."""
    most = rubric.number("voice.effort_clip")
    alpha, pitch = sound.alpha_db - calm.alpha_db, sound.f0_st - calm.f0_st
    brighter, higher = (
        max(-most, min(most, change / rubric.number(per)))
        for change, per in ((alpha, "voice.alpha_per_effort"), (pitch, "voice.f0_per_effort"))
    )
    short = (delivery.speech_seconds or 0.0) < rubric.number("voice.least_speech")
    return replace(
        delivery,
        effort=None if short else _two(brighter + higher),
        alpha_change_db=_two(alpha),
        f0_change_st=_two(pitch),
        level_change_db=None if delivery.level_db is None else _two(delivery.level_db - calm.level_db),
    )


def _two(figure: float | None) -> float | None:
    """To a hundredth, and never minus nought."""
    return None if figure is None else round(figure, 2) + 0.0
