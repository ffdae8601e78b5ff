"""Voices are read whole, merged by id, and each fault names its line."""

from pathlib import Path

import pytest

from poise.problems import ScenarioProblem
from poise.resources import root
from poise.speech.speakers.voices import Voice, voice, voices

WHOLE = """name = "Ann"
about = "A woman."
language = "en-gb"
pitch = -1
range = 0.9

[neural]
style = { bf_emma = 3, bf_isabella = 1 }
speed = 1.1

[system]
gender = "female"
names = ["Hazel"]
variant = "f2"
pitch = 40
range = 60
words_per_minute = 150
"""


def written(folder: Path, text: str, name: str = "ann") -> Path:
    file = folder / name / "voice.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_every_key_arrives(tmp_path: Path) -> None:
    assert voice(written(tmp_path, WHOLE)) == Voice(
        id="ann",
        name="Ann",
        about="A woman.",
        language="en-gb",
        pitch=-1,
        range=0.9,
        blend=(("bf_emma", 0.75), ("bf_isabella", 0.25)),
        speed=1.1,
        gender="female",
        names=("Hazel",),
        variant="f2",
        system_pitch=40,
        system_range=60,
        words_per_minute=150,
    )


def test_the_shipped_voices_are_three_customers_and_a_trainee_on_good_and_bad_days() -> None:
    shipped = voices([root("voices")])
    assert list(shipped) == ["desmond", "margaret", "priya", "trainee", "trainee-poor"]
    customers = [shipped[name] for name in ("margaret", "desmond", "priya")]
    assert len({one.blend for one in customers}) == len({one.variant for one in customers}) == 3
    assert shipped["trainee"].blend == shipped["trainee-poor"].blend
    assert shipped["trainee"].blend not in {one.blend for one in customers}


def test_a_voice_of_ones_own_replaces_one_of_the_same_id_and_joins_the_others(tmp_path: Path) -> None:
    written(tmp_path / "a", WHOLE)
    written(tmp_path / "a", WHOLE, "bea")
    written(tmp_path / "b", WHOLE.replace("Ann", "Anna"))
    found = voices([tmp_path / "a", tmp_path / "b", tmp_path / "not there"])
    assert {id_: one.name for id_, one in found.items()} == {"ann": "Anna", "bea": "Ann"}


@pytest.mark.parametrize(
    ("was", "now", "line", "says"),
    [
        ("pitch = -1", "pitsch = -1", 4, "did you mean “pitch”?"),
        ("pitch = -1", "pitch = 40", 4, "a number from -6 to 6"),
        ("pitch = -1", "pitch = true", 4, "a number from -6 to 6"),
        ('"en-gb"', '"de"', 3, "one of en-gb, en-us"),
        ('name = "Ann"', "", 1, "The key “name” is missing"),
        ('name = "Ann"', 'name = " "', 1, "has to be some words"),
        ("{ bf_emma = 3, bf_isabella = 1 }", "{ bf_emma = -3 }", 8, "The weight of “bf_emma”"),
        ("{ bf_emma = 3, bf_isabella = 1 }", "{ bf_emma = 0 }", 8, "more than nothing"),
        ("{ bf_emma = 3, bf_isabella = 1 }", '"bf_emma"', 8, "a table of styles and weights"),
        ("style =", "stile =", 8, "did you mean “style”?"),
        ('gender = "female"', "", 11, "The key “gender” is missing in [system]"),
        ('["Hazel"]', "[1]", 13, "a list of names"),
        ("words_per_minute = 150", "words_per_minute = 150.5", 17, "a whole number from 80 to 400"),
        ("[system]", "[system", 11, "This is not TOML"),
    ],
)
def test_a_fault_names_its_line_and_what_would_be_right(
    tmp_path: Path, was: str, now: str, line: int, says: str
) -> None:
    assert was in WHOLE
    file = written(tmp_path, WHOLE.replace(was, now, 1))
    with pytest.raises(ScenarioProblem, match=rf"voice\.toml:{line}: ") as caught:
        voices([tmp_path])
    assert says in caught.value.sentence
    assert caught.value.file == file
    assert caught.value.advice


def test_a_section_that_is_none_is_named(tmp_path: Path) -> None:
    written(tmp_path, 'name = "Ann"\nabout = "A."\nlanguage = "en-gb"\nneural = 3\n')
    with pytest.raises(ScenarioProblem, match=r"toml:4: “neural” has to be a section, \[neural\]\."):
        voices([tmp_path])


@pytest.mark.parametrize("content", [b"\xff\xfe name", b"", b"[neural]\n[neural]\n"])
def test_a_file_that_is_no_voice_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    written(tmp_path, "").write_bytes(content)
    with pytest.raises(ScenarioProblem, match=r"voice\.toml:\d+: "):
        voices([tmp_path])


def test_a_folder_called_voice_toml_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "ann" / "voice.toml").mkdir(parents=True)
    with pytest.raises(ScenarioProblem, match="cannot be read"):
        voices([tmp_path])
