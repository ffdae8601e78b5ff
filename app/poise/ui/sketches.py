"""The faces of all customers by their names, each read when it is first shown."""

from collections.abc import Callable
from pathlib import Path

from poise.ui.paint.sketch import Sketch


def sketches(folder: Path, read: Callable[[Path], Sketch]) -> Callable[[str], Sketch]:
    """Faces by name, each read once."""
    known: dict[str, Sketch] = {}

    def sketch(name: str) -> Sketch:
        if name not in known:
            known[name] = read(folder / f"{name}.toml")
        return known[name]

    return sketch
