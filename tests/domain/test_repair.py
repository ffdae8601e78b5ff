"""The smallest repair: faulted clauses out or replaced, every other word kept, or nothing at all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.repair import added, clauses, repaired


def cut(text):
    return [text[start:end] for start, end in clauses(text)]


def spans(text, *faulted):
    return [(text.index(words), text.index(words) + len(words)) for words in faulted]


CLAUSES = [
    ("Well, our list says so, so you must be wrong.", ["Well, our list says so,", "so you must be wrong."]),
    ("Look, it's not my fault. I only work here.", ["Look, it's not my fault.", "I only work here."]),
    ("If you keep shouting at me, I'm going to hang up.", ["If you keep shouting at me, I'm going to hang up."]),
    ("calm down and tell me what happened", ["calm down", "and tell me what happened"]),
    ("I'll go and tell him what you said", ["I'll go and tell him what you said"]),
    ("calm down please it's only cloth i'll look now", ["calm down please", "it's only cloth", "i'll look now"]),
    ("I see that you're upset but I can't help", ["I see that you're upset", "but I can't help"]),
    ("Good morning Mr. Clarke. I'm listening.", ["Good morning Mr. Clarke.", "I'm listening."]),
    ("I did nothing but wait.", ["I did nothing but wait."]),
    ("I'm sorry, Ms Doyle, but no.", ["I'm sorry, Ms Doyle,", "but no."]),
    ("Stop yelling or I'll call somebody.", ["Stop yelling or I'll call somebody."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses_are_what_can_be_taken_out_by_itself(text, expected):
    assert cut(text) == expected


REPAIRS = [
    ("I'm sorry, Ms Doyle, but that's our policy.", ["that's our policy"], "", "I'm sorry, Ms Doyle."),
    ("I'm sorry, Ms Doyle, but that's our rule.", ["that's our rule"], "I see.", "I'm sorry, Ms Doyle. I see."),
    ("It's not my fault but I'll look for it.", ["It's not my fault"], "", "I'll look for it."),
    ("calm down and tell me what happened", ["calm down"], "", "Tell me what happened."),
    ("calm down and tell me what happened", ["calm down"], "I hear you.", "I hear you. Tell me what happened."),
    ("No. You're wrong. What was it then?", ["No", "You're wrong"], "I see.", "I see. What was it then?"),
    ("I can hear how upset you are. I'll send one.", ["you are. I'll send one"], "", "I can hear how upset you are."),
    ("You're wrong.", ["You're wrong"], "I see.", None),
    ("You're wrong. Okay.", ["You're wrong"], "I see.", None),
    ("I'm sorry, but that's not how it works here.", ["I'm sorry"], "", None),
    ("You're wrong. But that must have hurt.", ["You're wrong"], "I see.", "I see. That must have hurt."),
    ("Thank you for waiting.", [], "I see.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "faulted", "phrase", "expected"), REPAIRS)
def test_a_repair_keeps_the_rest_or_is_left_undone(text, faulted, phrase, expected):
    assert repaired(text, spans(text, *faulted), phrase=phrase) == expected


def test_what_else_is_faulted_goes_out_without_a_phrase_of_its_own():
    text = "You're wrong. I'd like to look at it with you. Stop shouting."
    own, rest = spans(text, "You're wrong"), spans(text, "You're wrong", "Stop shouting")
    assert repaired(text, own, rest, "I see.") == "I see. I'd like to look at it with you."


ADDED = [
    ("I hear you. What was it?", "I'm sorry.", "first", "I'm sorry. I hear you. What was it?"),
    ("Good morning Mrs Doyle. What was it?", "I'm sorry.", "first", "Good morning Mrs Doyle. I'm sorry. What was it?"),
    ("I hear you. What was it?", "I'll ring you.", "last", "I hear you. I'll ring you. What was it?"),
    ("What was it then?", "I'll ring you.", "last", "I'll ring you. What was it then?"),
    ("I can bring it", "Would that do?", "last", "I can bring it. Would that do?"),
    ("I hear you. What was it?", "Would that do?", "last", "I hear you. What was it? Would that do?"),
    ("Mm.", "I'm sorry.", "first", None),
    ("", "I'm sorry.", "last", None),
]


@pytest.mark.parametrize(("text", "phrase", "place", "expected"), ADDED)
def test_a_phrase_comes_at_its_natural_place(text, phrase, place, expected):
    assert added(text, phrase, place) == expected


def test_a_phrase_can_belong_behind_some_words():
    text = "So it never came. I'll look for it now."
    assert added(text, "Is that right?", "last", spans(text, "So it never came")[0]) == (
        "So it never came. Is that right? I'll look for it now."
    )


sentences = st.lists(st.integers(2, 6), min_size=1, max_size=6)
enders = st.sampled_from([".", "?", "!", ", but", ", and we"])


@st.composite
def replies(draw):
    """A reply of numbered words, so that each is known again; and some of its clauses as faulted."""
    text, number = "", 0
    for size in draw(sentences):
        words = [f"w{number + n}" for n in range(size)]
        number += size
        text += f"{'I ' if not text or text.endswith(('.', '?', '!')) else ''}{' '.join(words)}{draw(enders)} "
    text = text.strip()
    found = clauses(text)
    return text, draw(st.sets(st.sampled_from(range(len(found)))).map(sorted)), found


def numbered(text):
    return re.findall(r"w\d+", text.lower())


@given(replies(), st.sampled_from(["", "Let me see.", "Is that so?"]))
def test_a_repair_has_no_faulted_word_and_all_others_in_order(made, phrase):
    text, faulted, found = made
    mended = repaired(text, [found[n] for n in faulted], phrase=phrase)
    kept = [word for n, (start, end) in enumerate(found) if n not in faulted for word in numbered(text[start:end])]
    if mended is None:
        assert not faulted or len(kept) < 6
        return
    assert numbered(mended) == kept
    assert mended.count(phrase) == (1 if phrase else mended.count(phrase))
    assert mended[0].isupper() and mended[-1] in ".?!"
    assert "  " not in mended and " ." not in mended


@given(replies(), st.sampled_from(["first", "last"]), st.sampled_from(["Let me see.", "Is that so?"]))
def test_adding_keeps_every_word_in_order(made, place, phrase):
    text, _, _ = made
    wide = added(text, phrase, place)
    if wide is None:
        assert len(text.split()) < 3
        return
    assert numbered(wide) == numbered(text) and wide.count(phrase) == 1


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_no_text_and_no_span_breaks_it(text, marked):
    assert " ".join(cut(text)).split() == text.split()
    mended = repaired(text, [(min(pair), max(pair)) for pair in marked], phrase="I see.")
    assert mended is None or "I see." in mended
    added(text, "I see.", "first")
