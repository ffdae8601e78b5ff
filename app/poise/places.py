"""Where Poise keeps what belongs to the user: calls, settings, own scenarios and voices, the cache of spoken lines."""

from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path, user_data_path


def calls() -> Path:
    """Recorded calls, one folder each."""
    return user_data_path("poise", appauthor=False) / "calls"


def classes() -> Path:
    """Lessons that were held, one folder each; their calls are among all calls."""
    return user_data_path("poise", appauthor=False) / "classes"


def call(session: Path) -> Path:
    """The folder of a call that is named by its path, or by its name below the folder of calls."""
    named = calls() / session
    return session if session.is_dir() or not named.is_dir() else named


def settings() -> Path:
    """The settings file."""
    return user_data_path("poise", appauthor=False) / "settings.toml"


def drills() -> Path:
    """When each drill comes back."""
    return user_data_path("poise", appauthor=False) / "drills.json"


def spoken() -> Path:
    """Lines that were synthesised before; may be deleted at any time."""
    return user_cache_path("poise", appauthor=False) / "spoken"


def folders() -> Mapping[str, Path]:
    """What each folder is for, and where it is."""
    return {
        "Recorded calls": calls(),
        "Lessons held": classes(),
        "Settings": settings().parent,
        "Cache of spoken lines": spoken(),
    }
