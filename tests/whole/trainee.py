"""A trainee who answers the customer aloud with recorded takes."""

import subprocess
import time
from contextlib import suppress
from pathlib import Path

from tests.whole.log import Log
from tests.whole.studio import Studio

THINKING = 0.4
"""Seconds between the customer's last word and the trainee's first."""


class Trainee:
    """Speaks into the studio's microphone when it is his turn in the call that `log` follows."""

    def __init__(self, studio: Studio, log: Log) -> None:
        self._studio = studio
        self._log = log
        self._given = 0

    def answer(self, take: Path) -> None:
        """Wait for his turn, then give this reply to its end."""
        self.begin(take).wait()

    def begin(self, take: Path) -> "subprocess.Popen[bytes]":
        """Wait for his turn, then begin to give this reply.  Raises TimeoutError if the customer has hung up."""
        self._log.wait(lambda: len(self._log.of("customer_finished")) > self._given, 150.0)
        self._given += 1
        time.sleep(THINKING)
        if self._log.of("ended"):
            raise TimeoutError("the call has ended")
        return self._studio.say(take)

    def play(self, takes: list[Path]) -> None:
        """Answer until the call ends, which it has to do before the takes do."""
        with suppress(TimeoutError):
            for take in takes:
                self.answer(take)
        self._log.wait(lambda: bool(self._log.of("ended")), 150.0)
