"""The catalogue of model weights, where they are looked for, and what is said when they are not there."""

from dataclasses import replace
from pathlib import Path

import pytest

from poise.problems import EngineProblem
from poise.speech import models

STYLES = {
    *("bf_emma", "bf_isabella", "bf_alice", "bf_lily", "bm_george", "bm_daniel", "bm_lewis", "bm_fable"),
    *("af_heart", "af_bella", "af_sarah", "am_michael", "am_fenrir", "am_puck"),
}


def test_the_catalogue_pins_every_package_and_every_file() -> None:
    for model in models.catalogue():
        assert model.packages and model.files and model.licence and model.origin
        for digest in (*(package.sha256 for package in model.packages), *(file.sha256 for file in model.files)):
            assert len(digest) == 64 and set(digest) <= set("0123456789abcdef")
        assert all(file.size > 0 and file.members for file in model.files)


def test_names_are_unique() -> None:
    names = [model.name for model in models.catalogue()]
    assert len(set(names)) == len(names)


def test_a_set_up_brings_a_recogniser_a_voice_and_an_end_of_turn() -> None:
    assert [m.name for m in models.catalogue() if m.default] == ["whisper-tiny.en", "kokoro", "smart-turn"]


def test_the_voice_has_customers_of_both_accents_and_sexes() -> None:
    (voices,) = (file for file in models.named("kokoro").files if file.styles)
    assert {Path(member).stem for member in voices.members} >= STYLES


def test_the_environment_may_name_another_root(tmp_path: Path) -> None:
    assert models.default_root({"POISE_MODELS": str(tmp_path)}) == tmp_path
    assert models.default_root({"POISE_MODELS": "~/voices"}) == Path.home() / "voices"
    assert models.default_root({"POISE_MODELS": " "}) == models.default_root({})
    assert models.default_root({}).parts[-1] == "models"


def test_a_missing_model_is_said_with_the_line_that_brings_it(tmp_path: Path) -> None:
    with pytest.raises(EngineProblem) as caught:
        models.find("kokoro", tmp_path)
    assert str(tmp_path) in caught.value.sentence
    assert "python3 app/start.py --models" in caught.value.advice


def test_the_larger_recogniser_has_a_line_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(EngineProblem) as caught:
        models.find("whisper-base", tmp_path)
    assert "--models --with base" in caught.value.advice


def test_an_unknown_name_is_said_with_the_known_ones() -> None:
    with pytest.raises(EngineProblem) as caught:
        models.find("parrot")
    assert "parrot" in caught.value.sentence and "kokoro" in caught.value.advice


def test_half_a_model_is_not_a_model(tmp_path: Path) -> None:
    model = models.named("smart-turn")
    home = models.folder(model.name, tmp_path)
    home.mkdir()
    (home / model.files[0].name).write_bytes(b"cut off")
    assert not models.state(model, tmp_path).present
    assert not models.state(model, tmp_path).checksum_ok()


def test_a_changed_file_of_the_right_size_is_found_out(tmp_path: Path) -> None:
    known = models.named("smart-turn")
    model = replace(known, files=(replace(known.files[0], size=4),))
    home = models.folder(model.name, tmp_path)
    home.mkdir()
    (home / model.files[0].name).write_bytes(b"evil")
    assert models.state(model, tmp_path).present
    assert not models.state(model, tmp_path).checksum_ok()


def test_the_models_of_this_machine_are_whole() -> None:
    for here in models.installed():
        if here.model.default:
            assert here.checksum_ok(), here.model.title
            assert models.find(here.model.name) == here.folder
