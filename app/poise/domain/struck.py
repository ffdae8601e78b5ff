"""A class without what was struck in it: a reply of the class that nobody is to see is not kept either."""

from collections.abc import Sequence

from poise.domain.classroom import Answered, Asked, ClassEvent


def without_struck(events: Sequence[ClassEvent]) -> tuple[ClassEvent, ...]:
    """The log of a class without counts that later ones of the same question replaced; the fold stays what it was.

    Counts of phones come once when a question closes, and again only when one of the written replies is struck.
    """
    kept, replaced = list[ClassEvent](), set[str]()
    for event in reversed(events):
        match event:
            case Asked():  # asked again, it is another poll
                replaced.discard(event.question.id)
            case Answered() if event.counts.question in replaced:
                continue
            case Answered():
                replaced.add(event.counts.question)
            case _:
                pass
        kept.append(event)
    return tuple(reversed(kept))
