"""A guide as a score sheet: not reached is not nought, no total without its range, and every score explained."""

import re

from poise.domain.report import report
from poise.shown.score_sheet import GuideShown, score_sheet
from poise.shown.texts import Texts
from tests.ui.scripted import story, the_guides, the_rubric, the_scenarios, until


def sheets(texts: Texts, events: tuple[object, ...] | None = None) -> list[GuideShown]:
    told = story() if events is None else events
    summed = report(the_scenarios()[0], told, the_guides(), the_rubric())
    return [score_sheet(guide, summed, the_rubric(), texts) for guide in the_guides()]


def test_all_four_guides_are_scored_and_not_reached_is_not_nought(texts: Texts) -> None:
    guides = sheets(texts)
    assert [len(guide.rows) for guide in guides] == [len(guide.steps) for guide in the_guides()]
    rows = {row.number: row for row in guides[0].rows}
    assert rows["8"].score is None and rows["8"].score_word == "after the call"
    assert rows["3b"].score is not None and rows["3b"].score_word.endswith("of 100")
    assert rows["1"].marks[0].polarity == "fault"
    early = sheets(texts, tuple(until(story(), 2)))
    solution = next(row for row in early[0].rows if row.number == "5")
    assert solution.score is None and solution.score_word == "not reached" and solution.raises == ""


def test_a_guide_tells_its_total_only_with_its_range(texts: Texts) -> None:
    for guide in sheets(texts):
        assert re.fullmatch(r"Taken together: \d+ to \d+ of 100", guide.total)
        assert re.match(r"Over the \d+ steps", guide.total_why)
    assert [guide.total for guide in sheets(texts, ())] == ["", "", "", ""]


def test_every_item_of_every_guide_says_how_it_is_worked_out(texts: Texts) -> None:
    for guide, own in zip(sheets(texts), the_guides(), strict=True):
        for row, step in zip(guide.rows, own.steps, strict=True):
            said = " ".join(row.working)
            assert bool(step.skills) == ("Looked for: " in said), row
            both = any(the_rubric().behaviours[id_].fault for id_ in step.skills)
            assert bool(step.faults or both) == ("Against it: " in said), row
            assert (row.score is not None) == ("In this call: " in said), row
            assert "{" not in said and row.working


def test_what_would_have_raised_a_score_is_named_with_its_points(texts: Texts) -> None:
    told = [row.raises for guide in sheets(texts) for row in guide.rows if row.raises]
    assert told and all(re.match(r"Would have raised it: .+ \+\d+", one) for one in told)
    assert any("without “Defended oneself” +" in one for one in told)
