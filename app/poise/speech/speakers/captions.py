"""No voice at all: silence as long as it takes to read the caption.  The mode for who cannot or may not hear."""

from poise.domain.mood import Band
from poise.speech.speakers.sound import Sound, silence
from poise.speech.speakers.voices import Voice

WORDS_PER_MINUTE = 160
"""Pace at which captions are comfortable to read: the lower end of broadcasters' usual 160 to 180."""

SETTLE = 0.5
"""Seconds to notice that a caption has changed."""

RATE = 16_000


class Captions:
    """Takes its time and makes no sound."""

    def __init__(self, words_per_minute: int = WORDS_PER_MINUTE) -> None:
        self._words_per_minute = words_per_minute

    @property
    def name(self) -> str:
        """What the record says about the voice."""
        return "captions: no sound"

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        """The words alone."""
        del voice, band
        return f"{self.name} {self._words_per_minute} {text}"

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        """Silence for as long as `text` takes to read."""
        del voice, band
        return silence(SETTLE + len(text.split()) * 60 / self._words_per_minute, RATE)

    def close(self) -> None:
        """There is nothing to let go of."""
