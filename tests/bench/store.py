"""A real learning record store takes what Poise exports: `python tests/bench/store.py`.

The store is Ralph (PyPI: ralph-malph, MIT), which needs no database: it keeps statements in a file.  It is installed
into an environment of its own below the cache of tests, since it brings a web server and some forty packages that Poise
has no use for.  Needs PyPI the first time.
"""

import base64
import json
import os
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

sys.path.insert(0, str(Path(__file__).parents[2]))

import click
from platformdirs import user_cache_path

from poise.export.xapi import statements
from tests.export.sample import NASTY, call
from tests.ui.scripted import REPLIES, WON, story

RALPH = ("ralph-malph[cli,lrs]>=5.1,<6", "requests>=2.32,<3")
"""Ralph 5.1 imports requests without asking for it."""
PATIENCE = 60.0
"""Seconds for the store to come up."""
BROKEN: tuple[dict[str, Any], ...] = (
    {"verb": {"id": "no name at all"}},
    {"timestamp": "yesterday"},
    {"result": {"score": {"scaled": 2}}},
    {"result": {"duration": "6 seconds"}},
    {"result": {"extensions": {"evidence": []}}},
    {"actor": {"account": {"name": "nobody"}}},
)
"""Each breaks the model in one place."""
_CHECK = """
import json, sys
from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement
misfits = 0
for one in json.load(sys.stdin):
    try:
        BaseXapiStatement.model_validate(one)
    except ValidationError as error:
        misfits += 1
        print(error, file=sys.stderr)
print(misfits)
"""
WHO, WORD = "poise", "for-this-test-only"
CALLS = {
    "won": call(),
    "not heard": call(REPLIES),
    "named": call(trainee=NASTY),
    "other guide": call(guide="twenty-tips"),
    "cut off": call(events=story(ends=False)),
    "hung up": call(WON[:1]),
}


def main() -> int:
    """Install, start, send, read back; 1 if anything was refused or came back changed.

    Everything goes in one request: into a file that is there already Ralph writes no second one.
    """
    began = time.perf_counter()
    ralph = _installed(user_cache_path("poise-tests", appauthor=False) / "ralph")
    click.echo(f"installed in {time.perf_counter() - began:.1f} s")
    calls = [replace(told, name=f"{told.name}-{number}") for number, told in enumerate(CALLS.values())]
    sent: list[dict[str, Any]] = json.loads(json.dumps([one for told in calls for one in statements(told)]))
    broken = [sent[0] | change for change in BROKEN]
    odd, whole = _misfits(ralph, broken), _misfits(ralph, sent)
    click.echo(f"Ralph's model refuses {odd} of {len(broken)} broken statements, and {whole} of {len(sent)} of ours")
    with TemporaryDirectory(prefix="poise-store-") as home, _running(ralph, Path(home)) as store:
        refused, _ = _ask(store, "POST", "", [{name: value for name, value in sent[0].items() if name != "verb"}])
        click.echo(f"a statement without a verb: {refused} (422 is wanted)")
        began = time.perf_counter()
        taken, answer = _ask(store, "POST", "", sent)
        seconds = time.perf_counter() - began
        click.echo(f"{len(sent)} statements of {len(calls)} calls: {taken} in {seconds:.2f} s (200 is wanted)")
        if taken != 200:
            click.echo(answer)
        again, _ = _ask(store, "POST", "", sent)
        click.echo(f"the same once more: {again} (204, known already, is wanted)")
        same = sum(_comes_back(store, one) for one in sent)
        click.echo(f"{same} of {len(sent)} come back as they were sent")
    return int((odd, whole, refused, taken, again, same) != (len(broken), 0, 422, 200, 204, len(sent)))


def _misfits(ralph: Path, told: list[dict[str, Any]]) -> int:
    """How many of these Ralph's model of a statement refuses; its server looks at little but ids."""
    python = ralph.with_name("python.exe" if sys.platform == "win32" else "python")
    found = subprocess.run([python, "-c", _CHECK], input=json.dumps(told).encode(), capture_output=True, check=True)
    return int(found.stdout)


def _comes_back(store: str, sent: dict[str, Any]) -> bool:
    """Whether the store gives this statement back with all that was in it."""
    _, told = _ask(store, "GET", f"?statementId={sent['id']}", None)
    found = told.get("statements", [told]) if isinstance(told, dict) else []
    return len(found) == 1 and all(found[0].get(name) == value for name, value in sent.items())


def _ask(store: str, method: str, query: str, body: object) -> tuple[int, Any]:
    key = base64.b64encode(f"{WHO}:{WORD}".encode()).decode()
    headers = {
        "Authorization": f"Basic {key}",
        "X-Experience-API-Version": "1.0.3",
        "Content-Type": "application/json",
    }
    content = None if body is None else json.dumps(body).encode()
    try:
        with urlopen(Request(f"{store}/xAPI/statements{query}", content, headers, method=method), timeout=30) as answer:
            told = answer.read()
            return answer.status, json.loads(told) if told else None
    except HTTPError as error:
        return error.code, error.read().decode()


def _installed(folder: Path) -> Path:
    """The store's command, in an environment that is made the first time."""
    ralph = folder / ("Scripts/ralph.exe" if sys.platform == "win32" else "bin/ralph")
    ready = folder / "ready"
    if not ready.exists() or ready.read_text() != repr(RALPH):
        venv.create(folder, with_pip=True, clear=True)
        python = ralph.with_name("python.exe" if sys.platform == "win32" else "python")
        subprocess.run([python, "-m", "pip", "--quiet", "install", *RALPH], check=True)
        ready.write_text(repr(RALPH))
    return ralph


@contextmanager
def _running(ralph: Path, home: Path) -> Iterator[str]:
    """The store, listening on this machine only, with everything it keeps below `home`."""
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    keys = {"RALPH_APP_DIR": str(home), "RALPH_AUTH_FILE": str(home / "auth.json"), "RALPH_RUNSERVER_BACKEND": "fs"}
    environment = {**os.environ, **keys}
    scopes = [word for scope in ("statements/write", "statements/read") for word in ("-s", scope)]
    account = ["-A", WHO, "https://poise.invalid/"]
    allowed = [ralph, "auth", "-u", WHO, "-p", WORD, *scopes, *account, "-N", WHO, "-w"]
    subprocess.run(allowed, env=environment, check=True, stdout=subprocess.DEVNULL)
    (home / "statements").mkdir()
    kept = ["--fs-default-directory-path", str(home / "statements"), "--fs-default-lrs-file", "all.jsonl"]
    words = [ralph, "runserver", "-b", "fs", *kept, "-h", "127.0.0.1", "-p", str(port)]
    store = f"http://127.0.0.1:{port}"
    with (home / "log").open("wb") as log, subprocess.Popen(words, env=environment, stdout=log, stderr=log) as server:
        try:
            _wait(store, server)
            yield store
        except BaseException:
            click.echo((home / "log").read_text(errors="replace")[-3000:], err=True)
            raise
        finally:
            server.terminate()


def _wait(store: str, server: "subprocess.Popen[bytes]") -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and server.poll() is None:
        try:
            with urlopen(f"{store}/__lbheartbeat__", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("the store did not come up")


if __name__ == "__main__":
    sys.exit(main())
