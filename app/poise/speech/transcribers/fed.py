"""What of a take is given to a recogniser: the stretches in which the ear heard the trainee, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from poise.domain.evidence import TAKE_RATE, Take

PAD = 0.2
"""Seconds kept on either side of a stretch: soft first and last sounds lie outside it.

Shorter than the shortest pause at which a recogniser is shown a take, so that what is fed of a take that has ended is
the same as what was fed of it while the trainee might still have gone on.
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of samples: `seconds` long, at `start` in what is fed, from `origin` in the take."""

    start: float
    origin: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Fed:
    """The samples for a recogniser (16-bit mono at TAKE_RATE), and where in the take they came from.

    Two takes of which the same is fed have the same words.

    Attributes:
        tail: seconds of surroundings after the last stretch: none if the take ends in the middle of the voice.
    """

    samples: bytes
    pieces: tuple[Piece, ...]
    tail: float

    def place(self, seconds: float) -> float:
        """Where in the take a moment of the fed samples lies; what lies outside is drawn to the nearest end."""
        if not self.pieces:
            return seconds
        piece = next((piece for piece in reversed(self.pieces) if piece.start <= seconds), self.pieces[0])
        return piece.origin + min(max(seconds - piece.start, 0.0), piece.seconds)


def fed(take: Take) -> Fed:
    """The stretches of speech of `take`, each with its surroundings; the pauses between them are shortened to those."""
    cut, pieces, length = [], [], 0
    for first, last in _joined(take.speech, len(take.samples) // 2):
        cut.append(take.samples[first * 2 : last * 2])
        pieces.append(Piece(length / TAKE_RATE, first / TAKE_RATE, (last - first) / TAKE_RATE))
        length += last - first
    ended = max((end for _, end in take.speech), default=0.0)
    tail = pieces[-1].origin + pieces[-1].seconds - ended if pieces else 0.0
    return Fed(b"".join(cut), tuple(pieces), round(max(tail, 0.0), 3))


def _joined(speech: Iterable[tuple[float, float]], length: int) -> list[tuple[int, int]]:
    """Padded stretches as (first, last) samples, in order, none outside the take, none overlapping another."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(speech):
        first = min(max(round((begin - PAD) * TAKE_RATE), 0), length)
        last = min(max(round((end + PAD) * TAKE_RATE), 0), length)
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        elif last > first:
            joined.append((first, last))
    return joined
