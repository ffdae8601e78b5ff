"""What the baseline screen shows: a text to read calmly, and the measured voice in plain figures."""

from dataclasses import dataclass, replace
from typing import Literal

from poise.domain.evidence import Baseline
from poise.domain.scenario import Scenario
from poise.settings import Settings
from poise.shown.texts import Texts

Phase = Literal["ask", "reading", "done"]


@dataclass(frozen=True, slots=True)
class Measuring:
    """Where the measurement stands.

    Attributes:
        phase: not begun, running, or measured.
        baseline: the voice, once measured (or kept from before).
        agreed: whether the user has agreed to be recorded.
        needs_consent: whether that has to be asked on this screen.
    """

    phase: Phase = "ask"
    baseline: Baseline | None = None
    agreed: bool = False
    needs_consent: bool = True


@dataclass(frozen=True, slots=True)
class BaselineShown:
    """The whole screen; a button whose text is empty is not there."""

    title: str
    lead: str
    passage: str
    kept: str
    consent: str
    agreed: bool
    state: str
    figures: tuple[str, ...]
    read: str
    finish: str
    skip: str
    go_on: str
    can_go: bool


def needed(settings: Settings) -> bool:
    """Whether the voice has to be measured (or consent to be asked) before a call with these settings."""
    return not settings.consent or (
        not settings.typed and (settings.baseline is None or settings.baseline_of != settings.microphone)
    )


def begun(settings: Settings) -> Measuring:
    """The screen as it opens."""
    known = settings.baseline if settings.baseline_of == settings.microphone else None
    return Measuring("done" if known else "ask", known, settings.consent, not settings.consent)


def measured(state: Measuring, baseline: Baseline) -> Measuring:
    """The screen after a measurement."""
    return replace(state, phase="done", baseline=baseline)


def show(state: Measuring, scenario: Scenario, texts: Texts, kept: str = "") -> BaselineShown:
    """The screen in that state, on the way to the call of `scenario`; `kept` says what recording means."""
    reading, done = state.phase == "reading", state.phase == "done"
    may = state.agreed or not state.needs_consent
    return BaselineShown(
        title=texts("baseline.title"),
        lead=texts("baseline.lead"),
        passage=passage(texts),
        kept=kept if state.needs_consent else "",
        consent=texts("baseline.consent") if state.needs_consent else "",
        agreed=state.agreed,
        state=texts(f"baseline.{state.phase}"),
        figures=figures(state.baseline, texts) if done and state.baseline else (),
        read="" if reading else texts("baseline.again" if done else "baseline.read"),
        finish=texts("baseline.finish") if reading else "",
        skip="" if done else texts("baseline.skip"),
        go_on=texts("baseline.go_on", name=scenario.customer.name) if done else "",
        can_go=may,
    )


def passage(texts: Texts) -> str:
    """What is to be read aloud."""
    return texts("baseline.passage")


def figures(baseline: Baseline, texts: Texts) -> tuple[str, ...]:
    """The calm voice in plain words."""
    lines = [
        texts("baseline.pitch", hertz=round(100 * 2 ** (baseline.f0_st / 12))),
        texts("baseline.level", decibels=round(-baseline.level_db)),
    ]
    if baseline.wpm is not None:
        lines.insert(0, texts("baseline.pace", wpm=round(baseline.wpm)))
    return tuple(lines)
