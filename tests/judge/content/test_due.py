"""What the words for a time mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.promises import HOUR, NOON, Due
from poise.judge.content.due import due
from poise.judge.content.tokens import tokens
from poise.judge.content.wordset import wordset


def meant(words: str) -> Due | None:
    return due([token.word for token in tokens(words)])


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("by Friday noon", Due(weekday=4, minute=NOON, precision="minute")),
        ("tomorrow before ten", Due(days=1, minute=10 * HOUR, twelve=True, precision="minute")),
        ("by ten tonight", Due(minute=22 * HOUR, precision="minute")),
        ("at seven in the morning", Due(minute=7 * HOUR, precision="minute")),
        ("at 4:30pm", Due(minute=16 * HOUR + 30, precision="minute")),
        ("at quarter to six", Due(minute=5 * HOUR + 45, twelve=True, precision="minute")),
        ("half nine", Due(minute=9 * HOUR + 30, twelve=True, precision="minute")),
        ("by two thirty", Due(minute=2 * HOUR + 30, twelve=True, precision="minute")),
        ("at sixteen hundred", Due(minute=16 * HOUR, precision="minute")),
        ("between eight and ten", Due(minute=10 * HOUR, twelve=True, precision="minute")),
        ("this afternoon", Due(minute=18 * HOUR, precision="part")),
        ("end of play", Due(minute=18 * HOUR, precision="part")),
        ("in the morning", Due(days=1, minute=NOON, precision="part")),
        ("first thing tomorrow", Due(days=1, minute=10 * HOUR, precision="part")),
        ("within the hour", Due(minutes=60, precision="minute")),
        ("in half an hour", Due(minutes=30, precision="minute")),
        ("in an hour and a half", Due(minutes=90, precision="minute")),
        ("within twenty four hours", Due(minutes=24 * 60, precision="minute")),
        ("in five", Due(minutes=5, precision="minute")),
        ("in two days", Due(days=2)),
        ("in a day or two", Due(days=2)),
        ("in a couple of weeks", Due(days=14)),
        ("within five to seven days", Due(days=7)),
        ("in three working days", Due(working=3)),
        ("in a fortnight", Due(days=14)),
        ("a week today", Due(days=7)),
        ("a week on Monday", Due(weekday=0, days=7)),
        ("Monday week", Due(weekday=0, days=7)),
        ("next Wednesday", Due(weekday=2, week=1)),
        ("Tuesday next week", Due(weekday=1, week=1)),
        ("next week", Due(week=1, precision="week")),
        ("by the end of the week", Due(week=0, precision="week")),
        ("by the weekend", Due(weekday=6, week=0, precision="week")),
        ("next month", Due(months=1, precision="month")),
        ("by the 14th", Due(day_of_month=14)),
        ("on the twenty first of December", Due(month=12, day_of_month=21)),
        ("by March", Due(month=3, precision="month")),
        ("before Christmas Eve", Due(month=12, day_of_month=24)),
        ("right away", Due()),
        ("now", Due()),
    ],
)
def test_a_named_time_is_read(words: str, means: Due) -> None:
    assert meant(words) == means


@pytest.mark.parametrize(
    "words", ["soon", "from now on", "once it's in", "when I can", "at ten past", "in 5000 days", "the 45th", ""]
)
def test_what_names_no_time_is_none(words: str) -> None:
    assert meant(words) is None


PIECES = sorted(
    wordset(
        "in on by at within half quarter an hour a week day days month of the to past twenty one 16 1st 31 st th am pm "
        "friday next tomorrow morning noon march may couple few and or end first thirtieth 99999999999 minute tonight"
    )
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12))
def test_any_words_are_read_or_not(words: list[str]) -> None:
    assert due(words) == due(list(words))
