"""What is said of a trend, what is drawn of it, and when nothing is."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from poise.domain.afterwards import Compared
from poise.domain.past import Standing
from poise.domain.trends import Direction, Trend
from poise.shown.texts import Texts
from poise.ui.views.trends import TrendRow, own_view, trends_shown
from tests.ui.remembered import shelved
from tests.ui.scripted import the_guides, the_rubric
from tests.ui.shelved import standing

BEGAN = datetime(2031, 5, 6)


def told(values: tuple[float, ...], figure: str = "step/ten-steps/reiterate", **more: object) -> Standing:
    points = tuple((BEGAN + timedelta(days=day), value) for day, value in enumerate(values))
    return Standing(replace(Trend(figure, points, sorted(values)[len(values) // 2], None, None, None), **more), None)


def row(texts: Texts, one: Standing) -> TrendRow:
    [group] = trends_shown([one], the_guides()[0], the_rubric(), texts).groups
    return group.rows[0]


def test_too_few_calls_are_said_to_be_too_few_and_have_no_line(texts: Texts) -> None:
    shown = row(texts, told((40.0, 60.0)))
    assert shown.told == "Your middle call: 60. Too few calls yet for a direction: 2 of 10."
    assert shown.chart.line is None and shown.chart.low is None
    assert row(texts, told((40.0,))).told.endswith("1 of 10.")
    at_once = told((40.0,) * 12)
    again = replace(at_once.trend, points=tuple((BEGAN, value) for _, value in at_once.trend.points))
    assert row(texts, replace(at_once, trend=again)).told.endswith("1 of 10."), "what began at once has no order"


def test_a_range_is_told_where_there_is_one(texts: Texts) -> None:
    shown = row(texts, told((40.0,) * 7, low=30.0, high=50.0))
    assert shown.told.startswith("Your middle call: 40, most likely from 30 to 50. Too few")
    assert (shown.chart.low, shown.chart.high) == (30.0, 50.0)


@pytest.mark.parametrize(
    ("direction", "slope", "said"),
    [
        ("up", 2.5, "Going up, by some 25 in 10 calls."),
        ("down", -2.5, "Going down, by some 25 in 10 calls."),
        ("up", 0.0, "Going up."),
    ],
)
def test_a_direction_is_told_where_the_calls_bear_it_out(
    texts: Texts, direction: Direction, slope: float, said: str
) -> None:
    values = tuple(40.0 + slope * place for place in range(11))
    shown = row(texts, told(values, chance=0.001, direction=direction, slope=slope))
    assert shown.told.endswith(said)
    assert shown.chart.line == (None if not slope else pytest.approx((40.0, 40.0 + 10 * slope)))


def test_enough_calls_without_a_direction_say_so(texts: Texts) -> None:
    shown = row(texts, told((40.0, 60.0) * 6, chance=0.8))
    assert shown.told.endswith("No direction can be told for sure.") and shown.chart.line is None


@pytest.mark.parametrize(
    ("figure", "values", "scale"),
    [
        ("step/ten-steps/reiterate", (40.0, 60.0), (0.0, 100.0)),
        ("mood/anger_end", (40.0, 60.0), (0.0, 100.0)),
        ("shown/empathize", (0.2, 0.5), (0.0, 1.0)),
        ("delivery/wpm", (130.0, 170.0), (130.0, 170.0)),
        ("delivery/wpm", (130.0, 130.0), (129.0, 131.0)),
    ],
)
def test_each_kind_of_figure_has_its_scale(
    texts: Texts, figure: str, values: tuple[float, ...], scale: tuple[float, float]
) -> None:
    chart = row(texts, told(values, figure)).chart
    assert (chart.least, chart.most) == scale


@pytest.mark.parametrize(
    ("figure", "name", "said"),
    [
        ("shown/empathize", the_rubric().behaviours["empathize"].called("skill"), "0.40 a reply."),
        ("faulted/interrupt", the_rubric().behaviours["interrupt"].called("fault"), "0.40 a reply."),
        ("delivery/wpm", "Pace", "0 words a minute."),
        ("delivery/level_change_db", "Loudness against your calm voice", "0.4 dB."),
        ("delivery/talk_over", "Talking over the customer", "0.40 s a reply."),
        ("mood/trust_end", "Trust at the end", "0."),
    ],
)
def test_figures_have_names_and_units(texts: Texts, figure: str, name: str, said: str) -> None:
    shown = row(texts, told((0.4,), figure))
    assert shown.name == name and shown.told.startswith(f"Your middle call: {said}")


def test_only_the_chosen_guide_is_shown_and_groups_without_figures_are_left_out(texts: Texts) -> None:
    found = [told((1.0,), "step/five-ways/empathize"), told((1.0,), "step/ten-steps/empathize")]
    shown = trends_shown(found, the_guides()[0], the_rubric(), texts)
    assert [(group.title, len(group.rows)) for group in shown.groups] == [("Steps", 1)]


def test_real_calls_fill_every_group(texts: Texts) -> None:
    known = [(one, call) for one, call in shelved(14).told if call is not None]
    shown = trends_shown(standing(known), the_guides()[0], the_rubric(), texts)
    assert [group.title for group in shown.groups] == [
        "Steps",
        "Said well",
        "To mend",
        "How it sounded",
        "The customer",
    ]
    assert shown.bests.startswith("Your best so far: steps about ") and "the calmest end, anger " in shown.bests
    pace = next(row for group in shown.groups for row in group.rows if row.name == "Pace")
    assert "Going down" in pace.told and pace.chart.line is not None


def test_without_calls_there_is_one_sentence(texts: Texts) -> None:
    shown = trends_shown([], the_guides()[0], the_rubric(), texts)
    assert (shown.groups, shown.bests) == ((), "") and shown.lead.startswith("No trends yet")


def test_the_own_view_is_told_only_where_most_calls_say_so(texts: Texts) -> None:
    found = (
        Compared("reiterate", 6, 1, 5, 0, "over"),
        Compared("empathize", 4, 0, 1, 3, "under"),
        Compared("thank", 2, 0, 2, 0, None),
    )
    assert own_view(found, the_guides()[0], texts) == (
        "You rate “Reiterate” higher than Poise does (5 of 6 calls).",
        "You rate “Empathize” lower than Poise does (3 of 4 calls).",
    )
