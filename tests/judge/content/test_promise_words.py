"""The words of promises that ship."""

from pathlib import Path

import pytest

from poise.judge.content.promise_words import load, shipped
from poise.judge.content.reply import read
from poise.judge.content.stems import stem


def test_the_shipped_words_are_read_once_and_have_every_table() -> None:
    words = shipped()
    assert words is shipped()
    assert {
        "time",
        "moment",
        "who",
        "soon",
        "received",
        "stock",
        "passed",
        "threat",
        "provoked",
        "held",
        "things",
    } == set(words.phrases)
    assert set(words.deeds) == {"verbs", "doing", "things", "vague", "present"}


def test_deeds_are_found_by_their_stems() -> None:
    deeds = shipped().deeds
    assert deeds["doing"][stem("bringing")] == "bring" and deeds["verbs"][stem("replaced")] == "replace"


def test_a_file_of_its_own_may_use_the_common_groups(tmp_path: Path) -> None:
    own, common = tmp_path / "promises.toml", tmp_path / "words.toml"
    common.write_text('[words]\nsoon = "tomorrow"\n', "utf-8")
    own.write_text('[words]\npeople = "somebody"\n[time]\nstrong = ["@soon"]\n[deeds]\nverbs = "ring lend"\n', "utf-8")
    words = load(own, common)
    assert [*words.phrases["time"].found(read("I ring tomorrow"))] == [(2, 3, "strong")]
    assert words.deeds == {"verbs": {"ring": "ring", "lend": "lend"}}
    own.write_text('[words]\n[time]\nstrong = ["@nowhere"]\n[deeds]\n', "utf-8")
    with pytest.raises(ValueError, match="nowhere"):
        load(own, common)
