"""The customer's mouth.  Engines are named here and imported only when asked for."""

import importlib
from collections.abc import Mapping

from poise.problems import EngineProblem
from poise.speech.speakers.apart import ADVICE as ANOTHER
from poise.speech.speakers.apart import Apart
from poise.speech.speakers.ports import Synth

ENGINES: Mapping[str, str] = {
    "neural": "poise.speech.speakers.neural:Neural",
    "system": "poise.speech.speakers.system:System",
    "captions": "poise.speech.speakers.captions:Captions",
}
"""NAME -> "module:Class", the best first; each class fits `Synth` and can be built without arguments."""

SOUNDLESS = "captions"
"""The engine that is no native library, and makes no sound either."""


def synth(name: str, engines: Mapping[str, str] = ENGINES) -> Synth:
    """The engine of that name, in this process, not loaded yet; it speaks without moods and keeps nothing.

    Raises:
        EngineProblem: there is no such engine, or what it needs is not installed.
    """
    if name not in engines:
        raise EngineProblem(f"There is no voice engine called “{name}”.", f"Choose one of: {', '.join(engines)}.")
    module, _, kind = engines[name].partition(":")
    try:
        built: Synth = getattr(importlib.import_module(module), kind)()
    except ImportError as fault:
        raise EngineProblem(f"The voice engine “{name}” is not installed: {fault}.", ANOTHER) from fault
    return built


def engine(name: str) -> Synth:
    """The same, in a process of its own if it is a native library.  Raises EngineProblem."""
    return synth(name) if name == SOUNDLESS else Apart(synth, name)
