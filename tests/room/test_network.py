"""The likeliest address comes first, and what cannot be listened on is a sentence."""

import socket

import pytest

from poise.problems import RoomProblem
from poise.room.network import addresses, allow, here, listening


@pytest.mark.parametrize(
    ("routes", "named", "expected"),
    [
        ({}, [], ()),
        ({}, ["127.0.1.1", "127.0.0.1"], ()),
        ({"192.0.2.1": "0.0.0.0"}, [], ()),
        ({"192.0.2.1": "192.168.178.24"}, ["127.0.1.1"], ("192.168.178.24",)),
        ({}, ["10.0.0.7"], ("10.0.0.7",)),
        ({"192.0.2.1": "8.8.4.4", "10.255.255.254": "10.8.0.2"}, [], ("10.8.0.2", "8.8.4.4")),
        ({"169.254.255.254": "169.254.3.3"}, ["172.20.10.2"], ("172.20.10.2", "169.254.3.3")),
        ({"192.0.2.1": "10.0.0.7", "10.255.255.254": "10.0.0.7"}, ["10.0.0.7"], ("10.0.0.7",)),
    ],
)
def test_the_likeliest_address_comes_first(routes: dict[str, str], named: list[str], expected: tuple[str, ...]) -> None:
    assert addresses(routes.get, lambda: named) == expected


def test_this_machine_can_listen_where_it_says_it_is() -> None:
    for address in here():
        listening(address, (0,)).close()


def test_a_port_that_is_taken_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with listening("127.0.0.1", (port, 0)) as found:
            assert found.getsockname()[1] not in {port, 0}
        with pytest.raises(RoomProblem) as problem:
            listening("127.0.0.1", (port,))
    assert problem.value.sentence.startswith("The page for the class cannot be opened at 127.0.0.1")


def test_an_address_of_another_machine_is_a_problem_with_advice() -> None:
    with pytest.raises(RoomProblem) as problem:
        listening("198.51.100.7", (0,))
    assert "raise hands" in problem.value.advice


def test_a_room_for_a_whole_class_gets_its_connections() -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
        allow(1500)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] >= min(2000, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
