"""Other keys for the commands of a class: what becomes of the table when a new one is pressed; pure."""

from dataclasses import dataclass
from types import MappingProxyType

from poise.ui.remote import USUAL, Command, Remote

MOST = 2
"""Keys of one command: the new one, and the latest before it, as a remote and a keyboard have different ones."""

LEFT_ALONE = frozenset({"Tab", "Shift+Tab", "Return", "Enter", ","})
"""Keys that move through the window and press buttons, and the one that stands between keys in the settings."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a key cannot be that of a command: it is another's; None where it can be no command's."""

    key: str
    of: Command | None


def with_key(keys: Remote, command: Command, key: str) -> Remote | Clash:
    """The table in which `key` is the first one of `command`; nothing is ever taken from another command."""
    of = keys.meaning(key)
    if key in LEFT_ALONE or of not in (None, command):
        return Clash(key, None if key in LEFT_ALONE else of)
    before = tuple(one for one in keys.keys[command] if one != key)
    return Remote(MappingProxyType({**keys.keys, command: (key, *before)[:MOST]}))


def as_changes(keys: Remote) -> dict[str, str]:
    """The same as the settings have it (`remote.remote`): only what is not usual."""
    return {command: ", ".join(texts) for command, texts in keys.keys.items() if texts != USUAL[command]}
