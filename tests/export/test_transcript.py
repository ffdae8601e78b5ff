"""The transcripts are what their formats ask for, whatever was said."""

import re
from dataclasses import replace

from poise.domain.events import CustomerSpoke
from poise.export.transcript import plain, subrip, webvtt
from tests.export.sample import NASTY, call, the_words
from tests.ui.scripted import REPLIES, story

TIME = r"\d{2}:\d{2}:\d{2}"


def blocks(text: str) -> list[list[str]]:
    return [block.split("\n") for block in text.strip().split("\n\n")]


def seconds(stamp: str) -> float:
    hours, minutes, rest = stamp.replace(",", ".").split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_webvtt_has_a_head_a_note_and_captions_in_order_with_voices() -> None:
    head, note, *captions = blocks(webvtt(call(), the_words()))
    assert head == ["WEBVTT - The samples never came"] and note[0] == "NOTE"
    before = 0.0
    for number, (id_, time, *text) in enumerate(captions, 1):
        assert id_ == str(number)
        match = re.fullmatch(rf"({TIME}\.\d{{3}}) --> ({TIME}\.\d{{3}})", time)
        assert match is not None
        start, end = map(seconds, match.groups())
        assert before <= start < end
        before = start
        assert re.fullmatch(r"(?s)<v (Margaret Doyle|Trainee)>[^<>]+</v>", "\n".join(text))


def test_webvtt_escapes_what_would_be_markup() -> None:
    events = [replace(e, text=NASTY) if isinstance(e, CustomerSpoke) else e for e in story()]
    told = webvtt(call(events=events, trainee=NASTY), the_words())
    assert "<b>" not in told and "&lt;b&gt;" in told and "&amp; Co" in told
    assert all(
        re.fullmatch(rf"{TIME}\.\d{{3}} --> {TIME}\.\d{{3}}", line) for line in told.split("\n") if "-->" in line
    )


def test_subrip_has_numbers_times_with_a_comma_and_names() -> None:
    events = [replace(e, text="One --> two.") if isinstance(e, CustomerSpoke) else e for e in story()]
    for number, (id_, time, *text) in enumerate(blocks(subrip(call(events=events), the_words())), 1):
        assert id_ == str(number) and re.fullmatch(rf"{TIME},\d{{3}} --> {TIME},\d{{3}}", time)
        assert re.match(r"(Margaret Doyle|Trainee): ", text[0]) and "-->" not in "".join(text)


def test_the_plain_transcript_has_a_paragraph_a_speaker() -> None:
    told = plain(call(REPLIES, trainee="Ann"), the_words())
    assert told.startswith("The samples never came\n2026-03-01 12:00\n")
    assert "[0:00] Margaret Doyle: Right." in told
    assert "] Ann: (not understood)" in told and "Trainee" not in told


def test_nobody_is_named_who_did_not_ask_for_it() -> None:
    assert "] Trainee: " in plain(call(), the_words())
