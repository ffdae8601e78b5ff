"""Joins an engine, the shelf and the moods to the one synth a call speaks through."""

from poise.speech.speakers import SOUNDLESS, engine
from poise.speech.speakers.kept import Kept, Shelf
from poise.speech.speakers.ports import Synth
from poise.speech.voicing import Manners, Voiced


def mouth(name: str, shelf: Shelf, table: Manners) -> Synth:
    """The engine of that name, with moods and memory.

    The plain sound of a sentence is kept beside the finished one: an engine is slow and a mood is quick, so that a
    sentence that was rendered once is ready in every mood within a tenth of a second.

    Raises:
        EngineProblem: there is no such engine, or what it needs is not installed.
    """
    plain = engine(name)
    return plain if name == SOUNDLESS else Kept(Voiced(Kept(plain, shelf), table), shelf)
