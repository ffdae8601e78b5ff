"""A mark says what was done, with the words that show it, and how sure that is."""

from poise.domain.evidence import Evidence
from poise.shown.marks import label, marked
from poise.shown.texts import Texts
from tests.ui.scripted import the_rubric

TEXT = "I'm sorry, but you should have called."


def found(id_: str, span: tuple[int, int] | None, fault: bool = False, confidence: float = 0.9) -> Evidence:
    return Evidence(id_, "fault" if fault else "skill", confidence, 3, span, None, "because")


def test_a_behaviour_that_is_both_is_named_after_what_it_was() -> None:
    assert label("wait_for", "skill", the_rubric()) == "Answered in good time"
    assert label("wait_for", "fault", the_rubric()) == "Kept the customer waiting"
    assert label("blame_customer", "fault", the_rubric()) == the_rubric().behaviours["blame_customer"].name


def test_a_mark_has_its_words_and_its_reason(texts: Texts) -> None:
    evidence = (found("apologize", (0, 9)), found("blame_customer", (15, 37), True), found("wait_for", None, True))
    good, bad, waited = marked(evidence, TEXT, the_rubric(), texts)
    assert (good.label, good.quote, good.why, good.polarity) == ("Apologised", "I'm sorry", "because", "skill")
    assert (bad.quote, bad.begins, bad.ends, bad.turn) == ("you should have called", 15, 37, 3)
    assert waited.quote == "" and waited.begins == waited.ends and all((good.sure, bad.sure, waited.sure))


def test_a_mark_that_is_not_sure_says_so_first(texts: Texts) -> None:
    (perhaps,) = marked([found("rude", None, True, 0.3)], TEXT, the_rubric(), texts)
    assert not perhaps.sure and "(perhaps)" in perhaps.label
    assert "counts for nothing" in perhaps.why and perhaps.why.endswith("because")
