"""The exported schema of lessons takes what the loader takes, and is the one that is shipped."""

from pathlib import Path

import pytest
import yaml

from poise.domain.rubric import Rubric
from poise.library.lesson_schema import schema, text
from poise.library.shelf import Shelf
from tests.library.test_schema import _faults, _Plain

BROKEN = Path(__file__).parent.parent / "broken"
READING = (
    *("lesson-with-unknown-skill", "lesson-with-skill-as-fault", "lesson-with-what-comes-after"),
    *("lesson-with-unknown-mood", "lesson-with-unknown-version", "lesson-with-two-moments", "lesson-without-parts"),
    *("lesson-with-part-of-no-kind", "lesson-with-talk-that-freezes", "lesson-with-call-that-asks"),
    "lesson-with-unknown-kind",
)


def test_the_exported_schema_is_up_to_date(shipped: Shelf, weights: Rubric) -> None:
    file = shipped.assets / "schema" / "lesson.schema.json"
    assert file.read_text("utf-8") == text(weights), "write poise.library.lesson_schema.text(rubric) to the file"


def test_it_takes_what_the_loader_takes(shipped: Shelf, weights: Rubric) -> None:
    whole = schema(weights)
    files = sorted((shipped.assets / "lessons").glob("*.yaml"))
    assert len(files) == 3
    for file in files:
        assert list(_faults(yaml.load(file.read_text("utf-8"), _Plain), whole, whole, file.stem)) == []


@pytest.mark.parametrize("name", READING)
def test_it_refuses_what_the_loader_refuses(name: str, weights: Rubric) -> None:
    whole = schema(weights)
    assert list(_faults(yaml.load((BROKEN / f"{name}.yaml").read_text("utf-8"), _Plain), whole, whole, name))
