"""Events are frozen, carry their time, and are told apart by a kind of their own."""

from dataclasses import FrozenInstanceError, fields
from typing import get_args, get_type_hints

import pytest

from poise.domain.events import Event, Paused

KINDS = get_args(Event)


def test_each_kind_is_unique_and_fixed():
    kinds = [get_args(get_type_hints(kind)["kind"]) for kind in KINDS]
    assert all(len(names) == 1 for names in kinds)
    assert len(set(kinds)) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_begins_with_its_time_and_ends_with_its_kind(kind):
    names = [field.name for field in fields(kind)]
    assert names[0] == "at" and names[-1] == "kind"


def test_an_event_never_changes():
    event = Paused(1.0)
    with pytest.raises(FrozenInstanceError):
        event.at = 2.0
