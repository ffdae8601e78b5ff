"""Those who write down what the trainee says.  Engines are named here and imported only when asked for."""

import importlib
from collections.abc import Iterable, Mapping

from poise.domain.evidence import Take, Transcript
from poise.problems import EngineProblem
from poise.speech.transcribers import typed
from poise.speech.transcribers.apart import Apart
from poise.speech.transcribers.ports import Recogniser
from poise.speech.transcribers.stenographer import Stenographer

ENGINES: Mapping[str, str] = {
    "whisper": "poise.speech.transcribers.whisper:Whisper",
    "sphinx": "poise.speech.transcribers.sphinx:Sphinx",
    "typed": "poise.speech.transcribers.typed:Typed",
}
"""NAME -> "module:Class", the best first; each class fits `Recogniser` and can be built without arguments."""

ADVICE = "Run python3 app/start.py again, or choose another recogniser in the settings."


def recogniser(name: str, engines: Mapping[str, str] = ENGINES) -> Recogniser:
    """The engine of that name, in this process, not loaded yet.

    Raises:
        EngineProblem: there is no such engine, or what it needs is not installed.
    """
    if name not in engines:
        raise EngineProblem(f"There is no recogniser called “{name}”.", f"Choose one of: {', '.join(engines)}.")
    module, _, kind = engines[name].partition(":")
    try:
        built: Recogniser = getattr(importlib.import_module(module), kind)()
    except ImportError as fault:
        raise EngineProblem(f"The recogniser “{name}” is not installed: {fault}.", ADVICE) from fault
    return built


def transcriber(name: str) -> Stenographer:
    """What a call is given: the engine of that name, in a process of its own if it is a native library.

    Raises:
        EngineProblem: as `recogniser`.
    """
    return Stenographer(recogniser(name) if name == "typed" else Apart(recogniser, name))


def recognise(engine: Recogniser, take: Take, names: Iterable[str] = ()) -> Transcript:
    """The words of one take at once, in this process; the same words as in a call.  Raises EngineProblem."""
    return typed.transcript(take.typed) if take.typed is not None else engine.recognise(take, tuple(names))
