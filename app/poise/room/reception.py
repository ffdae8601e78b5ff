"""Answers the phones' requests: the page, joining, news and votes; everything else is turned away."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Mapping

from aiohttp import web

from poise.room import door, reading
from poise.room.gathering import Gathering
from poise.room.keys import Keys, is_code, same
from poise.room.limits import Bucket, Limits
from poise.room.page import HEADERS, File
from poise.session.waiting import happens

COOKIE = "poise"
"""Holds the phone's mark: no name, no use after the lesson, out of reach of scripts and of other pages."""

TOKEN = "X-Poise-Token"
HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it is still there, so that networks keep it and lost phones show."""

STATUS: Mapping[str, int] = {
    "elsewhere": 403,
    "stranger": 403,
    "wrong_code": 403,
    "not_here": 404,
    "not_so": 405,
    "slow": 408,
    "closed": 409,
    "too_large": 413,
    "not_that": 415,
    "unreadable": 400,
    "unknown": 422,
    "too_many": 422,
    "nothing": 422,
    "too_long": 422,
    "too_fast": 429,
    "full": 503,
}


class Refused(Exception):
    """This request is answered with a reason, one of STATUS, and nothing else."""


class Reception:
    """Everything between a request and its answer.  `host` is "address:port", as the page's own address has it."""

    def __init__(
        self,
        host: str,
        keys: Keys,
        page: Mapping[str, File],
        gathering: Gathering,
        clock: Callable[[], float],
        limits: Limits,
    ) -> None:
        self._host = host
        self._keys = keys
        self._page = page
        self._gathering = gathering
        self._limits = limits
        self._all = Bucket(limits.everything, clock)
        self._visits = Bucket(limits.visits, clock, limits.remembered)
        self._votes = Bucket(limits.votes, clock, limits.phones)
        self._wrong = Bucket(limits.wrong_codes, clock, limits.remembered)
        self._all_wrong = Bucket(limits.all_wrong_codes, clock)
        self._streams: Counter[str] = Counter()

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """The answer to one request; an error nobody foresaw is told to the loop and to the phone as 500."""
        try:
            return await self._answer(request)
        except Refused as reason:
            return _refusal(str(reason))
        except ConnectionError:
            raise
        except Exception as error:
            asyncio.get_running_loop().call_exception_handler({"message": "a request failed", "exception": error})
            return _json({"why": "bug"}, 500)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.raw_path.partition("?")[0]
        file = self._page.get("/" if is_code(path[1:]) else path)
        methods = door.PAGE if file is not None else door.METHODS.get(path)
        _demand(self._all.lets(), "too_fast")
        turned = door.turned(request.method, request.headers, self._host, methods)
        if turned is not None:
            raise Refused(turned)
        if file is not None:
            _demand(self._visits.lets(_address(request)), "too_fast")
            return web.Response(body=file.content, content_type=file.type, charset="utf-8", headers=HEADERS)
        if path == "/join":
            return await self._join(request)
        mark = self._known(request)
        match path:
            case "/vote":
                return await self._vote(request, mark)
            case "/state":
                return _json(self._gathering.shown(mark))
            case _:
                return await self._stream(request, mark)

    async def _join(self, request: web.BaseRequest) -> web.Response:
        address = _address(request)
        _demand(self._visits.lets(address), "too_fast")
        told = reading.code(await self._body(request))
        _demand(self._wrong.has_room(address) and self._all_wrong.has_room(), "too_fast")
        if told is None or not self._keys.opens(told):
            self._wrong.lets(address)
            self._all_wrong.lets()
            raise Refused("wrong_code")
        mark = self._gathering.welcome(request.cookies.get(COOKIE, ""), address)
        _demand(bool(mark), "full")
        answer = _json({"token": self._keys.token, "state": self._gathering.shown(mark)})
        answer.set_cookie(COOKIE, mark, path="/", httponly=True, samesite="Strict")
        return answer

    def _known(self, request: web.BaseRequest) -> str:
        """The mark of a phone that has joined and shows the token; at the end it may still hear that it is over."""
        token = request.headers.get(TOKEN) or request.query.get("token", "")
        mark = request.cookies.get(COOKIE, "")
        if not same(token, self._keys.token) or not (self._gathering.over or self._gathering.knows(mark)):
            _demand(self._visits.lets(_address(request)), "too_fast")
            raise Refused("stranger")
        _demand(self._votes.lets(mark), "too_fast")
        return mark

    async def _vote(self, request: web.BaseRequest, mark: str) -> web.Response:
        told = reading.vote(await self._body(request))
        if told is None:
            raise Refused("unreadable")
        refusal = self._gathering.take(mark, *told)
        if refusal is not None:
            raise Refused(refusal)
        return _json({"taken": True})

    async def _stream(self, request: web.BaseRequest, mark: str) -> web.StreamResponse:
        _demand(self._streams[mark] < self._limits.streams_a_phone, "too_fast")
        answer = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
        self._streams[mark] += 1
        try:
            await answer.prepare(request)
            while True:
                news = self._gathering.news
                await self._say(request, answer, b"data: %b\n\n" % _text(self._gathering.shown(mark)))
                if self._gathering.over:
                    return answer
                while not await happens(news, HEARTBEAT):
                    await self._say(request, answer, b":\n\n")
        finally:
            self._streams[mark] -= 1

    async def _say(self, request: web.BaseRequest, answer: web.StreamResponse, text: bytes) -> None:
        """A phone that takes nothing any more is let go of."""
        try:
            async with asyncio.timeout(self._limits.patience):
                await answer.write(text)
        except TimeoutError as error:
            if request.transport is not None:
                request.transport.abort()
            raise ConnectionResetError from error

    async def _body(self, request: web.BaseRequest) -> bytes:
        body = b""
        try:
            async with asyncio.timeout(self._limits.patience):
                while part := await request.content.read(self._limits.body + 1 - len(body)):
                    body += part
                    _demand(len(body) <= self._limits.body, "too_large")
        except TimeoutError:
            raise Refused("slow") from None
        except web.RequestPayloadError:  # chunks that are none
            raise Refused("unreadable") from None
        return body


def _demand(met: bool, why: str) -> None:
    if not met:
        raise Refused(why)


def _address(request: web.BaseRequest) -> str:
    return request.remote or ""


def _refusal(why: str) -> web.Response:
    answer = _json({"why": why}, STATUS[why])
    if why == "too_fast":
        answer.headers["Retry-After"] = "1"
    if why in {"slow", "too_large", "elsewhere"}:
        answer.force_close()
    return answer


def _json(told: object, status: int = 200) -> web.Response:
    return web.Response(body=_text(told), status=status, content_type="application/json", headers=HEADERS)


def _text(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii")
