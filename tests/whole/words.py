"""How much of what was said was heard, word by word."""

import re

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def wrong_share(said: str, heard: str) -> float:
    """Word error rate: words added, lost or taken for others, as a share of the words that were said."""
    wanted, found = _words(said), _words(heard)
    costs = list(range(len(found) + 1))
    for row, word in enumerate(wanted, 1):
        before, costs[0] = costs[0], row
        for column, other in enumerate(found, 1):
            least = min(before + (word != other), costs[column] + 1, costs[column - 1] + 1)
            before, costs[column] = costs[column], least
    return costs[-1] / max(1, len(wanted))


def _words(text: str) -> list[str]:
    """Small letters and no signs; figures as they are read out, one by one."""
    spelled = re.sub(r"\d", lambda digit: f" {_DIGITS[int(digit.group())]} ", text.lower().replace("’", "'"))
    words = (word.strip("'") for word in re.findall(r"[a-z']+", spelled))
    return ["okay" if word == "ok" else word for word in words if word]
