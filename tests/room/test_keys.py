"""The room's code is easy to type and hard to guess, and each lesson has its own."""

import secrets

import pytest

from poise.room.keys import LENGTH, LETTERS, drawn, is_code, same


def test_each_lesson_has_its_own_secrets() -> None:
    lessons = [drawn(secrets.randbelow, lambda: secrets.token_urlsafe(16)) for _ in range(50)]
    assert len({one.code for one in lessons}) == len({one.token for one in lessons}) == 50
    assert len({one.mark() for one in lessons for _ in range(10)}) == 500
    assert all(is_code(one.code) and one.opens(one.code) for one in lessons)


def test_the_code_follows_from_the_randomness() -> None:
    numbers = iter([0, 1, 2, 17, 17, 0])
    assert drawn(lambda _: next(numbers), str).code == "bcdzzb"


def test_no_letter_of_a_code_looks_like_another() -> None:
    assert not set("aeiou01lyq") & set(LETTERS) and len(LETTERS) ** LENGTH > 30_000_000


@pytest.mark.parametrize(("typed", "expected"), [("bcdfgh", True), (" BCDFGH ", True), ("bcdfgj", False), ("", False)])
def test_the_code_may_be_typed_as_phones_type(typed: str, expected: bool) -> None:
    keys = drawn(lambda _: 0, str)
    code = keys.code
    told = typed.lower().replace("bcdfgh", code).upper() if expected else typed
    assert keys.opens(told) is expected


@pytest.mark.parametrize("text", ["", "bcdfg", "bcdfghj", "abcdef", "BCDFGH", "../etc", "bcdf%2"])
def test_what_is_no_code(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize(("one", "other", "expected"), [("a", "a", True), ("a", "b", False), ("\ud800", "é", False)])
def test_secrets_are_compared_whatever_they_hold(one: str, other: str, expected: bool) -> None:
    assert same(one, other) is expected
