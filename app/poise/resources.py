"""Where the shipped data folders are: beside the installed package, or two folders up in a checkout."""

from pathlib import Path


def root(name: str) -> Path:
    """The folder `scenarios`, `voices` or `assets`, wherever this copy of Poise was installed from."""
    package = Path(__file__).resolve().parent
    beside = package / name
    return beside if beside.is_dir() else package.parent.parent / name
