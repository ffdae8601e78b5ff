"""What a report is written with: its words, its colours and its letters."""

from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from poise.export.picture import Palette
from poise.problems import EngineProblem
from poise.shown.texts import read_texts
from poise.shown.theme import read_theme
from poise.shown.words import Words

FONT = "fontpkg_atkinson_hyperlegible"


def palette(assets: Path) -> Palette:
    """The colours of paper."""
    return read_theme(assets / "themes", "light").roles


def report_words(assets: Path) -> Words:
    """The words of the window, and those that only a report needs."""
    tables = [read_texts(assets / "i18n" / name) for name in ("en-report.toml", "en.toml")]

    def say(key: str, /, **values: object) -> str:
        return next((table for table in tables if key in table), tables[-1])(key, **values)

    return say


def fonts() -> Mapping[str, Path]:
    """The files of the letters.  Raises EngineProblem if the package with them is not there."""
    try:
        files = Path(str(resources.files(FONT))) / "files"
    except ModuleNotFoundError as error:
        raise EngineProblem(
            "The letters of the report are not installed (fontpkg-atkinson-hyperlegible).",
            "Delete the folder .venv and run python3 app/start.py, which installs everything anew.",
        ) from error
    return {name: files / f"AtkinsonHyperlegible-{name.title()}.ttf" for name in ("regular", "bold")}
