"""Marks are given out sparingly, late answers do not count, and a phone is shown its own answer and nobody else's."""

import json
from itertools import count

import pytest

from poise.domain.ballot import Answer, Ballot, Turnout, choices, words
from poise.room.gathering import Gathering
from poise.room.limits import Limits

QUESTION = choices("c", "Which?", ["One", "Two"])


class Desk:
    """A gathering, and how often it stirred."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self.stirred = 0
        numbers = count(1)
        self.gathering = Gathering(lambda: f"mark-{next(numbers)}", self._stir, limits)

    def _stir(self) -> None:
        self.stirred += 1


def test_a_phone_that_comes_again_is_the_same_phone() -> None:
    gathering = Desk().gathering
    mark = gathering.welcome("", "10.0.0.1")
    assert gathering.welcome(mark, "10.0.0.2") == mark and gathering.knows(mark)
    assert gathering.turnout() == Turnout(1)


def test_a_mark_that_was_never_given_out_is_worth_nothing() -> None:
    gathering = Desk().gathering
    assert not gathering.knows("mark-9") and not gathering.knows("")
    assert gathering.welcome("mark-9", "10.0.0.1") == "mark-1"


@pytest.mark.parametrize(
    ("limits", "addresses", "expected"),
    [
        (Limits(phones=2), ["a", "b", "c"], [True, True, False]),
        (Limits(phones_an_address=1), ["a", "b", "a"], [True, True, False]),
        (Limits(phones_an_address=None), ["a", "a", "a"], [True, True, True]),
    ],
)
def test_there_are_only_so_many_marks(limits: Limits, addresses: list[str], expected: list[bool]) -> None:
    gathering = Desk(limits).gathering
    assert [bool(gathering.welcome("", one)) for one in addresses] == expected


def test_an_answer_to_the_question_before_does_not_count() -> None:
    gathering = Desk().gathering
    mark = gathering.welcome("", "a")
    assert gathering.take(mark, 0, Answer(("1",))) == "closed"
    gathering.put(Ballot(QUESTION), anew=True)
    gathering.put(Ballot(QUESTION), anew=True)
    assert gathering.take(mark, 1, Answer(("1",))) == "closed"
    assert gathering.take(mark, 2, Answer(("1",))) is None
    assert gathering.take(mark, 2, Answer(("3",))) == "unknown"
    counts = gathering.turnout().counts
    assert counts is not None and counts.of("1") == 1


def test_a_phone_is_shown_its_own_answer_only() -> None:
    gathering = Desk().gathering
    one, other = gathering.welcome("", "a"), gathering.welcome("", "b")
    gathering.put(Ballot(words("w", "What next?")), anew=True)
    gathering.take(one, 1, Answer(words="A secret of mine"))
    assert gathering.shown(one)["mine"] == {"picked": [], "words": "A secret of mine"}
    assert gathering.shown(other)["mine"] is None and "secret" not in json.dumps(gathering.shown(other))


def test_whatever_changes_the_turnout_stirs_and_news_go_to_the_phones_only_when_the_question_changes() -> None:
    desk = Desk()
    gathering, news = desk.gathering, desk.gathering.news
    mark = gathering.welcome("", "a")
    assert desk.stirred == 1 and not news.is_set()
    gathering.put(Ballot(QUESTION), anew=True)
    assert desk.stirred == 2 and news.is_set() and not gathering.news.is_set()
    gathering.take(mark, 1, Answer(("1",)))
    gathering.take(mark, 1, Answer(("9",)))
    assert desk.stirred == 3 and not gathering.news.is_set()


def test_at_the_end_everything_is_forgotten() -> None:
    gathering = Desk().gathering
    mark = gathering.welcome("", "a")
    gathering.put(Ballot(QUESTION), anew=True)
    gathering.take(mark, 1, Answer(("1",)))
    news = gathering.news
    gathering.end()
    assert news.is_set() and not gathering.knows(mark) and gathering.turnout() == Turnout(0)
    assert gathering.shown(mark) == {"over": True, "number": 0}
