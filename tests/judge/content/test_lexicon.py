"""The phrases as they ship, and files that are wrong."""

from pathlib import Path

import pytest

from poise.judge.content.guards import LOCAL, MUTUAL
from poise.judge.content.lexicon import Phrases, load, shipped
from poise.judge.content.patterns import pattern
from poise.judge.content.reply import read
from poise.resources import root
from tests.fakes import RUBRIC

FOLDER = root("assets") / "judge"


def test_every_content_behaviour_has_phrases_and_known_guards() -> None:
    lexicon = shipped()
    content = {id_: b for id_, b in RUBRIC.behaviours.items() if b.kind == "content"}
    by_overlap = {"reiterate"}
    assert set(lexicon.skills) == {id_ for id_, b in content.items() if b.polarity == "skill"} - by_overlap
    assert set(lexicon.faults) == {id_ for id_, b in content.items() if b.polarity == "fault"}
    for phrases in (*lexicon.skills.values(), *lexicon.faults.values()):
        assert set(phrases.guards) <= set(LOCAL) | set(MUTUAL)


def test_it_is_read_once() -> None:
    assert shipped() is shipped()


def test_levels_come_surest_first_and_never_forbids() -> None:
    phrases = Phrases(
        (("strong", pattern("so sorry", {})), ("hint", pattern("sorry", {}))), (pattern("sorry if", {}),), ()
    )
    assert list(phrases.found(read("so sorry"))) == [(0, 2, "strong"), (1, 2, "hint")]
    assert list(phrases.found(read("so sorry if you mind"))) == []


def test_a_wrong_phrase_is_reported(tmp_path: Path) -> None:
    for name in ("words", "skills", "faults", "frames"):
        (tmp_path / f"{name}.toml").write_bytes((FOLDER / f"{name}.toml").read_bytes())
    (tmp_path / "skills.toml").write_text('[thank]\nstrong = ["thank @someone"]\n', encoding="utf-8")
    with pytest.raises(ValueError, match="@someone"):
        load(tmp_path)


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        load(tmp_path)
