"""What a trainee says in a call without a microphone: a YAML list of replies, or a folder of sound files."""

from pathlib import Path

from poise.library.faults import Faults
from poise.library.fields import Fields, Reader, many, text
from poise.library.nodes import Node, Scalar, document
from poise.problems import AudioProblem

SOUNDS = frozenset({".wav", ".flac"})
"""Endings of the sound files that are looked for in a folder."""


def replies_from(path: Path) -> tuple[str | Path, ...]:
    """The replies in order: words for a typed one, a path for a recorded one.

    Raises ScenarioProblem with the first fault of the file, or AudioProblem if a folder holds no sound files.
    """
    return _in_folder(path) if path.is_dir() else _in_file(path)


def _in_folder(folder: Path) -> tuple[Path, ...]:
    found = tuple(sorted(file for file in folder.iterdir() if file.suffix.lower() in SOUNDS))
    if not found:
        raise AudioProblem(f"{folder}: there is no WAV or FLAC file in this folder.", "Put the replies there.")
    return found


def _in_file(file: Path) -> tuple[str | Path, ...]:
    faults = Faults(file)
    node, _ = document(file)
    reply: Reader[str | Path] = _reply
    several: Reader[tuple[str | Path, ...]] = many(reply, least=1)
    replies = several(node, "the list of replies", faults)
    if faults.found() or replies is None:
        raise faults.found()[0]
    return replies


def _reply(node: Node, name: str, faults: Faults) -> str | Path | None:
    """`say: text`, `audio: file` (beside the list), or the words alone."""
    if isinstance(node, Scalar):
        return text(node, name, faults)
    fields = Fields(node, "a reply", faults, ("say", "audio"))
    if fields.has("say") == fields.has("audio"):
        faults.add(node.line, 'a reply needs either "say" or "audio".')
        return None
    if fields.has("say"):
        return fields.need("say", text, "") or None
    sound = faults.file.parent / fields.need("audio", text, "")
    if not sound.is_file():
        faults.add(node.line, f"there is no sound file {sound}.")
    return sound
