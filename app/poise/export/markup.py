"""HTML that cannot be broken by what it holds: text becomes markup only by passing through here."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Html:
    """Markup that is whole and safe."""

    text: str


Child = Html | str | None

VOID = frozenset({"meta", "br", "rect", "polyline", "circle"})
"""Elements that hold nothing."""


def tag(name: str, /, *children: Child, **attributes: object) -> Html:
    """One element; text is escaped, None left out.

    A trailing underscore keeps attribute names apart from Python's words (`class_`), others stand for hyphens.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{given}/>")
    return Html(f"<{name}{given}>{joined(*children).text}</{name}>")


def joined(*children: Child) -> Html:
    """These one after the other."""
    return Html(
        "".join(
            child.text if isinstance(child, Html) else escape(child, quote=False)
            for child in children
            if child is not None
        )
    )
