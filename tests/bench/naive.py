"""The loop anyone would write first: `listen`, `recognize_faster_whisper`, pyttsx3 `say`; it tells when it did what.

Everything is used with its defaults.  What differs from an example on the web, and why:
- SpeechRecognition's Microphone needs PyAudio, which has no wheel for Linux: the samples come from `parec` instead.
- The recogniser is given the packaged tiny.en as its model, so that nothing is downloaded.
- eSpeak comes from its wheel instead of the system.
With `--steady` the energy threshold stays fixed, which is the first thing one would mend.
"""

import ctypes
import json
import os
import subprocess
import sys
import time
import warnings

import espeakng_loader

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import speech_recognition as sr

ANSWERS = (
    "I have been waiting since last Thursday, and nobody rang me back.",
    "That is what your colleague told me last week.",
    "And what am I supposed to tell my client now?",
    "This is the fourth time that I have called you.",
    "You promised, and I wrote it down.",
    "Well, that is something, at least.",
)


class Parec(sr.AudioSource):  # type: ignore[misc]  # the library comes without types
    """The default microphone, as `Microphone` would read it."""

    SAMPLE_RATE, SAMPLE_WIDTH, CHUNK = 48_000, 2, 1024

    def __init__(self) -> None:
        self.stream: Parec | None = None

    def __enter__(self) -> "Parec":
        command = ["parec", "--raw", "--rate=48000", "--channels=1", "--format=s16le", "--latency-msec=20"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE)
        self.stream = self
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()
        self.stream = None

    def read(self, count: int) -> bytes:
        """That many samples."""
        assert self._process.stdout is not None
        return self._process.stdout.read(count * self.SAMPLE_WIDTH)


def tell(kind: str, **more: object) -> None:
    """Say what happens now."""
    sys.stdout.write(json.dumps({"kind": kind, "moment": time.monotonic(), **more}) + "\n")
    sys.stdout.flush()


def main(model: str, steady: bool) -> None:
    """Listen, recognise, answer, for ever."""
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    ctypes.CDLL(espeakng_loader.get_library_path())
    import pyttsx3  # it looks for eSpeak at once

    recognizer, engine, turn = sr.Recognizer(), pyttsx3.init(), 0
    if steady:
        recognizer.dynamic_energy_threshold = False
    while True:
        with Parec() as source:
            tell("listening")
            audio = recognizer.listen(source)
        tell("heard")
        text = recognizer.recognize_faster_whisper(audio, model=model)
        tell("recognised", text=text)
        tell("saying")
        engine.say(ANSWERS[turn % len(ANSWERS)])
        engine.runAndWait()
        turn += 1


if __name__ == "__main__":
    main(sys.argv[1], "--steady" in sys.argv)
