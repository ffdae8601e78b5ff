"""The list of earlier calls in words."""

from datetime import datetime
from pathlib import Path

import pytest

from poise.domain.scenario import OUTCOMES
from poise.ui.parts import PastCall
from poise.ui.texts import Texts
from poise.ui.views.calls import calls


def past(seconds: float = 300.0, outcome: str | None = "won_over") -> PastCall:
    return PastCall(Path("call"), "The wrong room", datetime(2026, 11, 5, 9, 7), seconds, outcome)


def test_a_row_says_what_how_and_when(texts: Texts) -> None:
    [row] = calls([past()], texts)
    assert row.text == "The wrong room: won over\nThursday 5 November 2026, 09:07, 5 minutes"


@pytest.mark.parametrize(("seconds", "said"), [(0.0, "1 minute"), (70.0, "1 minute"), (100.0, "2 minutes")])
def test_no_call_takes_no_time(texts: Texts, seconds: float, said: str) -> None:
    assert calls([past(seconds)], texts)[0].text.endswith(f", {said}")


@pytest.mark.parametrize("outcome", [*OUTCOMES, None])
def test_every_ending_has_its_words(texts: Texts, outcome: str | None) -> None:
    assert "{" not in calls([past(outcome=outcome)], texts)[0].text
