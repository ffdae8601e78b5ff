"""The rows of the tree: every branch once, below the one it leaves, and no line through another."""

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.mood import Mood
from poise.domain.tree import Branch, Tree, tree
from poise.shown.texts import Texts
from poise.ui.parts import Recording
from poise.ui.views.branches import BranchRow, branches, ending
from tests.screens import thrice
from tests.ui.scripted import FOLDER, goes_on, story, the_scenarios


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Any tree, without its events."""
    found = [Branch(0, None, 1, (), 1)]
    for number in range(1, draw(st.integers(1, 9))):
        parent = draw(st.sampled_from(found))
        turn = parent.turn + bool(parent.number) + draw(st.integers(0, 3))
        found.append(Branch(number, parent.number, turn, (), 1))
    return Tree(tuple(found), len(found) - 1)


@given(trees())
def test_no_line_goes_through_another_branch(found: Tree) -> None:
    shown = branches(found, Texts(_Any()))
    assert sorted(row.number for row in shown.rows) == list(range(len(found.branches)))
    for row in shown.rows:
        assert all(turn < row.turn or (turn == row.turn and row.up) for turn in row.through)
    for above, below in zip(shown.rows, shown.rows[1:], strict=False):
        arriving = below.through | ({below.turn} if below.up else set())
        assert arriving == above.through | above.down


class _Any(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return key


def by_name(texts: Texts) -> dict[str, BranchRow]:
    return {row.name: row for row in branches(tree(thrice().events), texts).rows}


def test_a_row_says_where_it_comes_from_and_how_it_ended(texts: Texts) -> None:
    rows = by_name(texts)
    assert rows["Take 1"].spoken.startswith("Take 1: hung up, 5 replies.")
    assert rows["Take 3"].spoken.startswith("Take 3 from reply 4 of take 1 on: taken further up, 5 replies.")
    assert rows["Take 3"].ending == "taken further up" and [turn for turn, _ in rows["Take 3"].bands] == [4, 5]


def test_a_take_that_was_gone_back_from_has_no_end(texts: Texts) -> None:
    call = Recording(the_scenarios()[0], story(ends=False), FOLDER)
    first, second = tree((*call.events, *goes_on(call, 2, ends=False))).branches
    assert (ending(first, texts), ending(second, texts)) == ("said again", "cut off")


def test_the_mood_after_each_own_reply_is_shown(texts: Texts) -> None:
    found = tree(thrice().events)
    moods = dict(found.branches[1].moods)
    assert all(isinstance(mood, Mood) for mood in moods.values())
    assert dict(by_name(texts)["Take 2"].bands) == {turn: mood.band for turn, mood in moods.items() if turn >= 2}
