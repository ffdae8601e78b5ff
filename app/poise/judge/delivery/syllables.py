"""Syllables of English words by their letters: groups of vowels, less the silent ones."""

import re

_DROPPED = re.compile(r"[^a-z0-9 ]")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|[^aeiouycsxzhg]es$|[^aeiouy]e(?=(?:ly|ful|less|ment|ness)s?$)"
)
_PARTED = re.compile(r"(?<![cgnst])i(?:a(?!g)|o(?!u))|(?<![q])u(?:a(?!r)|ou)|eo(?!p)|[aou]ing|(?<=[ds])nt$")
"""Two vowels in one group that are spoken apart, and the "n't" that is a syllable of its own ("didn't")."""

_PER_DIGIT = 1.5
"""Two-figure numbers have two to four syllables: "twelve", "twenty-five", "seventy-seven"."""


def syllables(text: str) -> int:
    """About how many syllables are spoken in `text`."""
    words = _DROPPED.sub("", text.lower().replace("-", " ")).split()
    return sum(_of(word) for word in words)


def _of(word: str) -> int:
    figures = sum(letter.isdigit() for letter in word)
    groups = len(_VOWELS.findall(word)) + len(_PARTED.findall(word)) - len(_SILENT.findall(word))
    return max(1, groups, round(_PER_DIGIT * figures))
