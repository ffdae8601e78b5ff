"""The customer on loudspeakers and a live microphone in the same room: does Poise answer itself, or lose a reply?

Run: python tests/bench/room_sound.py [--minutes 60] [--modes half-duplex,headphones] [--leaks -6,0,6] [--rooms ...]
Each row is that many minutes of leaked speech (what lies between the lines is not counted) or a little more, shared by
the delays, half of them with a trainee who answers.  cut: replies that lack 20 ms or more of their first word, beside
what the ear keeps of them in a quiet room; early: takes that begin with the customer's last word; during: replies that
began while he spoke; taken: those of them that stopped him; late: those that were heard from his end on.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile
import soxr

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from poise import places
from poise.domain.evidence import TAKE_RATE
from poise.speech.ear_numbers import Hearing, load
from poise.speech.microphone import Samples
from poise.speech.vad import Silero
from tests.acoustics import ROOMS, Wave, hesitant
from tests.room_calls import Found, Part, RoomCall, kept_since

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "demo"
VOICES = Path(__file__).resolve().parents[3] / "shared" / "data" / "voice"
DELAYS = (0.01, 0.045, 0.08, 0.12)
GAPS = (0.0, 0.1, 0.25, -2.0, 0.4, 0.7, 1.2)
"""Seconds after the customer's last word at which the trainee begins; below zero while he speaks."""
TURNS = 14


def lines() -> list[tuple[Samples, int]]:
    """Every line of the customers that was ever rendered here."""
    files = sorted(places.spoken().glob("*.flac"))
    if not files:
        sys.exit("No spoken lines in the cache: run `poise call` once with a voice.")
    return [soundfile.read(file, dtype="int16") for file in files]


def replies(silero: Silero, numbers: Hearing) -> list[tuple[Wave, float]]:
    """The takes of the demonstrations, and read speech of others where it lies beside the checkout; every third with a
    pause after its first word.  With each, the second from which on the ear keeps it in a quiet room."""
    files = [*ASSETS.glob("*/*.flac"), *VOICES.glob("c_read*/*.flac"), *VOICES.glob("c_transcript*/*.flac")]
    found = []
    for number, file in enumerate(sorted(files)):
        sound, rate = soundfile.read(file, always_2d=True)
        wave = soxr.resample(sound[:, 0], rate, TAKE_RATE)
        wave = hesitant(wave) if number % 3 == 0 else wave
        found.append((wave, kept_since(wave, silero, numbers)))
    return found


def calls(
    minutes: float, spoken: list[tuple[Samples, int]], said: list[tuple[Wave, float]], chance: np.random.Generator
) -> Iterator[list[Part]]:
    """Calls of TURNS turns until they hold so many minutes of the customer; without replies if there are none."""
    left = 60 * minutes
    while left > 0:
        parts = []
        for turn in range(TURNS):
            picked = [spoken[place] for place in chance.choice(len(spoken), chance.integers(1, 4), replace=False)]
            gap = GAPS[turn % len(GAPS)]
            if gap < 0:
                picked += [spoken[place] for place in chance.choice(len(spoken), 2, replace=False)]
            rate = picked[0][1]
            reply, since = said[int(chance.integers(len(said)))] if said else (None, 0.0)
            parts.append(Part(tuple(each for each, hertz in picked if hertz == rate), rate, reply, gap, since))
            left -= sum(len(each) for each in parts[-1].said) / rate
        yield parts


def row(name: str, found: Found, took: float) -> str:
    """One line of the table."""
    clipped = np.array(found.clipped or [0.0])
    cut = int((clipped >= 20).sum())
    return (
        f"{name:26} {found.played / 60:5.1f} {found.false:5d} {found.false / found.played * 3600:7.1f}"
        f" {found.replies:7d} {found.lost:5d} {cut:5d} {clipped.max():7.0f} {found.early:6d}"
        f" {found.during:7d} {found.taken:6d} {found.late:5d} {took:6.0f}"
    )


HEADING = (
    f"{'mode, leak, room':26} {'min':>5} {'false':>5} {'an hour':>7} {'replies':>7} {'lost':>5} {'cut':>5}"
    f" {'most ms':>7} {'early':>6} {'during':>7} {'taken':>6} {'late':>5} {'took s':>6}"
)


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description="Leaked speech, false replies and lost ones.")
    reader.add_argument("--minutes", type=float, default=20.0, help="of leaked speech a room, level and mode")
    reader.add_argument("--modes", default="half-duplex,headphones")
    reader.add_argument("--leaks", default="-6,0,6", help="dB over the trainee's voice")
    reader.add_argument("--rooms", default=",".join(room.name for room in ROOMS))
    reader.add_argument("--log", action="store_true", help="say when each fault happened")
    wish = reader.parse_args()
    silero, numbers = Silero(), load("normal")
    spoken, said = lines(), replies(silero, numbers)
    sys.stdout.write(HEADING + "\n")
    for mode in wish.modes.split(","):
        for leak in map(float, wish.leaks.split(",")):
            for room in (room for room in ROOMS if room.name in wish.rooms.split(",")):
                began, whole = time.process_time(), Found()
                for answers in (False, True):
                    chance = np.random.default_rng([int(answers), 7])
                    for number, parts in enumerate(calls(wish.minutes / 2, spoken, said if answers else [], chance)):
                        call = RoomCall(room, leak, DELAYS[number % len(DELAYS)], mode, parts, silero, numbers)
                        whole.add(call.run())
                        if wish.log and call.log:
                            sys.stdout.write(f"  delay {DELAYS[number % len(DELAYS)]}: {'; '.join(call.log)}\n")
                sys.stdout.write(row(f"{mode} {leak:+.0f} dB {room.name}", whole, time.process_time() - began) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
