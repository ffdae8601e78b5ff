"""Nothing listens before the room is entered and nothing after; the desk hears the turnout, and never too often."""

import asyncio
import socket
import threading
import time

import pytest

from poise.domain.ballot import Turnout, choices
from poise.problems import RoomProblem
from poise.resources import root
from poise.room import network, page, reception
from poise.room.limits import Limits
from poise.room.room import Room
from tests.room.held import CODE, SOON, TOKEN, Held, eventually, keys, open_room
from tests.room.test_reception import ask, join, voted

QUESTION = choices("c", "Which?", ["One", "Two"])


def room(address: str = "127.0.0.1", ports: tuple[int, ...] = (0,)) -> Room:
    return Room(
        keys(), page.read(root("assets") / "room"), lambda _: None, time.monotonic, address=address, ports=ports
    )


def reachable(host: str) -> bool:
    place, _, port = host.partition(":")
    try:
        socket.create_connection((place, int(port)), SOON).close()
    except ConnectionRefusedError:
        return False
    return True


def listening_phone(held: Held, phone: dict[str, str], room_for: int = 0) -> socket.socket:
    """A phone's stream of news; its system keeps `room_for` bytes that it has not taken yet."""
    place, _, port = held.host.partition(":")
    line = socket.socket()
    line.settimeout(SOON)
    if room_for:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room_for)
    line.connect((place, int(port)))
    told = f"GET /events?token={TOKEN} HTTP/1.1\r\nHost: {held.host}\r\nCookie: {phone['Cookie']}\r\n\r\n"
    line.sendall(told.encode())
    assert line.recv(12) == b"HTTP/1.1 200"
    return line


def cut(line: socket.socket) -> bool:
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True


def test_it_listens_only_between_its_beginning_and_its_end() -> None:
    with open_room() as held:
        host = held.host
        assert held.room.link == f"http://{host}/{CODE}" and reachable(host)
    assert not reachable(host)


def test_it_listens_on_its_own_address_only() -> None:
    with open_room(address="127.0.0.1") as held:
        assert not reachable(held.host.replace("127.0.0.1", "127.0.0.9"))


def test_at_the_end_phones_that_listen_hear_it_and_every_line_is_cut() -> None:
    with open_room() as held:
        lines = [listening_phone(held, join(held.host, f"127.0.1.{n}")) for n in range(1, 9)]
        place, _, port = held.host.partition(":")
        idle = socket.create_connection((place, int(port)), SOON)
    for line in lines:
        heard = b""
        while part := line.recv(65536):
            heard += part
        assert b'"over":true' in heard
        line.close()
    assert cut(idle)
    idle.close()


def test_a_phone_that_takes_nothing_does_not_hold_up_the_end() -> None:
    began = time.monotonic()
    with open_room() as held:
        line = listening_phone(held, join(held.host))
    assert time.monotonic() - began < SOON
    line.close()


def test_a_phone_that_takes_nothing_any_more_is_let_go_of() -> None:
    long = choices("c", "x" * 2000, ["One", "Two"])
    with open_room(Limits(patience=0.2)) as held:
        phone = join(held.host)
        line = listening_phone(held, phone, room_for=4096)
        while held.do(lambda: len(held.room._server.connections)):
            held.do(lambda: held.room.ask(long))
        line.close()


def test_a_silent_stream_says_that_it_is_still_there_longer_than_a_silent_phone_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reception, "HEARTBEAT", 0.02)
    with open_room(Limits(patience=0.2)) as held:
        line = listening_phone(held, join(held.host))
        heard = b""
        while heard.count(b"\r\n:\n\n") < 30:
            heard += line.recv(65536)
        line.close()


def test_marks_and_token_are_worth_nothing_in_the_next_lesson() -> None:
    with open_room() as held:
        phone = join(held.host)
    with open_room() as held:
        assert ask(held.host, "GET", "/state", headers=phone).status == 403


def test_the_desk_hears_how_many_have_joined_and_what_they_answer() -> None:
    with open_room() as held:
        phones = [join(held.host, f"127.0.1.{n}") for n in range(1, 6)]
        eventually(lambda: held.told[-1:] == [Turnout(5)])
        held.do(lambda: held.room.ask(QUESTION))
        for number, phone in enumerate(phones):
            ask(held.host, "POST", "/vote", voted(1, "12"[number % 2]), phone)
        assert held.counts(5).picked == (("1", 3), ("2", 2))
        held.do(held.room.clear)
        eventually(lambda: held.told[-1].counts is None)


def test_a_fault_of_the_listeners_is_told_and_the_next_turnout_all_the_same() -> None:
    with open_room() as held:
        heard = []

        def listener(told: Turnout) -> None:
            heard.append(told)
            if len(heard) == 1:
                raise LookupError("the fault")

        held.do(lambda: setattr(held.room, "_told", listener))
        for number in (1, 2):
            join(held.host)
            eventually(lambda number=number: heard[-1:] == [Turnout(number)])
        assert isinstance(held.bugs.pop()["exception"], LookupError)


def test_nothing_asked_is_nothing_to_close() -> None:
    with open_room() as held:
        assert held.do(held.room.close) is None
        held.do(held.room.reopen)


def test_without_a_network_the_teacher_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "here", tuple)

    async def enter() -> None:
        async with room(address=""):
            pass

    with pytest.raises(RoomProblem) as problem:
        asyncio.run(enter())
    assert "on no network" in problem.value.sentence and problem.value.advice


def test_it_opens_where_this_machine_is_on_its_network() -> None:
    there = network.here()
    if not there:
        pytest.skip("this machine is on no network")

    async def enter() -> str:
        async with room(address="") as opened:
            return opened.link

    assert asyncio.run(enter()).startswith(f"http://{there[0]}:")


def test_two_rooms_find_two_ports() -> None:
    async def enter() -> tuple[str, str]:
        async with room(ports=(0,)) as one:
            port = int(one.link.rpartition(":")[2].partition("/")[0])
            async with room(ports=(port, 0)) as other:
                return one.link, other.link

    one, other = asyncio.run(enter())
    assert one != other


def test_a_network_that_is_slow_to_say_its_name_holds_up_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    went_on = threading.Event()

    def here() -> tuple[str, ...]:
        assert went_on.wait(SOON), "the loop stood still"
        return ("127.0.0.1",)

    monkeypatch.setattr(network, "here", here)

    async def meanwhile() -> None:
        entering = asyncio.create_task(room(address="").__aenter__())
        await asyncio.sleep(0)
        went_on.set()
        await (await entering).__aexit__()

    asyncio.run(meanwhile())
