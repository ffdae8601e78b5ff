"""Where this machine is on its network, and a socket that listens there."""

import contextlib
import socket
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address

from poise.problems import RoomProblem

FAR = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254", "169.254.255.254", "224.0.0.251")
"""Addresses to look towards: nothing is sent, the system only says from where it would be."""

PORTS = (8080, 8000, 8088, 8888, 0)
"""Short ones first, for those who type the address; 0 is any that is free."""

FILES = 500
"""Open files that Poise itself may need beside the connections."""

WAITING = 512
"""Connections that may wait to be accepted: a whole class that scans at the same moment."""


def addresses(towards: Callable[[str], str | None], named: Callable[[], Iterable[str]]) -> tuple[str, ...]:
    """The addresses (IPv4) of this machine that other machines may reach, the likeliest first.

    `towards` gives the address from which the system would speak to another, `named` those under the machine's own
    name.  Addresses of a home or a school come before those of the whole Internet.
    """
    found = dict.fromkeys(filter(None, [*(towards(far) for far in FAR), *named()]))
    usable = [one for one in found if not (IPv4Address(one).is_loopback or IPv4Address(one).is_unspecified)]
    return tuple(sorted(usable, key=lambda one: (IPv4Address(one).is_link_local, not IPv4Address(one).is_private)))


def here() -> tuple[str, ...]:
    """The addresses of this machine on its networks now; empty without a network."""
    return addresses(_towards, _named)


def listening(address: str, ports: Sequence[int] = PORTS) -> socket.socket:
    """A socket that listens, without blocking, at the first of the ports that is free, on that address only.

    Raises:
        RoomProblem: none is, or the address is not this machine's any more.
    """
    reason = ""
    for port in ports:
        try:
            listening = socket.create_server((address, port), backlog=WAITING)
        except OSError as error:
            reason = error.strerror or str(error)
            continue
        listening.setblocking(False)
        return listening
    raise RoomProblem(
        f"The page for the class cannot be opened at {address}: {reason}.",
        "See that this computer is on the room's network and open the page again, or let the class raise hands.",
    )


def allow(connections: int) -> None:
    """Ask the system to let this process have so many open connections beside its files; some begin with 256 in all.

    Windows has no such border.  Where the system refuses, the room holds fewer phones and says so to the others.
    """
    try:
        import resource
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _towards(far: str) -> str | None:
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect((far, 9))
        return str(asking.getsockname()[0])
    return None


def _named() -> list[str]:
    with contextlib.suppress(OSError):
        told = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        return [str(one[4][0]) for one in told]
    return []
