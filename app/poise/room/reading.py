"""What a phone sends, read strictly: exactly the expected fields, of the expected kind, or nothing at all; pure."""

import json

from poise.domain.ballot import Answer

MOST_PICKED = 40
"""Ids in one answer; no guide has so many steps."""


def code(body: bytes) -> str | None:
    """The room code of `{"code": "…"}`; None if it is anything else."""
    match _read(body):
        case {"code": str(told), **others} if not others:
            return told
    return None


def vote(body: bytes) -> tuple[int, Answer] | None:
    """Question number and answer of `{"number": 1, "picked": ["…"], "words": "…"}`; None if it is anything else."""
    match _read(body):
        case {"number": int(number), "picked": list(picked), "words": str(words), **others} if not others:
            if type(number) is int and len(picked) <= MOST_PICKED and all(isinstance(one, str) for one in picked):
                return number, Answer(tuple(dict.fromkeys(picked)), words)
    return None


def _read(body: bytes) -> object:
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or nested without end
        return None
