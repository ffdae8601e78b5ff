"""The machine below Poise: the system libraries it must have, who brings them, and why an installer failed on it.

Standard library only: `app/start.py` reads this module before anything is installed.
"""

import ctypes
import shutil
import sys
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

Purpose = Literal["window", "sound", "voice", "test"]


@dataclass(frozen=True, slots=True)
class Need:
    """A shared library (by the name the loader knows) or a program, and the package that brings it in each family."""

    name: str
    purpose: Purpose
    apt: str
    dnf: str
    pacman: str

    @property
    def is_library(self) -> bool:
        """Libraries are loaded, programs are looked for on the path."""
        return ".so" in self.name


# Found by trying Qt, its X11 plugin and every engine in a Debian system that held nothing else.
NEEDS: tuple[Need, ...] = (
    Need("libglib-2.0.so.0", "window", "libglib2.0-0", "glib2", "glib2"),
    Need("libGL.so.1", "window", "libgl1", "libglvnd-glx", "libglvnd"),
    Need("libEGL.so.1", "window", "libegl1", "libglvnd-egl", "libglvnd"),
    Need("libfontconfig.so.1", "window", "libfontconfig1", "fontconfig", "fontconfig"),
    Need("libdbus-1.so.3", "window", "libdbus-1-3", "dbus-libs", "dbus"),
    Need("libxkbcommon.so.0", "window", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Need("libxcb-cursor.so.0", "window", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "window", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Need("libxcb-keysyms.so.1", "window", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Need("libxcb-shape.so.0", "window", "libxcb-shape0", "libxcb", "libxcb"),
    Need("libxkbcommon-x11.so.0", "window", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    Need("libpulse.so.0", "sound", "libpulse0", "pulseaudio-libs", "libpulse"),
    Need("libatomic.so.1", "voice", "libatomic1", "libatomic", "gcc-libs"),
    Need("Xvfb", "test", "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    Need("xauth", "test", "xauth", "xorg-x11-xauth", "xorg-xauth"),
    Need("xrandr", "test", "x11-xserver-utils", "xrandr", "xorg-xrandr"),
    Need("xdotool", "test", "xdotool", "xdotool", "xdotool"),
    Need("pulseaudio", "test", "pulseaudio", "pulseaudio", "pulseaudio"),
    Need("pactl", "test", "pulseaudio-utils", "pulseaudio-utils", "libpulse"),
    Need("chromium", "test", "chromium", "chromium", "chromium"),
    Need("chromedriver", "test", "chromium-driver", "chromedriver", "chromium"),
    Need("chrt", "test", "util-linux", "util-linux", "util-linux"),
)


def is_here(need: Need) -> bool:
    """Whether the loader finds this library, or the path this program."""
    if not need.is_library:
        return shutil.which(need.name) is not None
    try:
        ctypes.CDLL(need.name)
    except OSError:
        return False
    return True


def missing(
    purposes: Collection[Purpose], here: Callable[[Need], bool] = is_here, platform: str = sys.platform
) -> tuple[Need, ...]:
    """What this machine lacks for those purposes; Windows and macOS bring everything, so nothing is missing there."""
    if not platform.startswith("linux"):
        return ()
    return tuple(need for need in NEEDS if need.purpose in purposes and not here(need))


def install_line(needs: Iterable[Need], which: Callable[[str], str | None] = shutil.which) -> str:
    """The one line that installs those packages on this family of systems; without a known installer, their names."""
    wanted = tuple(needs)
    if which("apt-get"):
        return "sudo apt-get install -y " + _unique(need.apt for need in wanted)
    if which("dnf"):
        return "sudo dnf install -y " + _unique(need.dnf for need in wanted)
    if which("pacman"):
        return "sudo pacman -S --needed " + _unique(need.pacman for need in wanted)
    return "your package manager, for " + _unique(need.name for need in wanted)


def _unique(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(names))


# What pip, npm and apt print, in lower case, and what it means for the person at the machine. First match wins.
_REASONS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("no space left", "enospc", "errno 28", "enough free space"),
        "the disk is full",
        "Free some 2 GB and start again; what was fetched already is kept.",
    ),
    (
        (
            "temporary failure in name resolution",
            "failed to resolve",
            "could not resolve",
            "temporary failure resolving",
            "name or service not known",
            "getaddrinfo",
            "enotfound",
            "eai_again",
            "network is unreachable",
            "connection refused",
            "econnrefused",
            "newconnectionerror",
            "failed to establish a new connection",
            "connection timed out",
            "etimedout",
            "read timed out",
            "proxyerror",
        ),
        "the package index cannot be reached",
        "Connect this machine to the network once and start again; Poise needs it for the set-up only.",
    ),
    (
        ("certificate", "cert_", "unable to get local issuer"),
        "the package index shows a certificate that is not trusted here",
        "Set SSL_CERT_FILE and NODE_EXTRA_CA_CERTS to the certificates of this network and start again.",
    ),
    (
        ("externally-managed-environment",),
        "this Python refuses packages outside a virtual environment",
        "Delete the folder .venv and start again, so that a fresh environment is made.",
    ),
    (
        ("no module named pip", "no module named ensurepip", "ensurepip is not"),
        "this Python comes without pip",
        "Install python3-venv (Debian family: sudo apt-get install -y python3-venv), delete .venv and start again.",
    ),
    (
        ("permission denied", "errno 13", "eacces", "read-only file system", "errno 30"),
        "a folder cannot be written",
        "Start again as a user who may write to this folder and to the folder for user data.",
    ),
    (
        ("from versions: none",),
        "no package index that can be reached has it",
        "Connect this machine to the network once and start again; Poise needs it for the set-up only.",
    ),
    (
        ("hashes are different", "do not match the hashes"),
        "a package is not the one that was pinned",
        "Start again; should it stay so, do not use that package and report it.",
    ),
)


def why(output: str) -> tuple[str, str]:
    """The reason an installer failed, read from what it printed: the end of a sentence, and what to do about it."""
    low = output.lower()
    for signs, reason, advice in _REASONS:
        if any(sign in low for sign in signs):
            return reason, advice
    return f"the installer said “{_last_word(output)}”", "Start again; should it stay so, report that sentence."


def _last_word(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [
        line for line in lines if line.lower().startswith(("error", "e:", "npm err")) and "complete log" not in line
    ]
    return (errors or lines or ["nothing"])[-1][:200]
