"""The commands about verdicts: calls marked again, and marks that trainees do not agree with."""

from pathlib import Path

import click

from poise.terminal.explained import explained


@click.command(short_help="Mark recorded calls again; say what is otherwise, and why.")
@click.argument("sessions", nargs=-1, required=True, metavar="SESSION...", type=click.Path(path_type=Path))
@click.option("--guide", default="", metavar="ID", help="Score by this guide; the ten steps unless another is named.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a call.")
@explained
def remark(sessions: tuple[Path, ...], guide: str, as_json: bool) -> int:
    """Mark recorded calls again with this Poise, and with the words that were corrected in them.

    Says what is otherwise than when they were played, and why: another judge, other words, another guide.  Nothing
    that was kept is changed.  SESSION is the folder of a call, or its name below the folder of calls.
    """
    from poise.terminal.remarking import run

    return run(sessions, guide, as_json)


@click.command(short_help="List the marks that were disputed, with the reasons.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a mark.")
@click.option("--keep", type=click.Path(path_type=Path), help="The folder that the calls were kept in, if another.")
@explained
def disputes(as_json: bool, keep: Path | None) -> int:
    """List every mark that was disputed: what the customer said, the reply, the mark, and why it is disputed."""
    from poise.places import calls
    from poise.terminal.disputing import run

    return run(keep or calls(), as_json)


VERDICTS = (disputes, remark)
