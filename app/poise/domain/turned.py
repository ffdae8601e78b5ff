"""A promise turned round: from the trainee's mouth ("I'll ring you tomorrow") to the customer's ("you'd ring me").

Only what surely reads as English is turned; of the rest the customer speaks in other words.
"""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[a-z]+(?:['\u2019-][a-z]+)*|\d+(?:[:.,]\d+)*%?|[\u00a3$\u20ac]\d+(?:[.,]\d+)*", re.IGNORECASE)
_SHIFTED = {
    "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "us": "you", "our": "your", "ours": "yours",
    "ourselves": "yourselves", "your": "my", "yours": "mine", "yourself": "myself", "yourselves": "ourselves",
}  # fmt: skip
_TO_BE = {"are": "am", "were": "was", "are not": "am not"}
_FINITE = _set(
    "are were have had do did can could will would want need like get got know think feel see hear say said ask asked "
    "prefer expect wish choose decide receive owe pay paid come go arrive leave told wanted needed booked ordered sent "
    "bought chose gave should might must never always still"
)
"""What makes a "you" before it the one who does it."""
_CLAUSE = _set("that if whether when what how where why who which sure because so before after until once as while")
"""Behind one of these a "you" begins a clause of its own."""
_UNSAFE = _set(
    "i we i'm i'll i've i'd we're we'll we've we'd here now ago today tonight tomorrow yesterday you're you've you'd "
    "you'll"
)
"""Words that only make sense in the mouth, at the place and at the time in which they were said."""
_OTHERS = _set("someone somebody everyone everybody they he she it")
_LEAST, _MOST = 2, 9
"""Words of a deed: one alone says nothing, and more may have been cut short in the middle."""
_LAST = _set("to the a an and or but with of for by at in on from if that your my our whether because when so as")
"""No deed ends in one of these."""
_VERBS = _set(
    "add apologise apologize arrange ask be book bring call cancel chase check clean collect come confirm contact "
    "correct cover credit cut deal deduct deliver do drive drop email escalate exchange explain extend fetch find fix "
    "follow get give go hand have hear help hold inform install invite issue keep lend let look make meet mend move "
    "offer open order organise organize owe pass pay phone pick pop post prepare print promise pull put reduce refund "
    "reimburse remind remove rent repair replace replay reply report reprint reserve reset return review ring run save "
    "see send set share ship show sort speak start stay stop swap take talk tell text transfer try turn update visit "
    "waive walk warn wire work wrap write"
)
"""What a deed on record may begin with: a trainee may have written anything there."""

_TIMES = (
    (r"tomorrow (noon|midday|lunchtime)", r"\1 the day after"),
    (r"(?:first thing )?tomorrow (morning|afternoon|evening)", r"the following \1"),
    (r"first thing tomorrow", "first thing the following morning"),
    (r"tomorrow", "the day after"),
    (r"this (morning|afternoon|evening|week|month)", r"that \1"),
    (r"today", "that day"),
    (r"tonight", "that evening"),
)
"""Times that are counted from the day of the call, as they are told on another day."""
_COUNTED = re.compile(r"\b(?:next|last|coming|this|now|here|i|we|you|my|your|it|soon as|as soon)\b", re.IGNORECASE)
"""In a time that could not be told: what would mean another day by then."""


def turned(who: str, what: str, when: str) -> str:
    """The promise as it stands behind "you said": "you'd ring me by noon on Friday"; "" if it cannot be turned safely.

    `who`, `what` and `when` are as in `Promise`.  A time that would mean another day by now is left out.
    """
    subject, deed = _subject(who), " ".join(what.lower().split() if what.isupper() else what.split())
    for begins, before in (("you will ", "I'd "), ("there will be ", "there'd be ")):
        if deed.lower().startswith(begins):
            subject, deed = before, deed[len(begins) :]
            deed = deed if begins.startswith("you") else f"be {deed}"
    if subject == "there'd be ":
        subject = "there'd "
    said = _deed(deed)
    return f"{subject}{said}{_time(when)}" if subject and said else ""


def _subject(who: str) -> str:
    words = who.split()
    lower = [word.lower() for word in words]
    if lower in (["i"], ["we"]):
        return "you'd "
    if not words or len(words) > 4 or not all(_WORD.fullmatch(word) for word in words):
        return ""
    if lower[0] in ("my", "our"):
        return " ".join(("your", *words[1:], "would ")) if len(words) > 1 else ""
    if len(words) == 1 and (lower[0] in _OTHERS or words[0][0].isupper()):
        return f"{who if words[0][0].isupper() and lower[0] not in _OTHERS else lower[0]} would "
    known = lower[0] in ("the", "a", "an", "one", "somebody", "someone")
    return f"{who[0].lower()}{who[1:]} would " if known and not _persons(lower) else ""


def _persons(words: list[str]) -> bool:
    return any(word in _SHIFTED or word in _UNSAFE or word == "you" for word in words)


def _deed(deed: str) -> str:
    """What is done, its persons turned; "" where it is not sure whom a word means, or where it may be cut short."""
    words = deed.rstrip(".,!?").split()
    bare = [word.strip(",.").lower() for word in words]
    if not _LEAST <= len(words) <= _MOST or bare[0] not in _VERBS or bare[-1] in _LAST:
        return ""
    if not all(_WORD.fullmatch(word) for word in bare) or _UNSAFE & set(bare):
        return ""
    told = list[str]()
    for k, word in enumerate(bare):
        before, behind = bare[k - 1] if k else "", bare[k + 1] if k + 1 < len(bare) else ""
        if word == "you":
            acting = _acting(before, behind)
            if acting is None:
                return ""
            told.append("I" if acting else "me")
        elif word in _TO_BE and before == "you" and told[-1] == "I":
            told.append(_TO_BE[word])
        else:
            told.append(_SHIFTED.get(word, words[k]))
    return " ".join(told)


def _acting(before: str, behind: str) -> bool | None:
    """Whether a "you" does something there itself; None if that is not sure."""
    opens, finite = before in _CLAUSE, behind in _FINITE
    if opens and finite:
        return True
    return None if opens or (finite and before not in ("let", "help", "make")) else False


def _time(when: str) -> str:
    words = " ".join(when.split()).rstrip(".,!?")
    for pattern, told in _TIMES:
        words, found = re.subn(rf"\b{pattern}\b", told, words, flags=re.IGNORECASE)
        if found:
            break
    if not words or _COUNTED.search(words) or re.search(r"\bin (?:\w+ )?(?:minute|second|moment)", words):
        return ""
    return f" {words[0].lower() if not _named(words) else words[0]}{words[1:]}"


def _named(words: str) -> bool:
    return bool(re.match(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", words, re.IGNORECASE))
