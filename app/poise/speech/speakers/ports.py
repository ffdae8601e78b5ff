"""What stands around the customer's mouth, as protocols: engines, a loudspeaker, and who looks on."""

from typing import Protocol

from poise.domain.branch import Utterance
from poise.domain.mood import Band
from poise.speech.speakers.sound import Samples, Sound
from poise.speech.speakers.voices import Voice


class Synth(Protocol):
    """An engine that turns words into sound; called from the engine pool, by several threads at once."""

    @property
    def name(self) -> str:
        """Engine and version, for the record."""
        ...

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        """All that the samples of `render` depend on, versions included; same identity, same samples."""
        ...

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        """Speak `text`; an engine without moods ignores `band`.  Raises EngineProblem."""
        ...

    def close(self) -> None:
        """Let go of memory and processes."""
        ...


class Player(Protocol):
    """A loudspeaker."""

    async def play(self, samples: Samples, rate: int) -> float:
        """Play to the end and return the seconds played; cancelling stops the sound at once.  Raises DeviceProblem."""
        ...


class Watch(Protocol):
    """Somebody who is told, on the event loop, what begins to sound: captions, the drawn mouth, the record, the ear."""

    def __call__(self, utterance: Utterance, samples: Samples, rate: int) -> None:
        """See a piece of speech in the moment it starts; `utterance.text` is what is heard in it.

        Never waits.  Raises ArchiveProblem where it cannot be recorded.
        """
        ...
