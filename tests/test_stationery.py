"""What a report is written with is there, and what is missing is one sentence."""

from importlib import resources

import pytest

from poise import stationery
from poise.problems import EngineProblem
from poise.resources import root
from poise.shown.texts import read_texts
from poise.shown.theme import read_theme


def test_a_report_has_its_own_words_and_those_of_the_window() -> None:
    say = stationery.report_words(root("assets"))
    own = read_texts(root("assets") / "i18n" / "en-report.toml")
    window = read_texts(root("assets") / "i18n" / "en.toml")
    assert say("report.heading") == own("report.heading")
    shared = min(key for key in window.names() - own.names() if key.startswith("mood."))
    assert say(shared) == window(shared)


def test_paper_has_the_colours_of_the_light_theme() -> None:
    assert stationery.palette(root("assets")) == read_theme(root("assets") / "themes", "light").roles


def test_the_letters_are_files() -> None:
    found = stationery.fonts()
    assert set(found) == {"regular", "bold"} and all(file.stat().st_size > 10_000 for file in found.values())


def test_letters_that_are_not_installed_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: str) -> None:
        raise ModuleNotFoundError

    monkeypatch.setattr(resources, "files", gone)
    with pytest.raises(EngineProblem, match="not installed"):
        stationery.fonts()
