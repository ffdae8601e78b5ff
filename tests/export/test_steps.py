"""Each step is printed with what shows it: some quotes, and where the same was found again."""

from poise.export.steps import QUOTED, sheet
from tests.export.sample import call, the_words
from tests.ui.scripted import WON, Found, Said


def test_every_step_of_the_guide_is_there_with_its_score() -> None:
    told = call(WON)
    printed = sheet(told, the_words())
    assert [row.step.number for row in printed.rows] == [step.number for step in told.guide.steps]
    assert all(bool(row.shown) != bool(row.nothing) for row in printed.rows if row.step.score is not None)
    assert not any(row.nothing for row in printed.rows if row.step.score is None)


def test_what_is_said_again_and_again_is_quoted_a_few_times_only() -> None:
    sorry = Said("I am so sorry about this.", (Found("apologize", "I am so sorry", "Regret."),))
    rows = {row.step.number: row for row in sheet(call([sorry] * 6), the_words()).rows}
    lines = [one.text for one in rows["4"].shown]
    turns = len(call([sorry] * 6).report.replies)
    assert sum("“I am so sorry”" in line for line in lines) == QUOTED < turns
    again = ", ".join(str(turn) for turn in range(QUOTED + 1, turns + 1))
    assert lines[-1].endswith(f"\xa0{again})") and "“" not in lines[-1]
