#!/usr/bin/env python3
"""Set Poise up on this machine and open it; with --test, set up its tests as well and run the whole gate.

Standard library only. No grammar newer than Python 3.6 and no import of Poise before the version was checked, so that
an old Python meets a sentence and not a syntax error.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OLDEST = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11", "python3.14")
ROOM = 2_000_000_000  # bytes: environment with tests, models, and the packages they came in, side by side for a moment
PATIENCE = 20.0  # seconds of silence after which a long step says that it is still at work


class SetUpError(Exception):
    """The set-up cannot go on; the text says why and what to do."""


def say(sentence: str) -> None:
    """One calm line for the person at the terminal."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def quietly(command: "list[str]", environ: "dict[str, str]", failing: str) -> None:
    """Run a long command without its chatter; where it fails, say why in a sentence, and keep the chatter in a file.

    With an empty `failing` a failure is passed over: what matters is looked at afterwards.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as heard:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=heard, stderr=heard, env=environ)
        began = time.monotonic()
        while True:
            try:
                code = process.wait(PATIENCE)
                break
            except subprocess.TimeoutExpired:
                say(f"… still at work after {time.monotonic() - began:.0f} s")
        if not code or not failing:
            return
        heard.seek(0)
        chatter = heard.read()
    from poise.machine import why

    log = Path(tempfile.gettempdir()) / "poise-set-up.log"
    log.write_text(chatter, encoding="utf-8")
    reason, advice = why(chatter)
    raise SetUpError(f"{failing}: {reason}. {advice} (All that was said is in {log}.)")


def _succeeds(command: "list[str]") -> bool:
    try:
        return not subprocess.call(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return False


class SetUp:
    """All between a fresh checkout and a Poise that starts, each step done only where it is needed."""

    def __init__(self, checkout: Path, environ: "dict[str, str]", wanted: "set[str]", room: int = ROOM) -> None:
        self._checkout = checkout
        self.environ = {**environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
        self._wanted = wanted  # of "test" and the names given with --with
        self._environment = ["app", *sorted(wanted & {"test"})]
        self._models = f"models {sorted(wanted - {'test'})} {environ.get('POISE_MODELS', '')}"
        self._room = room
        self._home = checkout / ".venv"
        self.scripts = self._home / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.scripts / ("python.exe" if os.name == "nt" else "python")
        self._stamp = self._home / "set-up.json"

    def ready(self, *parts: str) -> bool:
        """Whether earlier runs left these parts done for today's sources; reads four small files, starts nothing."""
        return self.python.exists() and set(parts) <= self._done()

    def run(self, models_again: bool) -> None:
        """Make all that is not made yet, from the system's libraries to the model weights.

        Raises:
            SetUpError: a step failed.
        """
        if not self.ready(*self._environment):
            self._check_room()
            self._add_libraries()
            self._make_environment()
            self._install()
            self._remember(*self._environment)
        if models_again or not self.ready(self._models):
            self._add_models()

    def digest(self) -> str:
        """What the environment was made from; where it changed, the set-up runs anew."""
        seen = hashlib.sha256(f"{sys.version_info[:3]} {self._checkout}".encode())
        for name in ("pyproject.toml", "assets/models.toml", "app/poise/machine.py"):
            seen.update((self._checkout / name).read_bytes())
        return seen.hexdigest()

    def _done(self) -> "set[str]":
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
            return set(stamp["done"]) if stamp["digest"] == self.digest() else set()
        except (OSError, ValueError, KeyError, TypeError):
            return set()

    def _remember(self, *parts: str) -> None:
        fresh = self._stamp.with_suffix(".new")
        stamp = {"digest": self.digest(), "done": sorted(self._done().union(parts))}
        fresh.write_text(json.dumps(stamp), encoding="utf-8")
        fresh.replace(self._stamp)

    def _check_room(self) -> None:
        free = shutil.disk_usage(self._checkout).free
        if not self._home.exists() and free < self._room:
            raise SetUpError(
                f"The set-up needs about {self._room / 1e9:.1f} GB, and the disk of {self._checkout} has "
                f"{free / 1e9:.1f} GB free: free some room and start again."
            )

    def _add_libraries(self) -> None:
        from poise import machine

        purposes: list[machine.Purpose] = ["window", "sound", "voice"]
        purposes += ["test"] if "test" in self._wanted else []
        lacking = machine.missing(purposes)
        if lacking and self._may_install():
            say(f"Installing {len(lacking)} missing system libraries and programs.")
            self._apt([need.apt for need in lacking])
            lacking = machine.missing(purposes)
        if not lacking:
            return
        names = ", ".join(need.name for need in lacking)
        if "test" in self._wanted:
            raise SetUpError(f"The tests need {names}. Run this and start again: {machine.install_line(lacking)}")
        say(f"Without {names} Poise may lack window, sound or voices. To mend that: {machine.install_line(lacking)}")

    def _may_install(self) -> bool:
        if os.name == "nt" or not shutil.which("apt-get"):
            return False
        if os.geteuid() == 0:
            return True
        return shutil.which("sudo") is not None and _succeeds(["sudo", "-n", "true"])

    def _apt(self, packages: "list[str]") -> None:
        front = [] if os.geteuid() == 0 else ["sudo", "-n"]
        front += ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
        quietly([*front, "update"], self.environ, "")
        quietly([*front, "install", "--no-install-recommends", *dict.fromkeys(packages)], self.environ, "")

    def _make_environment(self) -> None:
        if self._works():
            return
        if importlib.util.find_spec("ensurepip") is None:
            package = f"python3.{sys.version_info[1]}-venv"
            if not self._may_install():
                raise SetUpError(f"This Python cannot make environments yet. Run: sudo apt-get install -y {package}")
            say(f"Installing {package}, which makes virtual environments.")
            self._apt([package])
        say("Making a virtual environment in .venv.")
        make = [sys.executable, "-m", "venv", "--clear", str(self._home)]
        quietly(make, self.environ, "The virtual environment could not be made")

    def _works(self) -> bool:
        ask = f"import sys, pip; sys.exit(sys.version_info[:3] != {sys.version_info[:3]})"
        return _succeeds([str(self.python), "-c", ask])

    def _install(self) -> None:
        import tomllib

        say("Installing Poise and its engines; the first time some 300 MB are fetched, which takes a few minutes.")
        project = tomllib.loads((self._checkout / "pyproject.toml").read_text(encoding="utf-8"))
        tests = project["dependency-groups"]["test"] if "test" in self._wanted else []
        add = [str(self.python), "-m", "pip", "install", "--progress-bar", "off"]
        quietly([*add, "--editable", str(self._checkout), *tests], self.environ, "Poise could not be installed")

    def _add_models(self) -> None:
        extra = ["--with", "base"] if "base" in self._wanted else []
        if not subprocess.call([str(self.python), "-m", "poise.speech.supply", *extra], env=self.environ):
            self._remember(self._models)
        elif "test" in self._wanted:
            raise SetUpError("The tests need all the models: start again once that is mended; nothing fetched is lost.")
        else:
            say("Poise starts without what is missing, and the next start tries again.")


def newer_python(version: "tuple[int, ...]") -> str:
    """Empty where this Python is new enough; else the newest one on the path that is.

    Raises:
        SetUpError: none is.
    """
    if version >= OLDEST:
        return ""
    for name in NEWER:
        found = shutil.which(name)
        if found and _succeeds([found, "-c", "import venv"]):  # a version manager's empty shell does not
            return found
    told = ".".join(str(part) for part in version[:2])
    raise SetUpError(f"Poise needs Python 3.11 or newer and this is {told}: install a newer one and start with that.")


def gate_steps(scripts: Path, more: "list[str]") -> "list[tuple[str, list[str]]]":
    """The gate, cheap steps first; `more` goes to pytest."""
    python = str(scripts / "python")
    return [
        ("format", [python, "-m", "ruff", "format", "--check", "--quiet", "."]),
        ("lint", [python, "-m", "ruff", "check", "--quiet", "."]),
        ("types", [python, "-m", "mypy"]),
        ("types of the set-up", [python, "-m", "mypy", "app/start.py"]),
        ("layers", [str(scripts / "lint-imports"), "--no-logo"]),
        ("scenarios", [python, "-m", "poise", "check"]),
        ("tests", [python, "-m", "pytest", "--durations=10", *more]),
    ]


def gate(checkout: Path, steps: "list[tuple[str, list[str]]]", environ: "dict[str, str]") -> int:
    """Run the steps one after another; the first that fails ends the gate with its exit code."""
    environ = {"QT_QPA_PLATFORM": "offscreen", **environ}
    for number, (name, command) in enumerate(steps, 1):
        say(f"Gate {number} of {len(steps)}: {name}")
        began = time.monotonic()
        code = subprocess.call(command, cwd=str(checkout), env=environ, stdin=subprocess.DEVNULL)
        if code:
            say(f"The gate stops here: {name} failed (exit code {code}).")
            return code
        say(f"  passed in {time.monotonic() - began:.1f} s")
    say("The whole gate passed.")
    return 0


def asked(arguments: "list[str]") -> "tuple[argparse.Namespace, list[str]]":
    """What this command was asked for, and the words that go on to Poise (or, with --test, to pytest)."""
    reader = argparse.ArgumentParser(prog="start.py", allow_abbrev=False, description=(__doc__ or "").split("\n")[0])
    reader.epilog = "All other words go on to Poise: `python3 app/start.py --demo good`; with --test, to pytest."
    reader.add_argument("--test", action="store_true", help="set up the tests too and run the whole gate")
    reader.add_argument("--models", action="store_true", help="check the model weights and bring what is missing")
    reader.add_argument("--with", dest="extra", action="append", default=[], choices=["base"], help="more models")
    return reader.parse_known_args(arguments)


def start(checkout: Path, arguments: "list[str]", environ: "dict[str, str]") -> int:
    """Set up what is not yet, then open Poise or run the gate.

    Raises:
        SetUpError: the set-up cannot go on.
    """
    wish, more = asked(arguments)
    set_up = SetUp(checkout, environ, {*wish.extra, *(["test"] if wish.test else [])})
    set_up.run(models_again=wish.models)
    if wish.test:
        path = f"{set_up.scripts}{os.pathsep}{environ.get('PATH', '')}"
        return gate(checkout, gate_steps(set_up.scripts, more), {**environ, "PATH": path})
    if wish.models:
        return 0
    command = [str(set_up.python), "-m", "poise", *(more or ["--from-start"])]
    if os.name != "nt":
        os.execv(command[0], command)  # does not come back
    return subprocess.call(command)


def main(arguments: "list[str]") -> int:
    """Start, and say every failure in a sentence; 0 done, 1 explained."""
    checkout = Path(__file__).resolve().parent.parent
    sys.path.insert(0, str(checkout / "app"))
    try:
        newer = newer_python(sys.version_info[:2])
        if newer:
            os.execv(newer, [newer, __file__, *arguments])
        return start(checkout, arguments, dict(os.environ))
    except SetUpError as stop:
        sys.stderr.write(f"{stop}\n")
    except OSError as error:
        sys.stderr.write(f"The set-up stopped at {error.filename or checkout}: {error.strerror or error}.\n")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The next start goes on from here.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
