"""Faces by name: each is read when it is first asked for, and once."""

from pathlib import Path

from poise.resources import root
from poise.ui.paint.sketch import Sketch, read_sketch
from poise.ui.sketches import sketches


def test_each_face_is_read_once() -> None:
    read: list[Path] = []

    def reading(file: Path) -> Sketch:
        read.append(file)
        return read_sketch(file)

    folder = root("assets") / "faces"
    name = next(folder.glob("*.toml")).stem
    faces = sketches(folder, reading)
    assert read == [] and faces(name) is faces(name)
    assert read == [folder / f"{name}.toml"]
