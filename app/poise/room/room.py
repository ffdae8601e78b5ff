"""The room: the page for the class's phones, open from `async with` to its end, on the loop that runs there."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import Callable, Mapping, Sequence
from typing import Self

from aiohttp import web

from poise.domain.ballot import Ballot, Counts, Question, Turnout
from poise.problems import RoomProblem
from poise.room import network
from poise.room.gathering import Gathering
from poise.room.keys import Keys
from poise.room.limits import Limits
from poise.room.page import File
from poise.room.reception import Reception

PACE = 0.2
"""Seconds between two tellings of the turnout: bars that grow, and no work for each of two hundred votes."""

PARTING = 0.3
"""Seconds in which the phones hear that the lesson is over, before their connections are cut."""


class Room:
    """The class by phones.  Nothing listens before it is entered, and nothing after it is left.

    Args:
        keys: the secrets of this lesson.
        page: the files of the page (`page.read`).
        told: called on this loop with the turnout when it changes, at most every PACE seconds.
        clock: seconds, for the limits.
        address: one of the machine's own (`network.here`); "" for the likeliest.
        ports: to try one after another.
    """

    def __init__(
        self,
        keys: Keys,
        page: Mapping[str, File],
        told: Callable[[Turnout], object],
        clock: Callable[[], float],
        limits: Limits = Limits(),
        address: str = "",
        ports: Sequence[int] = network.PORTS,
    ) -> None:
        self._keys = keys
        self._page = page
        self._told = told
        self._clock = clock
        self._limits = limits
        self._address = address
        self._ports = ports
        self._stirred = asyncio.Event()
        self._gathering = Gathering(keys.mark, self._stirred.set, limits)
        self._host = ""

    async def __aenter__(self) -> Self:
        """Begin to listen.

        Raises:
            RoomProblem: no network, or no free port.
        """
        # The system may look long for its own name, and a call goes on meanwhile.
        address = self._address or next(iter(await asyncio.to_thread(network.here)), "")
        if not address:
            raise RoomProblem(
                "This computer is on no network, so no phone can reach it.",
                "Connect it to the same network as the phones, or let the class raise hands.",
            )
        network.allow(self._limits.connections)
        self._listening = network.listening(address, self._ports)
        self._host = f"{address}:{self._listening.getsockname()[1]}"
        reception = Reception(self._host, self._keys, self._page, self._gathering, self._clock, self._limits)
        self._server = _server(reception, self._limits)
        self._admitting = asyncio.create_task(self._admit())
        self._telling = asyncio.create_task(self._tell())
        return self

    async def __aexit__(self, *_: object) -> None:
        """Tell the phones that it is over, cut every connection and forget who was here."""
        self._telling.cancel()
        self._gathering.end()
        await self._shut()
        await self._server.shutdown(PARTING)
        await asyncio.gather(self._telling, self._admitting, return_exceptions=True)

    @property
    def link(self) -> str:
        """The address that the class opens, the room's code in it."""
        return f"http://{self._host}/{self._keys.code}"

    @property
    def turnout(self) -> Turnout:
        """Who is here, and what came in until now."""
        return self._gathering.turnout()

    def ask(self, question: Question) -> None:
        """Put a question to the class; the one before is gone."""
        self._gathering.put(Ballot(question), anew=True)

    def close(self) -> Counts | None:
        """Take no more answers; the counts, or None where nothing was asked.  The phones show that it is closed."""
        ballot = self._gathering.ballot
        if ballot is None:
            return None
        self._gathering.put(ballot.closed())
        return ballot.counts()

    def reopen(self) -> None:
        """Take answers to the last question again; what was answered stays."""
        ballot = self._gathering.ballot
        if ballot is not None:
            self._gathering.put(Ballot(ballot.question, True, ballot.answers))

    def clear(self) -> None:
        """Take the question off the phones and forget its answers."""
        self._gathering.put(None)

    async def _admit(self) -> None:
        """Take one connection after another, and cut those that are too many, until it is over.

        By hand: asyncio's own server, when it is closed, loses sight of who comes at that moment, and they wait on.
        """
        loop = asyncio.get_running_loop()
        while not self._gathering.over:
            try:
                line, peer = await loop.sock_accept(self._listening)
            except OSError:  # gone before it was met, or no room for more open files: later there may be
                await asyncio.sleep(PACE)
                continue
            if self._gathering.over or self._full(str(peer[0])):
                line.close()
            else:
                await loop.connect_accepted_socket(self._server, line)

    async def _shut(self) -> None:
        """Listen no more; who waits to be met is cut.

        The room knocks at its own door, so that who admits sees that it is over.  Cancelled, it could hold a connection
        just accepted, and lose it.
        """
        with contextlib.suppress(OSError):  # the network is gone, and nobody at the door
            with socket.create_connection(self._listening.getsockname(), timeout=PARTING):
                await asyncio.wait({self._admitting}, timeout=PARTING)
        self._admitting.cancel()
        with self._listening, contextlib.suppress(OSError):
            while True:
                self._listening.accept()[0].close()

    def _full(self, address: str) -> bool:
        there, most = self._server.connections, self._limits.connections_an_address
        if len(there) >= self._limits.connections:
            return True
        return most is not None and sum(_address(one.peername) == address for one in there) >= most

    async def _tell(self) -> None:
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            try:
                self._told(self._gathering.turnout())
            except Exception as error:  # a fault of the listener's is told, and the next turnout all the same
                asyncio.get_running_loop().call_exception_handler({"message": "untold", "exception": error})
            await asyncio.sleep(PACE)


def _server(reception: Reception, limits: Limits) -> web.Server:
    return web.Server(
        reception.answer,
        handler_cancellation=True,
        keepalive_timeout=limits.patience,
        lingering_time=1.0,
        max_line_size=2048,
        max_field_size=4096,
        max_headers=64,
        auto_decompress=False,
        access_log=None,
        logger=logging.Logger("room", logging.CRITICAL),  # what strangers send is not worth a line
    )


def _address(peer: object) -> object:
    return peer[0] if isinstance(peer, tuple) else peer
