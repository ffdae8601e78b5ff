"""What is said of words that were not surely heard, of words that were corrected, and of marks nobody agrees with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from poise.domain.afterwards import Afterwards, Disputed
from poise.domain.events import Event, TraineeSpoke
from poise.domain.evidence import Word
from poise.domain.guides import Guide
from poise.domain.remarked import Changes, MarkChange, Remarked, changes
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.shown.marks import Mark, label
from poise.shown.score_sheet import GuideShown
from poise.shown.texts import Texts

MOST = 3
"""Marks that one line names; how many more there are is said in a word."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordsShown:
    """The words of one reply, as far as they are in doubt.

    Attributes:
        unsure: the characters of words that were not surely heard.
        note: a sentence that names these words, or says that the reply was corrected and what had been heard; "" if
            all is well.
        corrected: whether the words are the trainee's own.
    """

    unsure: tuple[Span, ...] = ()
    note: str = ""
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the trainee holds against a verdict: the replies as they were `heard`, and what was `added` to the call."""

    heard: Mapping[int, TraineeSpoke]
    added: Afterwards

    def words(self, shown: TraineeSpoke, rubric: Rubric, texts: Texts) -> WordsShown:
        """How sure the words of a reply are, which are `shown` as they were heard or as they were corrected."""
        heard = self.heard[shown.turn]
        if shown.words != heard.words:
            was = texts("correct.was", text=heard.text) if heard.text else texts("correct.was_nothing")
            return WordsShown((), was, True)
        unsure = unsure_spans(heard.text, heard.words, rubric)
        named = ", ".join(dict.fromkeys(f"“{heard.text[a:b].strip(',.;:!?')}”" for a, b in unsure))
        return WordsShown(unsure, texts("correct.unsure", words=named) if unsure else "")

    def marks(self, marks: Iterable[Mark], texts: Texts) -> tuple[Mark, ...]:
        """The marks, each with what is held against it."""
        return tuple(replace(one, disputed=disagreed(self._against(one), texts)) for one in marks)

    def sheet(self, guide: GuideShown, texts: Texts) -> GuideShown:
        """The same for a guide."""
        return replace(guide, rows=tuple(replace(row, marks=self.marks(row.marks, texts)) for row in guide.rows))

    def _against(self, one: Mark) -> Disputed | None:
        heard = self.heard.get(one.turn)  # what was done after the call is of no reply
        return None if heard is None else self.added.dispute(one.turn, heard.at, one.id, one.polarity)


def replies_of(events: Iterable[Event]) -> Mapping[int, TraineeSpoke]:
    """The replies of a call in which nothing is undone, by their number."""
    return {event.turn: event for event in events if isinstance(event, TraineeSpoke)}


def unsure_spans(text: str, words: Iterable[Word], rubric: Rubric) -> tuple[Span, ...]:
    """The characters of each of the words that the recogniser was not sure of (`words.unsure`)."""
    least, place, found = rubric.number("words.unsure"), 0, list[Span]()
    for word in words:
        begins = text.find(word.text, place)
        if begins >= 0:
            place = begins + len(word.text)
            if word.confidence < least:
                found.append((begins, place))
    return tuple(found)


def disagreed(dispute: Disputed | None, texts: Texts) -> str:
    """Why the trainee does not agree with a mark, as it is said under it; "" if he does."""
    if dispute is None:
        return ""
    said = texts(f"dispute.said.{dispute.choice}") if dispute.choice else ""
    return texts("dispute.disputed", reason=". ".join(part for part in (said, dispute.reason.strip()) if part))


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """What a correction changed: one line, and whether the first verdict is shown instead."""

    line: str
    first: bool


def verdict_shown(
    remarked: Remarked | None, scenario: Scenario, guide: Guide, rubric: Rubric, texts: Texts, first: bool
) -> VerdictShown | None:
    """What the trainee's words changed; None if none were corrected."""
    if remarked is None or not remarked.corrected:
        return None
    if first:
        return VerdictShown(texts("correct.first"), True)
    found = changes(scenario, remarked.heard, remarked.now, guide, rubric)
    line = texts("correct.line", changes=changed(found, rubric, texts))
    old = changes(scenario, remarked.then, remarked.heard, guide, rubric)
    return VerdictShown(line if old.none else f"{line} {texts('correct.judge', judge=remarked.judge_now)}", False)


def changed(found: Changes, rubric: Rubric, texts: Texts) -> str:
    """What is otherwise, in one line: marks that count or do not count any more, then the mood at the end."""
    counting = [one for one in found.marks if one.change in ("gained", "lost")]
    parts = list(_named(counting, rubric, texts))
    if found.moods and (last := found.moods[-1]).before.anger != last.after.anger:
        parts.append(texts("correct.mood", turn=last.turn, before=last.before.anger, after=last.after.anger))
    return "; ".join(parts) if parts else texts("correct.nothing")


def _named(marks: list[MarkChange], rubric: Rubric, texts: Texts) -> Iterable[str]:
    for one in marks[:MOST]:
        yield texts(f"correct.{one.change}", name=label(one.id, one.polarity, rubric))
    if len(marks) > MOST:
        yield texts.count("correct.more", len(marks) - MOST)
