"""Takes the trainee's replies down: any recogniser behind the port of a call, begun before the reply has ended."""

import asyncio
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from poise.domain.evidence import Take, Transcript
from poise.speech.transcribers import typed
from poise.speech.transcribers.fed import Fed, fed
from poise.speech.transcribers.ports import Recogniser


@dataclass(frozen=True, slots=True)
class _Job:
    """A recognition that was begun, and all that its outcome depends on."""

    sound: Fed
    names: tuple[str, ...]
    words: Future[Transcript]


class Stenographer:
    """One recogniser at work on the latest take, in a thread of its own.

    The words depend on what is fed of the take and on the names alone: not on earlier takes, nor on whether the work
    was begun early.  Whatever the recogniser, a typed reply is taken as typed.

    Args:
        recogniser: does the work; one question at a time.
    """

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._thread = ThreadPoolExecutor(1, "poise-words")
        self._job: _Job | None = None

    @property
    def name(self) -> str:
        """Engine and version, for the record."""
        return self._recogniser.name

    def warm(self) -> None:
        """Load what has to be loaded, in the background; a problem shows with the first reply."""
        self._thread.submit(self._recogniser.warm)

    def begin(self, take: Take, names: Iterable[str]) -> Future[Transcript] | None:
        """Start on this take and return its words to come; never waits.  A later, other take makes it void."""
        if take.typed is None and take.speech:
            return self._begun(fed(take), take, tuple(names))
        return None

    async def transcribe(self, take: Take, names: Iterable[str]) -> Transcript:
        """The words of `take`; `names` are proper names to expect.  Raises EngineProblem."""
        if take.typed is not None:
            return typed.transcript(take.typed)
        sound = fed(take)
        if not sound.samples:
            return Transcript("", (), self.name)
        return await asyncio.wrap_future(self._begun(sound, take, tuple(names)))

    def close(self) -> None:
        """Let go of the engine; work that was not begun is dropped."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._recogniser.close()

    def _begun(self, sound: Fed, take: Take, names: tuple[str, ...]) -> Future[Transcript]:
        job = self._job
        if job is not None and job.sound == sound and job.names == names and not _failed(job.words):
            return job.words
        if job is not None:
            job.words.cancel()  # if it has not begun yet; what runs is over in less than the next pause
        self._job = _Job(sound, names, self._thread.submit(self._recogniser.recognise, take, names))
        return self._job.words


def _failed(words: Future[Transcript]) -> bool:
    return words.cancelled() or (words.done() and words.exception() is not None)
