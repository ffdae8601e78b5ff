"""How much of a line has been said: words that appear as they sound."""

from dataclasses import dataclass, replace

from poise.ui.parts import Mouth


@dataclass(frozen=True, slots=True)
class Caption:
    """A line of the customer while it is spoken.

    Attributes:
        text: the whole line.
        begins, ends: the characters that sound now (or sounded last); all before `begins` has been said.
        seconds: how long they take; 0 if they are all said.
        piece: counts the pieces, so that the same words said again are a new piece.
    """

    text: str = ""
    begins: int = 0
    ends: int = 0
    seconds: float = 0.0
    piece: int = 0


def sounding(caption: Caption, mouth: Mouth) -> Caption:
    """The caption when a further piece begins to sound; a piece that is not in the line stands for all the rest."""
    found = caption.text.find(mouth.text, caption.ends) if mouth.text else -1
    begins, ends = (found, found + len(mouth.text)) if found >= 0 else (caption.ends, len(caption.text))
    return replace(caption, begins=begins, ends=ends, seconds=mouth.seconds, piece=caption.piece + 1)


def finished(caption: Caption, cut: bool, seconds: float) -> Caption:
    """The caption when the customer has stopped: whole, or as far as it got after `seconds` of the present piece."""
    if not cut:
        return replace(caption, begins=len(caption.text), ends=len(caption.text), seconds=0.0)
    said = spoken(caption, seconds)
    return replace(caption, text=caption.text[:said].rstrip() + " …", begins=said + 2, ends=said + 2, seconds=0.0)


def spoken(caption: Caption, seconds: float) -> int:
    """Characters said when the present piece has sounded for `seconds`; whole words, in proportion to their length."""
    share = 1.0 if caption.seconds <= 0 else min(1.0, max(0.0, seconds / caption.seconds))
    at = caption.begins + round((caption.ends - caption.begins) * share)
    if at <= caption.begins or at >= caption.ends:
        return min(at, len(caption.text))
    space = caption.text.find(" ", at)
    return min(caption.ends, space if space >= 0 else len(caption.text))
