"""A recorded call opened to go on: its log is added to, never rewritten, and nobody else may do so meanwhile."""

from contextlib import suppress
from pathlib import Path

from poise.archive import marker
from poise.archive.faults import explained
from poise.archive.growing import Growing
from poise.archive.marker import Marker
from poise.archive.shelf import Recorded, folders, keep, read, recover
from poise.archive.store import LOG, SessionStore
from poise.problems import ArchiveProblem


def open_again(folder: Path) -> tuple[SessionStore, Recorded]:
    """The folder of a call that was over, to be written into, and all that it holds until now.

    What an earlier sudden death left is mended first.

    Raises:
        ArchiveProblem: it is no call's folder, cannot be read or written, or is being played just now.
    """
    read(folder)  # what is no call is told before anything is touched
    try:
        mark = Marker(folder, again=True)
    except BlockingIOError as error:
        raise ArchiveProblem(
            f"The call in {folder} is being played just now.", "Bring it to an end there, then try again here."
        ) from error
    except OSError as error:
        raise explained(error, folder, "this call cannot go on") from error
    try:
        recover(folder)
        recorded = read(folder)
        return SessionStore(folder, mark, Growing(folder / LOG, again=True)), recorded
    except OSError as error:
        mark.remove()
        raise explained(error, folder, "this call cannot go on") from error
    except ArchiveProblem:
        mark.remove()
        raise


def mend(root: Path) -> None:
    """Mend every call that was kept, went on and was cut off there; what cannot be mended stays as it is.

    Raises:
        ArchiveProblem: the folder of all calls cannot be looked into.
    """
    for folder, _ in folders(root):
        if marker.left(folder) and marker.goes_on(folder):
            with suppress(ArchiveProblem):
                keep(folder)
