"""Finds what the trainee promises in a reply: who will do what by when, in words without punctuation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from poise.domain.evidence import Evidence, Situation, Topic, Transcript
from poise.domain.promises import Due, Promise
from poise.judge.content.due import due
from poise.judge.content.lexicon import Level
from poise.judge.content.promise_words import PromiseWords, shipped
from poise.judge.content.reply import Reply, read
from poise.judge.content.tokens import NUMBERS, tokens
from poise.judge.content.vows import Vow, joined, vows
from poise.judge.content.wordset import wordset

_LINKS = wordset("and then but so or because if to that with um well okay")
_CONTINUED = wordset("when once until before after as whenever while by")
"""What begins a clause that still says when."""
_SPOILT = wordset("rude sarcasm threaten")
_AIMS = wordset("you your yours yourself")
_NEAR = 3
"""Words between what provokes a threat and the threat."""
_COUNTERS = wordset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth st nd rd th may march"
)
"""What ends the name of a day or a month, and may as well count a thing or be a verb."""
_BEHIND_A_DAY = wordset(
    "at in on by before after around about from until to for between within as of and or so but then when if once "
    "while because with without not no only too again instead though please okay sir madam thanks thank thanking "
    "i we you he she they it there this that the a your my our his her their everything somebody someone "
    "monday tuesday wednesday thursday friday saturday sunday next noon midday morning latest sharp"
)
"""What may follow the name of a day; before anything else an ordinal counts a thing ("the second technician")."""
_PAUSES = frozenset(",.;:?!–—")
_LONGEST = 10
"""Words of `what`; more than these are no short phrase."""


Kind = Literal["date", "vague", "event"]
_KINDS: Mapping[Level, Kind] = {"strong": "date", "fair": "vague", "weak": "event"}


@dataclass(frozen=True, slots=True)
class _Time:
    """The tokens [first, end) of one time, what they mean, and whether they are a date, a vague word or an event."""

    first: int
    end: int
    due: Due | None
    kind: Kind


def found(words: Transcript, situation: Situation, evidence: Iterable[Evidence] = ()) -> tuple[Promise, ...]:
    """The promises of a reply, in the order in which they were said; spans count in `words.text`.

    `evidence` is what the judge found in the same reply: what it takes for scorn or a threat promises nothing, and
    where it knows which remedy is offered, a promise in the same words is about that one.
    """
    reply = read(words.text)
    if not words.heard or not reply.tokens:
        return ()
    lexicon, known = shipped(), tuple(one for one in evidence if one.sure and one.span is not None)
    times = _times(reply, lexicon)
    promises = list[Promise]()
    free = 0
    for vow, end in _spoken(reply, situation, lexicon, frozenset(one.first for one in times)):
        time = _when(reply, vow, end, [one for one in times if one.first >= free or _leads(reply, one)])
        free = end
        if not _passed(reply, vow, end, time, lexicon):
            promise = _promise(reply, vow, end, time, situation)
            if not _overlapping(promise, known, _SPOILT):
                promises.append(promise)
    return tuple(_about(one, situation.topics, known) for one in promises)


def _spoken(
    reply: Reply, situation: Situation, lexicon: PromiseWords, timed: frozenset[int]
) -> Iterator[tuple[Vow, int]]:
    """Every beginning with the token behind its last."""
    begun = vows(reply, situation.names, lexicon)
    for k, vow in enumerate(begun):
        limit = begun[k + 1].first if k + 1 < len(begun) else len(reply.tokens)
        end = _end(reply, vow.verb, max(vow.verb + 1, limit), timed)
        further = [*joined(reply, vow, end, lexicon)]
        for n, one in enumerate((vow, *further)):
            yield one, further[n].first if n < len(further) else end


def _end(reply: Reply, verb: int, limit: int, timed: frozenset[int]) -> int:
    """Where the words of the promise end: at a full stop, or with a clause that goes on about something else.

    `timed` are the tokens at which times begin, which end nothing.
    """
    for k in range(verb + 1, limit):
        word = reply.tokens[k].word
        if reply.stopped(k) or (k in reply.starts and k not in timed and not _goes_on(reply, k, word)):
            return k
    return limit


def _goes_on(reply: Reply, k: int, word: str) -> bool:
    behind = reply.tokens[k + 1].word if k + 1 < len(reply.tokens) else ""
    subject = wordset("i we you he she they it there this that")
    return word in _CONTINUED or (word in ("and", "then") and behind not in subject)


# --- when --------------------------------------------------------------------------------------------------------
def _times(reply: Reply, lexicon: PromiseWords) -> tuple[_Time, ...]:
    """All times in the reply, those that touch made one ("tomorrow" "before ten")."""
    runs = list[tuple[int, int, Kind]]()
    for first, end, kind in sorted(_named(reply, lexicon)):
        if runs and first <= runs[-1][1] and kind == runs[-1][2]:
            runs[-1] = runs[-1][0], max(end, runs[-1][1]), kind
        elif not runs or first >= runs[-1][1]:
            runs.append((first, end, kind))
    dates = [(first, end) for first, end, kind in _matched(reply, lexicon) if kind == "date"]

    def meant(first: int, end: int, kind: Kind) -> Due | None:
        """An event has a date only if its words name one: "when we bring it on the sixteenth"."""
        named = {k for start, stop in dates if first <= start for k in range(start, min(stop, end))}
        return due([reply.tokens[k].word for k in sorted(named)] if kind == "event" else reply.words(first, end))

    return tuple(_Time(first, end, meant(first, end, kind), kind) for first, end, kind in runs)


def _named(reply: Reply, lexicon: PromiseWords) -> Iterator[tuple[int, int, Kind]]:
    matches = _matched(reply, lexicon)
    dates = [(first, end) for first, end, kind in matches if kind == "date"]
    for first, end, kind in matches:
        if kind == "date" or not any(start < end and first < stop for start, stop in dates):
            yield first, (_event_end(reply, first, end) if kind == "event" else end), kind


def _matched(reply: Reply, lexicon: PromiseWords) -> list[tuple[int, int, Kind]]:
    found = lexicon.phrases["time"].found(reply)
    return [(first, end, _KINDS[level]) for first, end, level in found if not _counts(reply, end)]


def _counts(reply: Reply, end: int) -> bool:
    """Whether the last word of a time counts what follows ("until the second technician has been") and names no day."""
    behind = next((k for k in range(end, len(reply.tokens)) if not reply.tokens[k].filler), len(reply.tokens))
    if reply.tokens[end - 1].word not in _COUNTERS or behind == len(reply.tokens):
        return False
    token, between = reply.tokens[behind], reply.text[reply.tokens[end - 1].last : reply.tokens[behind].first]
    if not _PAUSES.isdisjoint(between) or any(k in reply.starts for k in range(end, behind + 1)):
        return False
    named = reply.text[token.first].isupper()  # "by the fifth Margaret"
    return not (named or token.word.isdecimal() or token.word in _BEHIND_A_DAY | NUMBERS)


def _event_end(reply: Reply, first: int, end: int) -> int:
    """An event takes the rest of its clause, and no full stop in it."""
    rest = range(first + 1, max(end, reply.clause(end - 1)[1]))
    return next((k for k in rest if reply.stopped(k)), rest.stop)


def _when(reply: Reply, vow: Vow, end: int, times: Sequence[_Time]) -> _Time | None:
    """The time that belongs to a promise: a date in its words, else one right before it, else a vaguer word."""
    inside = [one for one in times if vow.verb < one.first < end]
    exact = [one for one in inside if one.due is not None]
    before = [
        one
        for one in times
        if one.kind != "vague" and (one.due or one.kind == "event") and _reaches(reply, one.end, vow.first)
    ]
    return next(iter((*exact, *before, *inside)), None)


def _reaches(reply: Reply, end: int, first: int) -> bool:
    """Whether nothing but an "and" stands between a time that ends before `end` and a promise from `first` on."""
    return end == first or (end == first - 1 and reply.tokens[end].word in ("and", "so", "then"))


def _leads(reply: Reply, time: _Time) -> bool:
    """Whether a time begins what follows it and does not end what stands before it."""
    k = time.first
    return k == 0 or reply.stopped(k) or k in reply.starts or reply.tokens[k - 1].word in _LINKS


# --- what --------------------------------------------------------------------------------------------------------
def _passed(reply: Reply, vow: Vow, end: int, time: _Time | None, lexicon: PromiseWords) -> bool:
    """Whether it is a move within the call, or nothing that is done for anybody."""
    if any(
        vow.first <= first < end for name in ("moment", "threat") for first, _, _ in lexicon.phrases[name].found(reply)
    ):
        return True
    if any(stop <= vow.first <= stop + _NEAR for _, stop, _ in lexicon.phrases["provoked"].found(reply)):
        return True
    dated = time is not None and time.due is not None and time.kind == "date"
    aimed = not _AIMS.isdisjoint(reply.words(vow.verb, end))
    if not (dated or vow.needs == "nothing" or (vow.needs == "aim" and aimed)):
        return True
    if not (dated or aimed) and reply.words(vow.verb - 1, vow.verb) == ["just"]:
        return True  # "I'll just print it"
    if vow.lead or vow.who not in ("I", "we"):
        return False
    return any(
        first == vow.verb and not (level == "fair" and dated)
        for first, _, level in lexicon.phrases["passed"].found(reply)
    )


def _promise(reply: Reply, vow: Vow, end: int, time: _Time | None, situation: Situation) -> Promise:
    end = _trimmed(reply, vow.verb + 1, end)
    first = vow.first if time is None else min(vow.first, time.first)
    span = reply.span(first, max(end, time.end if time is not None and time.first < end else end))
    return Promise(
        turn=situation.turn,
        who=vow.who,
        what=_what(reply, vow, end, time),
        when="" if time is None else _said(reply, range(time.first, time.end)),
        due=None if time is None else time.due,
        quote=reply.text[slice(*span)],
        span=span,
    )


def _trimmed(reply: Reply, least: int, end: int) -> int:
    while end > least and reply.tokens[end - 1].word in _LINKS:
        end -= 1
    return end


def _what(reply: Reply, vow: Vow, end: int, time: _Time | None) -> str:
    said = [k for k in range(vow.verb, end) if not (time is not None and time.first <= k < time.end)]
    said = [k for k in said if not reply.tokens[k].filler][:_LONGEST]
    while len(said) > 1 and reply.tokens[said[-1]].word in _LINKS:
        said.pop()
    plain = _said(reply, said)
    if vow.base is not None:
        plain = " ".join((vow.base, *plain.split()[1:]))
    return f"{vow.lead} {plain}".strip()


def _said(reply: Reply, places: Iterable[int]) -> str:
    """The words at these places as they were said, without what was left out between them."""
    told, last = "", -1
    for k in places:
        token = reply.tokens[k]
        word = reply.text[token.first : token.last]
        told += word if token.first == last else f" {word}"
        last = token.last
    return told.strip()


# --- about -------------------------------------------------------------------------------------------------------
def _overlapping(promise: Promise, evidence: Iterable[Evidence], ids: frozenset[str]) -> list[Evidence]:
    start, end = promise.span
    return [e for e in evidence if e.id in ids and e.span is not None and e.span[0] < end and start < e.span[1]]


def _about(promise: Promise, topics: Sequence[Topic], evidence: Sequence[Evidence]) -> Promise:
    """The promise with the remedy that its words name, one beyond the brief before one within it."""
    stems = frozenset(token.stem for token in tokens(promise.quote))
    remedies = [topic for topic in topics if topic.kind == "remedy" and _names(topic, stems)]
    told = [e.about for e in _overlapping(promise, evidence, wordset("offer_solution overpromise")) if e.about]
    named = [topic.id for topic in sorted(remedies, key=lambda topic: topic.allowed)]
    return replace(promise, about=next(iter((*named, *told)), None))


def _names(topic: Topic, stems: frozenset[str]) -> bool:
    phrases = (frozenset(token.stem for word in phrase for token in tokens(word)) for phrase in topic.phrases)
    return any(phrase and phrase <= stems for phrase in phrases)
