"""The virtual sound card of the tests: a private PulseAudio with one microphone and one loudspeaker."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("virtual_audio.sh")
MICROPHONE = "Virtual Microphone"
LOUDSPEAKER = "Virtual Loudspeaker"


class VirtualAudio:
    """One running virtual sound card; `environment` leads other programs to it, this process is led already."""

    def __init__(self, state: Path) -> None:
        self._environment = {**os.environ, "VIRTUAL_AUDIO": str(state)}
        self._state = state
        told = self._run("start")
        self.environment = dict(line.split("=", 1) for line in told.splitlines())

    def say(self, file: Path) -> None:
        """Play a sound file into the microphone; returns when it has been played."""
        self._run("say", file)

    def begin_to_say(self, file: Path) -> "subprocess.Popen[bytes]":
        """Play a sound file into the microphone and return at once."""
        return subprocess.Popen([SCRIPT, "say", file], env=self._environment)

    @contextmanager
    def recording(self, file: Path) -> Iterator[None]:
        """Record the loudspeaker into a WAV file while the context is open."""
        recorder = subprocess.Popen([SCRIPT, "record", file], env=self._environment, start_new_session=True)
        try:
            yield
        finally:
            recorder.send_signal(signal.SIGINT)
            recorder.wait(5)

    def microphone(self, plugged: bool) -> None:
        """Plug the microphone in or pull it out."""
        self._run("mic", "in" if plugged else "out")

    def loudspeaker(self, plugged: bool) -> None:
        """Plug the loudspeaker in or pull it out."""
        self._run("speaker", "in" if plugged else "out")

    def echo(self, on: bool) -> None:
        """Whether the microphone hears the loudspeaker."""
        self._run("echo", "on" if on else "off")

    def stall(self, seconds: float) -> None:
        """Let the sound system stand still for so long."""
        server = int((self._state / "server").read_text().split()[0])
        os.kill(server, signal.SIGSTOP)
        time.sleep(seconds)
        os.kill(server, signal.SIGCONT)

    def stop(self) -> None:
        """End it."""
        self._run("stop")

    def _run(self, *words: str | Path) -> str:
        done = subprocess.run([SCRIPT, *words], env=self._environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def running(state: Path) -> Iterator[VirtualAudio]:
    """A virtual sound card to which this process and all it starts are led; skips the test where that cannot be."""
    if not shutil.which("pulseaudio") or not shutil.which("pactl"):
        pytest.skip("PulseAudio is not installed, so there is no virtual sound card")
    card = VirtualAudio(state)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in card.environment.items():
            patch.setenv(name, value)
        try:
            yield card
        finally:
            card.stop()


@pytest.fixture(scope="session")
def sound_card(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtualAudio]:
    with running(tmp_path_factory.mktemp("sound")) as card:
        yield card


@pytest.fixture
def virtual_audio(sound_card: VirtualAudio) -> VirtualAudio:
    """The virtual sound card, whole: both devices plugged in, no echo."""
    sound_card.loudspeaker(True)
    sound_card.microphone(True)
    sound_card.echo(False)
    return sound_card
