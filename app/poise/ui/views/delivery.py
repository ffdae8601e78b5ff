"""The figures of how a reply sounded, in plain words; every border comes from the rubric."""

from poise.domain.evidence import Delivery
from poise.domain.rubric import Rubric
from poise.shown.texts import Texts


def plain(delivery: Delivery, rubric: Rubric, texts: Texts) -> tuple[str, ...]:
    """One sentence a figure that could be judged; what could not be judged is left out, and if nothing could, said."""
    found = (
        _voice(delivery, rubric, texts),
        _against_calm(delivery, texts),
        _pace(delivery, rubric, texts),
        _pauses(delivery, texts),
        _latency(delivery, texts),
        _talk_over(delivery, texts),
    )
    lines = tuple(line for line in found if line)
    if not lines:
        return (texts("delivery.nothing"),)
    return (*lines, texts("delivery.tentative")) if delivery.tentative and delivery.alpha_db is not None else lines


def _voice(delivery: Delivery, rubric: Rubric, texts: Texts) -> str:
    if delivery.effort is None:
        return ""
    if delivery.effort > rubric.number("voice.loud_effort"):
        return texts("delivery.raised")
    return texts("delivery.calm" if delivery.effort <= rubric.number("voice.fine_effort") else "delivery.bit_raised")


def _against_calm(delivery: Delivery, texts: Texts) -> str:
    """ "6 dB louder and 3 semitones higher than your calm voice"; a change that rounds to nothing is none."""
    parts = []
    for change, unit in ((delivery.level_change_db, "level"), (delivery.f0_change_st, "pitch")):
        if change is not None:
            way = "same" if round(change) == 0 else "up" if change > 0 else "down"
            parts.append(texts(f"delivery.{unit}_{way}", by=texts.count(f"delivery.{unit}_by", abs(round(change)))))
    return texts("delivery.than_calm", parts=texts("delivery.and").join(parts)) if parts else ""


def _pace(delivery: Delivery, rubric: Rubric, texts: Texts) -> str:
    if delivery.wpm is None:
        return ""
    borders = (
        ("pace.slow", "dragging"),
        ("pace.fine_from", "slow"),
        ("pace.fine_to", "fine"),
        ("pace.rushed", "brisk"),
    )
    word = next((word for border, word in borders if round(delivery.wpm) <= rubric.number(border)), "rushed")
    return texts("delivery.pace", wpm=round(delivery.wpm), word=texts(f"delivery.pace_{word}"))


def _pauses(delivery: Delivery, texts: Texts) -> str:
    if delivery.pauses is None:
        return ""
    if delivery.pauses == 0:
        return texts("delivery.no_pauses")
    return texts.count("delivery.pauses", delivery.pauses).replace("~", f"{delivery.longest_pause or 0:.1f}")


def _latency(delivery: Delivery, texts: Texts) -> str:
    if delivery.latency is None:
        return ""
    if delivery.latency < 0:
        return texts("delivery.stepped_in", seconds=f"{-delivery.latency:.1f}")
    return texts("delivery.latency", seconds=f"{delivery.latency:.1f}")


def _talk_over(delivery: Delivery, texts: Texts) -> str:
    if not delivery.talk_over or round(delivery.talk_over, 1) == 0:
        return ""
    return texts("delivery.talk_over", seconds=f"{delivery.talk_over:.1f}")
