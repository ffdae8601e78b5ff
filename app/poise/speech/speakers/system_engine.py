"""pyttsx3 as it is safe to use: alone in its process, one engine, one sentence and one file at a time."""

import ctypes
import os
import platform
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple

import numpy as np
import soundfile

LONGEST = 8.0
"""Seconds to wait for a file that a system voice is still writing after it said that it was done."""

ESPEAK = {"en-gb": "gmw/en-gb-x-rp", "en-us": "gmw/en-us"}
"""eSpeak's identifiers; a speaker variant ("+f3") is obeyed after an identifier only, and ignored after a language."""


class Order(NamedTuple):
    """One sentence to speak, and how; fields as in `Voice`."""

    text: str
    language: str
    gender: str
    names: tuple[str, ...]
    variant: str
    pitch: int
    range: int
    words_per_minute: int


class SystemEngine:
    """The one pyttsx3 engine of this process.

    pyttsx3 2.99 returns from the first `runAndWait` at once, loses all but the last of several queued sentences, and
    hangs when two threads use it or when it is stopped: hence one call, one file, and waiting for the file itself.
    It also takes eSpeak for still speaking while eSpeak obeys the last setting, and cancels the new sentence (some six
    in a thousand on a busy machine): hence waiting before a sentence as well as after it.
    """

    def __init__(self) -> None:
        self._settle: Callable[[], object] = lambda: None
        self._set_range: Callable[[int], object] = lambda _: None
        self._espeak = platform.system() == "Linux"
        if self._espeak:
            _bring_espeak()
        import pyttsx3

        self._engine: Any = pyttsx3.init()
        if self._espeak:
            from pyttsx3.drivers import _espeak

            self._settle = _espeak.Synchronize
            self._set_range = lambda value: _espeak.SetParameter(_espeak.RANGE, value, 0)

    def speak(self, order: Order) -> tuple[bytes, int]:
        """16-bit mono samples and their rate; raises RuntimeError if no whole file came out."""
        self._engine.setProperty("voice", self._voice(order))
        self._engine.setProperty("rate", order.words_per_minute)
        self._engine.setProperty("volume", 1.0)
        if self._espeak:
            self._engine.setProperty("pitch", order.pitch)
            self._set_range(order.range)
        with tempfile.TemporaryDirectory(prefix="poise-voice-") as folder:
            file = Path(folder) / "spoken.wav"
            self._engine.save_to_file(order.text, str(file))
            self._settle()
            self._engine.runAndWait()
            self._settle()
            return _read(file)

    def _voice(self, order: Order) -> str:
        if self._espeak:
            return ESPEAK[order.language] + (f"+{order.variant}" if order.variant else "")
        return chosen(self._engine.getProperty("voices"), order)


def chosen(installed: Iterable[Any], order: Order) -> str:
    """The id of the installed voice that fits best: a wished name, then language, then gender, then the first id."""

    def misfit(voice: Any) -> tuple[int, bool, bool, bool, str]:
        called = str(voice.name).lower()
        wish = next((n for n, name in enumerate(order.names) if name.lower() in called), len(order.names))
        spoken = [str(language).lower().replace("_", "-") for language in voice.languages or ()]
        gender = str(voice.gender).lower().removeprefix("voicegender")
        return wish, order.language not in spoken, "en" not in "".join(spoken), gender != order.gender, str(voice.id)

    best = min(installed, key=misfit, default=None)
    if best is None:
        raise RuntimeError("the system has no voice installed")
    return str(best.id)


def _bring_espeak() -> None:
    """Let pyttsx3 find the eSpeak NG that came with Poise; without its data path eSpeak ends the process."""
    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    ctypes.CDLL(espeakng_loader.get_library_path())


def _read(file: Path) -> tuple[bytes, int]:
    """The samples, once the file has stopped growing and can be read."""
    until, size = monotonic() + LONGEST, -1
    while monotonic() < until:
        grown = file.stat().st_size if file.exists() else -1
        if grown == size > 0:
            samples, rate = soundfile.read(file, dtype="int16", always_2d=True)
            if len(samples):
                return np.ascontiguousarray(samples[:, 0]).tobytes(), int(rate)
        size = grown
        sleep(0.005)
    raise RuntimeError("no sound came out")
