"""Whether a request comes from the room's own page: by its host, its origin and what the browser says of it; pure."""

from collections.abc import Mapping
from typing import Literal

Turned = Literal["elsewhere", "not_here", "not_so", "not_that"]
"""Why a request goes no further: from another page, no such path, no such method, not the kind of body."""

PAGE = frozenset({"GET", "HEAD"})
METHODS: Mapping[str, frozenset[str]] = {
    "/join": frozenset({"POST"}),
    "/vote": frozenset({"POST"}),
    "/state": frozenset({"GET"}),
    "/events": frozenset({"GET"}),
}
JSON = "application/json"


def turned(method: str, headers: Mapping[str, str], host: str, methods: frozenset[str] | None) -> Turned | None:
    """Why this request is refused; None if it may come in.

    `host` is how the page itself names the machine and the port.  Another name for it means that a stranger's page had
    its own name point here (DNS rebinding); another origin, that a stranger's page sends requests in the phone's name.
    `methods` are those of its path, None if there is no such path.
    """
    if headers.get("Host", "").lower() != host or not _own(headers, f"http://{host}", methods == PAGE):
        return "elsewhere"
    if methods is None:
        return "not_here"
    if method not in methods:
        return "not_so"
    if method == "POST" and (headers.get("Content-Type", "").lower() != JSON or "Content-Encoding" in headers):
        return "not_that"
    return None


def _own(headers: Mapping[str, str], origin: str, page: bool) -> bool:
    """Old browsers say neither, which proves nothing; what they do say must be right.

    The page itself may be opened from anywhere, by a link or a scanned code, but only as a page.
    """
    if headers.get("Origin", origin).lower() != origin:
        return False
    site = headers.get("Sec-Fetch-Site", "none")
    opened = (headers.get("Sec-Fetch-Mode"), headers.get("Sec-Fetch-Dest")) == ("navigate", "document")
    return site in {"same-origin", "none"} or (page and opened)
