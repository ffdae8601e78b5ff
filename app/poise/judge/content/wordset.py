"""Sets of words, written down as one string."""


def wordset(words: str) -> frozenset[str]:
    """The words of a string that are set apart by blanks."""
    return frozenset(words.split())
