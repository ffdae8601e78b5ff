"""Spoken text as normalised words that remember their characters: contractions opened, hesitations dropped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from poise.judge.content.stems import stem
from poise.judge.content.wordset import wordset


@dataclass(frozen=True, slots=True)
class Token:
    """One normalised word.

    Attributes:
        word: lower case, contractions opened (`don't` is two tokens), British -ise verbs folded to -ize.
        stem: the word without its inflection.
        first, last: the characters [first, last) of the text it stands for.
        filler: whether it is an adverb that patterns may skip ("really", "just").
    """

    word: str
    stem: str
    first: int
    last: int
    filler: bool = False


_WORD = re.compile(r"[£$€]|[ap]\.\s?m\b\.?|\d+(?:[.,:]\d+)*|%|&|[^\W\d_]+(?:['’`][^\W\d_]+)*", re.IGNORECASE)
_SIGNS = {"£": "pounds", "$": "dollars", "€": "euros", "%": "percent", "&": "and"}
_HESITATIONS = wordset("um umm uh uhh uhm er err erm hmm hm mm mmm mhm ehm ah ahh")
_FILLERS = wordset(
    "really very truly terribly awfully deeply genuinely sincerely extremely incredibly honestly absolutely "
    "completely totally fully quite certainly definitely indeed just simply actually personally obviously clearly "
    "also still perfectly entirely particularly especially always ever probably maybe perhaps even bloody "
    "literally exactly basically immediately quickly gladly happily firstly kindly surely"
)
_BARE = {
    "im": "i am", "ive": "i have", "dont": "do not", "doesnt": "does not", "didnt": "did not", "cant": "can not",
    "wont": "will not", "couldnt": "could not", "wouldnt": "would not", "shouldnt": "should not", "isnt": "is not",
    "arent": "are not", "wasnt": "was not", "werent": "were not", "hasnt": "has not", "havent": "have not",
    "hadnt": "had not", "mustnt": "must not", "neednt": "need not", "youre": "you are", "youve": "you have",
    "youll": "you will", "youd": "you 'd", "theyre": "they are", "theyve": "they have", "theyll": "they will",
    "theyd": "they 'd", "thats": "that 's", "whats": "what 's", "hes": "he 's", "shes": "she 's", "theres": "there 's",
    "heres": "here 's", "wheres": "where 's", "whos": "who 's", "hows": "how 's", "its": "it 's", "itll": "it will",
    "itd": "it 'd", "lets": "let us", "weve": "we have", "aint": "is not", "cannot": "can not", "gonna": "going to",
    "wanna": "want to", "gotta": "got to", "lemme": "let me", "gimme": "give me", "dunno": "do not know",
    "shant": "shall not", "couldve": "could have", "wouldve": "would have", "shouldve": "should have",
    "mustve": "must have", "yall": "you all", "yeah": "yes", "yep": "yes", "yup": "yes", "nope": "no", "nah": "no",
    "cos": "because", "coz": "because", "cuz": "because", "ok": "okay", "ya": "you", "ta": "thanks", "til": "until",
    "till": "until", "maam": "madam", "mam": "madam", "am": "am", "shoulda": "should have", "coulda": "could have",
    "woulda": "would have", "kinda": "kind of", "sorta": "sort of", "alright": "okay", "oclock": "oclock",
    "mister": "mr", "missus": "mrs", "rang": "rang", "wot": "what", "u": "you", "ur": "your",
    "tomorrows": "tomorrow", "whatve": "what have",
}  # fmt: skip
_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "'d", "s": "'s", "t": "not"}
_SHORT = {"can't": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not", "let's": "let us",
          "o'clock": "oclock", "ma'am": "madam", "y'all": "you all", "d'you": "do you", "c'mon": "come on",
          "'cause": "because"}  # fmt: skip
_IZE = re.compile(
    r"^(apolog|real|recogn|organ|priorit|minim|empath|summar|sympath|author|final|special|critic|emphas|reorgan|penal|"
    r"categor|custom|jeopard|patron|scrutin)is(e|ed|es|ing)$"
)
_STOP = re.compile(r"(?<![.?!])[.?!](?![.?!])")
"""The end of a sentence; several dots are a break in the middle of one."""
_AFTER_ILL_IS_SICK = wordset(
    "is was am are be been being feel feeling felt off fall fell fallen taken very so too the an"
)
_PRONOUNS = wordset("i you we they he she it")
_AFTER_ID = wordset("like love be feel want rather suggest say go have hate recommend prefer expect")
_AFTER_WERE = wordset("sorry going so not here happy really very still all working doing sending looking")
_PLURAL = wordset("you they we there people who which that these those things customers")


def tokens(text: str) -> tuple[Token, ...]:
    """The normalised words of `text`, in order; hesitations and stammered repetitions left out."""
    raw = [(m.group().lower().replace("’", "'").replace("`", "'"), m.start(), m.end()) for m in _WORD.finditer(text)]
    opened = [one for k in range(len(raw)) for one in _opened(raw, k, text) if one[0] not in _HESITATIONS]
    return tuple(_token(opened, k) for k in _unstammered(opened, text))


def _opened(raw: list[tuple[str, int, int]], k: int, text: str) -> Iterator[tuple[str, int, int]]:
    word, first, last = raw[k]
    before, behind = raw[k - 1][0] if k else "", raw[k + 1][0] if k + 1 < len(raw) else ""
    if behind and _STOP.search(text, last, raw[k + 1][1]):
        behind = ""
    bare = _homophone(word, before, behind) or _SIGNS.get(word) or _SHORT.get(word) or _BARE.get(word)
    if word[0] in "ap" and "." in word:
        bare = word[0] + "m"
    if bare is not None:
        parts = bare.split()
        cut = last if len(parts) == 1 else first + max(1, min(len(parts[0]), last - first - 1))
        yield parts[0], first, cut
        for part in parts[1:]:
            yield part, min(cut, last - 1), last
        return
    yield from _apart(word, first, last)


def _homophone(word: str, before: str, behind: str) -> str | None:
    """`ill`, `id`, `were`, `re` without an apostrophe, told from what they are mistaken for by their neighbours."""
    if word == "ill" and before not in _AFTER_ILL_IS_SICK and behind:
        return "i will"
    if word == "id" and behind in _AFTER_ID:
        return "i 'd"
    if word in ("re", "ve", "ll") and before in _PRONOUNS:
        return _ENDINGS[word]
    if word == "were" and behind in _AFTER_WERE and before not in _PLURAL:
        return "we are"
    return None


def _apart(word: str, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """`you're`, `didn't`, `should've`, `couldn't've` cut at their apostrophes; other names keep theirs."""
    base, *endings = word.split("'")
    at = first + len(base)
    if endings and endings[0] == "t" and base.endswith("n"):
        base, at = base[:-1], at - 1
    yield _IZE.sub(r"\1iz\2", base), first, at
    for ending in endings:
        end = min(last, at + len(ending) + (2 if ending == "t" else 1))
        yield _ENDINGS.get(ending, ending), at, end
        at = end


def _unstammered(opened: list[tuple[str, int, int]], text: str) -> list[int]:
    """Indexes without the first half of an immediate repetition ("I I'm", "we are we are"); spelt numbers stay.

    What is said again in the next sentence is no stammer ("I will see to it. It has to be there").
    """
    words = [one[0] for one in opened]
    ends = [_STOP.search(text, one[2], next_[1]) is not None for one, next_ in pairwise(opened)]
    kept = []
    for k, word in enumerate(words):
        once = word == words[k + 1] and not ends[k] if k + 1 < len(words) else False
        twice = words[k : k + 2] == words[k + 2 : k + 4] and k + 3 < len(words) and not ends[k + 1]
        pair = k > 0 and words[k - 1 : k + 1] == words[k + 1 : k + 3] and k + 2 < len(words) and not ends[k]
        if not (once or twice or pair) or word in NUMBERS or word.isdigit():
            kept.append(k)
    return kept


NUMBERS = wordset(
    "zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
    "half couple dozen"
)
"""Words that count; `oh` is a spoken nought."""


def _token(opened: list[tuple[str, int, int]], k: int) -> Token:
    word, first, last = opened[k]
    behind = opened[k + 1][0] if k + 1 < len(opened) else ""
    filler = word in _FILLERS or (word == "so" and behind in _SO_ADJECTIVES)
    return Token(word, stem(word), first, last, filler)


_SO_ADJECTIVES = wordset(
    "sorry very much many upset angry frustrated frustrating upsetting disappointing annoying stressful hard long "
    "bad awful terrible horrible worried fed cross furious grateful happy glad rude stupid silly unfair wrong "
    "ashamed embarrassed embarrassing difficult sad painful tiring exhausting unacceptable appreciative kind "
    "patient"
)
