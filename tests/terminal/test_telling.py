"""A call told in a terminal."""

import json

import pytest

from poise.domain.events import CustomerSpoke, Ended, Event, Judged, MoodChanged, Moved, TraineeSpoke, Troubled
from poise.domain.evidence import Assessment, Delivery, Evidence, Transcript
from poise.domain.mood import Cause, Mood
from poise.terminal import telling
from tests.fakes import RUBRIC

ANGRY = Mood(80, 20)
DEAD_AIR = Evidence("wait_for", "fault", 0.9, 1, None, None, "Nothing was said.")
UNSURE = Evidence("thank", "skill", 0.3, 1, (0, 5), None, "Perhaps.")


def spoke(**changes: object) -> TraineeSpoke:
    told = {
        "at": 1.0, "turn": 1, "text": "Hello.", "words": (), "seconds": 1.0, "take": None, "latency": None,
        "talk_over": 0.0, "engine": "typed", "heard": True, "silent": False,
    }  # fmt: skip
    return TraineeSpoke(**{**told, **changes})  # type: ignore[arg-type]  # a table of keys and values


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (CustomerSpoke(0.0, "Well?", "storm", ("storm.1",), ANGRY), "\nCustomer (angry): Well?"),
        (spoke(), "You: Hello."),
        (spoke(heard=False), "You: (not heard)"),
        (spoke(silent=True), "You: (nothing)"),
        (Judged(1.0, 1, (DEAD_AIR, UNSURE), Delivery()), "  found: Kept the customer waiting"),
        (Judged(1.0, 1, (UNSURE,), Delivery()), ""),
        (
            MoodChanged(1.0, 1, ANGRY, Mood(84, 18), (Cause("wait_for", 4, -2),)),
            "  anger 80 → 84 (+4 wait_for)",
        ),
        (Troubled(1.0, "The microphone is gone.", "Plug it in."), "The microphone is gone. Plug it in."),
        (Ended(2.0, "won_over"), "\nThe call ended: won over."),
        (Moved(1.0, "storm"), ""),
    ],
)
def test_events_in_words(event: Event, words: str) -> None:
    assert telling.event_as_words(event, RUBRIC) == words


def test_a_judged_reply_as_json_and_in_words() -> None:
    words, found = Transcript("", (), "typed", heard=False), Assessment((DEAD_AIR,), Delivery())
    told = json.loads(telling.judged_as_json(words, found, "a.wav"))
    assert told["file"] == "a.wav" and told["text"] == "" and told["heard"] is False
    assert told["evidence"][0]["id"] == "wait_for" and told["delivery"]["effort"] is None
    assert telling.judged_as_words(words, found, "a.wav").splitlines() == [
        "a.wav: (not heard)",
        "  - wait_for (0.90): Nothing was said.",
    ]
