"""Small honest stand-ins for engines, a hand-made scenario, and random scenarios and replies for property tests."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from poise.domain.branch import Utterance, answer, speech
from poise.domain.call import Call, begin
from poise.domain.events import CustomerFinished, CustomerSpoke, Ended, Event, TraineeSpoke
from poise.domain.evidence import (
    STAGES,
    Assessment,
    Delivery,
    Evidence,
    Polarity,
    Situation,
    Take,
    Topic,
    Transcript,
    Word,
)
from poise.domain.mood import BANDS, Temper
from poise.domain.scenario import (
    OUTCOMES,
    Beat,
    Brief,
    Customer,
    Fact,
    Lead,
    Line,
    Outcome,
    Remedy,
    Scenario,
    Verdict,
    When,
)
from poise.library import rubric
from poise.resources import root
from poise.session.orders import Orders
from poise.session.play import Play
from poise.session.ports import Cast, EarlyWords, TakeSink

E = TypeVar("E", bound=Event)

RUBRIC = rubric.load(root("assets") / "rubric.toml")
"""The numbers that ship."""

SKILLS = tuple(id_ for id_, of in sorted(RUBRIC.behaviours.items()) if of.skill and of.kind != "after")
FAULTS = tuple(id_ for id_, of in sorted(RUBRIC.behaviours.items()) if of.fault)


# --- evidence ----------------------------------------------------------------------------------------------------
def evidence(text: str, turn: int = 1, confidence: float = 0.9) -> tuple[Evidence, ...]:
    """Evidence from shorthand: "apologize clarify:arrival no:let_vent rude" ("no:" marks a fault of both sorts)."""
    found = []
    for token in text.split():
        name, _, about = token.removeprefix("no:").partition(":")
        behaviour = RUBRIC.behaviours.get(name)
        if behaviour is None:
            continue
        polarity: Polarity = "fault" if token.startswith("no:") else behaviour.polarity
        found.append(Evidence(name, polarity, confidence, turn, None, None, "as the reply says", about or None))
    return tuple(found)


def reply(text: str, effort: float | None = None, confidence: float = 0.9) -> Assessment:
    """What is found in a reply that is written in the shorthand of `evidence`."""
    return Assessment(evidence(text, confidence=confidence), Delivery(effort=effort, tentative=effort is None))


# --- a scenario --------------------------------------------------------------------------------------------------
def lines(id_: str, *texts: str) -> tuple[Line, ...]:
    """Lines as the library would number them."""
    return tuple(Line(f"{id_}.{i}", text) for i, text in enumerate(texts, 1))


def _endings() -> tuple[Beat, ...]:
    return tuple(
        Beat(outcome, "closing", lines(outcome, f"And that is that: {outcome}."), ending=outcome)
        for outcome in OUTCOMES
    )


def kettle() -> Scenario:
    """A customer whose kettle leaks: four beats, one fact, two remedies, all five endings."""
    beats = (
        Beat(
            "vent",
            "vent",
            lines("vent", "My new kettle leaks all over the counter!", "Are you even listening? It leaks!"),
            leads=(Lead("heard", When(shown=frozenset({"empathize", "reiterate", "clarify", "invite"}))),),
            at_most=2,
            then="heard",
            patience=6.0,
        ),
        Beat(
            "heard",
            "heard",
            lines("heard", "So what happens now?", "I still have no kettle.", "Well?"),
            leads=(Lead("acting", When(agreed=True)),),
            at_most=3,
            then="unresolved",
        ),
        Beat(
            "acting",
            "acting",
            lines("acting", "And when will it be here?", "Anything else I should know?"),
            leads=(Lead("won_over", When(shown=frozenset({"thank"}))),),
            at_most=2,
            then="settled",
        ),
        *_endings(),
    )
    yes, half, no = (
        lines("yes", "Yes, do that."),
        lines("half", "Is that all?"),
        lines("no", "No. Out of the question."),
    )
    return Scenario(
        id="kettle",
        title="The kettle leaks",
        summary="A new kettle leaks.",
        sector="retail",
        level=1,
        minutes=3,
        feeling="taken for a fool",
        customer=Customer("Ada Crane", "ada", "ada", Temper(), "Bought a kettle last week."),
        brief=Brief(
            "You sell kettles.", ("She has called before.",), ("a new kettle",), ("money back",), "No swearing."
        ),
        start="vent",
        beats={beat.id: beat for beat in beats},
        always=(
            Lead("hung_up", When(faulted=frozenset({"threaten"}))),
            Lead("escalated", When(faults=4)),
            Lead("hung_up", When(silences=3)),
        ),
        reactions={
            "apologize": lines("apologize", "That is something, at least.", "You said so."),
            "rude": lines("rude", "How dare you!", "I beg your pardon?"),
            "no_let_vent": lines("no_let_vent", "Let me finish!"),
        },
        silences=lines("silences", "Hello?", "Is anybody there?"),
        unheard=lines("unheard", "The line is bad. Say that again?"),
        facts=(Fact(Topic("bought", "fact", (("when", "buy"),)), lines("bought", "On Tuesday, from your shop.")),),
        remedies=(
            Remedy(
                Topic("replace", "remedy", (("new", "kettle"),)),
                "a new kettle",
                ((When(ever=frozenset({"empathize", "reiterate"})), "accept"), (When(), "refuse")),
                {"accept": yes, "refuse": no},
            ),
            Remedy(Topic("voucher", "remedy", (("voucher",),)), "a voucher", ((When(), "half"),), {"half": half}),
        ),
    )


# --- random scenarios and replies --------------------------------------------------------------------------------
confidences = st.floats(0.0, 1.0, allow_nan=False)
skills = st.builds(
    Evidence, st.sampled_from(SKILLS), st.just("skill"), confidences, st.just(1), st.none(), st.none(), st.just("seen"),
    st.sampled_from([None, "f1", "f2", "r1", "r2"]),
)  # fmt: skip
faults = st.builds(
    Evidence, st.sampled_from(FAULTS), st.just("fault"), confidences, st.just(1), st.none(), st.none(), st.just("seen")
)
efforts = st.one_of(st.none(), st.floats(-3.0, 6.0, allow_nan=False))
deliveries = efforts.map(lambda effort: Delivery(effort=effort, tentative=effort is None))
assessments = st.builds(Assessment, st.lists(st.one_of(skills, faults), max_size=6).map(tuple), deliveries)

_some_skills = st.frozensets(st.sampled_from(["apologize", "clarify", "offer_solution", "empathize"]), max_size=2)
_some_faults = st.frozensets(st.sampled_from(["rude", "argue", "interrupt"]), max_size=2)
_conditions = st.one_of(
    st.builds(lambda some: {"mood": some}, st.frozensets(st.sampled_from(BANDS), max_size=3)),
    *(
        st.builds(lambda points, name=name: {name: points}, st.integers(0, 100))
        for name in ("anger_at_least", "anger_at_most", "trust_at_least")
    ),
    *(st.builds(lambda ids, name=name: {name: ids}, _some_skills) for name in ("shown", "ever", "never")),
    st.builds(lambda ids: {"faulted": ids}, _some_faults),
    st.sampled_from([{"told": frozenset({"f1"})}, {"offered": frozenset({"r1"})}, {"half": frozenset({"r2"})}]),
    st.sampled_from([{"agreed": True}, {"agreed": False}, {"faults": 3}, {"visits": 2}, {"silences": 2}, {}]),
)
whens = st.lists(_conditions, max_size=2).map(lambda found: When(**{k: v for one in found for k, v in one.items()}))


@st.composite
def _lines(draw: st.DrawFn, id_: str, least: int = 0) -> tuple[Line, ...]:
    bands = draw(st.lists(st.frozensets(st.sampled_from(BANDS), max_size=2), min_size=least, max_size=3))
    return tuple(Line(f"{id_}.{i}", f"{id_} says {i}", fits) for i, fits in enumerate(bands))


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Any scenario that keeps the rules of the library: each beat speaks, and every chain of `then` ends."""
    ids = [f"b{i}" for i in range(draw(st.integers(1, 4)))]
    everywhere = [*ids, *OUTCOMES]
    leads = st.lists(st.builds(Lead, st.sampled_from(everywhere), whens), max_size=3).map(tuple)
    beats: list[Beat] = list(_endings())
    for i, id_ in enumerate(ids):
        then = draw(st.sampled_from([*ids[i + 1 :], *OUTCOMES]))
        stage, most = draw(st.sampled_from(STAGES)), draw(st.integers(1, 3))
        beats.append(Beat(id_, stage, draw(_lines(id_, 1)), draw(leads), most, then))
    facts = tuple(Fact(Topic(id_, "fact", ((id_,),)), draw(_lines(id_, 1))) for id_ in ("f1", "f2"))
    reactions = {id_: draw(_lines(f"re.{id_}")) for id_ in ("apologize", "rude", "no_let_vent", "clarify")}
    return Scenario(
        id="random", title="Random", summary="", sector="any", level=1, minutes=1, feeling="",
        customer=Customer("Someone", "any", "any", draw(tempers), ""), brief=Brief("", (), (), (), ""),
        start=ids[0], beats={beat.id: beat for beat in beats}, always=draw(leads), reactions=reactions,
        silences=draw(_lines("silence")), unheard=draw(_lines("unheard")), facts=facts,
        remedies=tuple([draw(_remedies(id_)) for id_ in ("r1", "r2")]),
    )  # fmt: skip


tempers = st.builds(Temper, st.integers(0, 100), st.integers(0, 100), st.floats(0.25, 3.0), st.floats(0.25, 3.0))


@st.composite
def _remedies(draw: st.DrawFn, id_: str) -> Remedy:
    verdicts: st.SearchStrategy[Verdict] = st.sampled_from(["accept", "half", "refuse"])
    spoken = {verdict: draw(_lines(f"{id_}.{verdict}")) for verdict in ("accept", "half", "refuse")}
    tried = draw(st.lists(st.tuples(whens, verdicts), max_size=2).map(tuple))
    return Remedy(Topic(id_, "remedy", ((id_,),)), id_, tried, {v: spoken[v] for v in ("accept", "half", "refuse")})


few = settings(max_examples=25)
"""For properties over whole calls: one example takes long."""

Reply = Assessment | str | None
"""What is found in a reply; None is silence, "?" a voice without words."""

turns: st.SearchStrategy[list[Reply]] = st.lists(st.one_of(assessments, st.none(), st.just("?")), max_size=8)
endless: st.SearchStrategy[list[Reply]] = turns.map(lambda replies: (replies or [None]) * 60)


def played(scenario: Scenario, replies: Iterable[Reply], start: Call | None = None) -> tuple[Call, list[Event]]:
    """A call without engines: `replies` are answered until the call or the list ends; where it stands, and its events.

    Every line takes four seconds, and every reply two.
    """
    told, coming = list[Event](), iter(replies)
    call = start or begin(scenario)

    def tell(event: Event) -> None:
        nonlocal call
        told.append(event)
        call = call.after(event)

    while call.outcome is None:
        at = len(told)
        spoken = speech(call, RUBRIC)
        text = " ".join(line.text for line in spoken)
        tell(CustomerSpoke(at, text, call.beat_id, tuple(line.id for line in spoken), call.mood))
        tell(CustomerFinished(at, 4.0, False))
        if call.beat.ending:
            tell(Ended(at, call.beat.ending, "customer"))
            break
        found = next(coming, "stop")
        if found == "stop":
            break
        silent, heard = found is None, not isinstance(found, str)
        tell(TraineeSpoke(at, call.turn + 1, "", (), 2.0, None, None, 0.0, "none", heard, silent))
        judged = found if isinstance(found, Assessment) else reply("")
        for event in answer(call, judged, RUBRIC, at):
            tell(event)
    return call, told


# --- engines -----------------------------------------------------------------------------------------------------
class ManualClock:
    """Time that passes only when somebody says so."""

    def __init__(self) -> None:
        self._now = 0.0

    def now(self) -> float:
        """Seconds so far."""
        return self._now

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self._now += seconds


class Captions:
    """A voice that is only read: fifteen characters a second on the manual clock.

    It holds the lines named in `holding` (counted from 1) until it is stopped; `stopped` counts how often it was.
    """

    name = "captions"

    def __init__(self, clock: ManualClock, holding: Iterable[int] = ()) -> None:
        self.said: list[tuple[Utterance, ...]] = []
        self.prepared: list[tuple[Utterance, ...]] = []
        self.stopped = 0
        self._clock = clock
        self._holding = frozenset(holding)

    def prepare(self, utterances: Iterable[Utterance]) -> None:
        """Remember what was announced."""
        self.prepared.append(tuple(utterances))

    async def say(self, utterances: Iterable[Utterance]) -> float:
        """Let the time of reading pass."""
        said = tuple(utterances)
        self.said.append(said)
        seconds = sum(len(utterance.text) for utterance in said) / 15
        try:
            if len(self.said) in self._holding:
                await asyncio.Event().wait()
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            self.stopped += 1
            raise
        self._clock.pass_(seconds)
        return seconds


class Scripted:
    """A trainee who gives the replies of a list, one a turn.

    None is silence, "?" a voice without words; an error is raised; something to call is called (to give an order, say)
    while the trainee goes on thinking for ever.
    """

    name = "scripted"

    def __init__(
        self,
        clock: ManualClock,
        replies: Iterable[str | Exception | Callable[[], None] | None],
        cuts: Iterable[int] = (),
    ) -> None:
        self.open = False
        self._clock = clock
        self._replies = list(replies)
        self._cuts = frozenset(cuts)
        self._heard = 0

    @property
    def interruptible(self) -> bool:
        """Only where the script interrupts."""
        return bool(self._cuts)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Open and close the microphone."""
        self.open = True
        try:
            yield
        finally:
            self.open = False

    async def onset(self) -> None:
        """Talk over the customer's words named in `cuts`, counted from 1; never over any other."""
        if self._heard + 1 not in self._cuts:
            await asyncio.Event().wait()
        await asyncio.sleep(0)
        self._clock.pass_(0.5)

    async def hear(self, patience: float, sink: TakeSink, early: EarlyWords) -> Take:
        """The next reply of the list."""
        began, self._heard = self._clock.now(), self._heard + 1
        assert self._replies, "the script has run out before the call has ended"
        text = self._replies.pop(0)
        if isinstance(text, Exception):
            raise text
        if text is None:
            self._clock.pass_(patience)
            return Take(b"", began)
        if not isinstance(text, str):
            text()
            await asyncio.Event().wait()
        self._clock.pass_(1.0)
        sink.write(b"\0\0")
        take = Take(b"\0\0", began, ((0.0, 1.0),), latency=0.5, typed=str(text))
        early.begin(take)
        return take


def stay_away() -> None:
    """What a trainee does who has laid the receiver down."""


class Typed:
    """Words as they were typed; "?" was not understood."""

    name = "typed"

    def __init__(self) -> None:
        self.begun: list[Take] = []

    def begin(self, take: Take, names: Iterable[str]) -> None:
        """Remember that it could have begun."""
        self.begun.append(take)

    async def transcribe(self, take: Take, names: Iterable[str]) -> Transcript:
        """The typed words."""
        text = take.typed or ""
        if text == "?":
            return Transcript("", (), self.name, heard=False)
        return Transcript(text, tuple(Word(word, None, None) for word in text.split()), self.name)


class Shorthand:
    """A judge for replies that are written as lists of behaviours (see `evidence`)."""

    name = "shorthand"

    async def judge(self, take: Take, words: Transcript, situation: Situation) -> Assessment:
        """Each behaviour as it is named."""
        return Assessment(evidence("no:wait_for" if take.silent else words.text, situation.turn), Delivery())


class Memory:
    """A call's record in memory: events, what was recorded, and which recordings were closed."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.takes: dict[str, bytes] = {}
        self.closed: list[str] = []

    def tell(self, event: Event) -> None:
        """Append."""
        self.events.append(event)

    @asynccontextmanager
    async def take(self, turn: int) -> AsyncIterator["MemorySink"]:
        """A recording that is closed however it ends."""
        name = f"take-{turn}"
        try:
            yield MemorySink(name, self.takes)
        finally:
            self.closed.append(name)


class MemorySink:
    """One recording in memory."""

    def __init__(self, name: str, takes: dict[str, bytes]) -> None:
        self._name = name
        self._takes = takes

    @property
    def name(self) -> str:
        """The recording's name."""
        return self._name

    def write(self, samples: bytes) -> None:
        """Append a block."""
        self._takes[self._name] = self._takes.get(self._name, b"") + samples


class Theatre:
    """All that one call needs, with what happened kept for looking at."""

    def __init__(
        self,
        replies: Iterable[str | Exception | Callable[[], None] | None],
        cuts: Iterable[int] = (),
        holding: Iterable[int] = (),
        orders: Orders | None = None,
    ) -> None:
        self.clock, self.store, self.orders = ManualClock(), Memory(), orders or Orders()
        self.seen: list[Event] = []
        self.speaker = Captions(self.clock, holding)
        self.listener = Scripted(self.clock, replies, cuts)
        self.cast = Cast(self.speaker, self.listener, Typed(), Shorthand())

    def play(self, call: Call | None = None) -> Play:
        """The kettle call, from its beginning or from `call` on."""
        start = call or begin(kettle())
        return Play(start, self.cast, RUBRIC, self.store, self.seen.append, self.clock, self.orders)

    def of(self, kind: type[E]) -> list[E]:
        """All events of one kind."""
        return [event for event in self.store.events if isinstance(event, kind)]

    @property
    def outcome(self) -> Outcome | None:
        """How the call ended, by its events."""
        return outcome_of(self.store.events)


def outcome_of(events: Iterable[Event]) -> Outcome | None:
    """How a call ended, by its last event."""
    return next((event.outcome for event in reversed(list(events)) if event.kind == "ended"), None)
