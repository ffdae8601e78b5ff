"""Lines break between words, hold what they were given, and are no longer than they may be."""

from hypothesis import given
from hypothesis import strategies as st

from poise.export.flow import Run, lines

runs = st.lists(
    st.builds(Run, st.text("ab ", max_size=30), st.sampled_from(["ink", "skill"]), st.booleans()), max_size=8
)


def wide(run: Run) -> float:
    return len(run.text) * (2.0 if run.bold else 1.0)


@given(runs, st.integers(2, 40))
def test_no_line_is_too_long_and_no_letter_is_lost(given_: list[Run], width: int) -> None:
    made = lines(given_, width, wide)
    assert all(sum(map(wide, line)) <= width or not "".join(r.text for r in line).strip() for line in made)
    letters = "".join(run.text for run in given_).replace(" ", "")
    assert "".join(run.text for line in made for run in line).replace(" ", "") == letters


def test_words_stay_whole_where_their_look_changes() -> None:
    made = lines([Run("one tw"), Run("o", bold=True), Run("3", raised=True), Run(" four")], 8, wide)
    assert [[run.text for run in line] for line in made] == [["one"], ["tw", "o", "3"], ["four"]]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert [line[0].text for line in lines([Run("abcdefgh")], 3, wide)] == ["abc", "def", "gh"]


def test_nothing_is_one_empty_line() -> None:
    assert lines([], 10, wide) == ((),)
