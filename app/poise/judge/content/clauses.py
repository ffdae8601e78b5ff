"""Where clauses begin in spoken words: by conjunctions, subjects, inversion and openers, never by punctuation."""

from collections.abc import Sequence

from poise.judge.content.tokens import Token
from poise.judge.content.wordset import wordset

AUXILIARIES = wordset(
    "am is are was were have has had do does did will would can could shall should may might must 's 'd"
)
SUBJECTS = wordset("i we you he she they it there this that nobody everyone everybody someone somebody")
WH = wordset("what which when where who how why whose")
_ASKING = WH - {"which", "when", "whose"}
_PERSONS = wordset("i we you he she they")
_ALWAYS = wordset("but because unless although though whereas while however")
_LINKS = wordset("and or so")
_AFTER_LINK = (
    SUBJECTS | AUXILIARIES | WH | {"let", "then", "please", "if", "my", "our", "now", "just", "thank", "thanks"}
)
_LEADING = wordset(
    "if when what which who how why where that whether until once before after since because but and or so unless "
    "while although though whereas than as let think know say hope understand believe guess suppose feel mean sure "
    "sorry afraid glad thinks thought says said knows knew means reckon imagine appreciate wish hear notice realize "
    "bet promise assure guarantee swear thing way "
    "time every everything all anything something nothing whatever whichever"
)
"""Words that tie what follows to the clause they stand in ("I think you are")."""
_TAKING = wordset(
    "to for with of from about at by on like make thank tell give call ring see show send ask help phone email update "
    "keep get owe"
)
"""Words behind which "you", "it" and the like are an object and begin nothing."""
_OPENERS = wordset("okay well look listen anyway hello hi hey thanks thank yes no please sorry right")
_NOT_OPENING = {
    "well": wordset("as very might may quite"),
    "thank": wordset("to can say should i we want must could not"),
    "thanks": wordset("no say many with"),
    "sorry": wordset("am are is so very be was were say said saying feel not being really truly i how"),
    "right": wordset("the that is all it get make put got this you your am are be not 's do things no every"),
    "please": wordset("to you can could would will if"),
    "yes": wordset("say said"),
    "no": wordset("say said is are was were there 's have has with of make makes in by at had get to for"),
    "look": wordset("to a will can let and have could i we ll me"),
    "listen": wordset("to will can and here i"),
    "okay": wordset("is be it are that 's am you feel was"),
}
_REFERRED = wordset(
    "one person people man woman lady guy someone somebody anyone us me them those customer colleague team"
)
_ORDERS = wordset("tell let leave give send show walk talk take explain describe help bear")
_ORDERED = wordset("me us it with")
_DONE_WITH = wordset("take bring write ring send fill sign come")
_DONE_TO = wordset("this your down me it back")
_NOT_BEFORE_ORDER = wordset(
    "to can could will would i you we they not let and or 'd should must may might please us me him her it just "
    "then do does did who that he she help make"
)
_PEOPLE = "anyone anybody everyone everybody someone somebody"
_ONE = f"he she it there this that any anything everything {_PEOPLE}"
_MANY = "you they we there these those any"
_AGREES = {
    "is": _ONE, "was": f"{_ONE} i", "has": _ONE, "does": _ONE, "'s": "", "are": _MANY, "were": _MANY,
    "have": f"{_MANY} i", "had": "you they we he she", "do": f"{_MANY} i", "did": f"{_ONE} {_MANY} i the your",
}  # fmt: skip
_DEEDS = wordset(
    "give send take put add bring make book call move refund replace waive arrange offer write tell ring get keep "
    "check pay knock throw order ask speak apologize go come stop deliver fix repair swap exchange drop leave pick "
    "collect"
)
_BEING = wordset("is are was were")
_NOUN_SUBJECTS = wordset("the your that this these those my our his her")
_POINTING = wordset("that this these those")
_ASKABLE = wordset(
    "i we you he she they it there this that any anyone anybody someone somebody everybody everyone anything the your"
)


def starts(words: Sequence[Token]) -> tuple[int, ...]:
    """Indexes of the tokens that begin a clause; the first is always 0 if there are any."""
    said = [token.word for token in words]
    found: list[int] = []
    for k in range(len(said)):
        if not found or (_begins(said, k) and not _belated(said, found[-1], k)):
            found.append(k)
    return tuple(found)


def _belated(words: Sequence[str], first: int, k: int) -> bool:
    """Whether `k` is only the auxiliary of the question that began with its question word ("which line | are we")."""
    lead = next((n for n in range(first, k) if words[n] not in _OPENERS | _LINKS), k)
    return (
        words[k] in AUXILIARIES and lead < k <= lead + 4 and words[lead] in WH and not AUXILIARIES & set(words[lead:k])
    )


def inverted(words: Sequence[str], k: int) -> bool:
    """Whether a yes-no question begins at `k`: an auxiliary before its subject ("did you", "was it", "can I")."""
    if words[k] not in AUXILIARIES or k + 1 >= len(words):
        return False
    before, behind = words[k - 1] if k else "", words[k + 1]
    negated = behind == "not" and k + 2 < len(words)
    if negated:
        behind = words[k + 2]
    if before in _PERSONS | {"it", "there", "not", "to"} and not (before in ("you", "it") and behind in ("you", "i")):
        return False
    if behind in _NOUN_SUBJECTS and behind not in ("that", "this") and not _opening(words, k):
        return False
    agreeing = _AGREES.get(words[k])
    if agreeing is not None and behind not in agreeing.split() and behind not in _NOUN_SUBJECTS - _POINTING:
        return False
    if words[k] in ("have", "had", "do") and before in AUXILIARIES | {"to"}:
        return False
    after = words[k + 2] if k + 2 < len(words) else ""
    told = words[k] in _BEING and after in AUXILIARIES  # "the problem is it has stopped"
    return behind in _ASKABLE | _NOUN_SUBJECTS and not told and words[k] != "'s"


def asks_anything(words: Sequence[str]) -> bool:
    """Whether an utterance holds a question of any kind, by its word order."""
    return any(
        inverted(words, k) or (word in _ASKING and k + 1 < len(words) and words[k + 1] in AUXILIARIES | {"happened"})
        for k, word in enumerate(words)
    )


def _opening(words: Sequence[str], k: int) -> bool:
    return k == 0 or words[k - 1] in _OPENERS | _ALWAYS | _LINKS | WH | {
        "sir",
        "madam",
        "sorry",
        "right",
        "now",
        "then",
    }


def _begins(words: Sequence[str], k: int) -> bool:
    word, before = words[k], words[k - 1]
    behind = words[k + 1] if k + 1 < len(words) else ""
    if word in _ALWAYS:
        return True
    if word in _LINKS:
        return behind in (_AFTER_LINK | _DEEDS if word != "so" else _AFTER_LINK) and not (
            word == "so" and behind == "that"
        )
    if before in _LINKS and before != "so" and behind and word in _AFTER_LINK:
        return False
    if word in ("if", "when"):
        return before not in ("and", "but", "or", "so", "as", "what", "even", "see", "ask", "only", "know")
    return _begins_sentence(words, k, word, before, behind)


def _begins_sentence(words: Sequence[str], k: int, word: str, before: str, behind: str) -> bool:
    if word in _PERSONS:
        spoken_of = word == "you" and behind not in AUXILIARIES
        object_too = _TAKING if word == "you" else frozenset[str]()
        return before not in _LEADING | object_too | AUXILIARIES | WH and bool(behind) and not spoken_of
    if word in ("it", "there", "this", "that"):
        return behind in AUXILIARIES and before not in _LEADING | _TAKING | AUXILIARIES
    if word in ("who", "which") and before in _REFERRED:
        return False
    if word in WH:
        later = words[k + 2] if k + 2 < len(words) and word in ("which", "what") else ""
        asks = (
            behind in AUXILIARIES
            or later in AUXILIARIES
            or behind in ("about", "else", "if", "time", "many", "much", "long", "one")
        )
        return asks and before not in (_LEADING | _TAKING) - {"and", "but", "so", "or", "sorry", "when"}
    if word in _ORDERS and behind in _ORDERED:
        return before not in ("to", "can", "could", "will", "would", "you", "not", "please", "just", "i", "we", "and")
    if word in _OPENERS:
        return before not in _NOT_OPENING.get(word, ())
    if word in _DONE_WITH and behind in _DONE_TO:
        return before not in _NOT_BEFORE_ORDER
    return inverted(words, k) and before not in WH
