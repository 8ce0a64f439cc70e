"""The live stream: who may listen, what is heard, and by whom."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any

import psycopg
import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.db import connection
from django.test import override_settings

from jardam.config import stream
from jardam.database.live import STREAM_COOKIE, STREAM_SALT

MOSCOW, KRASNODAR = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
SECONDS = 10.0


def cookie(centre: str, *, salt: str = STREAM_SALT) -> str:
    return f"{STREAM_COOKIE}={TimestampSigner(salt=salt).sign(f'{centre}:a-user')}"


class Page:
    """An open page: what it was sent, and a way to close it."""

    def __init__(self, cookies: str, path: str = "/stream", method: str = "GET") -> None:
        self.headers: dict[bytes, bytes] = {}
        self.status = 0
        self.heard: asyncio.Queue[bytes] = asyncio.Queue()
        self._closed = asyncio.Event()
        scope = {"type": "http", "path": path, "method": method, "headers": [(b"cookie", cookies.encode())]}
        self.task = asyncio.create_task(stream.app(scope, self._receive, self._send))

    async def close(self) -> None:
        self._closed.set()
        await self.task

    async def _receive(self) -> dict[str, Any]:
        await self._closed.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
        elif message["body"]:
            self.heard.put_nowait(message["body"])


@pytest.fixture
def run(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Coroutine[Any, Any, None]], None]:
    """Runs one test's story against a desk of its own, which hears the test database."""
    words = connection.settings_dict
    login = {"host": words["HOST"], "dbname": words["NAME"], "user": words["USER"]}
    login |= {"password": words["PASSWORD"], "options": words["OPTIONS"]["options"]}
    monkeypatch.setattr(stream, "_login", lambda: login)
    monkeypatch.setattr(stream, "desk", stream.Desk())

    def run_story(story: Coroutine[Any, Any, None]) -> None:
        async def in_time() -> None:
            async with asyncio.timeout(SECONDS):
                await story
            if stream.desk._hearing:
                stream.desk._hearing.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await stream.desk._hearing

        asyncio.run(in_time())

    return run_story


async def tell(centre: str) -> None:
    async with await psycopg.AsyncConnection.connect(**stream._login(), autocommit=True) as database:
        await database.execute("SELECT pg_notify('desk', %s)", (centre,))


Run = Callable[[Awaitable[None]], None]


def test_a_change_is_heard_in_its_own_centre_only(run: Run) -> None:
    async def story() -> None:
        here, there = Page(cookie(MOSCOW)), Page(cookie(KRASNODAR))
        assert [await page.heard.get() for page in (here, there)] == [stream.CHANGED] * 2  # begins by looking
        await tell(MOSCOW)
        assert await here.heard.get() == stream.CHANGED
        await tell(KRASNODAR)
        assert await there.heard.get() == stream.CHANGED
        assert (here.heard.empty(), there.heard.empty()) == (True, True)
        await asyncio.gather(here.close(), there.close())

    run(story())


def test_many_changes_at_once_are_one(run: Run) -> None:
    async def story() -> None:
        page = Page(cookie(MOSCOW))
        await page.heard.get()
        for _ in range(50):
            stream.desk.ring(MOSCOW)
        assert await page.heard.get() == stream.CHANGED
        await tell(KRASNODAR)  # a full turn through the database
        assert page.heard.empty()
        await page.close()

    run(story())


def test_a_page_that_leaves_is_forgotten(run: Run) -> None:
    async def story() -> None:
        page = Page(cookie(MOSCOW))
        await page.heard.get()
        await page.close()
        assert not stream.desk._bells

    run(story())


def test_a_lost_database_is_found_again_and_everybody_looks(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "RECONNECT_SECONDS", 0)

    async def story() -> None:
        page = Page(cookie(MOSCOW))
        await page.heard.get()
        login = stream._login() | {"options": ""}  # as the tests' own login, whose connection it is
        async with await psycopg.AsyncConnection.connect(**login, autocommit=True) as database:
            await database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            )
        assert await page.heard.get() == stream.CHANGED
        await page.close()

    run(story())


def test_silence_is_broken_by_a_heartbeat(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.01)

    async def story() -> None:
        page = Page(cookie(MOSCOW))
        while await page.heard.get() != stream.HEARTBEAT:
            continue
        await page.close()

    run(story())


@override_settings(ORIGIN="https://desk.example")
def test_only_the_pages_own_origin_may_read_it(run: Run) -> None:
    async def story() -> None:
        page = Page(cookie(MOSCOW))
        await page.heard.get()
        assert page.headers[b"access-control-allow-origin"] == b"https://desk.example"
        assert page.headers[b"access-control-allow-credentials"] == b"true"
        assert page.headers[b"cache-control"] == b"no-store"
        await page.close()

    run(story())


@pytest.mark.parametrize(
    "cookies",
    ["", "other=1", f"{STREAM_COOKIE}={MOSCOW}:a-user:1:forged", cookie(MOSCOW, salt="another")],
    ids=["none", "another", "forged", "for something else"],
)
def test_without_a_good_cookie_nobody_listens(cookies: str) -> None:
    async def story() -> None:
        page = Page(cookies)
        await page.task
        assert (page.status, page.heard.empty()) == (403, True)

    asyncio.run(story())


def test_a_cookie_lasts_one_shift() -> None:
    with time_machine.travel("2026-03-02T08:00:00+00:00", tick=False) as clock:
        given = cookie(MOSCOW)
        clock.shift(timedelta(hours=12))
        assert stream.centre_of(given) == MOSCOW
        clock.shift(timedelta(seconds=1))
        assert stream.centre_of(given) is None


@pytest.mark.parametrize(("method", "path"), [("POST", "/stream"), ("GET", "/")])
def test_there_is_nothing_else_here(method: str, path: str) -> None:
    async def story() -> None:
        page = Page(cookie(MOSCOW), path, method)
        await page.task
        assert page.status == 404

    asyncio.run(story())
