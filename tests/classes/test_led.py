"""What the teacher wants is obeyed in its turn, by the call and the questions that the class has by then."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from poise.classes.led import LedCall, LedPolls
from poise.classes.row import Wish
from poise.domain.ballot import Counts, choices
from poise.domain.steering import Skip

ASK = choices("q", "Well?", ["Yes", "No"])
COUNTS = Counts("q", 3)


@dataclass
class Watched:
    """Calls, questions or a show, of which it is only known what they were told."""

    turn: int = 4
    told: list[tuple[Any, ...]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        def tell(*words: Any) -> None:
            if name == "say":
                words[0](self)
            else:
                self.told.append((name, *words))

        return tell


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("freeze", (True,), ("freeze",)),
        ("freeze", (False,), ("resume",)),
        ("rewind", (2,), ("rewind", 2)),
        ("replay", (), ("replay",)),
        ("steer", (Skip(),), ("order", Skip())),
        ("hold", (True,), ("hold", True)),
        ("type_reply", ("I am sorry.",), ("type_reply", "I am sorry.")),
        ("pass_to", ("Zoë", True), ("pass_to", "Zoë", True)),
    ],
)
def test_a_wish_for_the_call_waits_for_its_turn(name: str, words: tuple[Any, ...], told: tuple[Any, ...]) -> None:
    row, calls = list[Wish](), list[Watched]()
    getattr(LedCall(row.append, lambda: calls[0]), name)(*words)  # type: ignore[arg-type, return-value]
    calls.append(Watched())  # the call that is there when the wish is obeyed
    row[0]()
    assert calls[0].told == [told] and len(row) == 1


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("ask", (ASK,), ("ask", ASK, 4)),
        ("close", (), ("close",)),
        ("count", (COUNTS,), ("count", COUNTS)),
        ("strike", ("q", "rude"), ("strike", "q", "rude")),
        ("reveal", ("q",), ("reveal", "q")),
        ("open_room", (True,), ("open_room",)),
        ("open_room", (False,), ("shut_room",)),
    ],
)
def test_a_wish_for_the_questions_waits_for_its_turn(name: str, words: tuple[Any, ...], told: tuple[Any, ...]) -> None:
    row, polls = list[Wish](), Watched()
    getattr(LedPolls(row.append, lambda: polls, Watched), name)(*words)  # type: ignore[arg-type, return-value]
    assert polls.told == []
    row[0]()
    assert polls.told == [told]
