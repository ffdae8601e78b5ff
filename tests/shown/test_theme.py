"""Every theme can be read by everybody: contrast by calculation, and moods apart for every kind of eye."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.problems import SettingsProblem
from poise.resources import root
from poise.shown.theme import ROLES, Theme, contrast, lacking, mixed, names, read_theme
from tests.ui.colour_blind import SEEN, apart

THEMES = root("assets") / "themes"
MOODS = ("calm", "wary", "frustrated", "angry", "furious")

colours = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@pytest.mark.parametrize("name", names())
def test_every_theme_has_enough_contrast(name: str) -> None:
    assert lacking(read_theme(THEMES, name)) == ()


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("eye", SEEN)
def test_no_two_moods_look_alike_to_any_eye(name: str, eye: str) -> None:
    theme = read_theme(THEMES, name)
    assert min(apart(theme[a], theme[b], eye) for a, b in combinations(MOODS, 2)) > 15
    assert apart(theme["skill"], theme["fault"], eye) > 14


def test_a_theme_without_contrast_is_found() -> None:
    theme = Theme("light", dict.fromkeys(ROLES, "#808080"))
    assert any(fault.startswith("ink on window: 1.00") for fault in lacking(theme))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01) == contrast(other, one)


def test_colours_are_mixed_channel_by_channel() -> None:
    assert mixed("#000000", "#FF8000", 0.5) == "#804000"


def channels(colour: str) -> bytes:
    return bytes.fromhex(colour[1:])


@given(colours, colours)
def test_none_of_the_other_colour_is_the_one_and_all_of_it_is_the_other(one: str, other: str) -> None:
    assert mixed(one, other, 0) == one and mixed(one.lower(), other, 1) == other


@given(colours, colours, st.floats(0, 1))
def test_every_channel_stays_between_those_of_the_two(one: str, other: str, share: float) -> None:
    found = zip(channels(one), channels(mixed(one, other, share)), channels(other), strict=True)
    assert all(min(a, b) <= between <= max(a, b) for a, between, b in found)


def test_colours_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError):
        mixed("red", "#000000", 0.5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[base]\n",
        "[base]\na = '#000000'\n[roles]\nink = 'b'\n",
        "[base]\na = '#000'\n[roles]\nink = 'a'\n",
        "=",
        "\xff",
    ],
)
def test_a_broken_theme_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "light.toml").write_text(text, encoding="latin-1")
    with pytest.raises(SettingsProblem) as caught:
        read_theme(tmp_path, "light")
    assert "light.toml" in caught.value.sentence


def test_colours_must_be_colours(tmp_path: Path) -> None:
    roles = "\n".join(f"{role} = 'a'" for role in ROLES)
    (tmp_path / "light.toml").write_text(f"[base]\na = 'red'\n[roles]\n{roles}\n")
    with pytest.raises(SettingsProblem, match="red"):
        read_theme(tmp_path, "light")


def test_a_theme_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsProblem):
        read_theme(tmp_path, "dark")
