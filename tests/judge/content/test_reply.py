"""A reply made ready for searching."""

from poise.judge.content.reply import read


def test_the_line_marks_clauses_and_adverbs() -> None:
    reply = read("I'm really sorry, but it broke.")
    assert reply.line == "|i/i am/am +really/really sorry/sorry |but/but it/it broke/break "
    assert reply.clauses == ((0, 4), (4, 7))
    assert reply.clause(5) == (4, 7)
    assert {"sorry", "~break"} <= reply.vocabulary


def test_spans_and_full_stops_are_those_of_the_text() -> None:
    reply = read("That was wrong. I'll call.")
    assert reply.text[slice(*reply.span(0, 3))] == "That was wrong"
    assert [k for k in range(len(reply.tokens)) if reply.stopped(k)] == [3]


def test_nothing_said_has_no_clauses() -> None:
    assert read("").clauses == () and read("...").tokens == ()
