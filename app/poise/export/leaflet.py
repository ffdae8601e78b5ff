"""A plain document, before it is known whether as a page or as a PDF: a title, facts, and chapters with tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """A table: its columns with the share of the width each takes, and rows of words; a row names itself first."""

    names: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the document: paragraphs, then a table, if there is one."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Columns | None = None


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The whole document; `facts` go with the title, as (name, value), `running` stands at the foot of every page."""

    heading: str
    title: str
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    made: str
    running: str
