"""What the answers of a class say: hands and phones added up, the class beside Poise, and what most would say; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from poise.domain.ballot import FEWEST, MOST, Counts, Question, choices, frequent
from poise.domain.evidence import Evidence
from poise.domain.guides import Guide


@dataclass(frozen=True, slots=True)
class Agreement:
    """One step, heard by the class and by Poise.

    Attributes:
        step: its id.
        marked: how many of the class heard it.
        answered: how many marked anything or said that they heard none.
        found: whether Poise found it.
    """

    step: str
    marked: int
    answered: int
    found: bool

    @property
    def agreeing(self) -> int:
        """How many of the class say the same as Poise."""
        return self.marked if self.found else self.answered - self.marked

    @property
    def share(self) -> float | None:
        """The same as a share, 0..1; None where nobody answered."""
        return self.agreeing / self.answered if self.answered else None


def by_hands(question: Question, answered: int, raised: Mapping[str, int]) -> Counts:
    """What the teacher counted: so many took part, and so many raised their hands for each option.

    Raises:
        ValueError: an option is not in the question, a number is below nothing or above those who took part, or, where
            each has one voice, there are more voices than people.
    """
    known = [option.id for option in question.options]
    numbers = tuple((id_, raised.get(id_, 0)) for id_ in known)
    voices = sum(number for _, number in numbers)
    if not set(raised) <= set(known) or any(not 0 <= number <= answered for _, number in numbers):
        raise ValueError("a number from 0 to those who took part, for options of the question")
    if question.kind != "steps" and voices > answered:
        raise ValueError("no more voices than people")
    return Counts(question.id, answered, numbers)


def together(one: Counts, other: Counts) -> Counts:
    """Phones and raised hands added up; both answer the same question."""
    if one.question != other.question:
        raise ValueError("two questions have no sum")
    ids = dict.fromkeys(id_ for id_, _ in (*one.picked, *other.picked))
    again = (written.text for side in (one, other) for written in side.written for _ in range(written.times))
    picked = tuple((id_, one.of(id_) + other.of(id_)) for id_ in ids)
    return Counts(one.question, one.answered + other.answered, picked, frequent(again))


def agreement(counts: Counts, found: Iterable[str]) -> tuple[Agreement, ...]:
    """The class beside Poise for each step that was asked, in the guide's order; `found` are the steps Poise found."""
    poise = set(found)
    return tuple(Agreement(step, times, counts.answered, step in poise) for step, times in counts.picked)


def found_steps(guide: Guide, evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The steps of a guide that Poise heard: at least one of their skills was shown, and surely."""
    skills = {one.id for one in evidence if one.sure and one.polarity == "skill"}
    return tuple(step.id for step in guide.steps if skills.intersection(step.skills))


def middle(counts: Counts) -> str | None:
    """The option in the middle of all voices, the lower of two; only for options that have an order, as moods have."""
    voices = [id_ for id_, times in counts.picked for _ in range(times)]
    return voices[(len(voices) - 1) // 2] if voices else None


def most_chosen(question: Question, counts: Counts) -> tuple[str, ...]:
    """The text that most people wrote or chose; several where they have as many voices, none where nobody answered."""
    texts = {option.id: option.text for option in question.options}
    told = [(texts[id_], times) for id_, times in counts.picked if id_ in texts]
    told += [(one.text, one.times) for one in counts.written]
    most = max((times for _, times in told), default=0)
    return tuple(text for text, times in told if times == most and most > 0)


def run_off(id_: str, text: str, counts: Counts, texts: Iterable[str] = ()) -> Question | None:
    """The written replies as a question to choose from, so that the class can settle on one.

    `texts` are those the teacher picked; without any the most frequent are taken.  None where fewer than two are left.
    """
    wanted = set(texts)
    left = [one.text for one in counts.written if not wanted or one.text in wanted][:MOST]
    return choices(id_, text, left) if len(left) >= FEWEST else None
