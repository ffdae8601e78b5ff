"""Words as they are written in a scenario, turned into words as they are spoken, and cut into breaths."""

import re

LEAST = 24
"""Characters: a shorter sentence is spoken in one breath with the next, since engines speak single words badly."""

MOST = 110
"""Characters, some six seconds: a longer sentence is spoken in two breaths, if it has a comma to breathe at."""

_REFERENCE = re.compile(
    r"\b((?:[Oo]rder|[Bb]ooking|[Ii]nvoice|[Aa]ccount|[Rr]ef(?:erence)?|[Tt]racking)(?: number| code)? )"
    r"(?=\S*\d{3})([A-Z\d]+(?:-[A-Z\d]+)*)\b(?! (?!is\b|was\b)\w+s\b)"
)
_MONEY = re.compile(r"([£$€])(\d+(?:,\d{3})*)(?:\.(\d\d))?(?: ?(thousand|million|m|k)\b)?")
_UNITS = {"£": ("pound", "pence"), "$": ("dollar", "cents"), "€": ("euro", "cents")}
_TIME = re.compile(
    r"\b(?:(?<=at )|(?<=by )|(?<=until )|(?<=from )|(?<=before )|(?<=after )|(?=\d+(?::|\.\d\d ?[ap]\.?m\b)))"
    r"([01]?\d|2[0-3])[.:]([0-5]\d)(?![.:]?\d)"
)
_RANGE = re.compile(r"\b(\d+) ?[-–] ?(\d+)\b")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9£$€])")
_CLAUSE = re.compile(r"(?<=[,;:–—])\s+")
_SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|e\.g|i\.e|a\.m|p\.m)\.|\b[A-Z]\.)$")


def ends_inside(breath: str) -> bool:
    """Whether the sentence goes on after this breath."""
    return breath.endswith((",", ";", ":", "–", "—"))


def spoken(text: str) -> str:
    """`text` with amounts, times, ranges and references in the form in which people say them aloud."""
    said = _REFERENCE.sub(lambda found: found[1] + _spelled(found[2]), text)
    said = _MONEY.sub(_amount, said)
    said = _TIME.sub(lambda found: f"{found[1]} {_minutes(found[2])}".strip(), said)
    said = said.replace("24/7", "twenty-four seven").replace("e.g.", "for example").replace("i.e.", "that is")
    said = _RANGE.sub(r"\1 to \2", said)
    return " ".join(said.replace("&", " and ").split())


def breaths(text: str) -> tuple[str, ...]:
    """The sentences of `text`, short ones joined to their neighbour; nothing that could not be spoken.

    An engine is done with the first breath long before the whole text, so that speaking can begin.
    """
    joined: list[str] = []
    for sentence in (clause for whole in _sentences(text) for clause in _clauses(whole)):
        if joined and len(joined[-1]) < LEAST:
            joined[-1] += f" {sentence}"
        else:
            joined.append(sentence)
    if len(joined) > 1 and len(joined[-1]) < LEAST:
        joined[-2:] = [" ".join(joined[-2:])]
    return tuple(breath for breath in joined if any(letter.isalnum() for letter in breath))


def _sentences(text: str) -> list[str]:
    """Cut after a full stop, but not after an abbreviation."""
    whole: list[str] = []
    start = 0
    for cut in _SENTENCE.finditer(text):
        if not _SHORT.search(text[start : cut.start()]):
            whole.append(text[start : cut.end()].strip())
            start = cut.end()
    return [sentence for sentence in (*whole, text[start:].strip()) if sentence]


def _clauses(sentence: str) -> list[str]:
    """A sentence that is too long, cut in two at the comma nearest to its middle, and so on."""
    if len(sentence) <= MOST:
        return [sentence]
    cuts = [cut for cut in _CLAUSE.finditer(sentence) if LEAST <= cut.start() <= len(sentence) - LEAST]
    if not cuts:
        return [sentence]
    best = min(cuts, key=lambda cut: abs(cut.start() - len(sentence) / 2))
    return _clauses(sentence[: best.start()]) + _clauses(sentence[best.end() :])


def _spelled(reference: str) -> str:
    """A reference one character at a time; the letter A is written as it sounds, or it is taken for the article."""
    return " ".join("ay" if letter == "A" else letter for letter in reference if letter != "-")


def _amount(found: re.Match[str]) -> str:
    sign, whole, small, scale = found.groups()
    unit, coin = _UNITS[sign]
    size = {"m": " million", "k": " thousand", None: ""}.get(scale, f" {scale}")
    units = unit if whole == "1" and not size else f"{unit}s"
    return f"{whole}{size} {units}{f' {int(small)} {coin}' if small and int(small) else ''}"


def _minutes(two: str) -> str:
    if two == "00":
        return ""
    return f"oh {two[1]}" if two[0] == "0" else two
