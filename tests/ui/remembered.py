"""Some weeks of kept calls: summaries of told calls, a day apart, the earlier ones worse."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from poise.domain.afterwards import Answer, SelfRated
from poise.domain.guides import StepScore
from poise.domain.past import Entry
from poise.domain.summary import Summary, summary
from tests.ui import scripted
from tests.ui.shelved import Shelved

BEGAN = datetime(2031, 5, 6, 14, 3)


def summaries() -> tuple[Summary, ...]:
    """A call that ends badly, one that is cut off, and one that is won."""
    scenario, guides, rubric = scripted.the_scenarios()[0], scripted.the_guides(), scripted.the_rubric()
    bad = (scripted.REPLIES[0], scripted.REPLIES[0], scripted.REPLIES[2])
    stories = (
        scripted.story(scenario, bad),
        scripted.story(scenario, scripted.REPLIES, ends=False),
        scripted.story(scenario, scripted.WON),
    )
    return tuple(summary(scenario, events, guides, rubric) for events in stories)


def shelved(count: int = 14) -> Shelved:
    """So many calls, a day apart, the earlier ones worse; one more cannot be read."""
    bad, middling, good = summaries()
    others = scripted.the_scenarios()[1:]
    told: list[tuple[Entry, Summary | None]] = []
    for number in range(count):
        kind = bad if number < count // 3 else good if number % 3 else middling
        made = _varied(kind, number)
        if number % 5 == 4:
            other = others[number % 2]
            made = replace(made, scenario=other.id, title=other.title)
        told.append((entry(number, made), made))
    folder = Path("/home/ellen/.local/share/poise/calls/2031-05-05_093011_samples-never-came_0a3f")
    torn = f"{folder}/events.jsonl:4: this line is not what Poise writes."
    told.append(
        (Entry(folder.parent, folder.name, BEGAN - timedelta(days=1, hours=5), "", "", 0.0, None, 0, 0, 0, torn), None)
    )
    return Shelved(sorted(told, key=lambda one: one[0].began, reverse=True), rated())


def _varied(kind: Summary, number: int) -> Summary:
    """No two calls are the same: pace falls, and scores scatter and rise."""

    def moved(place: int, score: int | None) -> int | None:
        return score and max(5, min(100, score - 25 + (number * 37 + place * 53) % 29 + 2 * number))

    scores = {
        guide: {step: moved(place, score) for place, (step, score) in enumerate(steps.items())}
        for guide, steps in kind.scores.items()
    }
    wpm = 188 - 4 * number + number * 7 % 11
    return replace(kind, scores=scores, delivery={**kind.delivery, "wpm": float(wpm)})


def entry(number: int, told: Summary) -> Entry:
    """The call of that number as a list knows it."""
    began = BEGAN - timedelta(days=20) + timedelta(days=number, minutes=17 * number % 180)
    folder = Path("calls") / f"{began:%Y-%m-%d_%H%M%S}_{told.scenario}_{number:04x}"
    moods = told.start.anger, told.end.anger
    return Entry(
        folder.parent,
        folder.name,
        began,
        told.scenario,
        told.title,
        told.seconds,
        told.outcome,
        told.replies,
        *moods,
        "",
    )


def rated(calls: int = 6) -> tuple[tuple[SelfRated, tuple[StepScore, ...]], ...]:
    """Calls after each of which somebody said yes to the step that Poise did not find, but once."""
    said: list[Answer] = ["yes"] * (calls - 1) + ["no"]
    scores = (StepScore("reiterate", 0, (), (), ()), StepScore("empathize", 100, (), (), ()))
    return tuple(
        (SelfRated("2031-05-06T14:03:00", "ten-steps", {"reiterate": one, "empathize": "yes"}, None), scores)
        for one in said
    )
