"""`poise check`: every fault of scenarios, guides, lessons, voices and the rubric, as `file:line: sentence`."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from poise.library import draft, guides, lessons, plans, rubric, scenarios
from poise.library.better_lint import lint_better
from poise.library.faults import Faults
from poise.library.lint import Surroundings, complete, lint
from poise.library.nodes import load as load_nodes
from poise.library.proofs import prove
from poise.library.shelf import Shelf
from poise.library.stock import stock
from poise.library.tables import load as load_table
from poise.library.trial import try_out
from poise.problems import ScenarioProblem

VoiceReader = Callable[[Path], object]
Kind = Literal["scenario", "guide", "rubric", "voice", "plan", "lesson"]


def check(paths: Iterable[Path], shelf: Shelf, voice: VoiceReader = load_table) -> list[ScenarioProblem]:
    """Every fault of the files and folders `paths`; without any, of all that is shipped and all the user has made.

    What kind of file each is shows from its contents, or else from its place.  `voice` reads the file of a voice and
    raises its first fault; the library itself knows only that it has to be TOML.
    """
    given = list(paths)
    files = [_near(path) for path in (_inside(given) if given else _everything(shelf))]
    around = surroundings(shelf)
    found = [problem for file in files for problem in faults_of(file, around, voice)]
    talks = [file for file in files if file.suffix in _YAML and kind_of(file) == "scenario"]
    plans_of_lessons = [file for file in files if file.suffix in _YAML and kind_of(file) == "lesson"]
    return [*found, *scenarios.twins(talks), *lessons.twins(plans_of_lessons)]


def surroundings(shelf: Shelf) -> Surroundings:
    """What scenarios and guides may name.  The rubric's own faults are told where the rubric itself is checked."""
    weights = rubric.read(shelf.rubric, Faults(shelf.rubric))
    return Surroundings(weights, shelf.voice_names(), shelf.face_names(), stock(shelf))


def faults_of(file: Path, around: Surroundings, voice: VoiceReader = load_table) -> tuple[ScenarioProblem, ...]:
    """Every fault of one file."""
    faults = Faults(file)
    if not file.exists():
        faults.add(1, "there is no such file or folder.")
        return faults.found()
    match kind_of(file):
        case "scenario":
            _scenario(file, around, faults)
        case "guide":
            guides.read(file, around.rubric, faults)
        case "rubric":
            rubric.read(file, faults)
        case "voice":
            _voice(file, voice, faults)
        case "plan":
            plans.read(file, around.rubric, faults)
        case "lesson":
            lessons.read(file, around.rubric, around.stock, faults)
        case _:
            faults.add(1, "this is no scenario, guide, lesson, rubric, voice or plan that Poise knows.")
    return faults.found()


def kind_of(file: Path) -> Kind | None:
    """What the file is; a file that cannot be read is what its place says."""
    if file.name in _TOML:
        return "rubric" if file.stem == "rubric" else "voice"
    if file.suffix not in _YAML:
        return None
    try:
        table, _ = load_nodes(file)
    except ScenarioProblem:
        return _FOLDERS.get(file.parent.name, "scenario")
    for key, kind in _MARKS.items():
        if key in table.nodes:
            return kind
    return _FOLDERS.get(file.parent.name)


_YAML = {".yaml", ".yml"}
_TOML = {"rubric.toml", "voice.toml"}
_MARKS: dict[str, Kind] = {
    "beats": "scenario",
    "customer": "scenario",
    "steps": "guide",
    "replies": "plan",
    "parts": "lesson",
}
_FOLDERS: dict[str, Kind] = {"guides": "guide", "lessons": "lesson"}


def _scenario(file: Path, around: Surroundings, faults: Faults) -> None:
    found = draft.read(file, faults)
    for part in draft.parts(found):
        prove(part, faults)
        lint(part, around, faults)
        lint_better(part, around.rubric, faults)
    if found is not None:
        complete(found, around, faults)
    if not faults.found():
        for part in draft.parts(found):
            try_out(part, around.rubric, faults)


def _voice(file: Path, voice: VoiceReader, faults: Faults) -> None:
    try:
        voice(file)
    except ScenarioProblem as problem:
        faults.take(problem)


def _inside(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                p for p in path.rglob("*") if p.suffix in _YAML or p.name in {"voice.toml", "rubric.toml"}
            )
        else:
            yield path


def _everything(shelf: Shelf) -> Iterator[Path]:
    yield from scenarios.files(shelf.scenarios)
    yield from shelf.guides
    yield from scenarios.files(shelf.lessons)
    yield shelf.rubric
    yield from shelf.voice_files()


def _near(path: Path) -> Path:
    """The path as seen from here, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
