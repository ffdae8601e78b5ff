"""Where the library's files are: what is shipped, and what the user has made."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from poise.resources import root


@dataclass(frozen=True, slots=True)
class Shelf:
    """Folders of scenarios and voices, shipped ones first, the folder of the assets, and those of own lessons."""

    scenarios: tuple[Path, ...]
    voices: tuple[Path, ...]
    assets: Path
    own_lessons: tuple[Path, ...] = ()

    @property
    def lessons(self) -> tuple[Path, ...]:
        """Folders of lessons, the shipped one first."""
        return (self.assets / "lessons", *self.own_lessons)

    @property
    def rubric(self) -> Path:
        """The rubric file."""
        return self.assets / "rubric.toml"

    @property
    def guides(self) -> tuple[Path, ...]:
        """The guide files, in the order of their names."""
        return tuple(sorted((self.assets / "guides").glob("*.yaml")))

    def voice_files(self) -> Iterator[Path]:
        """The `voice.toml` of every voice."""
        for folder in self.voices:
            yield from sorted(folder.glob("*/voice.toml"))

    def voice_names(self) -> frozenset[str]:
        """The names of all voices."""
        return frozenset(path.parent.name for path in self.voice_files())

    def face_names(self) -> frozenset[str]:
        """The names of all faces that are drawn from a file."""
        folder = self.assets / "faces"
        return frozenset(path.stem for path in folder.iterdir() if path.is_file()) if folder.is_dir() else frozenset()


def usual_shelf() -> Shelf:
    """The shipped folders and the user's own, which need not exist."""
    own = user_data_path("poise", appauthor=False)
    scenarios, voices = (root("scenarios"), own / "scenarios"), (root("voices"), own / "voices")
    return Shelf(scenarios, voices, root("assets"), (own / "lessons",))
