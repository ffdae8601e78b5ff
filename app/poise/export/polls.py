"""One question to the class as a chapter of the lesson's report: the answers, and Poise's beside them."""

from collections.abc import Sequence

from poise.domain.ballot import Counts
from poise.domain.classroom import Classroom, Poll
from poise.domain.counted import agreement, found_steps, together
from poise.domain.guides import Guide
from poise.domain.report import Reply
from poise.export.leaflet import Chapter, Columns
from poise.export.told import Told
from poise.shown.words import Words


def poll_chapter(poll: Poll, stands: Classroom, calls: Sequence[Told], guide: Guide, words: Words) -> Chapter:
    """The question, how many answered, and what; beside it what Poise heard, where the call is kept."""
    counts = _counts(poll)
    call = _call(poll, stands, calls)
    told = [words("held.asked_after", turn=poll.turn, call=call.scenario.title)] if call and poll.turn else []
    if counts is None or not counts.answered:
        return Chapter(poll.question.text, (*told, words("held.unanswered")))
    told.append(words(f"held.answered.{'one' if counts.answered == 1 else 'many'}", number=counts.answered))
    replies = _replies(poll, call)
    if call is not None and poll.question.kind == "steps":
        marks = agreement(counts, found_steps(guide, (one for reply in replies for one in reply.evidence)))
        share = sum(mark.agreeing for mark in marks) / max(1, sum(mark.answered for mark in marks))
        told.append(words("held.agreed", share=round(100 * share)))
    return Chapter(poll.question.text, tuple(told), _table(poll, counts, call, replies, guide, words))


def _table(
    poll: Poll, counts: Counts, call: Told | None, replies: Sequence[Reply], guide: Guide, words: Words
) -> Columns:
    answer, voices, poise = (words(f"held.{name}") for name in ("answer", "voices", "poise"))
    if poll.question.kind == "words":
        return Columns((answer, voices), (80, 20), tuple((one.text, str(one.times)) for one in counts.written))
    rows = [(option.text, str(counts.of(option.id))) for option in poll.question.options]
    beside = _poise(poll, call, replies, guide, words)
    if not beside:
        return Columns((answer, voices), (80, 20), tuple(rows))
    both = ((*row, own) for row, own in zip(rows, beside, strict=True))
    return Columns((answer, voices, poise), (60, 15, 25), tuple(both))


def _poise(poll: Poll, call: Told | None, replies: Sequence[Reply], guide: Guide, words: Words) -> list[str]:
    """What Poise says to each option; nothing where it says nothing."""
    ids = [option.id for option in poll.question.options]
    if call is None or poll.question.kind == "choices":
        return []
    if poll.question.kind == "mood":
        now = replies[-1].after.band if replies else call.report.moods[0][1].band
        return [words("held.this") if id_ == now else "" for id_ in ids]
    found = found_steps(guide, (one for reply in replies for one in reply.evidence))
    return [words("held.heard" if id_ in found else "held.not_heard") for id_ in ids]


def _counts(poll: Poll) -> Counts | None:
    if poll.phones is not None and poll.hands is not None:
        return together(poll.phones, poll.hands)
    return poll.phones or poll.hands


def _call(poll: Poll, stands: Classroom, calls: Sequence[Told]) -> Told | None:
    """The call the question is about: the one that ran, or between calls the latest one until then."""
    before = [held.folder for held in stands.calls if held.part <= poll.part]
    folder = poll.folder or next(reversed(before), "")
    return next((call for call in calls if call.name == folder), None)


def _replies(poll: Poll, call: Told | None) -> tuple[Reply, ...]:
    """Those the class had heard when it was asked."""
    replies = () if call is None else call.report.replies
    return tuple(reply for reply in replies if not poll.folder or reply.spoken.turn <= poll.turn)
