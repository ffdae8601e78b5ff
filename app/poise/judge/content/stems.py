"""Folding of inflections: deliver, delivers, delivered and delivering are one stem."""

import re

from poise.judge.content.wordset import wordset

_IRREGULAR = {
    form: base
    for base, forms in {
        "send": "sent", "get": "got gotten", "give": "gave given", "take": "took taken", "tell": "told", "say": "said",
        "make": "made", "lose": "lost", "break": "broke broken", "come": "came", "pay": "paid", "buy": "bought",
        "bring": "brought", "keep": "kept", "find": "found", "go": "went gone goes", "do": "did done does",
        "write": "wrote written", "ring": "rang rung", "speak": "spoke spoken", "feel": "felt", "think": "thought",
        "know": "knew known", "see": "saw seen", "understand": "understood", "forget": "forgot forgotten",
        "choose": "chose chosen", "sell": "sold", "hear": "heard", "meet": "met", "stand": "stood", "hang": "hung",
        "hold": "held", "sit": "sat", "run": "ran", "begin": "began begun", "drive": "drove driven",
        "fall": "fell fallen", "throw": "threw thrown", "tear": "tore torn", "wear": "wore worn", "spend": "spent",
        "deal": "dealt", "mean": "meant", "sleep": "slept", "eat": "ate eaten", "catch": "caught", "teach": "taught",
        "show": "shown", "build": "built", "lend": "lent", "child": "children", "man": "men", "woman": "women",
        "stick": "stuck", "mislead": "misled", "leave": "left", "wake": "woke woken", "shake": "shook shaken",
        "steal": "stole stolen", "blow": "blew blown", "grow": "grew grown", "fight": "fought", "stink": "stank",
    }.items()
    for form in forms.split()
}  # fmt: skip
_WHOLE = wordset(
    "thing nothing something anything everything bring king sing string spring during morning evening wedding "
    "building ceiling this always news series speed indeed hundred wednesday"
)
_VOWEL = re.compile("[aeiouy]")


def stem(word: str) -> str:
    """The stem of one lower-case word; words of up to three letters and irregular ones are looked up or kept."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or word in _WHOLE or not word.isalpha():
        return word
    return _bare(_without_ending(word))


def _without_ending(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        rest = word.removesuffix(ending)
        if (
            rest != word
            and len(rest) >= 3
            and _VOWEL.search(rest)
            and not (ending == "s" and rest.endswith(("s", "u")))
        ):
            return rest
    return word


def _bare(word: str) -> str:
    """Without a final e and without a doubled last consonant, so that stop and stopped, charge and charged meet."""
    word = word.removesuffix("e") if len(word) > 3 else word
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


def past(word: str) -> bool:
    """Whether a word looks like a past form."""
    return (
        word in _PAST
        or (word in _IRREGULAR and not word.endswith(("s", "en")))
        or (len(word) > 4 and word.endswith("ed"))
    )


_PAST = wordset("was were had did been could")
