"""What the user has chosen, as one frozen value kept in one TOML file."""

import tomllib
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import tomli_w

from poise.domain.evidence import Baseline
from poise.problems import SettingsProblem

VERSION = 1
"""Version of the file; a file with a higher one was written by a newer Poise and is left alone."""

Patience = Literal["quick", "normal", "patient"]
Theme = Literal["light", "dark", "contrast", "projector"]
KeepDays = Literal[0, 7, 30, 90, 365]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be chosen.

    Attributes:
        theme: name of a file in `assets/themes`.
        text_scale: 1.0 to 2.0.
        guide: the guide whose steps the call screen shows.
        patience: how long a thinking pause may be before the reply counts as ended.
        microphone, loudspeaker: device names; "" for the system's default.
        headphones: True if the customer cannot be heard by the microphone, so that both may interrupt.
        voice: engine of the customer's voice: neural, system or captions; "" for the best there is.
        transcriber: engine of recognition; "" for the best there is.
        typed: whether replies are typed instead of spoken.
        rate_first: whether the trainee's own view is asked for before any mark is shown.
        breaths, minutes: pace (breaths a minute) and length of a few minutes after a call; 0 for the usual.
        breath_sound: whether the breath is heard too.
        still: whether its picture keeps still.
        consent: whether the user has agreed that calls are recorded on this machine.
        keep_days: calls older than so many days are deleted when Poise begins; 0 keeps them for ever.
        keep_agreed: the `keep_days` with which the user has already agreed that calls were deleted.
        stage: name of the screen that the audience of a class sees; "" for Poise's own choice.
        stage_theme: the theme there.
        keys: keys of a class that are not the usual ones: command: key texts with commas between.
        baseline_of: name of the microphone the baseline was measured with.
        baseline: the trainee's calm voice; None before it was measured.
    """

    theme: Theme = "light"
    text_scale: float = 1.0
    guide: str = "ten-steps"
    patience: Patience = "normal"
    microphone: str = ""
    loudspeaker: str = ""
    headphones: bool = False
    voice: str = ""
    transcriber: str = ""
    typed: bool = False
    rate_first: bool = True
    breaths: float = 0.0
    minutes: int = 0
    breath_sound: bool = True
    still: bool = False
    consent: bool = False
    keep_days: KeepDays = 0
    keep_agreed: int = 0
    stage: str = ""
    stage_theme: Theme = "projector"
    keys: dict[str, str] = field(default_factory=dict)
    baseline_of: str = ""
    baseline: Baseline | None = None


def load(file: Path) -> Settings:
    """The settings in `file`; the defaults if there is none.  Raises SettingsProblem and never changes the file."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsProblem(f"{file}: the settings cannot be read ({error}).", _MEND) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsProblem(f"{file}: this is not a settings file: {error}.", _MEND) from error
    if raw.pop("version", VERSION) != VERSION:
        raise SettingsProblem(
            f"{file}: these settings were written by another version of Poise.",
            "They were left as they are and are not used; this time Poise runs with its defaults.",
        )
    return _read(raw, file)


def save(settings: Settings, file: Path) -> None:
    """Write the settings whole or not at all.  Raises SettingsProblem."""
    told = {name: value for name, value in asdict(settings).items() if value is not None}
    if settings.baseline is not None:
        told["baseline"] = {name: value for name, value in told["baseline"].items() if value is not None}
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(tomli_w.dumps({"version": VERSION, **told}), encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        raise SettingsProblem(
            f"{file}: the settings could not be saved ({error.strerror}).",
            "Free some space or allow writing there; until then they are forgotten at the end.",
        ) from error


_MEND = "Mend the file or delete it; this time Poise runs with its defaults."


def _read(raw: dict[str, Any], file: Path) -> Settings:
    """Known keys of the right type; unknown ones are a fault, so that a slip of the pen is not ignored in silence."""
    known = {field.name: field.type for field in fields(Settings)}
    baseline = raw.pop("baseline", None)
    for name, value in raw.items():
        if name not in known:
            raise SettingsProblem(f'{file}: there is no setting called "{name}".', _MEND)
        if not _fits(value, known[name]):
            raise SettingsProblem(f'{file}: "{name}" cannot be {value!r}.', _MEND)
    settings = replace(Settings(), **raw)
    if not 1.0 <= settings.text_scale <= 2.0:
        raise SettingsProblem(f'{file}: "text_scale" must be from 1.0 to 2.0.', _MEND)
    try:
        return replace(settings, baseline=Baseline(**baseline) if baseline else None)
    except TypeError as error:
        raise SettingsProblem(f'{file}: the "baseline" is not complete.', _MEND) from error


def _fits(value: object, kind: Any) -> bool:
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is dict:
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, kind)
