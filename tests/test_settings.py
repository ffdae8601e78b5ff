"""Settings survive a round trip, and a file that cannot be used is told in one sentence and left alone."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.evidence import Baseline
from poise.problems import SettingsProblem
from poise.settings import Settings, load, save

baselines = st.none() | st.builds(
    Baseline,
    alpha_db=st.floats(-40, 10),
    f0_st=st.floats(-12, 24),
    level_db=st.floats(-60, 0),
    wpm=st.none() | st.floats(60, 300),
)
settings = st.builds(
    Settings,
    theme=st.sampled_from(["light", "dark", "contrast"]),
    text_scale=st.floats(1.0, 2.0),
    guide=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    patience=st.sampled_from(["quick", "normal", "patient"]),
    microphone=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40),
    headphones=st.booleans(),
    typed=st.booleans(),
    baseline=baselines,
)


@given(settings)
def test_what_is_saved_is_what_is_loaded(tmp_path_factory: pytest.TempPathFactory, chosen: Settings) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    save(chosen, file)
    assert load(file) == chosen


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("version = 2\n", "another version"),
        ("theme = 'pink'\n", '"theme" cannot be'),
        ("text_scale = 7.0\n", "from 1.0 to 2.0"),
        ("text_scale = true\n", '"text_scale" cannot be'),
        ("colour = 'red'\n", 'no setting called "colour"'),
        ("theme = \n", "not a settings file"),
        ("[baseline]\nalpha_db = 1.0\n", "not complete"),
        ("\x00", "not a settings file"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_left_alone(tmp_path: Path, text: str, part: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsProblem, match=part) as told:
        load(file)
    assert told.value.advice
    assert str(file) in told.value.sentence
    assert file.read_text(encoding="utf-8") == text


def test_a_folder_in_the_way_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "settings.toml" / "x").mkdir(parents=True)
    with pytest.raises(SettingsProblem, match="cannot be read"):
        load(tmp_path / "settings.toml")
    with pytest.raises(SettingsProblem, match="could not be saved"):
        save(Settings(), tmp_path / "settings.toml")


def test_every_setting_has_a_default() -> None:
    assert all(
        getattr(replace(Settings()), field.name) is not None or field.name == "baseline" for field in fields(Settings)
    )
