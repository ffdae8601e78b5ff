"""What an author wrote instead: found by the beat, and by the stage, what was written for it first."""

from poise.domain.written import Better, ModelReply, Phrasing

REPLY = ModelReply("I'm sorry.", frozenset({"storm", "late"}), frozenset({"apologize"}))
ANYWHERE, EARLY = Phrasing("I'm sorry."), Phrasing("I'm so sorry.", frozenset({"vent"}))
WRITTEN = Better((REPLY,), {"apologize": (ANYWHERE, EARLY)})


def test_a_reply_is_found_at_each_of_its_beats() -> None:
    assert [WRITTEN.at(beat) for beat in ("storm", "late", "ends")] == [(REPLY,), (REPLY,), ()]


def test_what_was_written_for_a_stage_comes_first_there_and_nowhere_else() -> None:
    assert WRITTEN.phrased("apologize", "vent") == (EARLY, ANYWHERE)
    assert WRITTEN.phrased("apologize", "closing") == (ANYWHERE,)
    assert WRITTEN.phrased("thank", "vent") == ()
