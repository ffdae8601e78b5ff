"""A new key for a command: it comes first, nothing is taken from another, and the settings keep the difference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.ui.own_keys import MOST, Clash, as_changes, with_key
from poise.ui.remote import COMMANDS, USUAL, Command, Remote, remote

KEYS = ("F8", "Q", "Ctrl+K", "PgDown", "B", "Space", "F1", "Up")


def usual() -> Remote:
    return remote({})[0]


def test_a_new_key_comes_first_and_the_latest_before_it_stays() -> None:
    once = with_key(usual(), "next", "F8")
    assert isinstance(once, Remote) and once.keys["next"] == ("F8", "PgDown")
    again = with_key(once, "next", "PgDown")
    assert isinstance(again, Remote) and again.keys["next"] == ("PgDown", "F8")


@pytest.mark.parametrize(("key", "of"), [("B", "blank"), ("F1", "help"), ("Tab", None), ("Return", None), (",", None)])
def test_what_is_taken_stays_taken(key: str, of: str | None) -> None:
    assert with_key(usual(), "next", key) == Clash(key, of)  # type: ignore[arg-type]


def test_nothing_changed_is_nothing_to_keep() -> None:
    assert as_changes(usual()) == {}


@given(st.lists(st.tuples(st.sampled_from(COMMANDS), st.sampled_from(KEYS)), max_size=12))
def test_what_the_settings_keep_gives_the_same_keys_again(pressed: list[tuple[Command, str]]) -> None:
    keys = usual()
    for command, key in pressed:
        after = with_key(keys, command, key)
        keys = keys if isinstance(after, Clash) else after
    again, faults = remote(as_changes(keys))
    assert dict(again.keys) == dict(keys.keys) and not faults
    texts = [text for command in COMMANDS for text in keys.keys[command]]
    assert len(texts) == len(set(texts)) and all(len(keys.keys[one]) <= max(MOST, len(USUAL[one])) for one in COMMANDS)
