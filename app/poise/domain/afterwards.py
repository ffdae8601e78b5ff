"""What the trainee adds to a call once it is over, as frozen values: kept beside the log, which never changes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from poise.domain.guides import Guide, StepScore
from poise.domain.mood import Band
from poise.domain.record import CameOf, Recorded, Reminder
from poise.domain.rubric import Rubric

Answer = Literal["yes", "partly", "no", "not_reached"]
Choice = Literal["", "not_said", "otherwise", "rule"]
Side = Literal["same", "over", "under"]
CHOICES: tuple[Choice, ...] = ("not_said", "otherwise", "rule")
ANSWERS: tuple[Answer, ...] = ("yes", "partly", "no", "not_reached")


@dataclass(frozen=True, slots=True)
class SelfRated:
    """The trainee's own view, given before any mark was shown.

    Attributes:
        when: local time, ISO 8601.
        guide: the guide whose steps were rated.
        steps: the answer for each step that was rated, by step id.
        band: the mood in which he thinks the customer left; None if he did not say.
        end: the second at which the take that he rated ended, which tells it from the others of its call; None:
            whichever stands.
    """

    when: str
    guide: str
    steps: dict[str, Answer]
    band: Band | None
    end: float | None = None
    kind: Literal["self_rated"] = "self_rated"


@dataclass(frozen=True, slots=True)
class Corrected:
    """The trainee says what he really said in reply `turn`; the recording and what was heard of it stay.

    Without a word in `text` an earlier correction is taken back.  `at` is when the reply was heard
    (`TraineeSpoke.at`), which tells it from a reply of the same number on another branch; None: whichever stands.
    """

    when: str
    turn: int
    text: str
    at: float | None = None
    kind: Literal["corrected"] = "corrected"


@dataclass(frozen=True, slots=True)
class Disputed:
    """A mark the trainee does not agree with, and why; it counts as before, and the reason is kept.

    Attributes:
        reason: in his own words.
        choice: one of the usual reasons: that was not said, it was said otherwise than it was heard, or the rule does
            not fit here.  With neither a choice nor a reason an earlier dispute is taken back.
        at: as in `Corrected`.
    """

    when: str
    turn: int
    id: str
    polarity: Literal["skill", "fault"]
    reason: str
    choice: Choice = ""
    at: float | None = None
    kind: Literal["disputed"] = "disputed"

    @property
    def withdrawn(self) -> bool:
        """Whether this takes an earlier one back."""
        return not self.choice and not self.reason.strip()


@dataclass(frozen=True, slots=True)
class TookMinutes:
    """The trainee took a few minutes after the call."""

    when: str
    way: Literal["breathing", "stretch", "walk"]
    seconds: float
    kind: Literal["took_minutes"] = "took_minutes"


@dataclass(frozen=True, slots=True)
class Learned:
    """What the trainee takes from the call.

    Attributes:
        whys: why it happened, each the reason of the one before.
        prevention: what would keep it from happening again.
        goal: the one thing for the next call.
    """

    when: str
    whys: tuple[str, ...]
    prevention: str
    goal: str
    kind: Literal["learned"] = "learned"


Afterward = SelfRated | Corrected | Disputed | TookMinutes | Learned | Recorded | CameOf | Reminder


@dataclass(frozen=True, slots=True)
class Afterwards:
    """All of it, the latest of each where a later one replaces an earlier.

    Attributes:
        views: the trainee's view of each take, by its end.  The first one counts: who rates later has seen the marks.
        rated: his view of the take that is looked at (`of_take`), before that the first of all; None if he skipped it.
        corrected: what was really said, by (reply, when it was heard); what was taken back is not there.
        disputed: the latest dispute of each mark, by (reply, when it was heard, behaviour, polarity); what was taken
            back is not there.
        minutes: each time that minutes were taken.
        learned: what he takes from the call, None if nothing yet.
        recorded: what he put on record, None if nothing yet.
        came_of: what became of the promises, None until he says so.
        remind: from which moment on the follow-up call is due, ISO 8601; "" if it is not.
    """

    views: Mapping[float | None, SelfRated] = field(default_factory=dict)
    rated: SelfRated | None = None
    corrected: Mapping[tuple[int, float | None], str] = field(default_factory=dict)
    disputed: Mapping[tuple[int, float | None, str, str], Disputed] = field(default_factory=dict)
    minutes: tuple[TookMinutes, ...] = ()
    learned: Learned | None = None
    recorded: Recorded | None = None
    came_of: CameOf | None = None
    remind: str = ""

    def after(self, added: Afterward) -> "Afterwards":
        """With one thing more."""
        match added:
            case SelfRated():
                views = MappingProxyType({added.end: added, **self.views})
                return replace(self, views=views, rated=self.rated or added)
            case Corrected(turn=turn, at=at, text=text):
                said = {one: words for one, words in {**self.corrected, (turn, at): text}.items() if words.split()}
                return replace(self, corrected=MappingProxyType(said))
            case Disputed():
                key = added.turn, added.at, added.id, added.polarity
                now = {one: each for one, each in {**self.disputed, key: added}.items() if not each.withdrawn}
                return replace(self, disputed=MappingProxyType(now))
            case TookMinutes():
                return replace(self, minutes=(*self.minutes, added))
            case Learned():
                return replace(self, learned=added)
            case Recorded():
                return replace(self, recorded=added)
            case CameOf():
                return replace(self, came_of=added)
            case Reminder():
                return replace(self, remind=added.on)

    def of_take(self, end: float) -> "Afterwards":
        """The same, looked at beside the take that ended at that second: the view of another one is none of it."""
        return replace(self, rated=self.views.get(end) or self.views.get(None))

    def words(self, turn: int, at: float) -> str:
        """What was really said in reply `turn`, which was heard at second `at`; "" where nothing was corrected."""
        return self.corrected.get((turn, at)) or self.corrected.get((turn, None), "")

    def dispute(self, turn: int, at: float, id_: str, polarity: str) -> Disputed | None:
        """Why the trainee does not agree with that mark of that reply; None if he does."""
        return self.disputed.get((turn, at, id_, polarity)) or self.disputed.get((turn, None, id_, polarity))


def folded(added: Iterable[Afterward]) -> Afterwards:
    """All that was added, in order."""
    whole = Afterwards()
    for one in added:
        whole = whole.after(one)
    return whole


def answer_of(score: StepScore, rubric: Rubric) -> Answer:
    """A score as the trainee would have said it."""
    if score.score is None:
        return "not_reached"
    if score.score >= rubric.number("rating.yes"):
        return "yes"
    return "partly" if score.score >= rubric.number("rating.partly") else "no"


@dataclass(frozen=True, slots=True)
class Compared:
    """How the trainee's view of one step lies to the judge's over several calls.

    Attributes:
        calls: in which both have a view of it.
        same, over, under: in how many of them it agrees, is better, or is worse than the judge's.
        leaning: the side on which most of the calls lie, if enough do (`rating.least`); else None.
    """

    step: str
    calls: int
    same: int
    over: int
    under: int
    leaning: Literal["over", "under"] | None


def compared(
    guide: Guide, calls: Iterable[tuple[SelfRated, Iterable[StepScore]]], rubric: Rubric
) -> tuple[Compared, ...]:
    """Each step of the guide over those calls whose steps were rated by this guide, in the order of the guide."""
    counts: dict[str, Counter[Side]] = {step.id: Counter() for step in guide.steps}
    for rated, scores in calls:
        if rated.guide != guide.id:
            continue
        for score in scores:
            own, found = rated.steps.get(score.step), answer_of(score, rubric)
            if own is not None and score.step in counts and "not_reached" not in (own, found):
                counts[score.step][_side(own, found)] += 1
    return tuple(_compared(id_, told, rubric) for id_, told in counts.items())


def _compared(step: str, told: "Counter[Side]", rubric: Rubric) -> Compared:
    calls, least = told.total(), rubric.number("rating.least")
    sides: tuple[Literal["over", "under"], ...] = ("over", "under")
    leaning = next((side for side in sides if told[side] >= least and 2 * told[side] > calls), None)
    return Compared(step, calls, told["same"], told["over"], told["under"], leaning)


def _side(own: Answer, found: Answer) -> Side:
    mine, judged = ANSWERS.index(own), ANSWERS.index(found)
    return "same" if mine == judged else "over" if mine < judged else "under"
