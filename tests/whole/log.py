"""The log of a call or of a class, followed from outside while it is written."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it stands in the log, and when it was seen there (seconds of time.monotonic)."""

    event: dict[str, Any]
    seen: float

    @property
    def kind(self) -> str:
        """What happened."""
        return str(self.event["kind"])


class Log:
    """The newest call (or class: `file` says which) below a folder, or none yet."""

    def __init__(self, folders: Path, older: tuple[Path, ...] = (), file: str = "events.jsonl") -> None:
        self._folders = folders
        self._file = file
        self._older = older
        self._read = 0
        self.told: list[Told] = []

    @property
    def folder(self) -> Path | None:
        """The folder in which it is kept."""
        found = [file.parent for file in self._folders.glob(f"*/{self._file}") if file.parent not in self._older]
        return max(found, default=None)

    def look(self) -> list[Told]:
        """All that was told so far."""
        if (folder := self.folder) is not None:
            with (folder / self._file).open("rb") as file:
                file.seek(self._read)
                whole, newline, _ = file.read().rpartition(b"\n")
            self._read += len(whole) + len(newline)
            now = time.monotonic()
            self.told += [Told(json.loads(line), now) for line in whole.splitlines()]
        return self.told

    def kinds(self) -> list[str]:
        """The kinds of all events so far, in order."""
        return [told.kind for told in self.look()]

    def of(self, *kinds: str) -> list[dict[str, Any]]:
        """The events of these kinds so far."""
        return [told.event for told in self.look() if told.kind in kinds]

    def wait(self, what: Callable[[], bool], patience: float = 30.0) -> None:
        """Wait until that is true of the log.

        Raises:
            TimeoutError: it was not within `patience` seconds; the message shows the log's end.
        """
        until = time.monotonic() + patience
        while not what():
            if time.monotonic() > until:
                told = [event["sentence"] for event in self.of("troubled")]
                raise TimeoutError(f"not within {patience} s; the log ends with {self.kinds()[-6:]}; troubles: {told}")
            time.sleep(0.02)

    def moment(self, event: dict[str, Any]) -> float:
        """When that happened, in seconds of time.monotonic: an event is seen soon after it was told, never before."""
        return float(event["at"]) + min(told.seen - float(told.event["at"]) for told in self.told)
