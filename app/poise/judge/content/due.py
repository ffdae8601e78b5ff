"""What the words for a time mean: "by Friday noon", "within the hour", "a week on Monday", "before ten tomorrow"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from poise.domain.promises import DAY, HOUR, NOON, Due
from poise.judge.content.numbers import values
from poise.judge.content.tokens import NUMBERS
from poise.judge.content.wordset import wordset

_NO_FIGURES = wordset("half couple dozen oh")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_ENDS = {
    "first thing": 10 * HOUR, "morning": NOON, "lunch": 14 * HOUR, "end": 18 * HOUR, "afternoon": 18 * HOUR,
    "evening": 22 * HOUR, "night": DAY - 1,
}  # fmt: skip
"""Until when a part of the day lasts in everyday speech: the last minute at which the words are still kept."""
_FEW = {"couple": 2, "few": 3}
_MOST = 1000
"""More days, hours or weeks than this are no date but a figure of speech."""
_COUNT = r"(\d+|an?|couple of|few|couple)"
_SPAN = re.compile(
    rf"(?:{_COUNT} (?:to|or) )?{_COUNT} (working |business )?"
    r"(minute|hour|day|week|fortnight|month)s?\b(?: or (\d+))?(?! (?:today|tomorrow|on|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday)\b)"
)
_HALF_HOUR = re.compile(r"\b(half an|half a|quarter of an|quarter of a|3 quarters of an|an|\d+)? ?hour( and a half)?\b")
_CLOCK = re.compile(
    r"\b(?:(half|quarter|\d+) (past|to) (\d+)|(half) (\d+)|(\d+)[:. ](\d\d)|(\d+)(?! (?:past|to)\b))(?: oclock)?"
    r"(?: (am|pm|a m|p m))?(?= |$)(?! (?:st|nd|rd|th|working|business|minute|hour|day|week|month)s?\b)"
)

_NOW = re.compile(
    r"\b(?:at once|immediately|off the phone|(?:right|straight) away|now(?! on)|this (?:minute|instant|second))\b"
)
"""What is done now is done today."""


def due(words: Sequence[str]) -> Due | None:
    """What the normalised words of a time mean; None if they name none ("soon", "once it is in")."""
    said = _figured(words)
    for read in (_elapsed, _calendar):
        if (found := read(said)) is not None:
            return found
    return None


def _figured(words: Sequence[str]) -> str:
    """The words in one line, with their numbers in digits."""
    parts = list[str]()
    for counting, group in groupby(words, lambda word: word in NUMBERS and word not in _NO_FIGURES):
        run = list(group)
        parts += (map(str, values(run)) if run != ["one"] else ["1"]) if counting else run
    return " ".join(parts)


def _elapsed(said: str) -> Due | None:
    """A time that runs from now: minutes and hours from the call's beginning, days and weeks by the calendar."""
    if re.search(r"\b(?:within|in|inside|under|by)(?: the)?(?: next)? hour\b", said):
        return Due(minutes=HOUR, precision="minute")
    if "hour" in said and (part := re.search(r"\b(half|quarter|3 quarters)(?: of)? an? hour", said)):
        return Due(minutes={"half": 30, "quarter": 15, "3 quarters": 45}[part[1]], precision="minute")
    if brief := re.fullmatch(r"in (\d{1,2})", said):
        return Due(minutes=int(brief[1]), precision="minute")
    found = _SPAN.search(said)
    if found is None or re.search(r"\b(?:every|each|once|twice)\b", said):
        return None
    count = max(_count(found[2]), _count(found[5] or "0"))
    if count > _MOST:
        return None
    half = 30 if "hour and a half" in said else 0
    return {
        "minute": Due(minutes=count, precision="minute"),
        "hour": Due(minutes=count * HOUR + half, precision="minute"),
        "day": Due(working=count) if found[3] else Due(days=count),
        "week": Due(days=7 * count),
        "fortnight": Due(days=14 * count),
        "month": Due(days=30 * count, precision="month"),
    }[found[4]]


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else _FEW.get(word.removesuffix(" of"), 1)


def _calendar(said: str) -> Due | None:
    """A day, a part of it, a clock time, or several of these together."""
    day = next((found for read in _DAYS if (found := read(said)) is not None), None)
    clock = _clock(said)
    part = _part(said)
    if day is None and clock is None and part is None:
        return Due() if _NOW.search(said) else None
    base = day or Due()
    if clock is not None:
        return replace(base, minute=_halved(clock, said), twelve=_twelve(clock, said), precision="minute")
    if part is not None and base.precision in ("day", "part"):
        tomorrow = day is None and re.search(r"\b(?:in the morning|first thing|overnight)\b", said) is not None
        return replace(base, days=base.days + tomorrow, minute=_ENDS[part], precision="part")
    return base


def _part(said: str) -> str | None:
    if re.search(
        r"\b(?:end of (?:the |this |my |our )?(?:day|play|business|today|shift|afternoon)|close|closing)\b", said
    ):
        return "end"
    if "first thing" in said:
        return "first thing"
    if re.search(r"\b(?:tonight|night|overnight)\b", said):
        return "night"
    return next((part for part in ("morning", "lunch", "afternoon", "evening") if part in said), None)


# --- which day ---------------------------------------------------------------------------------------------------
def _weekday(said: str) -> Due | None:
    named = [day for day in said.split() if day in _WEEKDAYS]
    if not named:
        return None
    day = _WEEKDAYS.index(named[-1])
    if re.search(r"\bnext (?:week|\w+day)\b", said):
        return Due(weekday=day, week=1)
    later = re.search(r"\b(?:(a|\d+) weeks? (?:on|from) )?\w+day(?: (week))?\b", said)
    weeks = _count(later[1]) if later and later[1] else 0
    if re.search(r"\b(a|\d+) weeks? (?:on|from)\b", said) and not weeks:
        weeks = 1
    return Due(weekday=day, days=7 * (1 if re.search(r"day week\b", said) else min(weeks, _MOST)))


def _near(said: str) -> Due | None:
    days = 0
    if "day after tomorrow" in said:
        days = 2
    elif re.search(r"\b(?:tomorrow|next (?:working |business )?day|following day)\b", said):
        days = 1
    elif not re.search(r"\b(?:today|tonight|same day|this (?:morning|afternoon|evening|minute|instant))\b", said):
        return None
    weeks = re.search(r"\b(a|\d+) (week|fortnight)s? (?:today|tomorrow|from today|from tomorrow)\b", said)
    if weeks:
        days += min(_count(weeks[1]), _MOST) * (14 if weeks[2] == "fortnight" else 7)
    return Due(working=1) if re.search(r"\bnext (?:working|business) day\b", said) else Due(days=days)


def _week(said: str) -> Due | None:
    if "weekend" in said:
        return Due(weekday=6, week=1 if "next weekend" in said else 0, precision="week")
    if not re.search(r"\bweek\b", said) or re.search(r"\b(?:a|every|each) week\b", said):
        return None
    ahead = 1 if re.search(r"\b(?:next|coming|following) week\b", said) else 0
    if re.search(r"\b(?:middle|mid)\b", said):
        return Due(weekday=2, week=ahead, precision="week")
    early = re.search(r"\b(?:start|beginning|early|earlier)\b", said)
    return Due(weekday=0 if ahead and early else None, week=ahead, precision="week")


def _feast(said: str) -> Due | None:
    eve = re.search(r"\beve\b", said) is not None
    if "christmas" in said:
        return Due(month=12, day_of_month=24 if eve else 25)
    if "new year" in said:
        return Due(month=12, day_of_month=31) if eve else Due(month=1, day_of_month=1)
    return None


def _date(said: str) -> Due | None:
    month = next((number for number, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name}\b", said)), None)
    day = _day_of_month(said)
    if month is not None and day is None:
        name = _MONTHS[month - 1]
        close = re.search(rf"\b(\d+) (?:of )?{name}\b|\b{name} (\d+)\b", said)
        day = int(close[1] or close[2]) if close else None
    if day is not None and not 1 <= day <= 31:
        return None
    if month is None and day is None:
        return None
    return Due(month=month, day_of_month=day, precision="month" if day is None else "day")


def _day_of_month(said: str) -> int | None:
    if figure := re.search(r"\b(\d+) (?:st|nd|rd|th)\b", said):
        return int(figure[1])
    named = re.search(rf"\b(?:(20|30) )?({'|'.join(_ORDINALS)}|thirtieth)\b(?! thing)", said)
    if named is None:
        return None
    return int(named[1] or 0) + (30 if named[2] == "thirtieth" else _ORDINALS.index(named[2]) + 1)


def _month(said: str) -> Due | None:
    if not re.search(r"\bmonth\b", said) or re.search(r"\b(?:a|every|each) month\b", said):
        return None
    return Due(months=1 if "next month" in said else 0, precision="month")


_DAYS: tuple[Callable[[str], Due | None], ...] = (_weekday, _near, _feast, _date, _week, _month)


# --- which time --------------------------------------------------------------------------------------------------
def _clock(said: str) -> int | None:
    """The minute of the day as it was said, of two times the later named; None without one."""
    if re.search(r"\b(?:noon|midday)\b", said):
        return NOON
    if "midnight" in said:
        return DAY - 1
    minutes = [minute for match in _CLOCK.finditer(_undated(said)) if (minute := _read_clock(match)) is not None]
    return minutes[-1] if minutes else None


def _undated(said: str) -> str:
    """Without the numbers that are dates."""
    months = "|".join(_MONTHS)
    return re.sub(
        rf"\b\d+ (?:st|nd|rd|th)\b|\b\d+ (?:of )?(?:{months})\b|\b(?:{months}) \d+\b|\b20 (?:{'|'.join(_ORDINALS)})\b",
        "",
        said,
    )


def _read_clock(match: re.Match[str]) -> int | None:
    half = match[9].replace(" ", "") if match[9] else ""
    if match[1]:
        minutes = {"half": 30, "quarter": 15}.get(match[1]) or int(match[1] if match[1].isdecimal() else 0)
        hour, minute = int(match[3]), minutes if match[2] == "past" else -minutes
    elif match[4]:
        hour, minute = int(match[5]), 30
    elif match[6]:
        hour, minute = int(match[6]), int(match[7])
    else:
        hour, minute = divmod(int(match[8]), 100) if len(match[8]) in (3, 4) else (int(match[8]), 0)
    if not 0 <= hour <= 24 or not -60 < minute < 60:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return max(0, min(hour * HOUR + minute, DAY - 1))


_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm", "tonight": "pm", "night": "pm", "lunch": "pm"}


def _half(said: str) -> str | None:
    marked = re.search(r"\b(am|pm|a m|p m)\b", said)
    if marked:
        return marked[1].replace(" ", "")
    return next((half for word, half in _HALVES.items() if word in said), None)


def _halved(minute: int, said: str) -> int:
    return minute + NOON if _half(said) == "pm" and minute < NOON else minute


def _twelve(minute: int, said: str) -> bool:
    named = re.search(r"\b(?:noon|midday|midnight|24|0\d|00)\b", said)
    return minute < 13 * HOUR and _half(said) is None and named is None
