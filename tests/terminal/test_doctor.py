"""The doctor: what it finds here, and how it tells what is missing."""

import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path

from poise import machine
from poise.problems import DeviceProblem
from poise.speech import models
from poise.terminal.doctor import Diagnosis, Item, Look, as_json, as_text, examine


def nothing() -> tuple[str, ...]:
    return ()


def of(diagnosis: Diagnosis, start: str) -> Item:
    (item,) = (item for item in diagnosis.items if item.name.startswith(start))
    return item


def test_this_machine_is_well(tmp_path: Path) -> None:
    diagnosis = examine(lambda: ["Desk"], lambda: ["Headset"], {"Calls": tmp_path / "calls"})
    assert diagnosis.well, as_text(diagnosis)
    assert {item.kind for item in diagnosis.items} == {"python", "library", "engine", "model", "device", "folder"}
    assert of(diagnosis, "Microphone").detail == "Desk" and of(diagnosis, "Loudspeaker").detail == "Headset"
    assert of(diagnosis, "Voice: Kokoro").detail == importlib.metadata.version("kokoro-onnx")


def test_no_window_library_is_imported() -> None:
    program = (
        "import sys\nfrom poise.terminal.doctor import examine\nexamine(list, list, {})\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_engine_that_is_not_installed_is_missing_with_its_line() -> None:
    def load(module: str) -> None:
        if module in ("faster_whisper", "pocketsphinx"):
            raise ModuleNotFoundError(module)

    diagnosis = examine(nothing, nothing, {}, Look(load=load))
    assert of(diagnosis, "Recogniser: Whisper").state == "missing"
    assert of(diagnosis, "Recogniser: Whisper").mend.startswith("Delete the folder .venv")
    assert of(diagnosis, "Recogniser, fallback").state == "warning"
    assert not diagnosis.well


def test_an_engine_whose_own_library_is_missing_says_which() -> None:
    def load(module: str) -> None:
        raise OSError("libatomic.so.1: cannot open shared object file")

    item = of(examine(nothing, nothing, {}, Look(load=load)), "Voice moods: Pedalboard")
    assert item.state == "missing" and "libatomic.so.1" in item.detail


def test_missing_libraries_come_with_the_line_that_installs_them() -> None:
    look = Look(load=lambda _: None, lacking=lambda purposes: machine.missing(purposes, lambda _: False, "linux"))
    diagnosis = examine(nothing, nothing, {}, look)
    window, sound = of(diagnosis, "System libraries (window)"), of(diagnosis, "System libraries (sound)")
    assert window.state == "missing" and "libxcb-cursor.so.0" in window.detail and window.mend
    assert sound.state == "warning"


def test_missing_models_come_with_the_line_that_brings_them(tmp_path: Path) -> None:
    diagnosis = examine(nothing, nothing, {}, Look(load=lambda _: None, models=lambda: models.installed(tmp_path)))
    assert of(diagnosis, "Model: Kokoro").mend == "python3 app/start.py --models"
    base = of(diagnosis, "Model: Whisper base")
    assert base.state == "ok" and base.mend.endswith("--with base")


def test_an_old_python_is_missing() -> None:
    assert of(examine(nothing, nothing, {}, Look(python=(3, 9, 2), load=lambda _: None)), "Python").state == "missing"


def test_no_device_is_a_warning_because_replies_can_be_typed() -> None:
    diagnosis = examine(nothing, nothing, {}, Look(load=lambda _: None))
    assert of(diagnosis, "Microphone").state == "warning" and "typed" in of(diagnosis, "Microphone").mend
    assert diagnosis.well


def test_a_device_list_that_fails_is_told_in_its_own_words() -> None:
    def broken() -> tuple[str, ...]:
        raise DeviceProblem("The sound server does not answer.", "Restart it.")

    item = of(examine(broken, nothing, {}, Look(load=lambda _: None)), "Microphone")
    assert (item.detail, item.mend) == ("The sound server does not answer.", "Restart it.")


def test_a_folder_that_is_a_file_and_a_disk_that_is_full(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folders = {"Calls": tmp_path / "file", "Cache": tmp_path / "cache"}
    diagnosis = examine(nothing, nothing, folders, Look(load=lambda _: None, free=lambda _: 3_000_000))
    assert of(diagnosis, "Calls").state == "missing"
    assert of(diagnosis, "Cache").state == "warning" and "3 MB" in of(diagnosis, "Cache").detail
    assert not (tmp_path / "cache").exists()


def test_the_text_counts_what_is_missing_and_points_at_the_mend() -> None:
    text = as_text(Diagnosis((Item("engine", "Voice", "missing", "not installed", "do this"),)))
    assert text.splitlines() == [
        "missing Voice: not installed",
        "        → do this",
        "Missing: 1. The arrows say what to do.",
    ]
    assert as_text(Diagnosis(())) == "Everything Poise needs is here."


def test_the_json_carries_the_same() -> None:
    told = json.loads(as_json(Diagnosis((Item("device", "Microphone", "ok", "Desk"),))))
    item = {"kind": "device", "name": "Microphone", "state": "ok", "detail": "Desk", "mend": ""}
    assert told == {"well": True, "items": [item]}
