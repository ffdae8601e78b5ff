"""Every text that is asked for is there, and every text that is there is asked for."""

import re
from pathlib import Path

import pytest

import poise.shown
import poise.ui
from poise.shown.texts import Texts

SOURCES = sorted(file for part in (poise.shown, poise.ui) for file in Path(part.__file__).parent.rglob("*.py"))
_KEY = re.compile(r'(?<!number\()"([a-z_]+\.[a-z_.]*(?:\{[^}]*\}[a-z_.]*)*)"')


def asked() -> set[str]:
    """Keys in the source, with {…} for what is filled in."""
    found: set[str] = set()
    for source in SOURCES:
        found |= {re.sub(r"\{[^}]*\}", "*", key) for key in _KEY.findall(source.read_text(encoding="utf-8"))}
    return found


def fits(key: str, pattern: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", "[a-z0-9_]+") + r"(\.(one|many))?", key) is not None


def test_every_text_is_used_somewhere(texts: Texts) -> None:
    patterns = asked() | {"patience.*", "theme.*", "engine_voice.*", "engine_transcriber.*"}
    assert sorted(key for key in texts.names() if not any(fits(key, pattern) for pattern in patterns)) == []


def test_every_text_that_is_asked_for_is_there(texts: Texts) -> None:
    tables = {key.split(".")[0] for key in texts.names()}
    plain = {key for key in asked() if "*" not in key and key.split(".")[0] in tables}
    assert sorted(key for key in plain if not any(fits(there, key) for there in texts.names())) == []


def test_one_and_many() -> None:
    texts = Texts({"reply.one": "{number} reply", "reply.many": "{number} replies"})
    assert [texts.count("reply", n) for n in (0, 1, 2)] == ["0 replies", "1 reply", "2 replies"]


def test_a_text_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Texts({})("nothing.here")


def test_no_text_calls_the_trainee_names(texts: Texts) -> None:
    words = " ".join(texts(key, **dict.fromkeys(_names(texts, key), "")) for key in sorted(texts.names())).lower()
    assert not re.search(r"\byou (are|were|sounded|seem(ed)?) (angry|rude|nervous|aggressive|weak)\b", words)


def _names(texts: Texts, key: str) -> set[str]:
    with_blanks = texts._table[key]
    return set(re.findall(r"\{(\w+)\}", with_blanks))
