"""What the page about the judge shows: how often each mark is right, and how much is found."""

from dataclasses import dataclass

from poise.domain.accuracy import Card, Figures, Score
from poise.domain.evidence import Polarity
from poise.domain.rubric import Rubric
from poise.shown.texts import Texts


@dataclass(frozen=True, slots=True)
class Row:
    """One behaviour; `right` and `found` are shares in words, `spoken` is the row as one sentence."""

    name: str
    right: str
    found: str
    replies: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Table:
    """The behaviours of one kind, those found best first."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class AccuracyShown:
    """The whole page."""

    lead: tuple[str, ...]
    columns: tuple[str, str, str, str]
    tables: tuple[Table, ...]
    figures: tuple[Figures, ...]


def accuracy(card: Card, figures: tuple[Figures, ...], rubric: Rubric, texts: Texts) -> AccuracyShown:
    """The page of this card."""
    lead = (
        texts("accuracy.lead", replies=card.replies),
        texts("accuracy.accused", accused=_percent(card.accused), replies=card.faultless),
        texts("accuracy.perhaps"),
    )
    columns = (texts("accuracy.name"), texts("accuracy.right"), texts("accuracy.found"), texts("accuracy.replies"))
    tables = tuple(_table(polarity, card, rubric, texts) for polarity in ("skill", "fault"))
    return AccuracyShown(lead, columns, tables, figures)


def _table(polarity: Polarity, card: Card, rubric: Rubric, texts: Texts) -> Table:
    of_kind = [one for one in card.scores if rubric.behaviours[one.id].polarity == polarity]
    ranked = sorted(of_kind, key=lambda one: (-one.f1, one.id))
    return Table(texts(f"debrief.{polarity}"), tuple(_row(one, rubric, texts) for one in ranked))


def _row(one: Score, rubric: Rubric, texts: Texts) -> Row:
    name, right, found = rubric.behaviours[one.id].name, _percent(one.precision), _percent(one.recall)
    spoken = texts("accuracy.spoken", name=name, right=right, found=found, replies=one.count)
    return Row(name, right, found, str(one.count), spoken)


def _percent(share: float) -> str:
    """With one place below ten, where a whole number would say too little."""
    return f"{100 * share:.0f} %" if share >= 0.1 or not share else f"{100 * share:.1f} %"
