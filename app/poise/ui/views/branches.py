"""What the tree of a call shows: one row a branch, drawn so that no line crosses another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from poise.domain.mood import Band
from poise.domain.scenario import Outcome
from poise.domain.tree import Branch, Tree
from poise.shown.texts import Texts


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One branch.

    Attributes:
        number: of the branch.
        name, ending: what is written before and behind it.
        outcome: how it ended; None if it was left before.
        spoken: all of it in words.
        turn: its first own reply.
        bands: the customer's mood after each of its own replies; where it is not known any more, none.
        up: whether a line comes down to it from a row above.
        down: the replies before which lines leave it downwards.
        through: the replies before which lines pass it by.
    """

    number: int
    name: str
    ending: str
    outcome: Outcome | None
    spoken: str
    turn: int
    bands: tuple[tuple[int, Band], ...]
    up: bool
    down: frozenset[int] = frozenset()
    through: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class TreeShown:
    """All branches, and how many replies the longest one has."""

    rows: tuple[BranchRow, ...]
    longest: int


def branches(tree: Tree, texts: Texts) -> TreeShown:
    """The rows from top to bottom: below each branch those that leave it, the latest to leave first."""
    order = _order(tree.branches)
    rows = [_row(tree.branches[number], texts) for number in order]
    place = {number: i for i, number in enumerate(order)}
    for branch in tree.branches:
        if branch.parent is not None:
            above, below = place[branch.parent], place[branch.number]
            rows[above] = replace(rows[above], down=rows[above].down | {branch.turn})
            for i in range(above + 1, below):
                rows[i] = replace(rows[i], through=rows[i].through | {branch.turn})
    return TreeShown(tuple(rows), max((len(branch.said) for branch in tree.branches), default=0))


def take_name(branch: Branch, texts: Texts) -> str:
    """What a branch is called."""
    return texts("branches.take", number=branch.number + 1)


def ending(branch: Branch, texts: Texts) -> str:
    """How a branch ended, in a word or two; one that was gone back from has no end."""
    if branch.outcome is None and branch.left is not None:
        return texts("branches.left")
    return texts(f"ended.{branch.outcome or 'cut_off'}")


def _order(found: Iterable[Branch]) -> list[int]:
    leaving: dict[int | None, list[Branch]] = {}
    for branch in found:
        leaving.setdefault(branch.parent, []).append(branch)
    return list(_below(None, leaving))


def _below(parent: int | None, leaving: Mapping[int | None, list[Branch]]) -> Iterable[int]:
    for branch in sorted(leaving.get(parent, ()), key=lambda one: -one.turn):
        yield branch.number
        yield from _below(branch.number, leaving)


def _row(branch: Branch, texts: Texts) -> BranchRow:
    name, end = take_name(branch, texts), ending(branch, texts)
    replies = texts.count("branches.replies", len(branch.said))
    origin = ""
    if branch.parent is not None:
        origin = texts("branches.origin", turn=branch.turn, number=branch.parent + 1)
    mood = texts(f"mood.{branch.moods[-1][1].band}").lower() if branch.moods else ""
    spoken = texts("branches.spoken", name=name, origin=origin, ending=end, replies=replies, mood=mood)
    own = tuple((turn, mood.band) for turn, mood in branch.moods if turn >= branch.turn)
    return BranchRow(
        number=branch.number,
        name=name,
        ending=end,
        outcome=branch.outcome,
        spoken=" ".join(spoken.split()),
        turn=branch.turn,
        bands=own,
        up=branch.parent is not None,
    )
