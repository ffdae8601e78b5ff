"""The page for the phones: its three files, read once, and what every answer of the room says to the browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

FILES = {"/": "index.html", "/page.css": "page.css", "/page.js": "page.js"}
"""All that can be fetched; the first also under the room's code."""

TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""Nothing from elsewhere, nothing written into the page, no form sent, no frame around it, no text turned into HTML."""

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cache-Control": "no-store",
        "Server": "Poise",
    }
)


@dataclass(frozen=True, slots=True)
class File:
    """One file of the page."""

    content: bytes
    type: str


def read(folder: Path) -> Mapping[str, File]:
    """The files of the page by the paths under which they are fetched; after this the disk is not looked at again."""
    return MappingProxyType(
        {path: File((folder / name).read_bytes(), TYPES[Path(name).suffix]) for path, name in FILES.items()}
    )
