"""The commands about calls that were kept: reported, listed, told again, sent away, taken in, deleted."""

from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from poise.domain.scenario import OUTCOMES, Outcome
from poise.export.formats import Format
from poise.terminal.explained import explained


@click.command(short_help="Write a recorded call as a page, PDF, captions or data.")
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--html", "as_", flag_value="html", multiple=True, help="A page to read or print, whole in one file.")
@click.option("--pdf", "as_", flag_value="pdf", multiple=True, help="The same as PDF.")
@click.option("--json", "as_", flag_value="json", multiple=True, help="Everything, for other programs.")
@click.option("--vtt", "as_", flag_value="vtt", multiple=True, help="The transcript as WebVTT, with the speakers.")
@click.option("--srt", "as_", flag_value="srt", multiple=True, help="The transcript as SubRip.")
@click.option("--txt", "as_", flag_value="txt", multiple=True, help="The transcript as plain text.")
@click.option("--csv", "as_", flag_value="csv", multiple=True, help="A table for a spreadsheet, one row a reply.")
@click.option("--xapi", "as_", flag_value="xapi", multiple=True, help="Statements for a learning record store.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--guide", default="", metavar="ID", help="Score by this guide; the ten steps unless another is named.")
@click.option("--name", default="", help="Name the trainee; without it nobody is named.")
@explained
def report(session: Path, as_: tuple[Format, ...], file: Path, guide: str, name: str) -> int:
    """Write what was recorded of one call to FILE, in one of the formats; - for standard output.

    SESSION is the folder of a call, or its name below the folder of calls.
    """
    from poise.terminal.reporting import As, report_call

    if len(as_) != 1:
        raise click.UsageError("Say which format is wanted, and only one: --html, --pdf, --json, --vtt …")
    out = None if str(file) == "-" else file
    if out is None and as_[0] == "pdf":
        raise click.UsageError("A PDF needs a file to be written to.")
    return report_call(session, As(as_[0], guide, name), out)


@click.command(short_help="List recorded calls, compare them, show trends.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a call, or with --trends a figure.")
@click.option("--search", default="", metavar="WORDS", help="Calls in which all these words, or beginnings, were said.")
@click.option("--scenario", metavar="ID", help="Attempts at one scenario; the latest are set beside each other.")
@click.option("--outcome", type=click.Choice([*OUTCOMES, "cut_off"]), help="Calls that ended so.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Calls from that day on (2026-03-31).")
@click.option("--trends", is_flag=True, help="Where these calls stand and are going, instead of the calls.")
@click.option("--keep", type=click.Path(path_type=Path), help="The folder that the calls were kept in, if another.")
@explained
def history(
    as_json: bool,
    search: str,
    scenario: str | None,
    outcome: Outcome | Literal["cut_off"] | None,
    since: datetime | None,
    trends: bool,
    keep: Path | None,
) -> int:
    """List the recorded calls, newest first; a call that cannot be read says why."""
    from poise.calls.indexed import usual_cache
    from poise.domain.past import Query
    from poise.library.shelf import usual_shelf
    from poise.places import calls
    from poise.terminal import history as past

    query = Query(words=search, scenario=scenario, outcome=outcome, since=since)
    return past.run(past.HistoryOrder(keep or calls(), query, as_json, trends), usual_shelf(), usual_cache())


@click.command(short_help="Tell a recorded call again, with its sound.")
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print every event as one JSON object a line, the report last.")
@click.option("--fast", is_flag=True, help="Do not wait, and play no sound.")
@explained
def replay(session: Path, as_json: bool, fast: bool) -> int:
    """Tell a recorded call again at its own pace, with the sound of both sides where there is a loudspeaker.

    SESSION is the folder of a call, or its name below the folder of calls.
    """
    from poise.terminal.retelling import retell

    return retell(session, as_json, fast)


@click.command("export", short_help="Put a recorded call into one file.")
@click.argument("session", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@explained
def export_(session: Path, file: Path) -> int:
    """Put a recorded call into one FILE (.poise), to be taken elsewhere; if FILE is a folder, it is named for you.

    SESSION is the folder of a call, or its name below the folder of calls.
    """
    from poise.terminal.keeping import export_call

    return export_call(session, file)


@click.command("import", short_help="Take in calls that were exported.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@explained
def import_(files: tuple[Path, ...]) -> int:
    """Take in calls that were exported; each FILE is checked before anything of it is kept."""
    from poise.terminal.keeping import import_calls

    return import_calls(files)


@click.command(short_help="Delete recorded calls for good.")
@click.argument("sessions", nargs=-1, metavar="[SESSION...]", type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="All calls that are kept.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@explained
def delete(sessions: tuple[Path, ...], every: bool, yes: bool) -> int:
    """Delete recorded calls for good: those named, or all; asks once, with their number and size.

    SESSION is the folder of a call, or its name below the folder of calls.  A call that is being played is left.
    """
    from poise.terminal.keeping import delete_calls

    if bool(sessions) == every:
        raise click.UsageError("Say which calls: either SESSION... or --all.")
    return delete_calls(sessions if not every else None, yes)


KEPT = (delete, export_, history, import_, replay, report)
