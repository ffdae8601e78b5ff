"""What the trainee is told."""

from poise.judge.content.why import why
from tests.fakes import RUBRIC


def test_every_content_behaviour_has_one_sentence_with_the_words() -> None:
    for id_, behaviour in RUBRIC.behaviours.items():
        if behaviour.kind == "content":
            sentence = why(id_, "these  very\nwords")
            assert '"these very words"' in sentence and sentence.endswith(".") and "{" not in sentence


def test_a_long_quotation_is_cut_at_a_word() -> None:
    sentence = why("thank", "word " * 60)
    assert len(sentence) < 140 and "word …" in sentence
