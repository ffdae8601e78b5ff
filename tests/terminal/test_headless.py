"""Whole calls without a window: typed and recorded replies, through the real ear, recogniser and judge."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from poise.__main__ import main
from poise.library.replies import replies_from
from poise.resources import root

DEMO = root("assets") / "demo"


def played(*words: str) -> list[dict[str, Any]]:
    """The events of one fast call, the report last."""
    told = CliRunner().invoke(main, ["call", "samples-never-came", "--json", "--fast", *words])
    assert told.exit_code == 0, told.output
    return [json.loads(line) for line in told.stdout.splitlines()]


def of_kind(events: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [event for event in events if event["kind"] == kind]


@pytest.fixture(scope="module")
def good_call() -> list[dict[str, Any]]:
    return played("--replies", str(DEMO / "good"))


def test_the_good_demonstration_wins_the_customer_over(good_call: list[dict[str, Any]]) -> None:
    assert of_kind(good_call, "ended")[0]["outcome"] == "won_over"
    angers = [event["to"]["anger"] for event in of_kind(good_call, "mood_changed")]
    assert angers[-1] < 25 < angers[0]


def test_every_recorded_reply_is_heard_as_it_was_spoken(good_call: list[dict[str, Any]]) -> None:
    spoken = [str(words) for words in replies_from(DEMO / "good" / "replies.yaml")]
    heard = [event["text"] for event in of_kind(good_call, "trainee_spoke")]
    assert len(heard) == len(spoken)
    for said, text in zip(spoken, heard, strict=True):
        assert abs(len(text.split()) - len(said.split())) <= 0.3 * len(said.split()), (said, text)


def test_the_contract_of_each_event_holds(good_call: list[dict[str, Any]]) -> None:
    assert good_call[0]["kind"] == "began" and good_call[-1]["kind"] == "report"
    for event in of_kind(good_call, "customer_spoke"):
        assert event["text"] and event["beat"] and set(event["mood"]) == {"band", "anger", "trust"}
    for event in of_kind(good_call, "judged"):
        assert {"wpm", "effort", "alpha_db", "f0_st", "level_db", "speech_seconds", "pauses", "latency"} <= set(
            event["delivery"]
        )
        for one in event["evidence"]:
            assert {"id", "polarity", "confidence", "span", "seconds", "why"} <= set(one)
    for event in of_kind(good_call, "mood_changed"):
        for scale in ("anger", "trust"):
            moved = event["to"][scale] - event["from"][scale]
            assert moved == sum(cause[scale] for cause in event["causes"])
    guides = good_call[-1]["guides"]
    assert set(guides) == {"ten-steps", "five-ways", "eight-techniques", "twenty-tips"}
    assert all(
        step["score"] is None or 0 <= step["score"] <= 100 for guide in guides.values() for step in guide["steps"]
    )


def test_the_same_replies_give_the_same_bytes(good_call: list[dict[str, Any]]) -> None:
    assert played("--replies", str(DEMO / "good")) == good_call


def test_the_poor_demonstration_loses_the_customer() -> None:
    ended = of_kind(played("--replies", str(DEMO / "poor")), "ended")
    assert ended[0]["outcome"] in {"hung_up", "escalated"}


def test_a_call_is_kept_where_it_was_asked_to_be(tmp_path: Path) -> None:
    replies = tmp_path / "replies.yaml"
    replies.write_text('- {say: "Please tell me what happened."}\n', encoding="utf-8")
    told = played("--replies", str(replies), "--keep", str(tmp_path / "kept"))
    [folder] = (tmp_path / "kept").iterdir()
    log = [json.loads(line) for line in (folder / "events.jsonl").read_text("utf-8").splitlines()]
    assert log == told[:-1]
    assert (folder / "scenario.yaml").read_bytes() == (
        root("scenarios") / "trade" / "samples-never-came.yaml"
    ).read_bytes()


def test_a_call_in_words_is_for_people(tmp_path: Path) -> None:
    replies = tmp_path / "replies.yaml"
    replies.write_text("- Just calm down.\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["call", "drifted-away", "--fast", "--replies", str(replies)])
    assert told.exit_code == 0, told.output
    assert "You: Just calm down." in told.stdout and "Played it down" in told.stdout
    assert "Ten steps" in told.stdout or "10 steps" in told.stdout.lower()


def test_the_follow_up_call_can_be_played(tmp_path: Path) -> None:
    replies = tmp_path / "replies.yaml"
    replies.write_text("- I brought the swatches myself at half past three, as I said.\n", encoding="utf-8")
    events = played("--replies", str(replies), "--follow-up")
    assert events[0]["scenario"] == "samples-never-came/follow-up"
    assert of_kind(events, "ended")


def test_what_a_customer_can_say_is_prepared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    own = tmp_path / "data" / "poise"
    (own / "scenarios" / "retail").mkdir(parents=True)
    small = (Path(__file__).parents[1] / "library" / "small.yaml").read_text(encoding="utf-8")
    (own / "scenarios" / "retail" / "small.yaml").write_text(small.replace("voice: tom", "voice: priya"), "utf-8")
    (own / "settings.toml").write_text('version = 1\nvoice = "system"\n', encoding="utf-8")

    def prepare() -> list[Path]:
        told = CliRunner().invoke(main, ["prepare", "small"])
        assert told.exit_code == 0, told.output
        assert told.stdout.splitlines()[-1].endswith("lines are ready.")
        return sorted((tmp_path / "cache").rglob("*.flac"))

    first = prepare()
    assert len(first) > 10
    assert prepare() == first


def test_preparing_what_is_not_there_is_one_sentence() -> None:
    told = CliRunner().invoke(main, ["prepare", "nowhere"])
    assert told.exit_code == 1
    assert "nowhere" in told.stderr and "Traceback" not in told.output
