"""Measures the history of many calls: making the index, refreshing it, and what is asked of it.

    python tests/bench/history.py [--calls 10000]

One typed call is played, and copied with other times, outcomes and scores; nothing of the user's is touched.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from click.testing import CliRunner

from poise.__main__ import main as poise
from poise.archive.store import LOG, SCENARIO
from poise.domain.past import Query
from poise.library import rubric
from poise.library.shelf import usual_shelf
from poise.terminal.history import index, standing
from poise.ui.views.calls import Wish, asked

REPLIES = """
- {say: "I'm so sorry about that. That must have been awful. Please tell me what happened."}
- {say: "So the samples were promised for Thursday and they never came. Is that right?"}
- {say: "I can bring you a second set of samples this afternoon. Would that be all right for you?"}
- {say: "I will pack the samples at two o'clock myself and be with you by half past three. My name is Ellen."}
- {say: "Thank you for your patience. I'll call you on Friday to hear how it went."}
"""
OUTCOMES = ("won_over", "settled", "unresolved", "escalated", "hung_up")
TIMES = 5


def played(folder: Path) -> tuple[bytes, bytes]:
    """The log and the scenario of one call."""
    replies = folder / "replies.yaml"
    replies.write_text(REPLIES, encoding="utf-8")
    kept = folder / "one"
    told = CliRunner().invoke(
        poise, ["call", "samples-never-came", "--replies", str(replies), "--fast", "--keep", str(kept)]
    )
    assert told.exit_code == 0, told.output
    (call,) = kept.iterdir()
    return (call / LOG).read_bytes(), (call / SCENARIO).read_bytes()


def copied(log: bytes, scenario: bytes, root: Path, count: int) -> None:
    """So many calls, an hour apart; in some a piece of evidence is not sure, so that they differ."""
    *lines, last = log.decode().splitlines()
    ended = json.loads(last)
    marks = [number for number, line in enumerate(lines) if '"judged"' in line]
    for number in range(count):
        began = datetime(2020, 1, 1) + timedelta(hours=number)
        folder = root / f"{began:%Y-%m-%d_%H%M%S}_samples-never-came_{number:04x}"
        folder.mkdir()
        told = list(lines)
        dull = marks[number % len(marks)]
        told[dull] = told[dull].replace('"confidence":0.9', f'"confidence":0.{number % 9 + 1}')
        end = json.dumps(ended | {"outcome": OUTCOMES[number % len(OUTCOMES)]})
        (folder / LOG).write_text("\n".join([*told, end, ""]), encoding="utf-8")
        (folder / SCENARIO).write_bytes(scenario)


def took(work: Callable[[], object], times: int = TIMES) -> tuple[float, float]:
    """Seconds by the clock and of the processor, each the middle of so many."""
    clock, busy = [], []
    for _ in range(times):
        at, used = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - at)
        busy.append(time.process_time() - used)
    return median(clock), median(busy)


def rows(root: Path, cache: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    """What was measured, and its seconds by the clock and of the processor."""
    shelf = usual_shelf()
    weights = rubric.load(shelf.rubric)
    with index(root, shelf, cache) as calls:
        yield "first build", took(calls.refresh, 1)
        yield "refresh, nothing changed", took(calls.refresh)
        queries = {
            "list, newest first": Query(),
            "list, by a step's score": Query(order="step/ten-steps/empathize"),
            "list, by outcome": Query(order="outcome", ascending=True),
            "filter: outcome": Query(outcome="won_over"),
            "filter: a year": Query(since=datetime(2020, 3, 1), until=datetime(2021, 3, 1)),
            "filter: a behaviour shown": Query(shown="empathize"),
            "search: in every call": Query(words="samples thursday"),
            "search: in no call": Query(words="kettle"),
            "search: the first 50": Query(words="samples thursday", limit=50),
        }
        for name, query in queries.items():
            yield f"{name} ({len(calls.calls(query)):,})", took(lambda query=query: calls.calls(query))  # type: ignore[misc]
        for order in ("newest", "best", "longest", "highest"):
            wish = asked(Wish(order=order), datetime(2021, 3, 1), "ten-steps")
            yield f"the window's list, {order} first", took(lambda query=wish: calls.calls(query))  # type: ignore[misc]
        yield "scenarios that were played", took(calls.scenarios)
        yield (
            "attempts at one scenario, latest 6",
            took(lambda: calls.summaries(Query(scenario="samples-never-came", limit=6))),
        )
        yield "trends and bests, all calls", took(lambda: standing(calls, Query(), weights))
        yield "trends and bests, of one outcome", took(lambda: standing(calls, Query(outcome="won_over"), weights))
    yield "open again and refresh", took(lambda: reopened(root, cache), 3)


def reopened(root: Path, cache: Path) -> None:
    """What a new process has to do before it can list."""
    with index(root, usual_shelf(), cache) as calls:
        calls.refresh()


def main() -> None:
    """Make the calls, measure, print a line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=10_000)
    count = parser.parse_args().calls
    with tempfile.TemporaryDirectory(prefix="poise-history-") as folder:
        home = Path(folder)
        root = home / "calls"
        root.mkdir()
        copied(*played(home), root, count)
        sys.stdout.write(f"  {f'{count:,} calls':44}{'clock':>11}{'processor':>11}\n")
        for name, (clock, busy) in rows(root, home / "cache"):
            sys.stdout.write(f"  {name:44}{clock:>9.3f} s{busy:>9.3f} s\n")
            sys.stdout.flush()
        size = sum(file.stat().st_size for file in (home / "cache").iterdir())
        sys.stdout.write(f"  {'the index on disk':44}{size / 1e6:>9.1f} MB\n")


if __name__ == "__main__":
    main()
