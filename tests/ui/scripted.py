"""A call that is told instead of spoken: real scenario, real rules, replies and what was found in them by hand."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from math import sin
from pathlib import Path

from poise.domain.accuracy import Card, Figures
from poise.domain.afterwards import Afterward
from poise.domain.better import WhatIf, before
from poise.domain.branch import Utterance, answer, speech
from poise.domain.breathing import Pace
from poise.domain.call import Call, begin, fold
from poise.domain.drills import weakest
from poise.domain.events import (
    Began,
    CustomerFinished,
    CustomerSpoke,
    Ended,
    Event,
    Judged,
    MoodChanged,
    Moved,
    Paused,
    Resumed,
    Rewound,
    TraineeSpoke,
)
from poise.domain.evidence import (
    Assessment,
    Baseline,
    Delivery,
    Evidence,
    Polarity,
    Situation,
    Take,
    Transcript,
    Word,
)
from poise.domain.guides import Guide
from poise.domain.promises import Promise
from poise.domain.report import report
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.domain.timeline import Span
from poise.library import breathing, cards, guides, rubric, scenarios
from poise.library.shelf import usual_shelf
from poise.problems import Problem
from poise.resources import root
from poise.session.remark import Marking, remarked
from poise.settings import Settings
from poise.ui.follow_ups import FollowUps, Waiting
from poise.ui.minutes import Minutes
from poise.ui.parts import Audience, CutOff, Devices, Mouth, Parts, Performance, Recording
from poise.ui.past import Past
from poise.ui.practice import Answered, Exercise
from tests.ui.drawn import Drawn
from tests.ui.drilled import Drilled
from tests.ui.shelved import Shelved

FOLDER = Path("calls") / "2031-05-06 samples-never-came"


@dataclass(frozen=True, slots=True)
class Found:
    """Something found in a reply: behaviour, the words that show it ("" for none), how sure, which way, about what."""

    id: str
    words: str = ""
    why: str = ""
    sure: float = 0.9
    fault: bool = False
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One reply of the script."""

    text: str
    found: tuple[Found, ...] = ()
    delivery: Delivery = field(default_factory=Delivery)
    seconds: float = 6.0
    latency: float | None = 0.9
    heard: bool = True


def _delivery(
    effort: float, wpm: float, level: float, pitch: float, latency: float = 0.9, over: float = 0.0
) -> Delivery:
    return Delivery(
        wpm=wpm,
        effort=effort,
        alpha_db=-15.0,
        level_change_db=level,
        f0_change_st=pitch,
        pauses=2,
        longest_pause=0.8,
        latency=latency,
        talk_over=over,
        tentative=False,
    )


REPLIES: tuple[Said, ...] = (
    Said(
        "Well, I'm sorry you feel that way, but our list says they were delivered.",
        (
            Found(
                "conditional_apology",
                "I'm sorry you feel that way",
                "Regret that depends on a feeling is none.",
                fault=True,
            ),
            Found(
                "defend",
                "our list says they were delivered",
                "This protects us instead of hearing the customer.",
                fault=True,
            ),
            Found("raised_voice", "", "Louder and higher than the calm voice.", fault=True),
            Found("interrupt", "", "You spoke over the customer for 1.4 s.", fault=True),
        ),
        _delivery(1.6, 204, 6.4, 3.2, -0.4, 1.4),
        5.2,
        -0.4,
    ),
    Said(
        "I'm sorry, Ms Doyle. I can hear how upsetting that was, standing there with nothing to show. "
        "Please tell me from the beginning what happened.",
        (
            Found("apologize", "I'm sorry, Ms Doyle", "Regret without a condition."),
            Found("courtesy", "Ms Doyle", "The customer's name, politely.", 0.6),
            Found("empathize", "I can hear how upsetting that was", "Names the feeling and lets it be reasonable."),
            Found("invite", "Please tell me from the beginning what happened", "An open invitation."),
            Found("calm_level", "", "As quiet as the calm voice."),
            Found("steady_pace", "", "An even pace."),
        ),
        _delivery(0.2, 146, 0.6, -0.3, 1.1),
        9.8,
        1.1,
    ),
    Said("Mm.", (), Delivery(), 0.4, 2.0, heard=False),
    Said(
        "So we promised six swatches for Thursday, they never came, and you had nothing for your client. "
        "Is that right? That was our mistake.",
        (
            Found("reiterate", "we promised six swatches for Thursday, they never came", "The problem in plain words."),
            Found("confirm", "Is that right?", "Checks the understanding."),
            Found("own_mistake", "That was our mistake", "Admits that we were at fault."),
            Found("calm_level", "", "As quiet as the calm voice."),
        ),
        _delivery(0.3, 139, 0.2, 0.4, 1.3),
        8.9,
        1.3,
    ),
    Said(
        "I will bring the second set to your shop myself this afternoon, and I will ring you at five to hear "
        "whether all is as it should be. Does that help? Thank you for telling me, Ms Doyle.",
        (
            Found(
                "offer_solution",
                "bring the second set to your shop myself this afternoon",
                "A concrete remedy.",
                about="bring_it_myself",
            ),
            Found("own_solution", "I will bring", "Takes it on personally."),
            Found("action_steps", "I will ring you at five", "Who does what, and when."),
            Found("commit_follow_up", "I will ring you at five", "Promises to check back."),
            Found("seek_agreement", "Does that help?", "Asks whether the remedy is accepted."),
            Found("thank", "Thank you for telling me", "Thanks for the complaint."),
            Found("steady_pace", "", "An even pace."),
        ),
        _delivery(0.1, 131, -1.2, -0.6, 0.8),
        11.4,
        0.8,
    ),
)

WON = (
    *REPLIES[:2],
    *REPLIES[3:],
    Said(
        "I collect the set at two, I am at your door by three, and you have my direct number. Then I ring your client "
        "and say that the delay was ours. I can see how much hung on that meeting.",
        (
            Found("action_steps", "I collect the set at two, I am at your door by three", "Who does what, and when."),
            Found("give_contact", "you have my direct number", "A way to reach one person."),
            Found("own_solution", "I ring your client", "Takes it on personally.", about="talk_to_client"),
            Found("empathize", "I can see how much hung on that meeting", "Sees what it meant."),
            Found("act_on_agreement", "", "Acted right after the agreement."),
            Found("calm_level", "", "As quiet as the calm voice."),
        ),
        _delivery(0.2, 138, -0.4, 0.2, 1.0),
        10.2,
        1.0,
    ),
    Said(
        "Thank you for staying with me, Ms Doyle. I will ring you at five. Is there anything else I can do?",
        (
            Found("thank", "Thank you for staying with me", "Thanks for the patience."),
            Found("commit_follow_up", "I will ring you at five", "Promises to check back."),
            Found("offer_help", "Is there anything else I can do?", "Offers more help."),
            Found("steady_pace", "", "An even pace."),
        ),
        _delivery(0.1, 134, -0.8, -0.2, 0.9),
        6.1,
        0.9,
    ),
)
"""A call that begins badly and ends well."""


@cache
def the_rubric() -> Rubric:
    """The rubric that ships."""
    return rubric.load(usual_shelf().rubric)


@cache
def the_card() -> Card:
    """The accuracy card that ships."""
    return cards.card(usual_shelf().assets / cards.CARD)


def the_figures() -> tuple[Figures, ...]:
    """Figures as they lie beside a card."""
    rows = (("As written", "mean F1 0.80"), ("Spoken, in a quiet room", "mean F1 0.78"))
    return (Figures("Through speech recognition", rows, "300 of the replies, by three synthesised voices."),)


@cache
def the_guides() -> tuple[Guide, ...]:
    """The four guides that ship, the ten steps first."""
    order = ("ten-steps", "five-ways", "eight-techniques", "twenty-tips")
    found = {path.stem: guides.load(path, the_rubric()) for path in usual_shelf().guides}
    return tuple(found[id_] for id_ in order)


@cache
def the_scenarios() -> tuple[Scenario, ...]:
    """The three scenarios that ship, the gentlest first."""
    found = [scenarios.load(path) for path in scenarios.files([root("scenarios")])]
    return tuple(sorted(found, key=lambda scenario: (scenario.level, scenario.id)))


def baseline() -> Baseline:
    """A calm voice."""
    return Baseline(-15.0, 3.4, -29.0, 142.0)


def story(scenario: Scenario | None = None, replies: Sequence[Said] = REPLIES, ends: bool = True) -> tuple[Event, ...]:
    """The events of a whole call with those replies, as the rules have it."""
    teller = _Teller(scenario or the_scenarios()[0])
    teller.tell(Began(0.0, teller.call.scenario.id, "0" * 64, 1, "0.1.0", {"speaker": "told"}, {}, None))
    teller.customer()
    for said in replies:
        if teller.call.beat.ending is not None:
            break
        teller.trainee(said)
        teller.customer()
    if ends:
        outcome = teller.call.beat.ending
        teller.tell(Ended(teller.now, outcome or "hung_up", "customer" if outcome else "trainee"))
    return tuple(teller.events)


def goes_on(
    recording: Recording, turn: int, of: int | None = None, replies: Sequence[Said] = (), ends: bool = True
) -> tuple[Event, ...]:
    """The events with which a recorded call goes on where reply `turn` is given again, by default as well as can be."""
    rewound = Rewound(max(event.at for event in recording.events) + 0.1, turn, of)
    call = fold(recording.scenario, (*recording.events, rewound))
    teller = _Teller(recording.scenario, call, rewound.at, f"-{len(call.left) + 1}")
    teller.events.append(rewound)
    teller.customer()
    for said in replies or WON[turn:]:
        if teller.call.beat.ending is not None:
            break
        teller.trainee(said)
        teller.customer()
    if ends:
        outcome = teller.call.beat.ending
        teller.tell(Ended(teller.now, outcome or "hung_up", "customer" if outcome else "trainee"))
    return tuple(teller.events)


class _Teller:
    def __init__(self, scenario: Scenario, call: Call | None = None, now: float = 0.0, again: str = "") -> None:
        self.call: Call = call or begin(scenario)
        self.events: list[Event] = []
        self.now = now
        self._again = again

    def tell(self, event: Event) -> None:
        self.events.append(event)
        self.call = self.call.after(event)

    def customer(self) -> None:
        lines = speech(self.call, the_rubric())
        text = " ".join(line.text for line in lines)
        self.tell(CustomerSpoke(self.now, text, self.call.beat_id, tuple(line.id for line in lines), self.call.mood))
        seconds = round(len(text) / 15, 1)
        self.now += seconds
        self.tell(CustomerFinished(self.now, seconds, False))

    def trainee(self, said: Said) -> None:
        turn = self.call.turn + 1
        self.now = round(self.now + (said.latency or 0) + said.seconds, 1)
        words = _words(said) if said.heard else ()
        text = said.text if said.heard else ""
        take = f"take-{turn:03}{self._again}.wav"
        over = said.delivery.talk_over or 0.0
        began, speech = round(self.now - said.seconds, 1), ((0.0, said.seconds),)
        self.tell(
            TraineeSpoke(
                self.now,
                turn,
                text,
                words,
                said.seconds,
                take,
                said.latency,
                over,
                "told",
                said.heard,
                False,
                began,
                speech,
            )
        )
        found = tuple(_evidence(one, said.text, turn) for one in said.found)
        for event in answer(self.call, Assessment(found, said.delivery), the_rubric(), self.now):
            self.tell(event)


def _words(said: Said) -> tuple[Word, ...]:
    """Each as long as all others."""
    each = said.text.split()
    long = said.seconds / len(each)
    return tuple(Word(word, round(i * long, 2), round((i + 1) * long, 2)) for i, word in enumerate(each))


def _evidence(one: Found, text: str, turn: int) -> Evidence:
    begins = text.find(one.words) if one.words else -1
    span = (begins, begins + len(one.words)) if begins >= 0 else None
    polarity: Polarity = "fault" if one.fault else "skill"
    return Evidence(one.id, polarity, one.sure, turn, span, None, one.why, one.about)


class Told:
    """A performance that tells a story: it stops at the trainee's turn until a reply is typed or the key let go.

    With a `problem` it breaks off when the second reply is due.
    """

    def __init__(self, audience: Audience, events: Sequence[Event], problem: Exception | None = None) -> None:
        self.wishes: list[str] = []
        self.ended = False
        self._events, self.audience, self._problem = list(events), audience, problem
        self._go = asyncio.Event()
        self._over = False

    @property
    def folder(self) -> Path:
        return FOLDER

    async def run(self) -> None:
        try:
            await self._tell()
        finally:
            self.ended = True

    async def _tell(self) -> None:
        for event in self._events:
            if isinstance(event, TraineeSpoke):
                if self._problem is not None and event.turn == 2:
                    raise self._problem
                await self._reply()
            if self._over:
                self.audience.event(Ended(event.at, "hung_up", "trainee"))
                return
            self.audience.event(event)
            if isinstance(event, CustomerSpoke):
                self.audience.mouth(Mouth(event.text, 0.0, ()))

    async def _reply(self) -> None:
        self.audience.levels(-31.0, True)
        self.audience.levels(-34.0, True)
        self.audience.words("so far")
        await self._go.wait()
        self._go.clear()
        self.audience.thinking()

    def pause(self) -> None:
        self.wishes.append("pause")
        self.audience.event(Paused(1.0))

    def resume(self) -> None:
        self.wishes.append("resume")
        self.audience.event(Resumed(2.0))

    def rewind(self, turn: int) -> None:
        self.wishes.append(f"rewind {turn}")
        self.audience.event(Rewound(3.0, turn))

    def hang_up(self) -> None:
        self.wishes.append("hang up")
        self._over = True
        self._go.set()

    def hold(self, down: bool) -> None:
        self.wishes.append("down" if down else "up")
        if not down:
            self._go.set()

    def type_reply(self, text: str) -> None:
        self.wishes.append(f"type {text}")
        self._go.set()


class Read:
    """A voice measurement that ends when it is told to."""

    def __init__(self, text: str, hear: object, problem: Problem | None = None) -> None:
        self._finished = asyncio.Event()
        self._hear = hear
        self._problem = problem

    async def run(self) -> Baseline:
        assert callable(self._hear)
        self._hear(-28.0, True)
        await self._finished.wait()
        if self._problem is not None:
            raise self._problem
        return baseline()

    def finish(self) -> None:
        self._finished.set()


@dataclass
class Book:
    """What the window asked of the parts, and what they are to answer."""

    saved: list[Settings] = field(default_factory=list)
    played: list[object] = field(default_factory=list)
    added: list[tuple[Path, Afterward]] = field(default_factory=list)
    warmed: list[str] = field(default_factory=list)
    past: Past = field(default_factory=Shelved)
    drawer: Drawn = field(default_factory=Drawn)
    promises: tuple[tuple[Promise, datetime | None], ...] = ()
    goal: str = ""
    waiting: Waiting | None = None
    better: WhatIf | None = None
    remarking_problem: Problem | None = None
    recalled: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    discarded: list[Path] = field(default_factory=list)
    performances: list[Told] = field(default_factory=list)
    asked: list[Settings] = field(default_factory=list)
    scenarios: list[Scenario] = field(default_factory=list)
    said_again: list[tuple[int, int | None]] = field(default_factory=list)
    problem: Exception | None = None
    trouble: Exception | None = None
    reading_problem: Problem | None = None
    sound_problem: Problem | None = None
    sound: asyncio.Event | None = None
    soundless: bool = False
    drills: Drilled = field(default_factory=Drilled)


class Broken:
    """A performance whose microphone is not there."""

    folder = FOLDER

    def __init__(self, problem: Exception) -> None:
        self._problem = problem

    async def run(self) -> None:
        raise self._problem

    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def rewind(self, turn: int) -> None: ...
    def hang_up(self) -> None: ...
    def hold(self, down: bool) -> None: ...
    def type_reply(self, text: str) -> None: ...


def parts(book: Book, settings: Settings | None = None, **changes: object) -> Parts:
    """Parts that tell stories and write down in `book` what they are asked."""

    def play(scenario: Scenario, chosen: Settings, audience: Audience) -> Performance:
        book.asked.append(chosen)
        book.scenarios.append(scenario)
        if book.problem is not None:
            return Broken(book.problem)
        told = Told(audience, story(scenario), book.trouble)
        book.performances.append(told)
        return told

    def say_again(recording: Recording, turn: int, of: int | None, chosen: Settings, audience: Audience) -> Performance:
        book.said_again.append((turn, of))
        if book.problem is not None:
            return Broken(book.problem)
        told = Told(audience, goes_on(recording, turn, of), book.trouble)
        book.performances.append(told)
        return told

    async def save(chosen: Settings) -> None:
        book.saved.append(chosen)

    async def devices() -> Devices:
        return Devices(("USB headset", "Laptop microphone"), ("USB headset", "Laptop loudspeaker"))

    async def warm_up(scenario: Scenario, chosen: Settings) -> None:
        book.warmed.append(scenario.id)

    async def keep(folder: Path) -> Recording:
        book.kept.append(folder)
        return Recording(the_scenarios()[0], story(ends=False), folder)

    async def recall(folder: Path) -> Recording:
        book.recalled.append(folder)
        return Recording(the_scenarios()[0], story(), folder)

    async def discard(folder: Path) -> None:
        book.discarded.append(folder)
        if book.sound_problem is not None:
            raise book.sound_problem

    async def play_take(folder: Path, name: str) -> None:
        book.played.append((folder, name))
        if book.sound_problem is not None:
            raise book.sound_problem
        await (book.sound or asyncio.Event()).wait()

    async def play_line(line: Utterance) -> None:
        book.played.append(line)

    async def add(folder: Path, one: Afterward) -> None:
        book.added.append((folder, one))

    async def promises(recording: Recording) -> tuple[tuple[Promise, datetime | None], ...]:
        return book.promises

    async def better_reply(recording: Recording, turn: int) -> WhatIf | None:
        return book.better

    async def waiting() -> Waiting | None:
        return book.waiting

    async def goal() -> str:
        return book.goal

    async def peaks(folder: Path) -> Mapping[str | float, bytes]:
        return swings(story(None, WON))

    async def play_call(recording: Recording, span: Span, speed: float, told: Callable[[float], object]) -> None:
        book.played.append((span, speed))
        if book.sound_problem is not None:
            raise book.sound_problem
        told(span[0])
        await (book.sound or asyncio.Event()).wait()

    async def breath(pace: Pace, at: float) -> bool:
        book.played.append((pace, at))
        if book.soundless:
            return False
        await asyncio.Event().wait()
        return True

    async def remark(recording: Recording) -> Recording:
        if book.remarking_problem is not None:
            raise book.remarking_problem
        return await marked_again(recording)

    made = Parts(
        scenarios=the_scenarios(),
        guides=the_guides(),
        card=the_card(),
        figures=the_figures(),
        rubric=the_rubric(),
        settings=settings or ready(),
        assets=root("assets"),
        save=save,
        devices=devices,
        warm_up=warm_up,
        play=play,
        say_again=say_again,
        read=lambda text, _chosen, hear: Read(text, hear, book.reading_problem),
        past=book.past,
        drawer=book.drawer,
        recall=recall,
        keep=keep,
        discard=discard,
        play_take=play_take,
        play_line=play_line,
        add=add,
        promises=promises,
        better_reply=better_reply,
        goal=goal,
        now=lambda: "2031-05-06T14:03:00",
        peaks=peaks,
        peak_step=0.02,
        remark=remark,
        play_call=play_call,
        minutes=Minutes(breathing.load(root("assets") / breathing.FILE), breath),
        follow_ups=FollowUps(lambda when, _folder: "2031-05-09T12:00" if when else "", waiting),
        drills=book.drills,
    )
    return replace(made, **changes)


class Phrasebook:
    """A judge who knows the phrases of the stories, wherever they are said; how a reply sounded he takes from there."""

    name = "phrasebook"

    def __init__(self, replies: Sequence[Said]) -> None:
        self._replies = replies

    async def judge(self, take: Take, words: Transcript, situation: Situation) -> Assessment:
        """What of the stories is in the words, and what the reply of that turn had without words."""
        here = self._replies[situation.turn - 1] if situation.turn <= len(self._replies) else Said("")
        known = {one: None for said in (here, *WON, *REPLIES) for one in said.found if one.words}
        found = [one for one in known if one.words in words.text]
        found += [one for one in here.found if not one.words]
        told = tuple(_evidence(one, words.text, situation.turn) for one in found)
        return Assessment(tuple(sorted(told, key=lambda one: one.span or (999, 0))), here.delivery)


async def marked_again(recording: Recording) -> Recording:
    """As the parts of the window do it, by the phrasebook; nothing is read."""
    if not recording.added.corrected:
        return replace(recording, remarked=None)

    async def samples(_name: str) -> bytes:
        return b""

    count = sum(isinstance(event, TraineeSpoke) for event in recording.events)
    judge = Phrasebook(WON if count == len(WON) else REPLIES)
    marking = Marking(samples, judge, the_rubric())
    marked = await remarked(recording.scenario, recording.events, recording.added.words, marking)
    return replace(recording, remarked=marked)


def exercise(turn: int = 1) -> Exercise:
    """A turn of the scripted call, as it comes back."""
    scenario, events = the_scenarios()[0], story()
    said = next(one for one in report(scenario, events, (), the_rubric()).replies if one.spoken.turn == turn)
    weak = next(one for one in weakest(scenario, events, the_rubric()) if one.turn == turn)
    line = Utterance(said.customer_said, scenario.customer.voice, said.before.band)
    return Exercise(FOLDER, turn, weak.faults, weak.missed, scenario, before(scenario, events, turn), line)


def answered(said: Said = REPLIES[1], turn: int = 1, samples: bytes = bytes(2000)) -> Answered:
    """What a scripted reply would come to at that turn."""
    call = exercise(turn).call
    words = _words(said)
    spoken = TraineeSpoke(0.0, turn, said.text, words, said.seconds, None, said.latency, 0.0, "told", True, False)
    found = Assessment(tuple(_evidence(one, said.text, turn) for one in said.found), said.delivery)
    judged, changed, moved = answer(call.after(spoken), found, the_rubric(), 0.0)
    assert isinstance(judged, Judged) and isinstance(changed, MoodChanged) and isinstance(moved, Moved)
    return Answered(
        spoken,
        WhatIf(
            turn, said.text, judged.evidence, judged.delivery, changed.before, changed.after, changed.causes,
            moved.beat, moved.told, moved.offers, "",
        ),
        samples,
    )  # fmt: skip


def swings(events: Sequence[Event]) -> Mapping[str | float, bytes]:
    """How loud a call would have been: each word a swing."""

    def loud(seconds: float) -> bytes:
        return bytes(round(190 * abs(sin(i * 0.12)) * abs(sin(i * 0.031)) + 6) for i in range(round(seconds * 50)))

    said: dict[str | float, bytes] = {}
    spoke = 0.0
    for event in events:
        if isinstance(event, CustomerSpoke):
            spoke = event.at
        elif isinstance(event, CustomerFinished):
            said[spoke] = loud(event.seconds)
        elif isinstance(event, TraineeSpoke) and event.take is not None:
            said[event.take] = loud(event.seconds)
    return said


def ready() -> Settings:
    """Settings of somebody who has agreed and measured before."""
    return Settings(consent=True, baseline=baseline(), baseline_of="", rate_first=False)


def cut_off() -> CutOff:
    """A call that an earlier run did not finish."""
    return CutOff(FOLDER, the_scenarios()[0].title, "Tuesday, 14:03", 4)


def murmur(seconds: float, rate: int = 30) -> tuple[float, ...]:
    """A believable envelope."""
    return tuple(abs(sin(i * 0.9)) * (0.4 + 0.5 * abs(sin(i * 0.13))) for i in range(int(seconds * rate)))


def until(events: Sequence[Event], turn: int) -> Iterator[Event]:
    """The events before reply `turn`."""
    for event in events:
        if isinstance(event, TraineeSpoke) and event.turn >= turn:
            return
        yield event
