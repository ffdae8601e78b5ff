"""What the window may not do, read from its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import poise.ui

FOLDER = Path(poise.ui.__file__).parent
SOURCES = sorted(FOLDER.rglob("*.py"))
VIEWS = [source for source in SOURCES if source.parent.name == "views"] + [
    FOLDER / name for name in ("parts.py", "lectern.py", "audience.py", "look.py")
]
SIBLINGS = ("poise.speech", "poise.judge", "poise.library", "poise.archive", "poise.session")


def imports(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("source", VIEWS, ids=lambda path: path.name)
def test_what_is_shown_is_decided_without_qt(source: Path) -> None:
    assert not [name for name in imports(source) if name.startswith(("PySide6", "shiboken6"))]
    assert not [name for name in imports(source) if name.startswith(("poise.ui.screens", "poise.ui.paint"))]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_the_window_knows_no_engine(source: Path) -> None:
    names = list(imports(source))
    assert not [name for name in names if name.startswith(SIBLINGS)]
    assert not [name for name in names if name.split(".")[0] in ("numpy", "soundfile", "miniaudio", "yaml")]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_nothing_steals_events(source: Path) -> None:
    assert "processEvents" not in source.read_text(encoding="utf-8")


def test_only_the_stage_knows_threads() -> None:
    threaded = {source.name for source in SOURCES if {"threading", "asyncio"} & set(imports(source))}
    assert threaded == {"stage.py", "app.py"}


def test_the_crossing_stays_small() -> None:
    lines = (FOLDER / "stage.py").read_text(encoding="utf-8").splitlines()
    code = [line for line in lines if line.strip() and not line.strip().startswith(('"""', "#"))]
    assert len(code) < 60
