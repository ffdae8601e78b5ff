"""Where in a reply somebody commits himself: "I'll …", "you'll have …", "my manager will …", "expect a call"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from poise.judge.content.clauses import AUXILIARIES
from poise.judge.content.promise_words import PromiseWords
from poise.judge.content.reply import Reply
from poise.judge.content.stems import stem
from poise.judge.content.tokens import Token
from poise.judge.content.wordset import wordset

_WILL = wordset("will shall")
_LEADS = wordset("and then so please or")
_PERMITTED = (["you", "can"], ["you", "should"], ["you", "may"])
_THEN = wordset("then now also both gladly happily certainly")
_PERSONS = wordset("he she they")
_THINGS = wordset("it that this everything")
_ANYBODY = wordset("somebody someone one two")
_DETERMINERS = wordset("the your our my his her a an another this that these those both all every one")
_VOWED = frozenset(map(stem, ("promise", "guarantee", "assure", "swear", "undertake")))
_UNSAID = wordset("not said never told can could")
_NO_NOUN = wordset("i we you he she they it and but so or then if when will to is are was were not")
_HEDGES = wordset("maybe perhaps probably possibly hopefully nobody nothing might")
_LONGEST_NOUN = 4

Needs = Literal["nothing", "date", "aim"]


@dataclass(frozen=True, slots=True)
class Vow:
    """One beginning of a commitment.

    Attributes:
        who: who will do it.
        first: the token with which it begins.
        verb: the token of the deed; "you will have …" and "the driver will …" begin with their subject.
        lead: words before the deed that belong to what will be done ("you will"), "" if the doer leads.
        base: the verb's plain form, if it stands in another ("sending").
        needs: what it takes to be a promise: nothing more, a date, or a date or somebody it is done for ("you").
    """

    who: str
    first: int
    verb: int
    lead: str = ""
    base: str | None = None
    needs: Needs = "nothing"


def vows(reply: Reply, names: Sequence[str], words: PromiseWords) -> tuple[Vow, ...]:
    """All beginnings in order, whatever follows them; those that are reported, doubted or asked for left out."""
    found = (
        *_own(reply, words),
        *_own_doing(reply, words),
        *_received(reply, words),
        *_others(reply, names, words),
        *_others_soon(reply, names, words),
        *_stock(reply, words),
    )
    held = _held(reply, words)
    first: dict[int, Vow] = {}
    for vow in sorted(found, key=lambda one: (one.verb, one.first)):
        free = vow.first not in held or reply.stopped(vow.first)
        if vow.verb < len(reply.tokens) and free and not _hedged(reply, vow):
            first.setdefault(vow.verb, vow)
    return tuple(first.values())


def _own(reply: Reply, words: PromiseWords) -> Iterator[Vow]:
    """ "I'll …", "I'll be sending …", "what we'll do is …"; "I call you at six"."""
    for first, end, _ in words.phrases["who"].found(reply):
        said = [word for word in reply.words(first, end) if word in ("i", "we")]
        verb, base = _deed(reply, end), None
        if reply.words(verb, verb + 1) == ["be"] and (base := _being_done(reply, verb + 1, words)) is not None:
            verb += 1
        yield Vow("I" if said[-1] == "i" else "we", first, verb, "", base)
    for first, end, level in words.phrases["soon"].found(reply):
        if level != "strong" and first and reply.tokens[first - 1].word in AUXILIARIES:
            continue  # "can I call you at six"
        who = "we" if {"we", "us"} & set(reply.words(first, end)) else "I"
        verb = _deed(reply, end if level == "strong" else first + 1)
        if _bare_deed(reply, verb, words.deeds["present"]):
            yield Vow(who, first, verb, needs="date")


def _own_doing(reply: Reply, words: PromiseWords) -> Iterator[Vow]:
    """ "I'm sending …", "we are putting …"."""
    for k, token in enumerate(reply.tokens[:-2]):
        if token.word in ("i", "we") and reply.tokens[k + 1].word in ("am", "are"):
            verb = _deed(reply, k + 2)
            if (base := _being_done(reply, verb, words)) is not None:
                yield Vow("I" if token.word == "i" else "we", k, verb, "", base, _needs(base, words))


def _needs(verb: str, words: PromiseWords) -> Needs:
    return "aim" if stem(verb) in words.deeds["vague"] else "nothing"


def _being_done(reply: Reply, k: int, words: PromiseWords) -> str | None:
    token = _at(reply, k)
    return words.deeds["doing"].get(token.stem) if token is not None and token.word.endswith("ing") else None


def _received(reply: Reply, words: PromiseWords) -> Iterator[Vow]:
    """ "You'll have it by …": what the customer gets is ours to do."""
    for first, end, level in words.phrases["received"].found(reply):
        if reply.words(end, end + 1) == ["have"] and "".join(reply.words(end + 1, end + 2)).endswith("ed"):
            continue  # "you'll have noticed"
        if level == "fair" and not _ordered(reply, first):
            continue  # "we expect a delivery"
        lead = {"strong": "you will", "weak": "there will", "hint": "you"}.get(level, "")
        yield Vow(_sender(reply, end, words), first, end, lead, None, "date" if level == "hint" else "nothing")


def _ordered(reply: Reply, k: int) -> bool:
    """Whether the verb at `k` tells the customer what to do: it begins a sentence, or "you can" leads it."""
    before = reply.words(k - 2, k)
    return k in reply.starts or reply.stopped(k) or before[-1] in _LEADS or before in _PERMITTED


def _sender(reply: Reply, first: int, words: PromiseWords) -> str:
    """Who is named behind a "from" in the same clause; without one, we."""
    _, end = reply.clause(first - 1)
    for k in range(first, end - 1):
        if reply.tokens[k].word == "from":
            if reply.tokens[k + 1].word in ("me", "myself"):
                return "I"
            for start, stop, _ in words.people.found(reply):
                if start == k + 1:
                    return reply.text[reply.tokens[start].first : reply.tokens[stop - 1].last]
    return "we"


def _others(reply: Reply, names: Sequence[str], words: PromiseWords) -> Iterator[Vow]:
    """ "My manager will …", "Ravi's bringing …", "the new one will be there …"."""
    for k, token in enumerate(reply.tokens):
        verb, base = _future(reply, k, token, words)
        if verb is None or (subject := _subject(reply, k, names, words)) is None:
            continue
        first, personal = subject
        who = _plain(reply.text[reply.tokens[first].first : reply.tokens[k - 1].last])
        if base is not None and personal:
            yield Vow(who, first, verb, "", base, "date")
        elif base is None:
            yield from _done(reply, Vow(who, first, verb), personal, words)


def _others_soon(reply: Reply, names: Sequence[str], words: PromiseWords) -> Iterator[Vow]:
    """ "She calls you tomorrow before twelve": somebody else, in the present for the future."""
    for k, token in enumerate(reply.tokens[1:], 1):
        plain = words.deeds["present"].get(token.stem)
        if plain is None or token.word not in (plain + "s", plain + "es"):
            continue
        subject = _subject(reply, k, names, words)
        if subject is not None and subject[1]:
            who = _plain(reply.text[reply.tokens[subject[0]].first : reply.tokens[k - 1].last])
            yield Vow(who, subject[0], k, "", plain, "date")


def _done(reply: Reply, vow: Vow, personal: bool, words: PromiseWords) -> Iterator[Vow]:
    """The vow of a subject that will do something; what comes or is brought about ("he will be told") is ours to do."""
    comes = _bare_deed(reply, vow.verb, words.deeds["things"]) or _arrives(reply, vow.verb, words)
    undergone = comes and vow.verb + 1 < len(reply.tokens) and _brought_about(reply.tokens[vow.verb + 1], words)
    if comes and (undergone or not personal):
        needs = _needs(reply.tokens[vow.verb].word, words)
        yield replace(vow, who="we", lead=f"{vow.who} will", needs=needs)
    elif comes or _bare_deed(reply, vow.verb, words.deeds["verbs"]):
        needs = _needs(reply.tokens[vow.verb].word, words) if personal else "aim"
        yield replace(vow, needs=needs)


def _plain(who: str) -> str:
    """Without the capital of a sentence's first word."""
    return who[:1].lower() + who[1:] if who.split()[0].lower() in _DETERMINERS | _PERSONS | _THINGS | _ANYBODY else who


def _future(reply: Reply, k: int, token: Token, words: PromiseWords) -> tuple[int | None, str | None]:
    """The token of the deed behind a "will" at `k` (or "is sending", with its plain form)."""
    if k == 0:
        return None, None
    if token.word in _WILL:
        return _deed(reply, k + 1), None
    if token.word in ("is", "are", "'s"):
        if reply.words(k + 1, k + 3) == ["going", "to"]:
            return _deed(reply, k + 3), None
        verb = _deed(reply, k + 1)
        if (base := _being_done(reply, verb, words)) is not None:
            return verb, base
    return None, None


def _subject(reply: Reply, k: int, names: Sequence[str], words: PromiseWords) -> tuple[int, bool] | None:
    """The first token of the subject that ends before `k`, and whether it is somebody; None for I, we, you, nobody."""
    before = reply.tokens[k - 1]
    if before.word in _NO_NOUN - _PERSONS - _THINGS or reply.stopped(k):
        return None
    if before.word in _PERSONS:
        return k - 1, True
    called = k - 1 if before.word not in _NO_NOUN | {"that", "who", "which"} else k  # "my colleague Tom"
    if people := [first for first, end, _ in words.people.found(reply) if called <= end <= k]:
        return min(people), True
    if before.word in _THINGS:
        return k - 1, False
    if before.word in {part.lower() for name in names for part in name.split()} or _named(reply, k - 1):
        return k - 1, True
    for first in range(k - 2, max(-1, k - 2 - _LONGEST_NOUN), -1):
        if reply.tokens[first].word in _DETERMINERS:
            return first, False
        if reply.tokens[first].word in _NO_NOUN:
            return None
    return None


def _named(reply: Reply, k: int) -> bool:
    """Whether a capital inside a sentence marks a name."""
    token = reply.tokens[k]
    inside = k > 0 and not reply.stopped(k)
    return inside and reply.text[token.first].isupper() and token.word not in _NO_NOUN


def _bare_deed(reply: Reply, k: int, deeds: Mapping[str, str]) -> bool:
    token = _at(reply, k)
    return token is not None and deeds.get(token.stem) == token.word and token.word != "be"


def _arrives(reply: Reply, k: int, words: PromiseWords) -> bool:
    """Whether a thing is said to be done: "be with you", "be sent to", "be ready"."""
    token = _at(reply, k)
    if token is None or token.word != "be" or k + 1 >= len(reply.tokens):
        return False
    behind, after = {first for first, _end, _ in words.phrases["things"].found(reply)}, reply.tokens[k + 1]
    return k + 1 in behind or _brought_about(after, words)


def _brought_about(token: Token, words: PromiseWords) -> bool:
    """Whether it is the participle of a deed ("sent", "taken")."""
    plain = words.deeds["verbs"].get(token.stem)
    return plain is not None and token.word != plain and not token.word.endswith(("ing", "s"))


def _stock(reply: Reply, words: PromiseWords) -> Iterator[Vow]:
    """Set phrases: "leave it with me"."""
    for first, _end, level in words.phrases["stock"].found(reply):
        yield Vow("I" if level == "strong" else "we", first, first)


def joined(reply: Reply, vow: Vow, end: int, words: PromiseWords) -> Iterator[Vow]:
    """Further deeds of the same person up to `end`: "I'll find out and call you back"."""
    if vow.lead:
        return
    for k in range(vow.verb + 1, end - 1):
        if reply.tokens[k].word not in ("and", "then") or reply.tokens[k + 1].word == "then":
            continue
        verb = _deed(reply, k + 1)
        if (
            verb < end
            and (reply.tokens[verb].word == "ask" or _bare_deed(reply, verb, words.deeds["verbs"]))
            and reply.tokens[verb - 1].word not in ("the", "a")
        ):
            yield Vow(vow.who, verb, verb)


def _deed(reply: Reply, k: int) -> int:
    """The token of the verb at or behind `k`: adverbs, "then" and "go ahead and" are passed over."""
    while k < len(reply.tokens):
        token = reply.tokens[k]
        if reply.words(k, k + 3) == ["go", "ahead", "and"]:
            k += 3
        elif reply.words(k, k + 2) == ["go", "and"]:
            k += 2
        elif token.filler or token.word in _THEN:
            k += 1
        else:
            return k
    return k


def _at(reply: Reply, k: int) -> Token | None:
    return reply.tokens[k] if k < len(reply.tokens) else None


def _held(reply: Reply, words: PromiseWords) -> frozenset[int]:
    """The tokens before which something takes a promise away."""
    held = set[int]()
    for first, end, _ in words.phrases["held"].found(reply):
        said = reply.words(first, end)
        vowed = said[0] in ("i", "we") and any(t.stem in _VOWED for t in reply.tokens[first:end])
        before = reply.words(first - 1, first) if first else []
        if not (vowed and _UNSAID.isdisjoint(said)) and said[:2] != ["i", "mean"] and before != ["as"]:
            held.add(end)
    return frozenset(held)


def _hedged(reply: Reply, vow: Vow) -> bool:
    clause, _ = reply.clause(vow.first)
    return not _HEDGES.isdisjoint(reply.words(max(clause, vow.first - 2), vow.verb + 1))
