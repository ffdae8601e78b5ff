"""Replies come from a YAML list or from a folder, and a fault is told with its line."""

from pathlib import Path

import pytest

from poise.library.replies import replies_from
from poise.problems import AudioProblem, ScenarioProblem


def test_a_list_mixes_typed_and_recorded_replies(tmp_path: Path) -> None:
    (tmp_path / "a.wav").touch()
    file = tmp_path / "replies.yaml"
    file.write_text('- {say: "Hello there."}\n- {audio: a.wav}\n- Words alone.\n', encoding="utf-8")
    assert replies_from(file) == ("Hello there.", tmp_path / "a.wav", "Words alone.")


def test_a_folder_gives_its_sound_files_in_name_order(tmp_path: Path) -> None:
    for name in ("02.flac", "01.WAV", "notes.txt", "10.wav"):
        (tmp_path / name).touch()
    assert [path.name for path in map(Path, replies_from(tmp_path))] == ["01.WAV", "02.flac", "10.wav"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(AudioProblem, match="no WAV or FLAC"):
        replies_from(tmp_path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("say: hello\n", ":1: .*a list"),
        ("- {say: a, audio: b.wav}\n", ':1: a reply needs either "say" or "audio"'),
        ("- ok\n- {audio: none.wav}\n", ":2: there is no sound file"),
        ("- {tell: hello}\n", ":1: "),
        ("[]\n", "at least 1"),
        ("", "empty"),
        ("- &a [*a]\n", "anchors"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "replies.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioProblem, match=sentence):
        replies_from(file)


def test_the_shipped_demonstrations_can_be_read(pytestconfig: pytest.Config) -> None:
    for kind in ("good", "poor"):
        assert len(replies_from(pytestconfig.rootpath / "assets" / "demo" / kind / "replies.yaml")) >= 5
