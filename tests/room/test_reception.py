"""What a real client gets from a real room, and what each attack gets: a table of requests and their answers."""

import http.client
import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from poise.domain.ballot import LONGEST, Answer, choices, words
from poise.room.limits import Limits, Rate
from poise.room.page import HEADERS
from poise.room.reception import STATUS
from tests.room.held import CODE, SOON, TOKEN, Held, eventually, open_room

QUESTION = choices("c", "Which <b>one</b>?", ["One", "Two"])
JSON = "application/json"


@dataclass(frozen=True)
class Got:
    """An answer of the room."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> dict[str, object]:
        """Its JSON."""
        told = json.loads(self.body)
        assert isinstance(told, dict)
        return told


def ask(
    host: str, method: str, path: str, body: object = None, headers: dict[str, str] | None = None, address: str = ""
) -> Got:
    """One request by the standard library's client; `address` is where on the loopback network it comes from."""
    place, _, port = host.partition(":")
    line = http.client.HTTPConnection(place, int(port), SOON, source_address=(address, 0) if address else None)
    sent = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    try:
        line.request(
            method, path, sent, {"Content-Type": JSON, **(headers or {})} if sent is not None else headers or {}
        )
        answer = line.getresponse()
        return Got(answer.status, dict(answer.headers), answer.read())
    finally:
        line.close()


def join(host: str, address: str = "", mark: str = "") -> dict[str, str]:
    """The headers of a phone that has joined."""
    got = ask(host, "POST", "/join", {"code": CODE}, {"Cookie": f"poise={mark}"} if mark else None, address)
    assert got.status == 200, got
    cookie = got.headers["Set-Cookie"].partition(";")[0]
    return {"Cookie": cookie, "X-Poise-Token": str(got.told["token"])}


def voted(number: int = 1, *picked: str, words: str = "") -> dict[str, object]:
    return {"number": number, "picked": list(picked), "words": words}


def raw(host: str, text: bytes) -> bytes:
    """All that comes back for those bytes."""
    place, _, port = host.partition(":")
    with socket.create_connection((place, int(port)), SOON) as line:
        line.sendall(text)
        answer = b""
        while part := line.recv(65536):
            answer += part
        return answer


@contextmanager
def stream(held: Held, phone: dict[str, str]) -> Iterator[http.client.HTTPResponse]:
    """The news of that phone."""
    place, _, port = held.host.partition(":")
    line = http.client.HTTPConnection(place, int(port), SOON)
    line.request("GET", f"/events?token={TOKEN}", headers={"Cookie": phone["Cookie"]})
    with line.getresponse() as heard:
        yield heard
    line.close()


@pytest.fixture(scope="module")
def asking() -> Iterator[Held]:
    """A room that asks a question, and bears all the tests of this file."""
    wide = Rate(10_000, 1000.0)
    with open_room(
        Limits(visits=wide, wrong_codes=wide, all_wrong_codes=wide, phones_an_address=None, patience=1.0)
    ) as held:
        held.do(lambda: held.room.ask(QUESTION))
        yield held


# --- what a phone does -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("path", "type_"), [("/", "html"), (f"/{CODE}", "html"), ("/page.css", "css"), ("/page.js", "javascript")]
)
def test_the_page_comes_with_all_its_headers(asking: Held, path: str, type_: str) -> None:
    got = ask(asking.host, "GET", path)
    assert got.status == 200 and got.headers["Content-Type"] == f"text/{type_}; charset=utf-8"
    assert {name: got.headers.get(name) for name in HEADERS} == dict(HEADERS)
    assert "Set-Cookie" not in got.headers and "Access-Control-Allow-Origin" not in got.headers


def test_any_code_opens_the_page_and_only_the_right_one_the_room(asking: Held) -> None:
    assert ask(asking.host, "GET", "/zzzzzz").body == ask(asking.host, "GET", f"/{CODE}").body
    assert ask(asking.host, "POST", "/join", {"code": "zzzzzz"}).told == {"why": "wrong_code"}


def test_the_only_cookie_is_a_mark_that_scripts_and_other_pages_do_not_get(asking: Held) -> None:
    cookie = ask(asking.host, "POST", "/join", {"code": CODE}).headers["Set-Cookie"]
    assert {part.strip().partition("=")[0] for part in cookie.split(";")} == {"poise", "HttpOnly", "Path", "SameSite"}
    assert "SameSite=Strict" in cookie


def test_a_vote_is_taken_changed_and_counted_once() -> None:
    with open_room() as held:
        held.do(lambda: held.room.ask(QUESTION))
        phone = join(held.host)
        for pick in ("1", "2"):
            assert ask(held.host, "POST", "/vote", voted(1, pick), phone).told == {"taken": True}
        assert ask(held.host, "GET", "/state", headers=phone).told["mine"] == {"picked": ["2"], "words": ""}
        assert join(held.host, mark=phone["Cookie"].partition("=")[2])["Cookie"] == phone["Cookie"]
        closed = held.do(held.room.close)
        assert closed is not None and closed.picked == (("1", 0), ("2", 1))
        assert ask(held.host, "POST", "/vote", voted(1, "1"), phone).told == {"why": "closed"}
        held.do(held.room.reopen)
        assert ask(held.host, "POST", "/vote", voted(1, "1"), phone).status == 200
        eventually(lambda: held.counts(1).picked == (("1", 1), ("2", 0)))


def test_what_is_written_comes_back_as_text_and_never_as_html() -> None:
    nasty = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    with open_room() as held:
        held.do(lambda: held.room.ask(words("w", "What next?")))
        phone = join(held.host)
        assert ask(held.host, "POST", "/vote", voted(1, words=nasty), phone).status == 200
        assert held.counts(1).written[0].text == nasty
        got = ask(held.host, "GET", "/state", headers=phone)
        assert got.headers["Content-Type"].startswith(JSON) and got.headers["X-Content-Type-Options"] == "nosniff"
        assert got.told["mine"] == {"picked": [], "words": nasty}


def test_news_come_by_themselves() -> None:
    with open_room() as held:
        phone = join(held.host)
        numbers = []
        with stream(held, phone) as heard:
            assert heard.headers["Content-Type"].startswith("text/event-stream")
            for step in (str, lambda: held.room.ask(QUESTION), lambda: held.room.ask(QUESTION), held.room.clear):
                held.do(step)
                numbers.append(json.loads(heard.readline().removeprefix(b"data: "))["number"])
                heard.readline()
        assert numbers == [0, 1, 2, 0]


# --- what others try -----------------------------------------------------------------------------------------------
STRANGE = {"Cookie": "poise=mark-999", "X-Poise-Token": TOKEN}


@pytest.mark.parametrize(
    ("method", "path", "headers", "expected"),
    [
        # no path leads out of the three files, and none lists them
        ("GET", "/index.html", {}, "not_here"),
        ("GET", "/assets", {}, "not_here"),
        ("GET", "/../page.js", {}, "not_here"),
        ("GET", "/..%2f..%2fetc%2fpasswd", {}, "not_here"),
        ("GET", "/%2e%2e/%2e%2e/etc/passwd", {}, "not_here"),
        ("GET", "//etc/passwd", {}, "not_here"),
        ("GET", "/page.js/", {}, "not_here"),
        ("GET", "/page.js%00.html", {}, "not_here"),
        ("GET", "/....//....//etc/passwd", {}, "not_here"),
        ("GET", "/.git/config", {}, "not_here"),
        ("GET", "/favicon.ico", {}, "not_here"),
        # other methods
        ("PUT", "/", {}, "not_so"),
        ("DELETE", "/page.js", {}, "not_so"),
        ("OPTIONS", "/vote", {}, "not_so"),
        ("TRACE", "/", {}, "not_so"),
        ("GET", "/vote", {}, "not_so"),
        ("POST", "/state", {}, "not_so"),
        # other names for the machine, and other pages
        ("GET", "/", {"Host": "evil.example"}, "elsewhere"),
        ("GET", "/state", {"Host": "evil.example:8080"}, "elsewhere"),
        ("GET", "/state", {"Origin": "http://evil.example"}, "elsewhere"),
        ("GET", "/events", {"Sec-Fetch-Site": "cross-site"}, "elsewhere"),
        # those who have not joined
        ("GET", "/state", {}, "stranger"),
        ("GET", "/state", STRANGE, "stranger"),
        ("GET", "/state", {"Cookie": "poise=mark-1"}, "stranger"),
        ("GET", "/state", {"Cookie": "poise=mark-1", "X-Poise-Token": "token-of-another-lesson"}, "stranger"),
        ("GET", "/state?token=token-of-another-lesson", {"Cookie": "poise=mark-1"}, "stranger"),
        ("GET", "/events", {"Cookie": "poise=mark-1"}, "stranger"),
    ],
)
def test_what_is_turned_away(asking: Held, method: str, path: str, headers: dict[str, str], expected: str) -> None:
    join(asking.host)
    got = ask(asking.host, method, path, headers=headers)
    assert (got.status, got.told) == (STATUS[expected], {"why": expected})
    assert got.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Access-Control-Allow-Origin" not in got.headers and got.headers["Server"] == "Poise"


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        (voted(1, "7"), {}, "unknown"),
        (voted(1, "1", "2"), {}, "too_many"),
        (voted(1), {}, "nothing"),
        (voted(0, "1"), {}, "closed"),
        (voted(99, "1"), {}, "closed"),
        (voted(-1, "1"), {}, "closed"),
        (voted(1, words="instead"), {}, "unknown"),
        (b"", {}, "unreadable"),
        (b"{", {}, "unreadable"),
        (b"[" * 4000, {}, "unreadable"),
        (b"\xff\xff", {}, "unreadable"),
        ({"number": 1, "picked": ["1"], "words": "", "mark": "mark-2"}, {}, "unreadable"),
        (b"x" * 4097, {}, "too_large"),
        (b"x" * 200_000, {}, "too_large"),
        (voted(1, "1"), {"Content-Type": "text/plain"}, "not_that"),
        (voted(1, "1"), {"Content-Type": "application/x-www-form-urlencoded"}, "not_that"),
        (voted(1, "1"), {"Content-Encoding": "gzip"}, "not_that"),
        (voted(1, "1"), {"Origin": "http://evil.example"}, "elsewhere"),
        (voted(1, "1"), {"Sec-Fetch-Site": "same-site"}, "elsewhere"),
        (voted(1, "1"), {"X-Poise-Token": ""}, "stranger"),
        (voted(1, "1"), {"Cookie": ""}, "stranger"),
    ],
)
def test_what_is_no_vote(asking: Held, body: object, headers: dict[str, str], expected: str) -> None:
    phone = join(asking.host)
    got = ask(asking.host, "POST", "/vote", body, phone | headers)
    assert (got.status, got.told) == (STATUS[expected], {"why": expected})
    assert asking.do(lambda: asking.room.close() or None) is not None
    asking.do(asking.room.reopen)


def test_a_written_reply_has_its_length() -> None:
    with open_room() as held:
        held.do(lambda: held.room.ask(words("w", "What next?")))
        phone = join(held.host)
        got = ask(held.host, "POST", "/vote", voted(1, words="x" * (LONGEST + 1)), phone)
        assert got.told == {"why": "too_long"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"nonsense\r\n\r\n", b" 400 "),
        (b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", b" 400 "),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", b" 400 "),
        (b"GET / HTTP/1.1\r\nHost: x\r\nBig: " + b"a" * 9000 + b"\r\n\r\n", b" 400 "),
        (
            b"POST /vote HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            b" 400 ",
        ),
        (b"GET <script>alert(1)</script> HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n", b" 400 "),
        (b"GET \\..\\..\\windows\\win.ini HTTP/1.1\r\nHost: x\r\n\r\n", b" 400 "),
    ],
)
def test_what_is_no_http_is_refused_and_nothing_of_it_is_html(asking: Held, text: bytes, expected: bytes) -> None:
    answer = raw(asking.host, text)
    assert expected in answer.partition(b"\r\n")[0] and b"Content-Type: text/plain" in answer


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: x\r\nSlow: ",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nSlow: ",
    ],
)
def test_who_dawdles_is_cut_off(asking: Held, text: bytes) -> None:
    began = time.monotonic()
    raw(asking.host, text)  # comes back only once the room has closed the line
    assert time.monotonic() - began < SOON


def test_a_body_that_does_not_come_is_not_waited_for(asking: Held) -> None:
    phone = join(asking.host)
    head = f"POST /vote HTTP/1.1\r\nHost: {asking.host}\r\nContent-Type: {JSON}\r\nContent-Length: 50\r\n"
    rest = "".join(f"{name}: {value}\r\n" for name, value in phone.items())
    assert raw(asking.host, f"{head}{rest}\r\n{{".encode()).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("chunks", [b"zz\r\nxxxx", b"FFFFFFFFFFFFFFFFFFFF\r\nx", b"-1\r\n\r\n"])
def test_chunks_that_are_none_are_no_vote(asking: Held, chunks: bytes) -> None:
    phone = join(asking.host)
    head = f"POST /vote HTTP/1.1\r\nHost: {asking.host}\r\nContent-Type: {JSON}\r\nTransfer-Encoding: chunked\r\n"
    rest = "".join(f"{name}: {value}\r\n" for name, value in phone.items())
    assert raw(asking.host, f"{head}{rest}\r\n".encode() + chunks)[:12] in {
        b"HTTP/1.1 400",
        b"HTTP/1.0 400",
        b"HTTP/1.1 408",
    }


# --- too much ------------------------------------------------------------------------------------------------------
def stopped() -> float:
    """A clock that stands still, so that nothing is let in anew."""
    return 0.0


def statuses(host: str, times: int, method: str, path: str, body: object, headers: dict[str, str]) -> list[int]:
    return [ask(host, method, path, body, headers).status for _ in range(times)]


def test_a_phone_votes_only_so_fast_and_the_next_phone_all_the_same() -> None:
    with open_room(Limits(votes=Rate(3, 1.0)), clock=stopped) as held:
        held.do(lambda: held.room.ask(QUESTION))
        one, other = join(held.host), join(held.host)
        assert statuses(held.host, 5, "POST", "/vote", voted(1, "1"), one) == [200, 200, 200, 429, 429]
        assert ask(held.host, "POST", "/vote", voted(1, "2"), other).status == 200


def test_a_code_is_not_found_by_trying_and_others_still_get_in() -> None:
    with open_room(clock=stopped) as held:
        tried = statuses(held.host, 8, "POST", "/join", {"code": "zzzzzz"}, {})
        assert tried == [403] * 5 + [429] * 3
        assert ask(held.host, "POST", "/join", {"code": CODE}).status == 429
        assert join(held.host, address="127.0.0.2")


def test_a_page_is_fetched_only_so_often_from_one_address() -> None:
    with open_room(Limits(visits=Rate(4, 1.0)), clock=stopped) as held:
        assert statuses(held.host, 6, "GET", "/", None, {}) == [200] * 4 + [429] * 2
        assert ask(held.host, "GET", "/", address="127.0.0.3").status == 200


def test_all_together_may_ask_only_so_much() -> None:
    with open_room(Limits(everything=Rate(3, 1.0)), clock=stopped) as held:
        got = [ask(held.host, "GET", "/nothing", address=f"127.0.0.{n}") for n in range(2, 7)]
        assert [one.status for one in got] == [404] * 3 + [429] * 2 and got[-1].headers["Retry-After"] == "1"


def test_one_address_gets_only_so_many_marks() -> None:
    with open_room(Limits(phones_an_address=2)) as held:
        assert join(held.host) and join(held.host)
        assert ask(held.host, "POST", "/join", {"code": CODE}).told == {"why": "full"}
        assert join(held.host, "127.0.0.2")


def test_one_phone_hears_news_on_so_many_pages_only() -> None:
    with open_room(Limits(streams_a_phone=1)) as held:
        phone = join(held.host)
        with stream(held, phone):
            assert ask(held.host, "GET", f"/events?token={TOKEN}", headers={"Cookie": phone["Cookie"]}).status == 429


@pytest.mark.parametrize("limits", [Limits(connections_an_address=3), Limits(connections=3)])
def test_connections_beyond_the_border_are_cut(limits: Limits) -> None:
    with open_room(limits) as held:
        place, _, port = held.host.partition(":")
        lines = [socket.create_connection((place, int(port)), SOON) for _ in range(3)]
        lines[-1].sendall(f"GET / HTTP/1.1\r\nHost: {held.host}\r\n\r\n".encode())
        assert lines[-1].recv(12) == b"HTTP/1.1 200"
        with pytest.raises((ConnectionError, http.client.HTTPException)):
            ask(held.host, "GET", "/")
        for line in lines:
            line.close()


def test_a_fault_nobody_foresaw_is_told_to_the_loop_and_shows_the_phone_nothing() -> None:
    with open_room() as held:
        held.do(lambda: held.room.ask(QUESTION))
        phone = join(held.host)

        def broken(mark: str, number: int, answer: Answer) -> None:
            raise LookupError("the fault")

        held.do(lambda: setattr(held.room._gathering, "take", broken))
        got = ask(held.host, "POST", "/vote", voted(1, "1"), phone)
        assert (got.status, got.told) == (500, {"why": "bug"})
        assert isinstance(held.bugs.pop()["exception"], LookupError)
