"""Small honest stand-ins for engines, a hand-made scenario, and random scenarios and replies for property tests."""

import asyncio
import tomllib
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from hypothesis import strategies as st

from poise.domain.branch import Utterance
from poise.domain.events import Event
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
from poise.domain.rubric import Behaviour, Rubric, Threshold, Weight
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
from poise.resources import root
from poise.session.ports import EarlyWords, TakeSink


def _rubric(path: Path) -> Rubric:
    data = tomllib.loads(path.read_text("utf-8"))

    def weight(pair: list[float] | None) -> Weight | None:
        return Weight(*pair) if pair else None

    behaviours = {
        id_: Behaviour(
            id_, of["kind"], of["name"], weight(of.get("skill")), weight(of.get("fault")), dict(of.get("fit", {}))
        )
        for id_, of in data["behaviour"].items()
    }
    return Rubric(behaviours, {name: Threshold(**given) for name, given in data["thresholds"].items()})


RUBRIC = _rubric(root("assets") / "rubric.toml")
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
            leads=(Lead("won_over", When(anger_at_most=24, trust_at_least=60)),),
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
            Lead("hung_up", When(anger_at_least=100)),
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
whens = st.builds(
    When,
    mood=st.frozensets(st.sampled_from(BANDS), max_size=3),
    anger_at_least=st.none() | st.integers(0, 100),
    anger_at_most=st.none() | st.integers(0, 100),
    trust_at_least=st.none() | st.integers(0, 100),
    shown=_some_skills,
    faulted=_some_faults,
    ever=_some_skills,
    never=_some_skills,
    faults=st.none() | st.integers(0, 4),
    told=st.frozensets(st.sampled_from(["f1", "f2"]), max_size=1),
    offered=st.frozensets(st.sampled_from(["r1", "r2"]), max_size=1),
    half=st.frozensets(st.sampled_from(["r1", "r2"]), max_size=1),
    agreed=st.none() | st.booleans(),
    visits=st.none() | st.integers(0, 3),
    silences=st.none() | st.integers(0, 3),
)


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

    `holding` makes it speak until it is cancelled; `stopped` counts how often that happened.
    """

    name = "captions"

    def __init__(self, clock: ManualClock, holding: frozenset[int] = frozenset()) -> None:
        self.said: list[tuple[Utterance, ...]] = []
        self.prepared: list[tuple[Utterance, ...]] = []
        self.stopped = 0
        self._clock = clock
        self._holding = holding

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
    """A trainee who gives the replies of a list: None is silence, "?" a voice without words, an error is raised.

    After the last reply the trainee stays away for ever, as somebody does who lays the receiver down.
    """

    name = "scripted"

    def __init__(self, clock: ManualClock, replies: Sequence[str | None | Exception], cuts: Iterable[int] = ()) -> None:
        self.open = False
        self.interruptible = bool(cuts)
        self._clock = clock
        self._replies = list(replies)
        self._cuts = frozenset(cuts)
        self._heard = 0

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Open and close the microphone."""
        self.open = True
        try:
            yield
        finally:
            self.open = False

    async def onset(self) -> None:
        """Talk over the customer's lines named in `cuts`, counted from 1; never over any other."""
        if self._heard + 1 not in self._cuts:
            await asyncio.Event().wait()
        await asyncio.sleep(0)
        self._clock.pass_(0.5)

    async def hear(self, patience: float, sink: TakeSink, early: EarlyWords) -> Take:
        """The next reply of the list."""
        began, self._heard = self._clock.now(), self._heard + 1
        if not self._replies:
            await asyncio.Event().wait()
        text = self._replies.pop(0)
        if isinstance(text, Exception):
            raise text
        if text is None:
            self._clock.pass_(patience)
            return Take(b"", began)
        self._clock.pass_(1.0)
        sink.write(b"\0\0")
        take = Take(b"\0\0", began, ((0.0, 1.0),), latency=0.5, typed=text)
        early.begin(take)
        return take


class Typed:
    """Words as they were typed; "?" was not understood."""

    name = "typed"

    def __init__(self) -> None:
        self.begun: list[Take] = []

    def begin(self, take: Take) -> None:
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
        silence = "no:wait_for" if take.silent else words.text
        return Assessment(evidence(silence, situation.turn), Delivery())


class Memory:
    """A call's record that is kept in memory: events, and which takes were opened, written and closed."""

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
        self.name = name
        self._takes = takes

    def write(self, samples: bytes) -> None:
        """Append a block."""
        self._takes[self.name] = self._takes.get(self.name, b"") + samples


def outcome_of(events: Iterable[Event]) -> Outcome | None:
    """How the call ended, by its last event."""
    return next((event.outcome for event in reversed(list(events)) if event.kind == "ended"), None)
