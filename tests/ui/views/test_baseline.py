"""When the calm voice has to be measured, and what its screen shows."""

from dataclasses import replace

import pytest

from poise.domain.evidence import Baseline
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.views.baseline import Measuring, begun, figures, measured, needed, passage, show
from tests.ui.scripted import baseline, ready, the_scenarios

SCENARIO = the_scenarios()[0]


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        (Settings(), True),
        (ready(), False),
        (replace(ready(), consent=False), True),
        (replace(ready(), microphone="Another"), True),
        (replace(ready(), microphone="Another", typed=True), False),
        (Settings(typed=True, consent=True), False),
        (Settings(typed=True), True),
        (Settings(consent=True), True),
    ],
)
def test_it_is_asked_for_before_the_first_call_and_for_another_microphone(settings: Settings, wanted: bool) -> None:
    assert needed(settings) is wanted


def test_without_consent_nothing_can_be_done(texts: Texts) -> None:
    asking = show(begun(Settings()), SCENARIO, texts)
    assert asking.consent and not asking.can_go
    agreed = show(replace(begun(Settings()), agreed=True), SCENARIO, texts)
    assert agreed.can_go
    assert not show(begun(Settings(consent=True)), SCENARIO, texts).consent


@pytest.mark.parametrize(
    ("state", "read", "finish", "skip", "go_on"),
    [
        (Measuring("ask"), True, False, True, False),
        (Measuring("reading"), False, True, True, False),
        (Measuring("done", baseline()), True, False, False, True),
    ],
)
def test_only_what_makes_sense_now_is_offered(
    texts: Texts, state: Measuring, read: bool, finish: bool, skip: bool, go_on: bool
) -> None:
    shown = show(state, SCENARIO, texts)
    assert (bool(shown.read), bool(shown.finish), bool(shown.skip), bool(shown.go_on)) == (read, finish, skip, go_on)
    assert bool(shown.figures) is go_on


def test_the_voice_is_said_in_plain_figures(texts: Texts) -> None:
    assert figures(Baseline(-15.0, 12.0, -31.4, 141.6), texts) == (
        "142 words a minute",
        "around 200 hertz",
        "31 dB below the loudest your microphone can take",
    )
    assert len(figures(Baseline(-15.0, 12.0, -31.4), texts)) == 2


def test_a_voice_measured_with_this_microphone_is_known(texts: Texts) -> None:
    assert begun(ready()).phase == "done"
    assert begun(replace(ready(), microphone="Another")).phase == "ask"
    assert measured(Measuring("reading"), baseline()).baseline == baseline()


def test_the_text_takes_some_ten_seconds(texts: Texts) -> None:
    assert 25 <= len(passage(texts).split()) <= 40
