"""The customer's mouth.  Engines are named here and imported only when asked for."""

import importlib
from collections.abc import Mapping

from poise.problems import EngineProblem
from poise.speech.speakers.ports import Synth

ENGINES: Mapping[str, str] = {
    "neural": "poise.speech.speakers.neural:Neural",
    "system": "poise.speech.speakers.system:System",
    "captions": "poise.speech.speakers.captions:Captions",
}
"""NAME -> "module:Class", the best first; each class fits `Synth` and can be built without arguments."""


def engine(name: str, engines: Mapping[str, str] = ENGINES) -> Synth:
    """The engine of that name, as it speaks by itself: without moods, and keeping nothing.

    Raises:
        EngineProblem: there is no such engine, or what it needs is not installed.
    """
    if name not in engines:
        raise EngineProblem(f"There is no voice engine called “{name}”.", f"Choose one of: {', '.join(engines)}.")
    module, _, kind = engines[name].partition(":")
    try:
        built: Synth = getattr(importlib.import_module(module), kind)()
    except ImportError as fault:
        raise EngineProblem(f"The voice engine “{name}” is not installed: {fault}.", ADVICE) from fault
    return built


ADVICE = "Run python3 app/start.py again, or choose another voice engine in the settings."
