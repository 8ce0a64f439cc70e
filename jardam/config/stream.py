"""The live stream: tells open pages of a centre that something changed, never what.

A bare ASGI application in a process of its own: no Django request, no ORM, no session. One
connection to the database listens; every open page costs a queue of one place.
"""

import asyncio
import os
from collections import defaultdict
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any

import psycopg
from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from psycopg import sql

from jardam.database.connection import settings_for
from jardam.database.live import CHANNEL, STREAM_COOKIE, STREAM_SALT

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jardam.config.settings")

COOKIE_SECONDS = 12 * 60 * 60
HEARTBEAT_SECONDS = 15
RECONNECT_SECONDS = 2
LONGEST_QUEUE = 1  # "something changed" twice is once
CHANGED = b"event: changed\ndata: 1\n\n"
HEARTBEAT = b": still here\n\n"

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Bell = asyncio.Queue[bytes]


class Desk:
    """Who listens for which centre, and the one connection that hears the database."""

    def __init__(self) -> None:
        self._bells: defaultdict[str, set[Bell]] = defaultdict(set)
        self._hearing: asyncio.Task[None] | None = None

    def join(self, centre: str) -> Bell:
        if self._hearing is None:
            self._hearing = asyncio.create_task(self._hear())
        bell: Bell = asyncio.Queue(LONGEST_QUEUE)
        self._bells[centre].add(bell)
        return bell

    def leave(self, centre: str, bell: Bell) -> None:
        self._bells[centre].discard(bell)
        if not self._bells[centre]:
            del self._bells[centre]

    def ring(self, centre: str) -> None:
        for bell in self._bells.get(centre, ()):
            if not bell.full():
                bell.put_nowait(CHANGED)

    def ring_all(self) -> None:
        """After a gap in our hearing: everybody may have missed something."""
        for centre in list(self._bells):
            self.ring(centre)

    async def _hear(self) -> None:
        while True:
            try:
                await self._listen()
            except psycopg.Error:
                await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen(self) -> None:
        async with await psycopg.AsyncConnection.connect(**_login(), autocommit=True) as connection:
            await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
            self.ring_all()
            async for notice in connection.notifies():
                self.ring(notice.payload)


desk = Desk()


async def app(scope: Message, receive: Receive, send: Send) -> None:
    """GET /stream with the cookie of a page; anything else is refused without a word."""
    if scope["type"] != "http":
        return
    if (scope["path"], scope["method"]) != ("/stream", "GET"):
        await _refuse(send, 404)
        return
    centre = centre_of(_header(scope, b"cookie"))
    if centre is None:
        await _refuse(send, 403)
        return
    await _stream(centre, receive, send)


def centre_of(cookies: str) -> str | None:
    """The centre for which the signed cookie was given, or None when it is missing, forged or old."""
    try:
        morsel = SimpleCookie(cookies).get(STREAM_COOKIE)
        said = (
            TimestampSigner(salt=STREAM_SALT).unsign(morsel.value, max_age=COOKIE_SECONDS) if morsel else ""
        )
    except (BadSignature, CookieError):
        return None
    return said.partition(":")[0] or None


async def _stream(centre: str, receive: Receive, send: Send) -> None:
    bell = desk.join(centre)
    leaving = asyncio.create_task(_left(receive))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": _headers()})
        while not leaving.done():
            await send({"type": "http.response.body", "body": await _next(bell, leaving), "more_body": True})
    finally:
        desk.leave(centre, bell)
        leaving.cancel()


async def _next(bell: Bell, leaving: "asyncio.Task[None]") -> bytes:
    """The next word to send: a change, or a heartbeat, which also finds out who is gone."""
    ringing = asyncio.create_task(bell.get())
    done, _ = await asyncio.wait(
        {ringing, leaving}, timeout=HEARTBEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED
    )
    if ringing in done:
        return ringing.result()
    ringing.cancel()
    return HEARTBEAT


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue


async def _refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


def _headers() -> list[tuple[bytes, bytes]]:
    """Only the pages' own origin may read the stream, with its cookie."""
    return [
        (b"content-type", b"text/event-stream"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"access-control-allow-origin", settings.ORIGIN.encode()),
        (b"access-control-allow-credentials", b"true"),
        (b"vary", b"Origin"),
    ]


def _header(scope: Message, name: bytes) -> str:
    values = [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]
    return "; ".join(values)


def _login() -> dict[str, Any]:
    """As `jardam_app`, and without a centre: this connection can hear and see no row."""
    words = settings_for("app", os.environ)
    options: Any = words["OPTIONS"]
    login = {"host": words["HOST"], "port": words["PORT"], "dbname": words["NAME"], **options}
    login |= {"user": words["USER"], "password": words["PASSWORD"]}
    return {key: value for key, value in login.items() if value}
