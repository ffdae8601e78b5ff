"""Faces as data: what ships can be read, and what is wrong is told in one sentence."""

from pathlib import Path

import pytest

from poise.problems import ScenarioProblem
from poise.resources import root
from poise.ui.paint.sketch import HEIGHT, WIDTH, Piece, moves, outline, read_sketch

FACES = sorted((root("assets") / "faces").glob("*.toml"))


@pytest.mark.parametrize("file", FACES, ids=lambda file: file.stem)
def test_every_face_that_ships_can_be_read_and_stays_in_its_box(file: Path) -> None:
    sketch = read_sketch(file)
    for piece in (*sketch.body, *sketch.back, *sketch.jaw, *sketch.front):
        box = outline(piece, lambda x, y: (x, y)).boundingRect()
        assert box.left() >= 0 and box.right() <= WIDTH and box.top() >= 0 and box.bottom() <= HEIGHT
        assert piece.fill or piece.line


def test_the_three_customers_have_a_face() -> None:
    assert {"margaret", "desmond", "priya"} <= {file.stem for file in FACES}


def test_a_path_is_read_move_by_move() -> None:
    assert moves("M 1 2 L 3.5,-4 Q 1 1 2 2 C 1 1 2 2 3 3 Z") == (
        ("M", (1.0, 2.0)),
        ("L", (3.5, -4.0)),
        ("Q", (1.0, 1.0, 2.0, 2.0)),
        ("C", (1.0, 1.0, 2.0, 2.0, 3.0, 3.0)),
        ("Z", ()),
    )


@pytest.mark.parametrize("text", ["", "L 1 2", "M 1", "M 1 2 L 1", "M 1 2 X 3 4", "M 1 2 3 4", "M 1 2 L L 1 2", "1 2"])
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        moves(text)


def test_points_can_be_moved() -> None:
    path = outline(Piece(moves("M 0 0 L 10 0 Z")), lambda x, y: (x + 5, y + 1))
    assert path.boundingRect().left() == 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "colours"),
        ("nonsense", "cannot be read"),
        ("[colours]\nskin = '#fff'\n", "names what is not there"),
        ("[[body]]\npath = 'M 0'\n[colours]\n", "not a path"),
        ("[colours]\n[features]\nears = 2\n", "ears"),
        ("[features]\njaw = 'wide'\n[colours]\n", "cannot be read"),
        ("body = 3\n[colours]\n", "cannot be read"),
    ],
)
def test_a_broken_face_is_told_in_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "odd.toml"
    file.write_text(text)
    with pytest.raises(ScenarioProblem) as caught:
        read_sketch(file)
    assert "odd.toml" in caught.value.sentence and told in caught.value.sentence


def test_a_face_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioProblem):
        read_sketch(tmp_path / "nobody.toml")
