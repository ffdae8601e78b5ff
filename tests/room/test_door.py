"""Only the room's own page comes in; a table of those who do not."""

import pytest

from poise.room.door import METHODS, PAGE, Turned, turned

HOST = "192.168.1.7:8080"
OWN = {"Host": HOST, "Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}
JSON = {**OWN, "Content-Type": "application/json"}
OPENED = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
VOTE = METHODS["/vote"]


@pytest.mark.parametrize(
    ("method", "headers", "methods", "expected"),
    [
        ("GET", {"Host": HOST}, PAGE, None),
        ("HEAD", {"Host": HOST}, PAGE, None),
        ("GET", {"Host": HOST, "Sec-Fetch-Site": "none", **OPENED}, PAGE, None),
        ("GET", {"Host": HOST, "Sec-Fetch-Site": "cross-site", **OPENED}, PAGE, None),
        ("POST", JSON, VOTE, None),
        ("POST", {"Host": HOST, "Content-Type": "application/json"}, VOTE, None),
        # another name for this machine: DNS rebinding
        ("GET", {"Host": "evil.example:8080"}, PAGE, "elsewhere"),
        ("GET", {"Host": "192.168.1.7"}, PAGE, "elsewhere"),
        ("GET", {"Host": "localhost:8080"}, PAGE, "elsewhere"),
        ("GET", {}, PAGE, "elsewhere"),
        # another page speaks in the phone's name: CSRF
        ("POST", {**JSON, "Origin": "http://evil.example"}, VOTE, "elsewhere"),
        ("POST", {**JSON, "Origin": "null"}, VOTE, "elsewhere"),
        ("POST", {**JSON, "Origin": "http://192.168.1.7:8081"}, VOTE, "elsewhere"),
        ("POST", {**JSON, "Origin": f"https://{HOST}"}, VOTE, "elsewhere"),
        ("POST", {**JSON, "Sec-Fetch-Site": "cross-site"}, VOTE, "elsewhere"),
        ("POST", {**JSON, "Sec-Fetch-Site": "same-site"}, VOTE, "elsewhere"),
        ("GET", {"Host": HOST, "Sec-Fetch-Site": "cross-site", **OPENED}, METHODS["/state"], "elsewhere"),
        # the page within another page, or a part of it
        ("GET", {"Host": HOST, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe"}, PAGE, "elsewhere"),
        ("GET", {"Host": HOST, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "script"}, PAGE, "elsewhere"),
        # what there is not
        ("GET", OWN, None, "not_here"),
        ("PUT", OWN, PAGE, "not_so"),
        ("GET", OWN, VOTE, "not_so"),
        # a form needs no leave to send these
        ("POST", {**OWN, "Content-Type": "text/plain"}, VOTE, "not_that"),
        ("POST", {**OWN, "Content-Type": "application/x-www-form-urlencoded"}, VOTE, "not_that"),
        ("POST", OWN, VOTE, "not_that"),
        ("POST", {**JSON, "Content-Encoding": "gzip"}, VOTE, "not_that"),
    ],
)
def test_who_comes_in(
    method: str, headers: dict[str, str], methods: frozenset[str] | None, expected: Turned | None
) -> None:
    assert turned(method, headers, HOST, methods) == expected
