"""Every error Poise raises on purpose; anything else is a bug.

Problem                 one clear sentence, and advice on what to do
 ├─ ScenarioProblem     a scenario, guide, voice or rubric file is wrong (file, line)
 ├─ DeviceProblem       a microphone or loudspeaker is missing, busy or vanished
 ├─ EngineProblem       a voice, recogniser or detector is missing, died or hung
 ├─ ArchiveProblem      a call cannot be written, read, imported or exported
 ├─ AudioProblem        a sound file cannot be used as a reply
 ├─ RoomProblem         the page for the class's phones cannot be opened
 └─ SettingsProblem     the settings file cannot be used
"""

from pathlib import Path


class Problem(Exception):
    """Something the user can be told in one sentence, with what to do about it.

    Attributes:
        advice: one sentence saying what the user can do now; may be empty.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.advice = advice

    @property
    def sentence(self) -> str:
        """What went wrong, as one sentence."""
        return str(self.args[0])


class ScenarioProblem(Problem):
    """A fault in a data file that an author can mend, said as `file:line: sentence`."""

    def __init__(self, file: Path, line: int, sentence: str, advice: str = "") -> None:
        super().__init__(f"{file}:{line}: {sentence}", advice)
        self.file = file
        self.line = line


class DeviceProblem(Problem):
    """A microphone or loudspeaker is missing, busy, or has vanished."""


class EngineProblem(Problem):
    """A speech or judging engine is missing, died or does not answer."""


class ArchiveProblem(Problem):
    """A recorded call cannot be written, read, imported or exported."""


class AudioProblem(Problem):
    """A sound file cannot be used as a reply."""


class RoomProblem(Problem):
    """The page for the class's phones cannot be opened: no network, or nothing free to listen on."""


class SettingsProblem(Problem):
    """The settings file cannot be used."""
