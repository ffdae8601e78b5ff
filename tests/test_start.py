"""The set-up command: what it says when it cannot go on, and that a second run starts at once."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
SCRIPT = CHECKOUT / "app" / "start.py"
OFFLINE = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_CONFIG_FILE": os.devnull}


@pytest.fixture(scope="module")
def start() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout as the set-up sees it: the script, what it reads, and the project's name."""
    for name in ("pyproject.toml", "assets/models.toml", "app/start.py", "app/poise/machine.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CHECKOUT / name, tmp_path / name)
    (tmp_path / "app/poise/__init__.py").touch()
    return tmp_path


def python_that_echoes(checkout: Path) -> None:
    """In place of the environment's Python: it tells what it was asked to run, and answers every question with yes."""
    python = checkout / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "asked: $*"\n')
    python.chmod(0o755)


def run(checkout: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "app/start.py"), *words]
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "POISE_"))}
    return subprocess.run(command, env=kept | environ, capture_output=True, text=True, check=False)


def test_an_old_python_can_read_the_script() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_what_to_do(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(start.SetUpError, match=r"needs Python 3\.11 or newer and this is 3\.9"):
        start.newer_python((3, 9))


def test_an_old_python_hands_over_to_a_newer_one(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "python3.12").symlink_to(sys.executable)
    (tmp_path / "python3.13").write_text("#!/bin/sh\nexit 127\n")
    (tmp_path / "python3.13").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert start.newer_python((3, 9)) == str(tmp_path / "python3.12")
    assert start.newer_python((3, 11)) == ""


def test_the_first_run_sets_up_and_the_second_only_opens(checkout: Path) -> None:
    python_that_echoes(checkout)
    first, second = run(checkout, "--demo", "good"), run(checkout, "--demo", "good")
    assert first.returncode == second.returncode == 0
    assert "pip install" not in first.stdout, "the installer's own words stay out of sight"
    assert "asked: -m poise.speech.supply" in first.stdout
    assert first.stdout.endswith("asked: -m poise --demo good\n")
    assert second.stdout == "asked: -m poise --demo good\n"


@pytest.mark.parametrize("name", ["pyproject.toml", "assets/models.toml", "app/poise/machine.py"])
def test_changed_sources_are_set_up_anew(checkout: Path, name: str) -> None:
    python_that_echoes(checkout)
    run(checkout)
    with (checkout / name).open("a") as file:
        file.write("\n# changed\n")
    assert "Installing Poise" in run(checkout).stdout


def test_another_folder_for_models_is_filled_too(checkout: Path, tmp_path: Path) -> None:
    python_that_echoes(checkout)
    run(checkout)
    again = run(checkout, POISE_MODELS=str(tmp_path / "elsewhere")).stdout
    assert "asked: -m poise.speech.supply" in again and "Installing" not in again


def test_models_alone_are_checked_and_poise_is_not_opened(checkout: Path) -> None:
    python_that_echoes(checkout)
    run(checkout)
    assert run(checkout, "--models").stdout == "asked: -m poise.speech.supply\n"
    assert run(checkout, "--models", "--with", "base").stdout == "asked: -m poise.speech.supply --with base\n"


def test_an_environment_that_is_gone_is_not_taken_for_ready(checkout: Path, start: ModuleType) -> None:
    python_that_echoes(checkout)
    run(checkout)
    set_up = start.SetUp(checkout, {}, set())
    assert set_up.ready("app")
    assert not set_up.ready("app", "test")
    (checkout / ".venv/bin/python").unlink()
    assert not set_up.ready("app")


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"digest": 1}', '{"digest": "x", "done": ["app"]}'])
def test_a_stamp_that_cannot_be_read_means_set_up_again(checkout: Path, start: ModuleType, stamp: str) -> None:
    python_that_echoes(checkout)
    (checkout / ".venv/set-up.json").write_text(stamp)
    assert not start.SetUp(checkout, {}, set()).ready("app")


def test_without_a_network_one_sentence_says_so(checkout: Path) -> None:
    done = run(checkout, **OFFLINE)
    assert done.returncode == 1
    assert done.stderr.startswith("Poise could not be installed: the package index cannot be reached. Connect")
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    assert "Making a virtual environment" in done.stdout


def test_a_full_disk_is_seen_before_anything_is_made(checkout: Path, start: ModuleType) -> None:
    with pytest.raises(start.SetUpError, match="free some room"):
        start.SetUp(checkout, {}, set(), room=10**18).run(models_again=False)
    assert not (checkout / ".venv").exists()


def test_a_checkout_that_cannot_be_used_is_one_sentence(checkout: Path) -> None:
    (checkout / ".venv").write_text("in the way")
    done = run(checkout)
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


def test_the_gate_runs_cheap_steps_first_and_passes_words_on(start: ModuleType) -> None:
    steps = start.gate_steps(Path("/bin"), ["-k", "mood"])
    assert [name for name, _ in steps] == [
        "format",
        "lint",
        "types",
        "types of the set-up",
        "layers",
        "scenarios",
        "tests",
    ]
    assert steps[-1][1][-2:] == ["-k", "mood"]


def test_the_gate_stops_at_the_first_failing_step(
    start: ModuleType, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    steps = [
        ("screen", [sys.executable, "-c", "import os; print(os.environ['QT_QPA_PLATFORM'])"]),
        ("broken", [sys.executable, "-c", "import sys; sys.exit(3)"]),
        ("never", [sys.executable, "-c", "print('reached')"]),
    ]
    plain = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    assert start.gate(tmp_path, steps, plain) == 3
    said = capfd.readouterr().out
    assert "offscreen" in said and "broken failed (exit code 3)" in said and "reached" not in said
    assert start.gate(tmp_path, steps[:1], plain) == 0


def test_help_names_both_uses() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "--test" in done.stdout and "--demo" in done.stdout
