"""Measures the gap between the trainee's last sound and the customer's first, beside the loop anyone would write first.

    python tests/bench/turn_gap.py [--turns 30] [--loops poise,naive,steady] [--json FILE]

Both loops run as programs of their own on the same virtual microphone and loudspeaker, and both are measured from
outside: where the reply lies in what the microphone got, and where sound begins in what the loudspeaker gave.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from poise.speech import models
from tests.bench.replies import TEXTS, Reply, replies
from tests.whole.log import Log
from tests.whole.studio import Studio, Tape

STAGES = ("end-pointing", "recognition", "judging", "playing")
SCENARIOS = ("samples-never-came",)
QUIET = 0.8
"""Seconds for which nobody may have spoken before the next reply."""

THINKING = 0.5
"""Seconds the trainee thinks before answering."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a loop says it did: "listening", "heard" (it holds the turn to be over), "recognised" or "saying"."""

    kind: str
    moment: float


@dataclass(frozen=True, slots=True)
class Turn:
    """One reply and its answer; all moments in seconds from the end of the reply's speech.

    Attributes:
        gap: the answer's first sample; None if the loop did not wait for the end.
        stages: how the gap is made up, in the order of STAGES.
        pauses, cut: pauses for thought that were listened to, and those at which the turn was held to be over.
    """

    reply: str
    gap: float | None
    stages: tuple[float, ...]
    pauses: int
    cut: int
    heard: tuple[float, ...]


class Loop(Protocol):
    """Something that listens and answers."""

    def stamps(self) -> list[Stamp]:
        """All it said so far."""
        ...

    def close(self) -> None:
        """End it."""
        ...


class Naive:
    """The naive loop."""

    def __init__(self, studio: Studio, scratch: Path, *more: str) -> None:
        player = scratch / "bin" / "aplay"
        player.parent.mkdir(exist_ok=True)
        player.write_text('#!/bin/sh\nexec paplay "$1"\n')  # pyttsx3 plays through aplay, which no container has
        player.chmod(0o755)
        env = {**studio.env, "PATH": f"{player.parent}:{studio.env['PATH']}"}
        script = Path(__file__).with_name("naive.py")
        self._said = scratch / "naive.jsonl"
        with self._said.open("wb") as out:
            command = [sys.executable, str(script), str(models.find("whisper-tiny.en")), *more]
            self._process = subprocess.Popen(command, env=env, stdout=out, start_new_session=True)

    def stamps(self) -> list[Stamp]:
        """All it said so far."""
        whole = self._said.read_text().rpartition("\n")[0].splitlines()
        said = [json.loads(line) for line in whole if line.startswith("{")]
        return [Stamp(one["kind"], one["moment"]) for one in said]

    def close(self) -> None:
        """End it."""
        end(self._process)


class Poise:
    """Poise in its terminal form, one call after another."""

    _KINDS = {
        "customer_finished": "listening",
        "trainee_finished": "heard",
        "trainee_spoke": "recognised",
        "customer_spoke": "saying",
    }

    def __init__(self, studio: Studio, scratch: Path) -> None:
        self._env = {**studio.env, "XDG_DATA_HOME": str(scratch), "POISE_MODELS": str(models.default_root())}
        self._calls = scratch / "calls"
        self._number = 0
        self._past: list[Stamp] = []
        self._begin()

    def stamps(self) -> list[Stamp]:
        """All it said so far; where a call has ended, the next one is begun."""
        now = self._call_stamps()
        if self._process.poll() is not None:
            self._past += now
            self._begin()
            now = []
        return self._past + now

    def close(self) -> None:
        """End it."""
        end(self._process)

    def _call_stamps(self) -> list[Stamp]:
        self._log.look()
        return [
            Stamp(self._KINDS[told.kind], self._log.moment(told.event))
            for told in self._log.told
            if told.kind in self._KINDS
        ]

    def _begin(self) -> None:
        folder = self._calls / str(self._number)
        scenario = SCENARIOS[self._number % len(SCENARIOS)]
        self._number += 1
        self._log = Log(folder)
        command = [sys.executable, "-m", "poise", "call", scenario, "--json", "--keep", str(folder)]
        self._process = subprocess.Popen(command, env=self._env, stdout=subprocess.DEVNULL, start_new_session=True)


def take_turn(loop: Loop, reply: Reply, studio: Studio, microphone: Tape, loudspeaker: Tape) -> Turn:
    """Wait until the loop listens, speak the reply, and wait for the answer."""
    began = time.monotonic()

    def listening() -> bool:
        stamps = loop.stamps()
        last_sound = loudspeaker.first_sound(max(began, time.monotonic() - QUIET))
        return bool(stamps) and stamps[-1].kind == "listening" and last_sound is None

    wait(listening, "the loop does not listen")
    wait(lambda: time.monotonic() - began > QUIET and listening(), "the loop does not listen")
    time.sleep(THINKING)
    began = time.monotonic()
    studio.say(reply.file).wait()
    wait(lambda: loudspeaker.first_sound(began) is not None, "there is no answer")
    onset = microphone.find(reply.samples, began)
    answer = loudspeaker.first_sound(began)
    assert answer is not None
    return judged(reply, onset, answer, [stamp for stamp in loop.stamps() if stamp.moment >= began])


def judged(reply: Reply, onset: float, answer: float, stamps: list[Stamp]) -> Turn:
    """What the moments of one turn say."""
    end = onset + reply.end
    moments = {kind: [s.moment - end for s in stamps if s.kind == kind] for kind in ("heard", "recognised", "saying")}
    early = [moment for moment in moments["heard"] if moment < 0]
    reached, cut = 0, 0
    for start, stop in reply.pauses:
        if any(moment < start - reply.end for moment in early):
            break  # the loop answers already: it listens to no further pause
        reached += 1
        cut += any(start - reply.end <= moment <= stop - reply.end + 0.1 for moment in early)
    if early or answer < end:
        return Turn(reply.text, None, (), reached, cut, tuple(moments["heard"]))
    points = [0.0, *(moments[kind][0] for kind in ("heard", "recognised", "saying")), answer - end]
    stages = tuple(later - earlier for earlier, later in pairwise(points))
    return Turn(reply.text, answer - end, stages, reached, cut, tuple(moments["heard"]))


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a program with all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    process.wait()


def wait(what: Callable[[], bool], otherwise: str, patience: float = 90.0) -> None:
    """Wait until that is true."""
    until = time.monotonic() + patience
    while not what():
        if time.monotonic() > until:
            raise TimeoutError(otherwise)
        time.sleep(0.05)


def table(measured: dict[str, list[Turn]]) -> str:
    """The loops side by side; times in seconds."""
    rows = [("", *measured)]
    for name, share in (("p50", 50), ("p95", 95)):
        rows.append((f"turn gap, {name}", *(_share([t.gap for t in turns], share) for turns in measured.values())))
    for place, stage in enumerate(STAGES):
        of = ([turn.stages[place] for turn in turns if turn.stages] for turns in measured.values())
        rows.append((f"  {stage}, p50", *(_share(times, 50) for times in of)))
    rows.append(
        ("turns that were heard out", *(_of([t.gap is not None for t in turns]) for turns in measured.values()))
    )
    cut = ((sum(t.cut for t in turns), sum(t.pauses for t in turns)) for turns in measured.values())
    rows.append(("thinking pauses cut into", *(f"{a} of {b}" for a, b in cut)))
    return "\n".join(f"{row[0]:28}" + "".join(f"{cell:>14}" for cell in row[1:]) for row in rows)


def _share(values: list[float | None] | list[float], share: float) -> str:
    known = [value for value in values if value is not None]
    return f"{np.percentile(known, share):.2f}" if known else "-"


def _of(values: list[bool]) -> str:
    return f"{sum(values)} of {len(values)}"


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description="Turn gap of Poise beside a naive loop.")
    reader.add_argument("--turns", type=int, default=len(TEXTS), help="replies for each loop")
    reader.add_argument("--loops", default="poise,naive,steady", help="which loops, of poise, naive and steady")
    reader.add_argument("--json", type=Path, help="write every turn to this file")
    wish = reader.parse_args()
    cache = Path(tempfile.gettempdir()) / "poise-bench-replies"
    spoken = replies(cache, TEXTS[: wish.turns])
    makers: dict[str, Callable[[Studio, Path], Loop]] = {
        "poise": Poise,
        "naive": Naive,
        "steady": lambda studio, scratch: Naive(studio, scratch, "--steady"),
    }
    measured: dict[str, list[Turn]] = {}
    for name in wish.loops.split(","):
        before = os.getloadavg()[0]
        measured[name] = measure(makers[name], spoken)
        sys.stdout.write(f"{name}: load {before:.1f} before, {os.getloadavg()[0]:.1f} after; {os.cpu_count()} cores\n")
    sys.stdout.write(table(measured) + "\n")
    if wish.json:
        wish.json.write_text(json.dumps({name: [asdict(t) for t in turns] for name, turns in measured.items()}))


def measure(make: Callable[[Studio, Path], Loop], spoken: tuple[Reply, ...]) -> list[Turn]:
    """One loop through all the replies."""
    turns = []
    with tempfile.TemporaryDirectory() as scratch, Studio(Path(scratch) / "sound") as studio:
        microphone, loudspeaker = studio.tape("microphone"), studio.tape("loudspeaker")
        loop = make(studio, Path(scratch))
        try:
            for reply in spoken:
                turns.append(take_turn(loop, reply, studio, microphone, loudspeaker))
                sys.stderr.write(f"{turns[-1]}\n")
        finally:
            loop.close()
            microphone.close()
            loudspeaker.close()
    return turns


if __name__ == "__main__":
    main()
