"""A private sound system: a microphone to be spoken into, a loudspeaker to be listened to, both on one clock."""

import os
import signal
import subprocess
import threading
import time
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tests.virtual_audio import VirtualAudio

RATE = 48_000
"""Samples a second on both lines."""

SOUND = 60
"""A sample above this is sound: the loudspeaker's line is digital silence, the microphone's has the room's noise."""

Line = Literal["microphone", "loudspeaker"]
_SINKS: Mapping[Line, str] = {"microphone": "mouth", "loudspeaker": "loudspeaker"}
_NEAR = RATE // 2


class Studio:
    """The sound system, from `with` to its end; `env` is the environment in which programs find it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.env: dict[str, str] = {}

    def __enter__(self) -> "Studio":
        self._folder.mkdir(parents=True, exist_ok=True)
        self._card = VirtualAudio(self._folder)
        self.env = {**os.environ, **self._card.environment}
        self._open_room()
        return self

    def __exit__(self, *_: object) -> None:
        self._close_room()
        self._card.stop()

    def say(self, file: Path) -> "subprocess.Popen[bytes]":
        """Begin to play a sound file into the microphone."""
        return self._card.begin_to_say(file)

    def tape(self, line: Line) -> "Tape":
        """Record a line from now on."""
        return Tape(f"{_SINKS[line]}.monitor", self.env)

    def unplug(self) -> None:
        """Pull the microphone out."""
        self._card.microphone(False)
        self._close_room()

    def plug_in(self) -> None:
        """Put the microphone in again."""
        self._card.microphone(True)
        self._open_room()

    def _open_room(self) -> None:
        """No microphone is ever digitally silent: let a quiet room be heard, for ever."""
        noise = self._folder / "room.raw"
        noise.write_bytes(room_noise().tobytes())
        endless = f"while cat '{noise}'; do :; done | pacat --raw --device={_SINKS['microphone']} {_FORMAT}"
        self._room = subprocess.Popen(["sh", "-c", endless], env=self.env, start_new_session=True, stderr=_NOWHERE)

    def _close_room(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._room.pid, signal.SIGTERM)
        self._room.wait()


class Tape:
    """What passes through a line; thread-safe to read while it runs."""

    def __init__(self, source: str, env: Mapping[str, str]) -> None:
        command = ["parec", "--raw", f"--device={source}", *_FORMAT.split(), "--latency-msec=10"]
        self._process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE)
        self._blocks: list[bytes] = []
        self._marks: list[tuple[int, float]] = []  # samples so far, and when the last of them came
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        while not self._marks:
            time.sleep(0.005)

    def samples(self, since: float = 0.0, until: float = float("inf")) -> NDArray[np.int16]:
        """The samples between two moments (seconds of time.monotonic)."""
        start, end = self._index(since), self._index(until)
        ends = [count for count, _ in list(self._marks)]
        first, last = bisect_right(ends, start), bisect_left(ends, end)
        before = ends[first - 1] if first else 0
        joined = np.frombuffer(b"".join(self._blocks[first : last + 1]), "<i2")
        return joined[start - before : end - before]

    def moment(self, index: int) -> float:
        """When the sample passed, in seconds of time.monotonic; right to some 10 ms."""
        marks = np.array(list(self._marks))
        near = marks[np.abs(marks[:, 0] - index) < _NEAR]
        near = near if len(near) else marks[-1:]
        return float(index / RATE + np.median(near[:, 1] - near[:, 0] / RATE))

    def first_sound(self, since: float) -> float | None:
        """When the first sound after that moment began; None if there was none yet."""
        start = self._index(since)
        heard = np.flatnonzero(np.abs(self.samples(since)) > SOUND)
        return self.moment(start + int(heard[0])) if len(heard) else None

    def find(self, sound: NDArray[np.int16], since: float) -> float:
        """When that sound began that was played into the line after `since`."""
        start = self._index(since)
        return self.moment(start + place_of(sound, self.samples(since)))

    def close(self) -> None:
        """Stop recording."""
        self._process.terminate()
        self._thread.join()
        self._process.communicate()

    def _index(self, moment: float) -> int:
        samples, at = self._marks[-1]
        if moment in (0.0, float("inf")):
            return 0 if moment == 0.0 else samples
        return int(np.clip(samples + (moment - at) * RATE, 0, samples))

    def _run(self) -> None:
        assert self._process.stdout is not None
        count, odd = 0, b""
        while block := os.read(self._process.stdout.fileno(), 1 << 16):
            block, odd = odd + block, b""
            if len(block) % 2:
                block, odd = block[:-1], block[-1:]
            count += len(block) // 2
            self._blocks.append(block)
            self._marks.append((count, time.monotonic()))


def place_of(part: NDArray[np.int16], whole: NDArray[np.int16]) -> int:
    """Where `part` begins in `whole`: the peak of their cross-correlation."""
    size = 1 << (len(whole) + len(part)).bit_length()
    spectrum = np.fft.rfft(whole.astype(np.float64), size) * np.conj(np.fft.rfft(part.astype(np.float64), size))
    return int(np.argmax(np.fft.irfft(spectrum, size)[: len(whole)]))


def room_noise(seconds: int = 10, level: float = -62.0) -> NDArray[np.int16]:
    """Pink noise that can be repeated without a seam, at `level` dBFS."""
    count = seconds * RATE
    spectrum = np.fft.rfft(np.random.default_rng(1).standard_normal(count))
    pitch = np.fft.rfftfreq(count, 1 / RATE)
    spectrum *= np.where(pitch < 40, 0, 1 / np.sqrt(np.maximum(pitch, 40)))
    noise = np.fft.irfft(spectrum)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)) * 32768 * 10 ** (level / 20), dtype=np.int16)


_FORMAT = f"--rate={RATE} --channels=1 --format=s16le"
_NOWHERE = subprocess.DEVNULL
