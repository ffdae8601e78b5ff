"""Measures the class by phones: 200 real HTTP clients on the loopback network, each with an address of its own.

    python tests/bench/room.py [--phones 200] [--rounds 5]

How soon a new question is on the phones, and how soon a vote is answered: with nothing else to do, beside calls of
another process, and in a process that plays calls itself, as Poise does.  The phones hear news by an event stream or by
looking every second; both are measured, and what they cost while nothing happens.  The phones are one more process on
the same machine: what they cost is in every figure.
"""

import argparse
import asyncio
import json
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

import aiohttp
from click.testing import CliRunner

from poise.__main__ import main as poise
from poise.domain.ballot import Turnout, choices
from poise.resources import root
from poise.room import page
from poise.room.keys import drawn
from poise.room.limits import Limits
from poise.room.room import Room

AIM = 0.200
"""Seconds in which 95 of 100 votes are to be answered."""

SPREADS = (0.0, 1.0, 5.0)
"""Seconds over which the class answers: in the same instant, as nobody can; within a second; and as people do."""

IDLE = 8.0
LOOK = 1.0
REPLIES = """
- {say: "I'm so sorry about that. That must have been awful. Please tell me what happened."}
- {say: "So the samples were promised for Thursday and they never came. Is that right?"}
- {say: "I can bring you a second set of samples this afternoon. Would that be all right for you?"}
- {say: "Thank you for your patience."}
"""
CALL = ("call", "samples-never-came", "--fast", "--replies")


# --- the phones, in a process of their own -------------------------------------------------------------------------
@dataclass
class Heard:
    """What one phone measured."""

    votes: list[tuple[float, float]]
    news: list[tuple[int, float]]


async def phone(number: int, link: str, polling: bool) -> Heard:
    """Join, answer every question after its time, and leave when the lesson is over."""
    here, _, code = link.rpartition("/")
    line = aiohttp.TCPConnector(local_addr=(f"127.0.{1 + number // 200}.{1 + number % 200}", 0))
    heard = Heard([], [])
    async with aiohttp.ClientSession(here, connector=line, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        for path in (f"/{code}", "/page.css", "/page.js"):
            async with session.get(path) as got:
                await got.read()
        async with session.post("/join", json={"code": code}) as got:
            token = (await got.json())["token"]
        session.headers["X-Poise-Token"] = token
        voting: list[asyncio.Task[None]] = []
        last = 0
        async for state in looks(session) if polling else news(session, token):
            if state["number"] not in {0, last}:
                last = int(state["number"])
                heard.news.append((last, time.monotonic()))
                voting.append(asyncio.create_task(vote(session, state, number, heard)))
        await asyncio.gather(*voting)
    return heard


async def news(session: aiohttp.ClientSession, token: str) -> "Iterator[dict[str, object]]":  # type: ignore[misc]
    """The states that the event stream brings."""
    async with session.get(f"/events?token={token}", timeout=aiohttp.ClientTimeout(total=None)) as stream:
        async for row in stream.content:
            if row.startswith(b"data: "):
                state = json.loads(row[6:])
                yield state
                if state["over"]:
                    return


async def looks(session: aiohttp.ClientSession) -> "Iterator[dict[str, object]]":  # type: ignore[misc]
    """The states that looking every second brings; the phones do not all look at the same time."""
    await asyncio.sleep(secrets.randbelow(1000) / 1000 * LOOK)
    while True:
        try:
            async with session.get("/state") as got:
                state = await got.json()
                yield state
                if state["over"]:
                    return
        except aiohttp.ClientError:
            return
        await asyncio.sleep(LOOK)


async def vote(session: aiohttp.ClientSession, state: dict[str, object], number: int, heard: Heard) -> None:
    """Answer at this phone's moment of the question's time."""
    spread = float(str(state["text"]))
    await asyncio.sleep(spread * secrets.randbelow(1000) / 1000)
    began = time.monotonic()
    told = {"number": state["number"], "picked": ["12"[number % 2]], "words": ""}
    async with session.post("/vote", json=told) as got:
        await got.read()
        assert got.status == 200, got.status
    heard.votes.append((spread, time.monotonic() - began))


async def crowd(count: int, link: str, polling: bool) -> None:
    """All the phones; what they measured goes to standard output."""
    heard = await asyncio.gather(*(phone(number, link, polling) for number in range(count)))
    votes = [one for each in heard for one in each.votes]
    told = [one for each in heard for one in each.news]
    sys.stdout.write(json.dumps({"votes": votes, "news": told}))


# --- the room ------------------------------------------------------------------------------------------------------
@dataclass
class Measured:
    """What came of one way to hold a room: seconds, and the share of a core that idling cost."""

    votes: dict[float, list[float]]
    news: list[float]
    idle: float


async def hold(count: int, rounds: int, polling: bool) -> Measured:
    """One lesson: idle for a while, then the rounds."""
    told: list[Turnout] = []
    keys = drawn(secrets.randbelow, lambda: secrets.token_urlsafe(16))
    asked: list[float] = []
    async with Room(
        keys, page.read(root("assets") / "room"), told.append, time.monotonic, Limits(), "127.0.0.1"
    ) as room:
        command = [sys.executable, __file__, "--crowd", room.link, "--phones", str(count)]
        crowd_ = await asyncio.create_subprocess_exec(
            *command, *(["--polling"] if polling else []), stdout=asyncio.subprocess.PIPE
        )
        assert crowd_.stdout is not None
        coming = asyncio.create_task(crowd_.stdout.read())
        while not told or told[-1].phones < count:
            await asyncio.sleep(0.1)
        await asyncio.sleep(2.0)
        began, used = time.monotonic(), time.process_time()
        await asyncio.sleep(IDLE)
        idle = (time.process_time() - used) / (time.monotonic() - began)
        for _ in range(rounds):
            for spread in SPREADS:
                room.ask(choices("q", str(spread), ["One", "Two"]))
                asked.append(time.monotonic())
                await answered(told, count)
    seen = json.loads(await coming)
    assert await crowd_.wait() == 0
    votes = {spread: [took for at, took in seen["votes"] if at == spread] for spread in SPREADS}
    assert {len(one) for one in votes.values()} == {count * rounds}
    return Measured(votes, [at - asked[number - 1] for number, at in seen["news"]], idle)


async def answered(told: Sequence[Turnout], count: int) -> None:
    """Every phone has answered, and a breath after."""
    await asyncio.sleep(0.5)
    while not (told[-1].counts and told[-1].counts.answered == count):
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.5)


# --- what else the machine does --------------------------------------------------------------------------------------
@contextmanager
def beside(replies: Path) -> Iterator[None]:
    """Calls, one after another, in another process."""
    loop = "import subprocess, sys\nwhile True: subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)"
    call = [sys.executable, "-m", "poise", *CALL, str(replies)]
    process = subprocess.Popen([sys.executable, "-c", loop, *call], start_new_session=True)
    try:
        yield
    finally:
        process.kill()
        process.wait()


@contextmanager
def within(replies: Path) -> Iterator[None]:
    """Calls, one after another, in another thread of this process: judging and the room share one Python."""
    over = threading.Event()

    def play() -> None:
        while not over.is_set():
            assert CliRunner().invoke(poise, [*CALL, str(replies)]).exit_code == 0

    thread = threading.Thread(target=play)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextmanager
def alone(_: Path) -> Iterator[None]:
    """Nothing else."""
    yield


def row(name: str, way: str, found: Measured) -> str:
    """One line of the table."""
    cells = []
    for seconds in (*found.votes.values(), found.news):
        parts = quantiles(seconds, n=100)
        cells += [parts[49], parts[94]]
    times = "".join(f"{cell * 1000:>7.0f}" for cell in cells)
    met = "yes" if all(quantiles(found.votes[one], n=100)[94] < AIM for one in SPREADS if one) else "no"
    return f"  {name:20}{way:9}{times}{found.idle:>9.1%}  {met}\n"


def main() -> None:
    """Hold the rooms one after another and print a line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--crowd", help=argparse.SUPPRESS)
    parser.add_argument("--polling", action="store_true", help=argparse.SUPPRESS)
    wish = parser.parse_args()
    if wish.crowd:
        asyncio.run(crowd(wish.phones, wish.crowd, wish.polling))
        return
    out = sys.stdout  # `within` plays its calls into a standard output of their own
    above = ("in one instant", "within 1 s", "over 5 s", "news")
    out.write(f"  {f'{wish.phones} phones, ms':29}{''.join(f'{one:>14}' for one in above)}{'process':>9}  p95 < 200\n")
    out.write(f"  {'':29}{''.join(f'{one:>7}' for one in ('p50', 'p95') * 4)}{'idling':>9}  (1 s, 5 s)\n")
    with tempfile.TemporaryDirectory(prefix="poise-room-") as folder:
        replies = Path(folder) / "replies.yaml"
        replies.write_text(REPLIES, encoding="utf-8")
        busy = {"nothing else": alone, "beside calls": beside, "with calls within": within}
        for name, other in busy.items():
            for way in ("stream", "looking"):
                with other(replies):
                    found = asyncio.run(hold(wish.phones, wish.rounds, way == "looking"))
                out.write(row(name, way, found))
                out.flush()


if __name__ == "__main__":
    main()
