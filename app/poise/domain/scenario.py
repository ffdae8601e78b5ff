"""A branching talk as frozen values: the customer, the beats, and the conditional leads between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from poise.domain.evidence import Stage, Topic
from poise.domain.kept_word import Asked, Became
from poise.domain.mood import Band, Temper
from poise.domain.written import Better

Outcome = Literal["won_over", "settled", "unresolved", "escalated", "hung_up"]
OUTCOMES: tuple[Outcome, ...] = ("won_over", "settled", "unresolved", "escalated", "hung_up")
Verdict = Literal["accept", "half", "refuse"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the customer can say.

    Attributes:
        id: unique in the scenario, made by the library ("vent.angry.2").
        text: the words, as spoken English.
        bands: the moods in which it fits; empty: in any.
    """

    id: str
    text: str
    bands: frozenset[Band] = frozenset()

    def fits(self, band: Band) -> bool:
        """Whether the customer would say this in that mood."""
        return not self.bands or band in self.bands


@dataclass(frozen=True, slots=True)
class When:
    """A condition: all that is given must hold; of several in one list any one is enough.

    Attributes:
        mood: the customer's band after the reply.
        anger_at_least, trust_at_least, anger_at_most: the points after the reply.
        shown: behaviours shown as a skill in this reply.
        faulted: behaviours found as a fault in this reply.
        ever: behaviours of which at least one was shown in the call so far, this reply included.
        never: behaviours of which none was shown in the call so far, this reply included.
        faults: at least so many faults in the call so far, this reply included.
        told: facts of which at least one has come out.
        offered: remedies of which at least one was offered in this reply.
        half: remedies of which at least one was found not enough so far.
        agreed: whether the customer has accepted a remedy by now.
        visits: the customer has spoken at this beat at least so often.
        silences: the trainee has been silent at least so often in a row.
        promises: what became of the worst of the promises that are asked after in this call.
    """

    mood: frozenset[Band] = frozenset()
    anger_at_least: int | None = None
    anger_at_most: int | None = None
    trust_at_least: int | None = None
    shown: frozenset[str] = frozenset()
    faulted: frozenset[str] = frozenset()
    ever: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    faults: int | None = None
    told: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()
    half: frozenset[str] = frozenset()
    agreed: bool | None = None
    visits: int | None = None
    silences: int | None = None
    promises: frozenset[Became] = frozenset()


@dataclass(frozen=True, slots=True)
class Lead:
    """A conditional way to another beat (or back to the same one)."""

    to: str
    when: When = field(default_factory=When)


@dataclass(frozen=True, slots=True)
class Beat:
    """A place in the talk.

    Attributes:
        id: its name.
        stage: how far the talk is.
        lines: what the customer can say here; a different one at each visit.
        leads: tried in order after the reply; none holds: the customer stays here.
        at_most: how often the customer speaks here before moving on to `then` by himself.
        then: the beat that follows when `at_most` is used up; every chain of these ends in an ending.
        patience: seconds of silence before the customer speaks again.
        ending: the call's outcome if this beat ends it, else None.
        promise: what became of the promise that is asked after here, if one is.
    """

    id: str
    stage: Stage
    lines: tuple[Line, ...]
    leads: tuple[Lead, ...] = ()
    at_most: int = 1
    then: str | None = None
    patience: float = 8.0
    ending: Outcome | None = None
    promise: Became | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something only the customer knows, told when the trainee asks for it.

    Attributes:
        topic: by which words a question about it, or its restatement, is recognised.
        lines: how the customer tells it.
    """

    topic: Topic
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something the trainee could offer.

    Attributes:
        topic: by which words the offer is recognised; `topic.allowed` says whether the brief permits it.
        name: what it is called in the brief and the debrief.
        verdicts: tried in order; the first whose condition holds is the customer's answer.
        lines: what the customer says to each verdict.
    """

    topic: Topic
    name: str
    verdicts: tuple[tuple[When, Verdict], ...]
    lines: Mapping[Verdict, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class PromiseTalk:
    """How the customer asks after the promises of the first call, one after another, before the talk goes on.

    Attributes:
        opens: what is said before the first of them is asked after.
        lines: by what became of a promise; "{promise}" stands for its words, and the lines without it are for promises
            that cannot be turned round.
        leads: tried in order once the last one was asked after.
        then: the beat that follows if none of them holds.
    """

    opens: str
    lines: Mapping[Became, tuple[Line, ...]]
    leads: tuple[Lead, ...]
    then: str


@dataclass(frozen=True, slots=True)
class Customer:
    """Who is calling.

    Attributes:
        name: as the trainee would say it.
        voice: name of a folder under `voices/`.
        face: name of a face under `assets/faces/`.
        temper: how the mood moves.
        about: one or two sentences for the brief.
    """

    name: str
    voice: str
    face: str
    temper: Temper
    about: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What the trainee is told before the call.

    Attributes:
        role: who you are.
        known: what you know already.
        may: what you may offer.
        may_not: what you may not promise.
        note: a content note: how rough it gets.
    """

    role: str
    known: tuple[str, ...]
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """One whole branching talk.

    Attributes:
        id: unique among all scenarios.
        title, summary: for the list.
        sector, level, minutes: for the list; level 1 (gentle) to 3 (hard).
        feeling: the emotional core under the technical problem, shown in the debrief.
        start: id of the first beat.
        beats: all beats by id.
        always: leads tried before those of any beat.
        reactions: what the customer says first to a behaviour, by behaviour id (of either polarity).
        silences: what the customer says to silence.
        unheard: what the customer says when the words did not arrive; costs nothing.
        facts, remedies: what can be asked for and offered.
        names: proper names that help recognition.
        better: what could be said instead.
        follow_up: the call some days later, which asks after the promises.
        digest: SHA-256 of the file it came from, hexadecimal.
        days: how long after the first call this one is; 0 for the first call itself.
        promises: how this call asks after the promises of the first one; None if it does not.
        promised: the promises that it asks after; its beats are among `beats` (see domain/asking.py).
    """

    id: str
    title: str
    summary: str
    sector: str
    level: int
    minutes: int
    feeling: str
    customer: Customer
    brief: Brief
    start: str
    beats: Mapping[str, Beat]
    always: tuple[Lead, ...]
    reactions: Mapping[str, tuple[Line, ...]]
    silences: tuple[Line, ...]
    unheard: tuple[Line, ...]
    facts: tuple[Fact, ...]
    remedies: tuple[Remedy, ...]
    names: tuple[str, ...] = ()
    better: Better = field(default_factory=Better)
    follow_up: "Scenario | None" = None
    digest: str = ""
    days: int = 0
    promises: PromiseTalk | None = None
    promised: tuple[Asked, ...] = ()

    @property
    def topics(self) -> tuple[Topic, ...]:
        """All that a reply can be about, facts first."""
        return tuple(fact.topic for fact in self.facts) + tuple(remedy.topic for remedy in self.remedies)

    def lines(self) -> Iterator[Line]:
        """Every line the customer can say, in the order of the file; the follow-up is a scenario of its own."""
        for beat in self.beats.values():
            yield from beat.lines
        for reactions in self.reactions.values():
            yield from reactions
        yield from self.silences
        yield from self.unheard
        for fact in self.facts:
            yield from fact.lines
        for remedy in self.remedies:
            for lines in remedy.lines.values():
                yield from lines
