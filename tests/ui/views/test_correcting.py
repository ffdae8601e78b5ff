"""What is said of doubtful words, of corrected ones, and of marks that nobody agrees with."""

from dataclasses import replace

import pytest

from poise.domain.afterwards import Afterward, Corrected, Disputed, folded
from poise.domain.events import TraineeSpoke
from poise.domain.evidence import Word
from poise.domain.mood import Mood
from poise.domain.remarked import Changes, MarkChange, MoodChange, Remarked
from poise.shown.texts import Texts
from poise.ui.views.correcting import (
    Doubts,
    VerdictShown,
    changed,
    disagreed,
    replies_of,
    unsure_spans,
    verdict_shown,
)
from poise.ui.views.debrief import debrief
from poise.ui.views.replay import replay
from tests.ui.scripted import story, the_guides, the_rubric, the_scenarios

STORY = story()
NOW = "2031-05-06T14:03:00"


def heard(turn: int) -> TraineeSpoke:
    return replies_of(STORY)[turn]


def doubted(spoken: TraineeSpoke, *unsure: str) -> TraineeSpoke:
    """The reply, in which these words were hardly heard."""
    words = (replace(word, confidence=0.1) if word.text in unsure else word for word in spoken.words)
    return replace(spoken, words=tuple(words))


def test_words_are_found_where_they_stand() -> None:
    heard = (("so", 0.9), ("so,", 0.1), ("sorry", 0.1), ("so", 0.9))
    said = [Word(text, 0.0, 0.1, sure) for text, sure in heard]
    assert unsure_spans("so so, sorry so", said, the_rubric()) == ((3, 6), (7, 12))


def test_at_the_border_a_word_is_sure() -> None:
    border = the_rubric().number("words.unsure")
    assert unsure_spans("so", [Word("so", 0.0, 0.1, border)], the_rubric()) == ()
    assert unsure_spans("so", [Word("so", 0.0, 0.1, border - 0.01)], the_rubric()) == ((0, 2),)


def test_unsure_words_are_named_once(texts: Texts) -> None:
    spoken = doubted(heard(1), "sorry", "delivered.")
    shown = Doubts({1: spoken}, folded(())).words(spoken, the_rubric(), texts)
    assert shown.note == "Not sure of these words: “sorry”, “delivered”." and not shown.corrected
    assert [spoken.text[a:b] for a, b in shown.unsure] == ["sorry", "delivered."]


def test_a_corrected_reply_says_what_had_been_heard(texts: Texts) -> None:
    other = replace(heard(1), text="Oh no.", words=(Word("Oh", 0.0, 0.1), Word("no.", 0.1, 0.2)))
    shown = Doubts({1: heard(1)}, folded(())).words(other, the_rubric(), texts)
    assert shown.corrected and heard(1).text in shown.note and shown.unsure == ()
    nothing = replace(heard(1), text="", words=(), heard=False)
    assert "nothing had been heard" in Doubts({1: nothing}, folded(())).words(other, the_rubric(), texts).note


@pytest.mark.parametrize(
    ("choice", "reason", "says"),
    [
        ("not_said", "", "You do not agree: you did not say that"),
        ("", " It was meant kindly. ", "You do not agree: It was meant kindly."),
        ("rule", "she asked for it", "You do not agree: the rule is wrong here. she asked for it"),
    ],
)
def test_a_dispute_is_said_with_its_reason(choice: str, reason: str, says: str, texts: Texts) -> None:
    assert disagreed(Disputed(NOW, 1, "defend", "fault", reason, choice), texts) == says  # type: ignore[arg-type]


def disputing(*added: Afterward) -> list[str]:
    """Which marks of the debrief are disputed, cards and guides together."""
    from poise.resources import root
    from poise.shown.texts import read_texts

    words = read_texts(root("assets") / "i18n" / "en.toml")
    shown = debrief(the_scenarios()[0], STORY, the_guides(), the_rubric(), words, folded(added))
    cards = [mark.id for reply in shown.replies for mark in reply.marks if mark.disputed]
    rows = {mark.id for guide in shown.guides for row in guide.rows for mark in row.marks if mark.disputed}
    return [*cards, *sorted(rows)]


def test_a_dispute_is_shown_wherever_the_mark_is() -> None:
    assert disputing(Disputed(NOW, 1, "defend", "fault", "", "rule", heard(1).at)) == ["defend", "defend"]
    assert disputing(Disputed(NOW, 1, "defend", "fault", "", "rule")) == ["defend", "defend"]


def test_another_reply_polarity_or_branch_is_not_meant() -> None:
    for other in (
        Disputed(NOW, 2, "defend", "fault", "", "rule"),
        Disputed(NOW, 1, "defend", "skill", "", "rule"),
        Disputed(NOW, 1, "defend", "fault", "", "rule", heard(1).at + 1),
    ):
        assert disputing(other) == []


def test_what_is_taken_back_is_not_shown() -> None:
    once = Disputed(NOW, 1, "defend", "fault", "", "rule", heard(1).at)
    assert disputing(once, replace(once, choice="")) == []


MARKS = tuple(
    MarkChange(1, id_, polarity, change, None, 0.9)  # type: ignore[arg-type]
    for id_, polarity, change in (
        ("apologize", "skill", "gained"),
        ("argue", "fault", "lost"),
        ("thank", "skill", "surer"),
        ("empathize", "skill", "gained"),
        ("rude", "fault", "gained"),
        ("defend", "fault", "lost"),
    )
)


def test_the_line_names_what_counts_and_how_many_more(texts: Texts) -> None:
    said = changed(Changes(MARKS[:3], (), (), None, None), the_rubric(), texts)
    assert said == "“Apologised” is found; “Argued” is gone"
    assert changed(Changes(MARKS, (), (), None, None), the_rubric(), texts).endswith("; 2 more marks differ")


def test_the_line_says_how_angry_the_customer_is_in_the_end(texts: Texts) -> None:
    moods = (MoodChange(1, Mood(80, 20), Mood(70, 30)), MoodChange(2, Mood(60, 30), Mood(55, 40)))
    assert changed(Changes((), (), moods, None, None), the_rubric(), texts) == (
        "anger after reply 2 is 55 instead of 60"
    )
    trusting = (MoodChange(2, Mood(60, 30), Mood(60, 40)),)
    assert changed(Changes((), (), trusting, None, None), the_rubric(), texts) == "nothing changes"


def test_only_a_call_with_corrected_words_has_such_a_line(texts: Texts) -> None:
    plain = Remarked(STORY, STORY, STORY, "told", "told")
    asked = (the_scenarios()[0], the_guides()[0], the_rubric(), texts)
    assert verdict_shown(None, *asked, False) is None and verdict_shown(plain, *asked, False) is None
    corrected = replace(plain, corrected=(1,))
    assert verdict_shown(corrected, *asked, False) == VerdictShown("With your words: nothing changes.", False)
    first = verdict_shown(corrected, *asked, True)
    assert first is not None and first.first and "first verdict" in first.line


def test_another_judge_is_told_apart_from_other_words(texts: Texts) -> None:
    then = tuple(replace(e, evidence=()) if e.kind == "judged" else e for e in STORY)
    both = Remarked(then, STORY, STORY, "poise 1", "poise 2", (1,))
    shown = verdict_shown(both, the_scenarios()[0], the_guides()[0], the_rubric(), texts, False)
    assert shown is not None and shown.line.startswith("With your words: nothing changes.") and "poise 2" in shown.line


def test_the_replay_underlines_the_same_words(texts: Texts) -> None:
    events = tuple(doubted(e, "sorry") if isinstance(e, TraineeSpoke) else e for e in STORY)
    shown = replay(the_scenarios()[0], events, the_rubric(), texts, {}, 0.02)
    passages = [one for one in shown.passages if one.unsure]
    assert [[one.text[a:b] for a, b in one.unsure] for one in passages] == [["sorry"]]


def test_corrections_belong_to_one_reply_of_one_branch() -> None:
    added = folded([Corrected(NOW, 1, "So sorry.", heard(1).at)])
    assert (
        added.words(1, heard(1).at) == "So sorry." and added.words(1, 0.0) == "" and added.words(2, heard(1).at) == ""
    )
    assert folded([Corrected(NOW, 1, "Sorry.")]).words(1, 7.0) == "Sorry."
