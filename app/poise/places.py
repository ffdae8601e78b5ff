"""Where Poise keeps what belongs to the user: calls, settings, own scenarios and voices, the cache of spoken lines."""

from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path, user_data_path


def calls() -> Path:
    """Recorded calls, one folder each."""
    return user_data_path("poise", appauthor=False) / "calls"


def settings() -> Path:
    """The settings file."""
    return user_data_path("poise", appauthor=False) / "settings.toml"


def spoken() -> Path:
    """Lines that were synthesised before; may be deleted at any time."""
    return user_cache_path("poise", appauthor=False) / "spoken"


def folders() -> Mapping[str, Path]:
    """What each folder is for, and where it is."""
    return {"Recorded calls": calls(), "Settings": settings().parent, "Cache of spoken lines": spoken()}
