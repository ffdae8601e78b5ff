"""A lesson that was held, told to others: one report of the class, in which nobody is named, and one a speaker."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from poise.domain.classroom import Classroom
from poise.domain.evidence import Polarity
from poise.domain.guides import Guide
from poise.domain.lesson import Demonstration, Lesson, Part, Played, Talk
from poise.domain.report import Reply
from poise.domain.rubric import Rubric
from poise.domain.speakers import Spoken, by_speaker, judged_on_delivery, speaker_of
from poise.export.leaflet import Chapter, Columns, Leaflet
from poise.export.polls import poll_chapter
from poise.export.told import Told
from poise.shown.marks import label
from poise.shown.sentences import note_said, outcome_said
from poise.shown.words import Words, signed


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson that was held.

    Attributes:
        began: the local time of its beginning.
        stands: what its log comes to.
        lesson: the plan it followed, if it followed one that is still there.
        calls: those of its calls that are kept, in order; each is named like its folder.
        guide: whose steps were looked for.
        version: of Poise.
    """

    began: datetime
    stands: Classroom
    lesson: Lesson | None
    calls: tuple[Told, ...]
    guide: Guide
    version: str

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who gave a name or initials, in the order in which they spoke."""
        replies = (reply for call in self.calls for reply in call.report.replies)
        return tuple(dict.fromkeys(speaker for reply in replies if (speaker := speaker_of(reply))))


def class_report(taught: Taught, words: Words) -> Leaflet:
    """The lesson as a whole: its parts, its calls, its questions with the class beside Poise; nobody is named."""
    polls = (poll_chapter(poll, taught.stands, taught.calls, taught.guide, words) for poll in taught.stands.polls)
    facts = (
        (words("held.date"), _date(taught, words)),
        (words("held.guide"), taught.guide.name),
        (words("held.calls"), str(len(taught.stands.calls))),
        (words("held.questions"), str(len(taught.stands.polls))),
    )
    chapters = (*_parts(taught, words), _calls(taught, words), *polls)
    return _leaflet(taught, words("held.heading"), facts, chapters, words)


def speaker_report(taught: Taught, speaker: str, words: Words) -> Leaflet:
    """The replies of one speaker in all calls, and what they come to."""
    own = [(call, [reply for reply in call.report.replies if speaker_of(reply) == speaker]) for call in taught.calls]
    spoken = by_speaker(reply for _, replies in own for reply in replies)
    facts = (
        (words("held.speaker"), speaker or words("held.somebody")),
        (words("held.date"), _date(taught, words)),
        (words("held.replies"), str(sum(len(replies) for _, replies in own))),
    )
    sums = tuple(_sum(one, own[0][0].rubric, words) for one in spoken)
    chapters = (*sums, *(_replies(call, replies, words) for call, replies in own if replies))
    return _leaflet(taught, words("held.heading_one"), facts, chapters, words)


def _leaflet(
    taught: Taught, heading: str, facts: tuple[tuple[str, str], ...], chapters: tuple[Chapter, ...], words: Words
) -> Leaflet:
    title = taught.stands.title or words("held.no_lesson")
    made = words("report.made", version=taught.version)
    return Leaflet(heading, title, facts, chapters, made, words("held.running", title=title, date=_date(taught, words)))


def _date(taught: Taught, words: Words) -> str:
    began = taught.began
    return words("report.date_value", day=began.day, month=f"{began:%B}", year=began.year, clock=f"{began:%H:%M}")


def _parts(taught: Taught, words: Words) -> Iterator[Chapter]:
    if taught.lesson is None:
        return
    parts = taught.lesson.parts
    rows = tuple((_title(part, taught, words), words(f"held.kind_{part.kind}"), str(part.minutes)) for part in parts)
    names = (words("held.part"), words("held.kind"), words("held.minutes"))
    reached = words("held.reached", part=taught.stands.part, parts=len(parts))
    yield Chapter(words("held.parts"), (reached,), Columns(names, (60, 25, 15), rows))


def _title(part: Part, taught: Taught, words: Words) -> str:
    if part.title:
        return part.title
    match part:
        case Talk(text=text):
            return text
        case Demonstration(version=version):
            return words(f"held.demonstration_{version}")
        case Played(scenario=id_):
            return next((call.scenario.title for call in taught.calls if call.scenario.id == id_), id_)


def _calls(taught: Taught, words: Words) -> Chapter:
    names = tuple(words(f"held.{name}") for name in ("call", "replies", "mood", "outcome"))
    rows = tuple(_call(call, words) for call in taught.calls)
    if not rows:
        return Chapter(words("held.calls"), (words("held.no_calls"),))
    return Chapter(words("held.calls"), (), Columns(names, (32, 13, 25, 30), rows))


def _call(call: Told, words: Words) -> tuple[str, ...]:
    first, last = call.report.moods[0][1], call.report.moods[-1][1]
    ended = outcome_said(call.events, call.report.outcome, call.scenario.customer.name, words)
    return call.scenario.title, str(len(call.report.replies)), _change(first.band, last.band, words), ended


def _change(before: str, after: str, words: Words) -> str:
    if before == after:
        return words(f"mood.{after}").lower()
    return words("held.mood_change", from_=words(f"mood.{before}").lower(), to=words(f"mood.{after}").lower())


def _sum(one: Spoken, rubric: Rubric, words: Words) -> Chapter:
    told = [words("held.moved", anger=signed(one.anger), trust=signed(one.trust))]
    if one.shown:
        told.append(words("held.shown", names=_names(one.shown, "skill", rubric, words)))
    if one.faulted:
        told.append(words("held.faulted", names=_names(one.faulted, "fault", rubric, words)))
    if len(one.judged) < len(one.turns):
        told.append(words("held.unjudged"))
    return Chapter(words("held.sum"), tuple(told))


def _names(counts: Mapping[str, int], polarity: Polarity, rubric: Rubric, words: Words) -> str:
    named = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    told = ((label(id_, polarity, rubric), times) for id_, times in named)
    return ", ".join(name if times == 1 else words("held.times", name=name, times=times) for name, times in told)


def _replies(call: Told, replies: list[Reply], words: Words) -> Chapter:
    names = tuple(words(f"held.{name}") for name in ("reply", "customer_said", "said", "mood", "found"))
    rows = tuple(
        (
            str(reply.spoken.turn),
            reply.customer_said,
            note_said(reply.spoken, words) or reply.spoken.text,
            _change(reply.before.band, reply.after.band, words),
            _found(reply, call, words),
        )
        for reply in replies
    )
    return Chapter(call.scenario.title, (), Columns(names, (9, 25, 28, 15, 23), rows))


def _found(reply: Reply, call: Told, words: Words) -> str:
    sure = dict.fromkeys((one.id, one.polarity) for one in reply.evidence if one.sure)
    told = [label(id_, polarity, call.rubric) for id_, polarity in sure]
    unjudged = () if judged_on_delivery(reply) else (words("held.unjudged"),)
    return " ".join((f"{'; '.join(told)}." if told else words("held.nothing_found"), *unjudged))
