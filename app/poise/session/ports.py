"""What a call needs from the outside, as protocols; every adapter fits exactly one of them."""

from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from poise.domain.branch import Utterance
from poise.domain.events import Event
from poise.domain.evidence import Assessment, Situation, Take, Transcript


class Clock(Protocol):
    """Time of one call."""

    def now(self) -> float:
        """Seconds since the call began; never goes back."""
        ...


class Speaker(Protocol):
    """The customer's mouth."""

    @property
    def name(self) -> str:
        """Engine and version, for the record."""
        ...

    def prepare(self, utterances: Iterable[Utterance]) -> None:
        """Begin to synthesise what may come next, the first first; forgets what was asked for before.  Never waits."""
        ...

    async def say(self, utterances: Iterable[Utterance]) -> float:
        """Say them one after another; returns the seconds of sound played.

        Cancelling stops the sound at once.  Raises EngineProblem or DeviceProblem.
        """
        ...


class TakeSink(Protocol):
    """Where the samples of a reply go while it is spoken."""

    def write(self, samples: bytes) -> None:
        """Keep a block of 16-bit mono samples at TAKE_RATE.  Raises ArchiveProblem."""
        ...


class Listener(Protocol):
    """The trainee's side: microphone and ear, recordings, or a keyboard."""

    @property
    def name(self) -> str:
        """Engine and version, for the record."""
        ...

    @property
    def interruptible(self) -> bool:
        """Whether the trainee can be heard while the customer speaks (headphones, push-to-talk)."""
        ...

    def listening(self) -> AbstractAsyncContextManager[None]:
        """Hold the microphone open for a whole call.  Raises DeviceProblem."""
        ...

    async def onset(self) -> None:
        """Return when the trainee talks over the customer for long enough to take the floor; a "mm-hm" does not."""
        ...

    async def hear(self, patience: float, sink: TakeSink, early: "EarlyWords") -> Take:
        """Wait for the reply and return it when the trainee's turn is over.

        After `patience` seconds without a word the take is silent.  Every block goes to `sink` as it arrives; whenever
        the trainee pauses, `early` is shown the take as it would be if this were its end.  Raises DeviceProblem.
        """
        ...


class EarlyWords(Protocol):
    """Somebody who is shown a reply before it has ended."""

    def begin(self, take: Take) -> "Future[Transcript] | None":
        """Its words to come, for a listener who would know from them whether it is over; None if there are none."""
        ...


class Transcriber(Protocol):
    """Words out of a take."""

    @property
    def name(self) -> str:
        """Engine and version, for the record."""
        ...

    def begin(self, take: Take, names: Iterable[str]) -> "Future[Transcript] | None":
        """Start on this take, which may not have ended yet; never waits.  A later, other take makes it void."""
        ...

    async def transcribe(self, take: Take, names: Iterable[str]) -> Transcript:
        """The words of `take`; `names` are proper names to expect.  Same take, same words.  Raises EngineProblem."""
        ...


class Evaluator(Protocol):
    """The judge."""

    @property
    def name(self) -> str:
        """Engine and version, for the record."""
        ...

    async def judge(self, take: Take, words: Transcript, situation: Situation) -> Assessment:
        """Everything found in one reply.  Same reply, same assessment.  Raises EngineProblem."""
        ...


@dataclass(frozen=True, slots=True)
class Cast:
    """The engines of one call."""

    speaker: Speaker
    listener: Listener
    transcriber: Transcriber
    evaluator: Evaluator


class SessionStore(Protocol):
    """One call's folder on disk."""

    def tell(self, event: Event) -> None:
        """Append the event and flush.  Raises ArchiveProblem."""
        ...

    def take(self, turn: int) -> AbstractAsyncContextManager["NamedSink"]:
        """Open the recording of reply `turn`; it is whole on disk when the context ends, however it ends."""
        ...


class NamedSink(TakeSink, Protocol):
    """A sink that knows the name under which the take is kept."""

    @property
    def name(self) -> str:
        """The recording's name in the call's folder."""
        ...


class Watcher(Protocol):
    """Somebody who is told every event, after it was kept."""

    def __call__(self, event: Event, /) -> None:
        """See one event; never waits, never raises."""
        ...
