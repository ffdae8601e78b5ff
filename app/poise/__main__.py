"""The command `poise`: reads the command line, picks the parts, joins them and runs them."""

from pathlib import Path
from typing import TextIO

import click

from poise.allocator import thrifty
from poise.terminal.class_commands import CLASSES
from poise.terminal.explained import EXPLAINED, explained
from poise.terminal.kept_commands import KEPT
from poise.terminal.verdict_commands import VERDICTS


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--demo",
    is_flag=False,
    flag_value="good",
    type=click.Choice(["good", "poor"]),
    metavar="[good|poor]",
    help="Open Poise and let it play a whole call by itself; a demonstration trainee answers well or poorly.",
)
@click.option(
    "--from-start", is_flag=True, hidden=True, help="Asked by app/start.py: without sound, show the terminal."
)
@click.version_option(package_name="poise", message="Poise %(version)s")
@click.pass_context
def main(context: click.Context, demo: str | None, from_start: bool) -> None:
    """Practise calming an angry customer, aloud and offline.

    Without a command the app opens.  Where there is no display or no sound, the demonstration call is played in the
    terminal instead.
    """
    thrifty()
    if context.invoked_subcommand is None:
        _open(demo, from_start)


@explained
def _open(demo: str | None, from_start: bool) -> int:
    from poise.terminal.headless import play_demo
    from poise.windowed import open_window

    return open_window(demo, from_start, play_demo)


@main.command(short_help="Play a call without a window.")
@click.argument("scenario")
@click.option(
    "--replies",
    type=click.Path(exists=True, path_type=Path),
    help="What the trainee says: a YAML list of {say: text} or {audio: file}, or a folder of sound files in name "
    "order.  Without it the microphone is used.",
)
@click.option("--json", "as_json", is_flag=True, help="Print every event as one JSON object a line, the report last.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the recorded call in this folder.")
@click.option("--voice", help="Engine of the customer's voice: neural, system or captions.")
@click.option("--fast", is_flag=True, help="Do not wait in real time, and play no sound.")
@click.option("--follow-up", is_flag=True, help="Play the follow-up call of the scenario.")
@click.option(
    "--after",
    type=click.Path(path_type=Path),
    metavar="SESSION",
    help="With --follow-up: the folder of the first call, or its name below the folder of calls; its promises are "
    "asked after.",
)
@explained
def call(
    scenario: str,
    replies: Path | None,
    as_json: bool,
    keep: Path | None,
    voice: str | None,
    fast: bool,
    follow_up: bool,
    after: Path | None,
) -> int:
    """Play a call without a window.  SCENARIO is the name of a scenario, or a scenario file."""
    from poise.terminal.headless import CallOrder, play_call

    if fast and replies is None:
        raise click.UsageError("--fast needs --replies: nobody can speak faster than in real time.")
    if after is not None and not follow_up:
        raise click.UsageError("--after needs --follow-up: only a follow-up call comes after another one.")
    return play_call(CallOrder(scenario, replies, as_json, keep, voice, fast, follow_up, after))


@main.command(short_help="Judge replies by themselves, typed or recorded.")
@click.option(
    "--text",
    type=click.File(encoding="utf-8"),
    help="A file with a reply a line, - for standard input; what the customer said before may follow after a tab.",
)
@click.option("--audio", multiple=True, type=click.Path(path_type=Path), help="A recorded reply; may be repeated.")
@click.argument("more_audio", nargs=-1, type=click.Path(path_type=Path))
@click.option("--baseline", type=click.Path(path_type=Path), help="The trainee's calm voice, to compare with.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a reply.")
@explained
def judge(
    text: TextIO | None,
    audio: tuple[Path, ...],
    more_audio: tuple[Path, ...],
    baseline: Path | None,
    as_json: bool,
) -> int:
    """Judge replies by themselves, typed (--text) or recorded (--audio FILE…)."""
    from poise.terminal.headless import judge_audio, judge_text

    if (text is None) == (not audio):
        raise click.UsageError("Say what to judge: either --text FILE or --audio FILE….")
    if text is not None:
        return judge_text(text, as_json)
    return judge_audio([*audio, *more_audio], baseline, as_json)


@main.command(short_help="Check scenarios, guides, voices and the rubric.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@explained
def check(paths: tuple[Path, ...]) -> int:
    """Check scenarios, guides, voices and the rubric: all there are, or those in PATHS.

    Prints `file:line: sentence` for each fault and ends with 1 if there is one.
    """
    from poise.library.check import check as faults
    from poise.library.shelf import usual_shelf
    from poise.speech.speakers.voices import voice

    found = faults(paths, usual_shelf(), voice)
    for problem in found:
        click.echo(problem.sentence)
    return EXPLAINED if found else 0


@main.command(short_help="Render ahead what the customers can say.")
@click.argument("scenario", nargs=-1)
@explained
def prepare(scenario: tuple[str, ...]) -> int:
    """Render what the customers can say ahead: all SCENARIOs, or those named.

    They answer a little later while their lines are new to this machine; a teacher prepares them before the lesson.
    It takes some six minutes a scenario, may be stopped at any time, and goes on from there.
    """
    from poise.terminal.headless import prepare_voices

    return prepare_voices(scenario)


@main.command(short_help="Measure how right the judge of words is.")
@click.option("--json", "as_json", is_flag=True, help="Print the card as one JSON object.")
@explained
def accuracy(as_json: bool) -> int:
    """Measure how right the judge of words is, on labelled replies that it was never trained on."""
    import json

    from poise.library import rubric
    from poise.library.shelf import usual_shelf
    from poise.terminal import accuracy as measuring

    shelf = usual_shelf()
    weights = rubric.load(shelf.rubric)
    card = measuring.measured(shelf.assets / "accuracy", weights)
    second = json.loads((shelf.assets / "accuracy" / "second.json").read_text(encoding="utf-8"))
    click.echo(measuring.as_json(card) if as_json else measuring.as_text(card, weights, second["f1"]))
    return 0


@main.command(short_help="Say what this machine has, and what mends the rest.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as one JSON object.")
@explained
def doctor(as_json: bool) -> int:
    """Say what this machine has, what is missing, and the line that mends it."""
    from poise.places import folders
    from poise.speech.devices import loudspeakers, microphones
    from poise.terminal import doctor as practice

    diagnosis = practice.examine(microphones, loudspeakers, folders())
    click.echo(practice.as_json(diagnosis) if as_json else practice.as_text(diagnosis))
    return 0 if diagnosis.well else EXPLAINED


for kept in (*CLASSES, *KEPT, *VERDICTS):
    main.add_command(kept)

if __name__ == "__main__":
    main()
