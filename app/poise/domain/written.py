"""What could have been said instead, as an author wrote it: whole replies, and a few words for each fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from poise.domain.evidence import Stage


@dataclass(frozen=True, slots=True)
class ModelReply:
    """A whole reply that an excellent trainee could give.

    Attributes:
        text: the words, as spoken English.
        beats: ids of the beats at which it answers the customer.
        shows: the skills it is meant to show.
    """

    text: str
    beats: frozenset[str]
    shows: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A few words that show a skill, or that could stand where a fault stood.

    Attributes:
        text: one sentence or two, as spoken English.
        stages: where in a talk it fits; empty: anywhere.
    """

    text: str
    stages: frozenset[Stage] = frozenset()

    def fits(self, stage: Stage) -> bool:
        """Whether it can be said at that stage."""
        return not self.stages or stage in self.stages


@dataclass(frozen=True, slots=True)
class Better:
    """What could have been said instead; nobody's lines, so nothing of it is rendered ahead.

    Attributes:
        replies: whole replies, in the order of the file.
        phrasings: by behaviour id, with a leading "no_" for the fault of a behaviour of both polarities.
    """

    replies: tuple[ModelReply, ...] = ()
    phrasings: Mapping[str, tuple[Phrasing, ...]] = field(default_factory=dict)

    def at(self, beat: str) -> tuple[ModelReply, ...]:
        """The model replies that fit the beat `beat`."""
        return tuple(reply for reply in self.replies if beat in reply.beats)

    def phrased(self, key: str, stage: Stage) -> tuple[Phrasing, ...]:
        """The phrasings for a behaviour that fit the stage, those written for it first."""
        fitting = (phrasing for phrasing in self.phrasings.get(key, ()) if phrasing.fits(stage))
        return tuple(sorted(fitting, key=lambda phrasing: not phrasing.stages))
