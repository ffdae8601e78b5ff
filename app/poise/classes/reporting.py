"""A class leaves Poise: its report, one for a speaker, and the observer's sheet of a lesson."""

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from poise import places, stationery
from poise.archive import classes
from poise.archive import shelf as archive
from poise.domain.classroom import ClassEvent, Classroom, fold
from poise.domain.guides import Guide
from poise.domain.lesson import Lesson
from poise.domain.rubric import Rubric
from poise.export.leaflet import Leaflet
from poise.export.leaflet_page import leaflet_page
from poise.export.taught import Taught, class_report, speaker_report
from poise.export.told import Told, told
from poise.library import guides, lessons, rubric, scenarios
from poise.library.shelf import Shelf, usual_shelf
from poise.library.stock import stock
from poise.problems import ArchiveProblem, Problem

ReportFormat = Literal["html", "pdf"]


def handout(lesson_id: str, out: Path) -> int:
    """`poise class --handout`: the observer's sheet of that lesson's guide as PDF; returns the exit code.

    Raises Problem.
    """
    from poise.export.handout import handout_pdf  # takes a third of a second to import, which only a PDF needs

    shelf = usual_shelf()
    weights = rubric.load(shelf.rubric)
    lesson = lessons.find(lesson_id, shelf.lessons, weights, stock(shelf))
    guide = _guide(guides.every(shelf.guides, weights), lesson.guide)
    words, palette = stationery.report_words(shelf.assets), stationery.palette(shelf.assets)
    now = datetime.now().astimezone()  # noqa: TID251 - the root
    return _write(handout_pdf(guide, lesson.title, palette, stationery.fonts(), words, now), out)


def report_class(folder: Path, format_: ReportFormat, speaker: str | None, out: Path) -> int:
    """`poise class --report`: the class in `folder` (or of that name below the folder of classes); the exit code.

    With `speaker` the replies of that one alone.  Raises Problem.
    """
    shelf = usual_shelf()
    named = places.classes() / folder
    held = classes.read(folder if folder.is_dir() or not named.is_dir() else named)
    taught = _taught(held.stands, held.folder, places.calls(), shelf)
    words = stationery.report_words(shelf.assets)
    if speaker is not None and speaker not in taught.speakers:
        known = ", ".join(taught.speakers)
        raise Problem(
            f'Nobody called "{speaker}" gave a reply in that lesson.',
            f"Choose one of: {known}." if known else "No speaker gave a name.",
        )
    leaflet = class_report(taught, words) if speaker is None else speaker_report(taught, speaker, words)
    ways: dict[ReportFormat, Callable[[], bytes]] = {
        "html": lambda: _page(leaflet, shelf).encode(),
        "pdf": lambda: _pdf(leaflet, shelf, taught.began),
    }
    return _write(ways[format_](), out)


def class_page(events: Sequence[ClassEvent], folder: Path, calls: Path, shelf: Shelf) -> str:
    """The class's report as a page, nobody named in it.  Raises Problem."""
    taught = _taught(fold(events), folder, calls, shelf)
    return _page(class_report(taught, stationery.report_words(shelf.assets)), shelf)


def _taught(stands: Classroom, folder: Path, calls: Path, shelf: Shelf) -> Taught:
    if not stands.when:
        raise ArchiveProblem(f"Nothing was recorded of the lesson in {folder}.", "There is nothing to report.")
    weights = rubric.load(shelf.rubric)
    books = guides.every(shelf.guides, weights)
    there = lessons.every(shelf.lessons, weights, stock(shelf)).lessons
    lesson: Lesson | None = next((one for one in there if one.id == stands.lesson), None)
    guide = _guide(books, stands.guide)
    kept = (calls / one.folder for one in stands.calls)
    told_ = tuple(call for one in kept if one.is_dir() and (call := _told(one, books, guide, weights)) is not None)
    began = datetime.fromisoformat(stands.when)
    return Taught(began, stands, lesson, told_, guide, version("poise"))


def _told(folder: Path, books: tuple[Guide, ...], guide: Guide, weights: Rubric) -> Told | None:
    """One call of it; None where nothing was recorded."""
    recorded, began = archive.read(folder), archive.began_of(folder)
    if began is None or not recorded.events:
        return None
    scenario = scenarios.played(scenarios.load(recorded.scenario, named=False), recorded.events)
    return told(folder.name, began.astimezone(), scenario, recorded.events, books, guide, weights)


def _guide(books: tuple[Guide, ...], id_: str) -> Guide:
    """Another guide's steps would be a wrong report.  Raises Problem."""
    for one in books:
        if one.id == id_:
            return one
    raise Problem(f'The guide "{id_}" of that lesson is not there any more.', "Put it back among the guides.")


def _page(leaflet: Leaflet, shelf: Shelf) -> str:
    letters = {name: file.read_bytes() for name, file in stationery.fonts().items()}
    return leaflet_page(leaflet, stationery.palette(shelf.assets), letters)


def _pdf(leaflet: Leaflet, shelf: Shelf, began: datetime) -> bytes:
    from poise.export.leaflet_pdf import leaflet_pdf

    number = stationery.report_words(shelf.assets)("report.page", page="{page}", pages="{pages}")
    return leaflet_pdf(leaflet, stationery.palette(shelf.assets), stationery.fonts(), number, began.astimezone())


def _write(content: bytes, out: Path) -> int:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise ArchiveProblem(
            f"{out} cannot be written: {error.strerror or error}.",
            "Choose a folder that is there and may be written to.",
        ) from error
    return 0
