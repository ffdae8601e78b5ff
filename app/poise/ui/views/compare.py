"""What the comparison of two takes shows: both moods reply by reply, and beside each other what was said."""

from dataclasses import dataclass

from poise.domain.afterwards import Afterwards
from poise.domain.mood import Mood
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.domain.tree import Branch, parted
from poise.shown.texts import Texts
from poise.ui.views.branches import take_name
from poise.ui.views.debrief import ReplyShown, debrief


@dataclass(frozen=True, slots=True)
class SideShown:
    """One of the two takes.

    Attributes:
        name: of the take.
        outcome: how it ended, as a sentence.
        moods: the mood after each reply, by its number; 0 is before the first.
        replies: those from where the two part.
    """

    name: str
    outcome: str
    moods: tuple[tuple[int, Mood], ...]
    replies: tuple[ReplyShown, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One place of the curve: how both stand after that reply, in words."""

    turn: int
    spoken: str


@dataclass(frozen=True, slots=True)
class CompareShown:
    """The whole screen.

    Attributes:
        lead: where the two part, in words.
        parted: the first reply that they do not share.
        left, right: the two.
        moments: by reply, from 0.
        customer: name.
    """

    lead: str
    parted: int
    left: SideShown
    right: SideShown
    moments: tuple[Moment, ...]
    customer: str

    @property
    def rows(self) -> tuple[tuple[int, ReplyShown | None, ReplyShown | None], ...]:
        """The replies beside each other, by their number; None where a take has none any more."""
        one, other = ({reply.turn: reply for reply in side.replies} for side in (self.left, self.right))
        return tuple((turn, one.get(turn), other.get(turn)) for turn in sorted(one.keys() | other.keys()))


def compare(
    scenario: Scenario, one: Branch, other: Branch, rubric: Rubric, texts: Texts, added: Afterwards = Afterwards()
) -> CompareShown:
    """Two branches of one call, with what the trainee has `added` to it."""
    since = parted(one, other)
    left, right = (_side(scenario, branch, since, rubric, texts, added) for branch in (one, other))
    last = max((turn for side in (left, right) for turn, _ in side.moods), default=0)
    moments = tuple(Moment(turn, _spoken(turn, left, right, texts)) for turn in range(last + 1))
    shared = texts("compare.start") if since == 1 else texts.count("compare.shared", since - 1)
    return CompareShown(shared, since, left, right, moments, scenario.customer.name)


def _side(scenario: Scenario, branch: Branch, since: int, rubric: Rubric, texts: Texts, added: Afterwards) -> SideShown:
    shown = debrief(scenario, branch.events, (), rubric, texts, added)
    replies = tuple(reply for reply in shown.replies if reply.turn >= since)
    left = branch.left is not None and branch.outcome is None
    outcome = texts("compare.left") if left else shown.outcome_line
    return SideShown(take_name(branch, texts), outcome, branch.moods, replies)


def _spoken(turn: int, left: SideShown, right: SideShown, texts: Texts) -> str:
    title = texts("debrief.after_reply", turn=turn) if turn else texts("debrief.start")
    both = " ".join(_stands(turn, side, texts) for side in (left, right))
    return texts("compare.moment", title=title, both=both)


def _stands(turn: int, side: SideShown, texts: Texts) -> str:
    mood = dict(side.moods).get(turn)
    if mood is None:
        return texts("compare.over", name=side.name)
    word = texts(f"mood.{mood.band}").lower()
    return texts("compare.stands", name=side.name, word=word, anger=mood.anger, trust=mood.trust)
