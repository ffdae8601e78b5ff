"""Better words for one reply: what went wrong or was missed, and how it could have been said."""

from collections.abc import Iterator
from dataclasses import dataclass

from poise.domain.better import Advice, Suggestion, WhatIf, before, better
from poise.domain.events import Event
from poise.domain.report import Reply
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.shown.marks import label
from poise.shown.texts import Texts
from poise.shown.words import signed


@dataclass(frozen=True, slots=True)
class AdviceShown:
    """One fault or one missed chance, with the ways to say it; the trainee's own words mended come first."""

    heading: str
    suggestions: tuple[str, ...]


def advised(
    scenario: Scenario, events: tuple[Event, ...], reply: Reply, rubric: Rubric, texts: Texts
) -> tuple[AdviceShown, ...]:
    """Better words for this reply; none where there is nothing to say better, or nothing was written for it."""
    found = better(reply, before(scenario, events, reply.spoken.turn), rubric)
    return tuple(_shown(found, rubric, texts))


def written(best: WhatIf | None, customer: str, texts: Texts) -> tuple[str, ...]:
    """A whole reply that was written for this moment, and what it would have done by the same rules."""
    if best is None:
        return ()
    anger, trust = best.after.anger - best.before.anger, best.after.trust - best.before.trust
    return (
        texts("better.written", text=best.text),
        texts("better.would", anger=signed(anger), trust=signed(trust), name=customer, says=best.customer_says),
    )


def _shown(found: tuple[Advice, ...], rubric: Rubric, texts: Texts) -> Iterator[AdviceShown]:
    for one in found:
        if not one.suggestions:
            continue
        name = label(one.id, one.polarity, rubric)
        if one.polarity == "fault":
            heading = texts("better.instead", name=name)
        else:
            heading = texts("better.missed", name=name, anger=signed(-one.anger), trust=signed(one.trust))
        first, *others = one.suggestions
        yield AdviceShown(heading, (_said(first, texts), *(texts("better.or", text=each.text) for each in others)))


def _said(one: Suggestion, texts: Texts) -> str:
    return texts(f"better.{one.kind}", text=one.text)
