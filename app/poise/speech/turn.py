"""One reply as it grows: what the ear makes of it, its sound, and the take it would be if this were its end."""

from collections import deque
from dataclasses import replace

import numpy as np

from poise.domain.evidence import TAKE_RATE, Take
from poise.speech.ear import FRAME, Ear, Frame, Phase, Sign, over, step, told
from poise.speech.ear_numbers import Hearing, frames
from poise.speech.echo import Playback, overlap
from poise.speech.microphone import Samples


class Turn:
    """One reply from the first frame that could belong to it; all sample numbers count from that frame."""

    def __init__(self, numbers: Hearing) -> None:
        self._numbers = numbers
        self._sound: deque[Samples] = deque()
        self._forgotten = 0
        self._voiced: list[int] = []
        self._origin = 0.0
        self._from: int | None = None
        self._barred = 0
        self._given: int | None = None
        self._up = 0
        self.held = False
        self.ear = Ear()

    def add(self, frame: Frame, samples: Samples, at: float) -> Sign:
        """One more frame, whose first sample was taken at that moment."""
        if not self.spoken:
            self._origin = at - self.ear.heard * FRAME / TAKE_RATE
        self._sound.append(samples)
        self.ear, sign = step(self.ear, frame, self._numbers.ear)
        if self.ear.recent & 1:
            self._voiced.append(self.ear.heard - 1)
        if self.ear.onset is None and self._from is None:
            self._forget()
        return sign

    def bar(self) -> None:
        """Nothing up to now may be part of the reply: the customer was heard in it."""
        self._barred = self.ear.heard * FRAME

    def wait(self, patience: float) -> None:
        """Silence may last so many seconds more."""
        self.ear = replace(self.ear, patience=self.ear.heard + frames(patience))

    def hold(self) -> None:
        """The talk key is down: the reply begins here, unless it has already begun."""
        if not self.held and self.ear.onset is None:
            self._from = self.ear.heard * FRAME
            self._voiced.clear()
        self.held = True

    def released(self, still_down: bool) -> float:
        """Seconds since the talk key came up; asked once a frame while the reply is held."""
        self._up = 0 if still_down else self._up + 1
        return self._up * FRAME / TAKE_RATE

    def let_go(self) -> None:
        """Nothing was said while the key was held: it is the ear's again to find the beginning."""
        self.held = False
        self._from = None

    def look(self, complete: float) -> None:
        """The turn is so complete, 0..1."""
        self.ear = told(self.ear, complete, self._numbers.ear)

    @property
    def over(self) -> bool:
        """Whether the pause has lasted as long as it may."""
        return over(self.ear)

    @property
    def spoken(self) -> bool:
        """Whether there is any speech in it."""
        return bool(self._voiced) if self._from is not None else self.ear.onset is not None

    @property
    def span(self) -> float:
        """Seconds from the first to the last frame of speech; 0 before."""
        return (self.ear.last - self.ear.onset) * FRAME / TAKE_RATE if self.ear.onset is not None else 0.0

    @property
    def paused(self) -> float:
        """Seconds since the last frame of speech, if the turn has begun and is pausing; else 0."""
        return self.ear.silence * FRAME / TAKE_RATE if self.ear.phase is Phase.PAUSING else 0.0

    def so_far(self) -> Samples:
        """Its sound from the beginning to this moment."""
        return self._cut(self._begin(), self.ear.heard * FRAME)

    def fresh(self) -> bytes:
        """What has become sure to be part of the take since this was asked last; nothing twice, nothing left out."""
        if not self.spoken:
            return b""
        since = self._begin() if self._given is None else self._given
        self._given = max(since, self._end())
        return self._cut(since, self._given).tobytes()

    def take(self, playback: Playback, levels_trusted: bool) -> Take:
        """The reply, if this is its end."""
        begin, end = self._begin(), self._end()
        began = self._origin + begin / TAKE_RATE
        speech = self._speech(begin, end)
        said = tuple((began + since, began + until) for since, until in speech)
        ended = playback.ended
        return Take(
            samples=self._cut(begin, end).tobytes(),
            began=round(began, 4),
            speech=speech,
            latency=round(said[0][0] - ended, 3) if said and ended is not None else None,
            talk_over=round(overlap(said, playback), 2),
            levels_trusted=levels_trusted,
        )

    def _begin(self) -> int:
        if self._from is not None:
            return max(self._from, self._barred)
        onset = self.ear.heard if self.ear.onset is None else self.ear.onset
        return max(0, self._barred, onset * FRAME - round(self._numbers.take.before * TAKE_RATE))

    def _end(self) -> int:
        """A little after the last speech, but not after now."""
        return min(self.ear.heard * FRAME, self._last() * FRAME + round(self._numbers.take.after * TAKE_RATE))

    def _last(self) -> int:
        """The frame after the last one of speech; a blip in a pause that was not resumed is none, unless held."""
        return self._voiced[-1] + 1 if self._from is not None and self._voiced else self.ear.last

    def _speech(self, begin: int, end: int) -> tuple[tuple[float, float], ...]:
        """Stretches of speech in seconds from `begin`; shorter gaps than `gap` are no pauses but consonants."""
        found: list[tuple[int, int]] = []
        for place in self._voiced:
            since, until = place * FRAME - begin, min((place + 1) * FRAME, end) - begin
            if until <= 0 or place >= self._last():
                continue
            if found and since - found[-1][1] <= self._numbers.take.gap * TAKE_RATE:
                found[-1] = (found[-1][0], until)
            else:
                found.append((max(0, since), until))
        return tuple((round(since / TAKE_RATE, 4), round(until / TAKE_RATE, 4)) for since, until in found)

    def _forget(self) -> None:
        """Keep no more before the first word than may become part of the take."""
        keep = frames(self._numbers.take.before) + self._numbers.ear.start_within + 1
        while len(self._sound) > keep:
            self._sound.popleft()
            self._forgotten += FRAME
        oldest = self.ear.heard - self._numbers.ear.start_within
        while self._voiced and self._voiced[0] < oldest:
            self._voiced.pop(0)

    def _cut(self, since: int, until: int) -> Samples:
        """The samples from `since` to before `until`; what lies before the sound that is kept is left out."""
        first = max(0, (since - self._forgotten) // FRAME)
        last = -(-(until - self._forgotten) // FRAME)
        if last <= first:
            return np.zeros(0, np.int16)
        parts = [self._sound[place] for place in range(first, min(last, len(self._sound)))]
        start = self._forgotten + first * FRAME
        return np.concatenate(parts)[max(0, since - start) : until - start]
