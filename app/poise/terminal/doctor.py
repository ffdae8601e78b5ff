"""What this machine has of all that Poise needs, what is missing, and the line that mends it."""

import importlib
import importlib.metadata
import importlib.util
import json
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from poise import machine
from poise.problems import Problem
from poise.speech.models import ModelState, installed

Kind = Literal["python", "library", "engine", "model", "device", "folder"]
State = Literal["ok", "warning", "missing"]
ListDevices = Callable[[], Sequence[str]]

MEND = "Delete the folder .venv and run python3 app/start.py, which installs it anew with the libraries it needs."
ROOM = 200_000_000  # bytes: some two hours of calls with every take, and the cache of rendered lines


@dataclass(frozen=True, slots=True)
class Item:
    """One thing Poise needs: `detail` says what was found, `mend` is the line that puts it right, or empty."""

    kind: Kind
    name: str
    state: State
    detail: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was looked at, in the order of the kinds."""

    items: tuple[Item, ...]

    @property
    def well(self) -> bool:
        """Whether nothing is missing; a warning leaves Poise usable."""
        return all(item.state != "missing" for item in self.items)


@dataclass(frozen=True, slots=True)
class Engine:
    """A library that Poise hears, speaks, measures or draws with; without those not `needed`, Poise still works."""

    name: str
    distribution: str
    module: str
    needed: bool = True


ENGINES: tuple[Engine, ...] = (
    Engine("Window: Qt", "PySide6-Essentials", "PySide6"),
    Engine("Sound devices: miniaudio", "miniaudio", "miniaudio"),
    Engine("Recogniser: SpeechRecognition", "SpeechRecognition", "speech_recognition"),
    Engine("Recogniser: Whisper", "faster-whisper", "faster_whisper"),
    Engine("Recogniser, fallback: PocketSphinx", "pocketsphinx", "pocketsphinx", needed=False),
    Engine("End of turn: ONNX Runtime", "onnxruntime", "onnxruntime"),
    Engine("Voice: Kokoro", "kokoro-onnx", "kokoro_onnx", needed=False),
    Engine("Voice of the system: pyttsx3", "pyttsx3", "pyttsx3"),
    Engine("Voice of the system: eSpeak NG", "espeakng-loader", "espeakng_loader", needed=False),
    Engine("Voice moods and measures: Praat", "praat-parselmouth", "parselmouth"),
    Engine("Voice moods: Pedalboard", "pedalboard", "pedalboard"),
)


def load(module: str) -> None:
    """Prove that an engine can be used, by importing it; Qt is only looked for, so that nobody else imports it.

    Raises:
        Exception: whatever the engine raises, most often ImportError.
    """
    if module == "PySide6":
        if importlib.util.find_spec(module) is None:
            raise ImportError(f"No module named {module!r}")
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some engines import what later Pythons drop, and say so
        importlib.import_module(module)


@dataclass(frozen=True, slots=True)
class Look:
    """How the machine is looked at; the defaults look at this one."""

    python: tuple[int, int, int] = sys.version_info[:3]
    load: Callable[[str], None] = load
    version: Callable[[str], str] = importlib.metadata.version
    lacking: Callable[[Collection[machine.Purpose]], tuple[machine.Need, ...]] = machine.missing
    models: Callable[[], tuple[ModelState, ...]] = installed
    free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free


def examine(
    microphones: ListDevices, loudspeakers: ListDevices, folders: Mapping[str, Path], look: Look | None = None
) -> Diagnosis:
    """Look at everything once.

    Args:
        microphones: names of the devices that can be recorded from; may raise a Problem, which is then told.
        loudspeakers: the same for devices that can be played on.
        folders: what each folder is for, and where Poise wants to write.
        look: how to look; by default, at this machine.
    """
    look = look or Look()
    return Diagnosis(
        (
            _python(look.python),
            *(_libraries(purpose, look) for purpose in get_args(machine.Purpose) if purpose != "test"),
            *(_engine(engine, look) for engine in ENGINES),
            *(_model(state) for state in look.models()),
            *_devices("Microphone", microphones, "Connect a microphone; until then replies can be typed."),
            *_devices("Loudspeaker", loudspeakers, "Connect headphones; until then the customer speaks in captions."),
            *(_folder(name, path, look) for name, path in folders.items()),
        )
    )


def as_text(diagnosis: Diagnosis) -> str:
    """The diagnosis for a terminal: one line a thing, and below it the line that mends it."""
    lines = []
    for item in diagnosis.items:
        lines.append(f"{item.state:<8}{item.name}: {item.detail}")
        if item.mend:
            lines.append(f"{'':<8}→ {item.mend}")
    absent = sum(item.state == "missing" for item in diagnosis.items)
    lines.append("Everything Poise needs is here." if not absent else f"Missing: {absent}. The arrows say what to do.")
    return "\n".join(lines)


def as_json(diagnosis: Diagnosis) -> str:
    """The diagnosis for other programs: `well`, and `items` with kind, name, state, detail and mend."""
    told = {"well": diagnosis.well, "items": [asdict(item) for item in diagnosis.items]}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _python(version: tuple[int, int, int]) -> Item:
    told = ".".join(str(part) for part in version)
    if version >= (3, 11):
        return Item("python", "Python", "ok", told)
    return Item("python", "Python", "missing", f"{told} is too old", "Install Python 3.11 or newer.")


def _libraries(purpose: machine.Purpose, look: Look) -> Item:
    name = f"System libraries ({purpose})"
    lacking = look.lacking((purpose,))
    if not lacking:
        return Item("library", name, "ok", "all here")
    state: State = "warning" if purpose == "sound" else "missing"  # without PulseAudio's, ALSA may still serve
    return Item("library", name, state, ", ".join(need.name for need in lacking), machine.install_line(lacking))


def _engine(engine: Engine, look: Look) -> Item:
    absent: State = "missing" if engine.needed else "warning"
    try:
        look.load(engine.module)
        return Item("engine", engine.name, "ok", look.version(engine.distribution))
    except importlib.metadata.PackageNotFoundError:
        return Item("engine", engine.name, "ok", "version unknown")
    except ModuleNotFoundError:
        return Item("engine", engine.name, absent, "not installed", MEND)
    except Exception as error:  # an engine may raise anything while it loads its own libraries
        return Item("engine", engine.name, absent, f"does not load: {error}", MEND)


def _model(state: ModelState) -> Item:
    model = state.model
    name = f"Model: {model.title}"
    if state.present:
        return Item("model", name, "ok", f"{model.version}, {model.size / 1e6:.0f} MB in {state.folder}")
    if model.default:
        return Item("model", name, "missing", f"not whole in {state.folder}", model.mend)
    return Item("model", name, "ok", "optional, not installed", model.mend)


def _devices(name: str, names: ListDevices, mend: str) -> tuple[Item, ...]:
    try:
        found = tuple(names())
    except Problem as problem:
        return (Item("device", name, "warning", problem.sentence, problem.advice),)
    if not found:
        return (Item("device", name, "warning", "none", mend),)
    return tuple(Item("device", name, "ok", each) for each in found)


def _folder(name: str, path: Path, look: Look) -> Item:
    existing = next(each for each in (path, *path.absolute().parents) if each.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK | os.X_OK):
        return Item("folder", name, "missing", f"{path} cannot be written", f"Make {existing} writable.")
    free = look.free(existing)
    if free < ROOM:
        return Item("folder", name, "warning", f"{path}, only {free / 1e6:.0f} MB free", "Free some room on that disk.")
    return Item("folder", name, "ok", str(path))
