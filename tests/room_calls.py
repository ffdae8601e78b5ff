"""Calls in a room with loudspeakers: the real ears, a customer who speaks, and a trainee who may answer."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import numpy as np

from poise.domain.evidence import TAKE_RATE, Take, Transcript
from poise.speech.ear import FRAME
from poise.speech.ear_numbers import Hearing
from poise.speech.echo import Playback
from poise.speech.keys import Hands
from poise.speech.listening import Ears, Mode, Parts
from poise.speech.microphone import Samples
from poise.speech.recordings import CountedTime
from poise.speech.turn import Turn
from poise.speech.turn_end import SilenceAlone
from poise.speech.vad import Silero, Voice, VoicedAndLoud
from tests.acoustics import TRAINEE, Room, RoomSound, Wave, active_level, at_level, cone, onset, response, through

NEAR = 0.1
"""Seconds by which a take may miss a reply and still be of it."""

QUIET = -60.0
"""dBFS of a quiet room."""

EARLY = 0.3
"""Seconds before a reply from which on speech in its take is the customer's."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One turn of a call: what the customer says (pieces at `rate` hertz), and the trainee's answer.

    `gap` is when it begins, in seconds after the customer's last word has reached the microphone; negative while he
    speaks.  `since` is the second of the reply from which on the ear keeps it in a quiet room.
    """

    said: tuple[Samples, ...]
    rate: int
    reply: Wave | None = None
    gap: float = 0.0
    since: float = 0.0


@dataclass(slots=True)
class Found:
    """What came of some turns.

    Attributes:
        played: seconds of the customer's speech.
        false: replies, and interruptions, of nobody.
        replies, lost: those that began when the customer had ended.
        clipped: milliseconds that are missing at the beginning of each that was heard, beside the same reply in quiet.
        early: those in whose take the customer's last word is held to be speech.
        during, taken, late: those that began while the customer spoke, those of them that stopped him, and those that
            were at least heard from his end on.
    """

    played: float = 0.0
    false: int = 0
    replies: int = 0
    lost: int = 0
    clipped: list[float] = field(default_factory=list)
    early: int = 0
    during: int = 0
    taken: int = 0
    late: int = 0

    def add(self, other: "Found") -> None:
        """Count the other's in."""
        for name in ("played", "false", "replies", "lost", "clipped", "early", "during", "taken", "late"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


class Unread:
    """Early words that never come; and a sink that keeps nothing."""

    def begin(self, take: Take) -> Future[Transcript] | None:
        return None

    def write(self, samples: bytes) -> None:
        """Nothing to keep."""


def kept_since(reply: Wave, silero: Silero, numbers: Hearing) -> float:
    """The second of a reply from which on the ear keeps it where nothing else is heard; what is lost before is no
    room's fault."""
    lead = TAKE_RATE
    hiss = np.random.default_rng(1).normal(0, 10 ** (QUIET / 20), len(reply) + 2 * lead)
    hiss[lead:-lead] += at_level(reply, TRAINEE)
    samples = (np.clip(hiss, -1, 1) * 32767).astype(np.int16)
    voice, turn = Voice(silero, VoicedAndLoud(numbers.loud)), Turn(numbers)
    for start in range(0, min(len(samples), 4 * TAKE_RATE) - FRAME, FRAME):
        turn.add(voice.hear(samples[start : start + FRAME]), samples[start : start + FRAME], start / TAKE_RATE)
    return max(onset(reply), turn.take(Playback(), levels_trusted=True).began - 1.0)


class RoomCall:
    """One call in a room, `leak` dB over the trainee's voice at the microphone."""

    def __init__(
        self, room: Room, leak: float, delay: float, mode: Mode, parts: Sequence[Part], silero: Silero, numbers: Hearing
    ) -> None:
        chance = np.random.default_rng([round(1000 * delay), len(parts), round(10 * room.ringing)])
        heard = response(room, delay, chance)
        spoken = np.concatenate([through(cone(each, part.rate), heard) for part in parts for each in part.said])
        heard = heard * 10 ** ((TRAINEE + leak - active_level(spoken)) / 20)
        self._delay = delay
        self._parts = parts
        self._time, playback = CountedTime(), Playback()
        self._sound = RoomSound(self._time, playback, heard, room.noise, chance)
        voice = Voice(silero, VoicedAndLoud(numbers.loud))
        self._ears = Ears(
            Parts(self._sound, voice, SilenceAlone(), numbers, self._time, playback, Hands(), mode), lambda *_: None
        )
        self.log: list[str] = []

    def run(self) -> Found:
        """Hold the call."""
        found = Found()

        async def whole() -> None:
            async with self._ears.listening():
                for part in self._parts:
                    found.add(await self._turn(part))

        asyncio.run(whole())
        return found

    async def _turn(self, part: Part) -> Found:
        seconds = sum(len(each) / part.rate for each in part.said)
        found = Found(played=seconds)
        begins = ends = -1.0
        if part.reply is not None:
            at = self._time.now() + seconds + self._delay + part.gap
            begins, ends = at + part.since, at + len(part.reply) / TAKE_RATE
            self._sound.add(at_level(part.reply, TRAINEE), at)
        cut = await self._customer(part)
        now = self._time.now()
        if cut and not begins < now:
            found.false += 1
            self.log.append(f"false interruption at {now:.2f}")
        takes = [take for take in await self._answers(ends) if not take.silent]
        self._count(found, takes, (begins, ends), part, cut and begins < now)
        return found

    async def _customer(self, part: Part) -> bool:
        """Whether the customer was talked down: the race of `session.play`."""

        async def say() -> None:
            for each in part.said:
                await self._sound.play(each, part.rate)

        saying, talked = asyncio.ensure_future(say()), asyncio.ensure_future(self._ears.onset())
        try:
            await asyncio.wait([saying, talked], return_when=asyncio.FIRST_COMPLETED)
            return not saying.done()
        finally:
            for task in (saying, talked):
                task.cancel()
            await asyncio.gather(saying, talked, return_exceptions=True)

    async def _answers(self, ends: float) -> list[Take]:
        """What is heard until the trainee has ended, or somebody fell silent for long enough."""
        takes: list[Take] = []
        patience = max(2.5, ends - self._time.now())
        while not takes or self._time.now() < ends:
            takes.append(await self._ears.hear(patience, Unread(), Unread()))
            if takes[-1].silent and self._time.now() >= ends:
                break
        return takes

    def _count(self, found: Found, takes: list[Take], reply: tuple[float, float], part: Part, cut: bool) -> None:
        begins, ends = reply
        own = [take for take in takes if take.began < ends + NEAR and take.began + take.speech[-1][1] > begins - NEAR]
        found.false += len(takes) - len(own)
        for take in takes:
            if take not in own:
                self.log.append(f"false reply at {take.began:.2f} of {take.seconds:.2f} s")
        if part.reply is None:
            return
        if part.gap < 0:
            found.during, found.taken, found.late = 1, int(cut), int(bool(own) and not cut)
            return
        found.replies, found.lost = 1, int(not own)
        if own:
            found.clipped = [max(0.0, 1000 * (own[0].began - begins))]
            found.early = int(own[0].began + own[0].speech[0][0] < begins - EARLY)
            if found.clipped[0] >= 20:
                self.log.append(f"{found.clipped[0]:.0f} ms cut, gap {part.gap}, {ends - begins:.2f} s")
        else:
            self.log.append(f"lost reply at {begins:.2f}, gap {part.gap}")
