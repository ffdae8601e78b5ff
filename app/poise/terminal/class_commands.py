"""The command about classes: the desk for one, a lesson's observer's sheet, and the report of one that was held."""

from pathlib import Path

import click

from poise.terminal.explained import explained


@click.command("class", short_help="Teach a class; write its handout or its report.")
@click.argument("lesson", required=False)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--handout", is_flag=True, help="Write the observer's sheet of LESSON to FILE, a PDF.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="CLASS",
    help="Write the report of a lesson that was held: its folder, or its name below the folder of classes.",
)
@click.option("--html", "html", type=click.Path(path_type=Path), metavar="FILE", help="With --report: as a page.")
@click.option("--pdf", "pdf", type=click.Path(path_type=Path), metavar="FILE", help="With --report: as PDF.")
@click.option("--speaker", metavar="NAME", help="With --report: the replies of this one speaker; else nobody is named.")
@explained
def class_(
    lesson: str | None,
    file: Path | None,
    handout: bool,
    report: Path | None,
    html: Path | None,
    pdf: Path | None,
    speaker: str | None,
) -> int:
    """Teach a class: open the desk with LESSON, or with the list of all lessons.

    With --handout write the observer's sheet of LESSON to FILE instead; with --report the report of a lesson held.
    """
    if report is not None:
        return _report(report, html, pdf, speaker, lesson is not None or handout)
    if html or pdf or speaker is not None:
        raise click.UsageError("--html, --pdf and --speaker need --report CLASS.")
    if handout:
        from poise.classes import reporting as class_reporting

        if lesson is None or file is None:
            raise click.UsageError("Say which lesson and into which file: --handout LESSON FILE.pdf.")
        return class_reporting.handout(lesson, file)
    if file is not None:
        raise click.UsageError("FILE needs --handout.")
    from poise.windowed import open_class

    return open_class(lesson or "")


def _report(folder: Path, html: Path | None, pdf: Path | None, speaker: str | None, more: bool) -> int:
    from poise.classes.reporting import report_class

    if more:
        raise click.UsageError("--report stands alone.")
    if html is not None and pdf is None:
        return report_class(folder, "html", speaker, html)
    if pdf is not None and html is None:
        return report_class(folder, "pdf", speaker, pdf)
    raise click.UsageError("Say in which format, and only one: --html FILE or --pdf FILE.")


CLASSES = (class_,)
