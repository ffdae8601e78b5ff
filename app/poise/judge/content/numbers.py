"""Numbers in spoken words: "forty five" and "45" are the same figure."""

from collections.abc import Sequence

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_MULTIPLES = {"twice": 2, "double": 2, "dozen": 12, "couple": 2, "second": 2, "third": 3}


def values(words: Sequence[str]) -> list[int]:
    """The figures in `words`, in order; "one" alone is a pronoun more often than a number and is left out."""
    found: list[int] = []
    run: list[str] = []
    for word in (*words, ""):
        if word in _SMALL or word in _TENS or word in _POWERS:
            run.append(word)
            continue
        if run and run != ["one"]:
            found += _spoken(run)
        run = []
        if word.isdecimal() and word.isascii() and len(word) < 10:
            found.append(int(word))
        elif word in _MULTIPLES:
            found.append(_MULTIPLES[word])
    return found


def _spoken(run: Sequence[str]) -> list[int]:
    """Figures of one run of number words; digits spelt one by one are several figures."""
    figures: list[int] = []
    total = current = 0
    last = ""
    for word in run:
        if word in _POWERS:
            power = _POWERS[word]
            if power == 100:
                current = max(current, 1) * power
            else:
                total, current = total + max(current, 1) * power, 0
        elif word in _TENS or last in ("", *_POWERS) or (last in _TENS and _SMALL[word] < 10):
            if word in _TENS and last not in ("", *_POWERS):
                figures, total, current = [*figures, total + current], 0, 0
            current += _TENS.get(word) or _SMALL[word]
        else:
            figures, total, current = [*figures, total + current], 0, _SMALL[word]
        last = word
    return [*figures, total + current]
