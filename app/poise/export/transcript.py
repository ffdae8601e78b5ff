"""A call's transcript as WebVTT, as SubRip and as plain text; every time is that of the call's clock.

There is no single sound file that the captions could be laid over: the customer's voice is made anew at each hearing,
and each reply is a recording of its own.  Second 0 is the beginning of the call.
"""

from poise.export.cues import Cue, cues
from poise.export.spoken import Spoken, spoken
from poise.export.told import Told
from poise.shown.words import Words, clock


def webvtt(told: Told, words: Words) -> str:
    """The transcript with a voice tag a caption (WebVTT, W3C candidate recommendation of 2019).

    `&`, `<` and `>` are escaped, as the format asks for.
    """
    head = f"WEBVTT - {_bare(told.scenario.title)}\n\nNOTE\n{_bare(words('report.clock'))}\n"
    return "\n".join([head, *(_vtt_cue(n, cue, told, words) for n, cue in enumerate(_cues(told, words), 1))])


def subrip(told: Told, words: Words) -> str:
    """The transcript as numbered captions, each with its speaker's name before it.

    SubRip knows no escaping; only an arrow that would be taken for a time is written otherwise.
    """
    return "\n".join(_srt_cue(n, cue, told, words) for n, cue in enumerate(_cues(told, words), 1))


def plain(told: Told, words: Words) -> str:
    """The transcript to be read: a paragraph a speaker, with the minute and second in which it begins."""
    paragraphs = [told.scenario.title, f"{told.began:%Y-%m-%d %H:%M}", words("report.clock"), ""]
    for one in spoken(told.events):
        paragraphs += [f"[{clock(one.start)}] {speaker(one.who, told, words)}: {_text(one, words)}", ""]
    return "\n".join(paragraphs)


def speaker(who: str, told: Told, words: Words) -> str:
    """The speaker's name; a trainee who gave none is the trainee."""
    return told.scenario.customer.name if who == "customer" else told.trainee or words("report.trainee")


def _text(one: Spoken, words: Words) -> str:
    return one.text or words(f"report.{one.note or 'silent'}")


def _cues(told: Told, words: Words) -> tuple[Cue, ...]:
    return cues(spoken(told.events), words("report.silent"), words("report.unheard"))


def _vtt_cue(number: int, cue: Cue, told: Told, words: Words) -> str:
    voice = _escaped(speaker(cue.who, told, words))
    text = "\n".join(map(_escaped, cue.lines))
    return f"{number}\n{_time(cue.start, '.')} --> {_time(cue.end, '.')}\n<v {voice}>{text}</v>\n"


def _srt_cue(number: int, cue: Cue, told: Told, words: Words) -> str:
    text = f"{speaker(cue.who, told, words)}: " + "\n".join(cue.lines)
    return f"{number}\n{_time(cue.start, ',')} --> {_time(cue.end, ',')}\n{text.replace('-->', '→')}\n"


def _time(seconds: float, point: str) -> str:
    """Hours, minutes, seconds and thousandths."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{point}{thousandths:03d}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _bare(text: str) -> str:
    """On one line and without an arrow, which would begin a caption."""
    return " ".join(text.split()).replace("-->", "→")
