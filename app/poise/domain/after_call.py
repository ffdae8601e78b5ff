"""What the trainee does once a call is over, as evidence: the steps of the guides that no reply can show."""

from poise.domain.afterwards import Afterwards
from poise.domain.evidence import Evidence
from poise.domain.rubric import Rubric

NO_REPLY = 0
"""The turn of such evidence: replies are counted from 1."""


def shown_after(added: Afterwards, rubric: Rubric) -> tuple[Evidence, ...]:
    """What can be seen to have been done, each behaviour once.

    Minutes count together, in whatever way they were taken, and from `minutes.least` seconds on: a look at the screen
    is no break.  A record counts once something stands in it.
    """
    seconds = sum(one.seconds for one in added.minutes)
    shown = list[Evidence]()
    if seconds >= rubric.number("minutes.least"):
        shown.append(Evidence("cool_down", "skill", 1.0, NO_REPLY, None, None, _took(seconds)))
    record = added.recorded
    if record is not None and (record.what_happened or any(not one.struck for one in record.promises)):
        why = "You put on record what happened and what was promised."
        shown.append(Evidence("record_kept", "skill", 1.0, NO_REPLY, None, None, why))
    return tuple(shown)


def _took(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"You took {'a minute' if minutes <= 1 else f'{minutes} minutes'} for yourself after the call."
