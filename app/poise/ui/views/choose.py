"""What the choose screen shows: the scenarios as cards, the brief of one of them, and what can be set."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from poise.domain.guides import Guide
from poise.domain.scenario import Scenario
from poise.settings import Patience, Settings, Theme
from poise.shown.texts import Texts
from poise.ui.parts import CutOff, Devices

LEVELS = 3
"""The hardest level."""

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""Text sizes that can be chosen."""


@dataclass(frozen=True, slots=True)
class Card:
    """One scenario in the list.  `spoken` is the whole card as one sentence for a screen reader."""

    id: str
    title: str
    summary: str
    customer: str
    face: str
    level: int
    level_word: str
    facts: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its points."""

    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefShown:
    """The brief of the chosen scenario."""

    title: str
    role: str
    about: str
    sections: tuple[Section, ...]
    note: str
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting with its possible values: (value, label) in order."""

    name: str
    label: str
    value: object
    options: tuple[tuple[object, str], ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ChooseShown:
    """The whole screen."""

    cards: tuple[Card, ...]
    chosen: str
    brief: BriefShown
    choices: tuple[Choice, ...]


def choose(
    scenarios: Sequence[Scenario],
    chosen: str,
    settings: Settings,
    guides: Sequence[Guide],
    devices: Devices,
    texts: Texts,
    goal: str = "",
) -> ChooseShown:
    """The screen with `chosen` (an id; the first scenario if there is none of that id) opened.

    `goal` is what the trainee set himself after his last call: every brief opens with it.
    """
    scenario = next((one for one in scenarios if one.id == chosen), scenarios[0])
    return ChooseShown(
        tuple(_card(one, texts) for one in scenarios),
        scenario.id,
        _brief(scenario, goal, texts),
        _choices(settings, guides, devices, texts),
    )


def cut_off_sentence(calls: Sequence[CutOff], texts: Texts) -> str:
    """The offer to keep the first of the calls that were cut off."""
    call = calls[0]
    return texts(
        "choose.cut_off", title=call.title, when=call.when, replies=texts.count("choose.cut_off_replies", call.replies)
    )


def _card(scenario: Scenario, texts: Texts) -> Card:
    level = min(LEVELS, max(1, scenario.level))
    word = texts(f"level.{level}")
    sector = texts(f"sector.{scenario.sector}") if f"sector.{scenario.sector}" in texts else scenario.sector
    facts = texts("choose.facts", sector=sector, minutes=scenario.minutes)
    spoken = texts(
        "choose.spoken",
        title=scenario.title,
        customer=scenario.customer.name,
        level=word,
        facts=facts,
        summary=scenario.summary,
    )
    return Card(
        scenario.id,
        scenario.title,
        scenario.summary,
        scenario.customer.name,
        scenario.customer.face,
        level,
        word,
        facts,
        spoken,
    )


def _brief(scenario: Scenario, goal: str, texts: Texts) -> BriefShown:
    brief = scenario.brief
    sections = (("known", brief.known), ("may", brief.may), ("may_not", brief.may_not))
    return BriefShown(
        scenario.title,
        brief.role,
        scenario.customer.about,
        tuple(Section(texts(f"choose.{name}"), points) for name, points in sections if points),
        brief.note,
        goal,
    )


def _choices(settings: Settings, guides: Sequence[Guide], devices: Devices, texts: Texts) -> tuple[Choice, ...]:
    def named(name: str, values: Iterable[object]) -> tuple[tuple[object, str], ...]:
        return tuple((value, texts(f"{name}.{value}")) for value in values)

    def choice(name: str, options: Iterable[tuple[object, str]]) -> Choice:
        hint = texts(f"options.{name}_hint") if f"options.{name}_hint" in texts else ""
        return Choice(name, texts(f"options.{name}"), getattr(settings, name), tuple(options), hint)

    def engines(name: str, there: Iterable[str]) -> Iterable[tuple[object, str]]:
        chosen = getattr(settings, name)
        names = dict.fromkeys([*there, *([chosen] if chosen else [])])
        labels = {one: texts(f"engine_{name}.{one}") if f"engine_{name}.{one}" in texts else one for one in names}
        return (("", texts("options.best")), *labels.items())

    yes_no = ((False, texts("options.no")), (True, texts("options.yes")))
    return (
        choice("guide", ((guide.id, guide.name) for guide in guides)),
        choice("patience", named("patience", get_args(Patience))),
        choice("microphone", _device(settings.microphone, devices.microphones, texts)),
        choice("loudspeaker", _device(settings.loudspeaker, devices.loudspeakers, texts)),
        choice("headphones", yes_no),
        choice("typed", yes_no),
        choice("voice", engines("voice", devices.voices)),
        choice("transcriber", engines("transcriber", devices.transcribers)),
        choice("rate_first", yes_no),
        choice("theme", named("theme", get_args(Theme))),
        choice("stage_theme", named("theme", get_args(Theme))),
        choice("text_scale", ((scale, texts("options.percent", percent=round(scale * 100))) for scale in SCALES)),
    )


def _device(chosen: str, there: Iterable[str], texts: Texts) -> tuple[tuple[object, str], ...]:
    """The system's choice, what is there, and the chosen one even if it is not there now."""
    names = tuple(there)
    gone = ((chosen, texts("options.gone", name=chosen)),) if chosen and chosen not in names else ()
    return (("", texts("options.default")), *((name, name) for name in names), *gone)
