"""Real browser, real server, real database: Debian's Chromium against the house in this process.

Every test begins with a fresh copy of the same town, in a browser without a past.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.test import Client, TransactionTestCase
from django.utils import timezone
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from jardam.accounts.proofs import PROVEN_AT, SECOND_FACTOR_DONE
from jardam.centres.models import User
from tests import database_cluster
from tests.database_fixtures import FOLDER, HOST, take_fresh_database
from tests.journeys.desks import Desk, Watch
from tests.journeys.hands import LATIN
from tests.journeys.town import Town, build_town
from tests.vault_fixtures import super_login

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",  # Debian's package has no other; fields of dates are typed in its order
]
PATIENCE = 10_000
"""Milliseconds that a journey waits for anything: long for a person, short for a busy machine."""

Sit = Callable[..., Desk]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys, and gone before other tests: its library keeps a loop running in this thread.

    Beside a running loop Django would refuse to work, and nobody else could start one.
    """
    found = shutil.which("chromium")
    if found is None:
        pytest.fail("Debian's chromium is missing: apt-get install chromium")
    if not (django_settings.ROOT / "jardam" / "ui" / "dist" / "jardam.js").is_file():
        pytest.fail("The front end is not built: bin/test builds it")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def stream(live_server: LiveServer, worker_id: str) -> Iterator[str]:
    """The live stream in its own process, as `bin/up` starts it. It finds each new copy of the town by itself."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {
        **os.environ,
        "JARDAM_VAR": os.environ[FOLDER],
        "JARDAM_DB_HOST": os.environ[HOST],
        "JARDAM_DB_NAME": f"test_{worker_id}",
        "JARDAM_SECRET_KEY": django_settings.SECRET_KEY,
        "JARDAM_ORIGIN": live_server.url,
        "DJANGO_SETTINGS_MODULE": "jardam.config.settings",
    }
    granian = [sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws", "--workers", "1"]
    where = ["--host", "127.0.0.1", "--port", str(port), "--workers-kill-timeout", "1s"]
    with subprocess.Popen(
        [*granian, *where, "jardam.config.stream:app"],
        cwd=django_settings.ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        _wait_for("Started worker", process)
        yield f"http://localhost:{port}"
        process.terminate()


def _wait_for(words: str, process: "subprocess.Popen[str]") -> None:
    said: list[str] = []
    for line in process.stdout or ():
        said.append(line)
        if words in line:
            return
    pytest.fail("The stream did not start:\n" + "".join(said))


@pytest.fixture(scope="session")
def first_town(django_db_setup: None, django_db_blocker: DjangoDbBlocker, worker_id: str) -> Iterator[Town]:
    """Built once in the worker's database, then put aside as the source of all copies."""
    with django_db_blocker.unblock():
        town = build_town(timezone.now())
        _copy(f"test_{worker_id}", _aside(worker_id))
    yield town
    with django_db_blocker.unblock():
        _drop(_aside(worker_id))


@pytest.fixture(scope="package")
def nothing_put_right(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator[None]:
    """Whatever a journey has done stays until the next one takes its copy; whoever comes after all of them finds order."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _self: None)
        yield
    with django_db_blocker.unblock():
        take_fresh_database(worker_id)


@pytest.fixture
def town(first_town: Town, nothing_put_right: None, transactional_db: None, worker_id: str) -> Town:
    """The town as it was built, whatever the journey before has done to it."""
    _copy(_aside(worker_id), f"test_{worker_id}")
    return first_town


@pytest.fixture
def watch(live_server: LiveServer, stream: str, settings: Settings) -> Iterator[Watch]:
    """The house at its test address; afterwards nothing may have gone wrong in any browser."""
    policy = deepcopy(settings.CONTENT_SECURITY_POLICY)
    policy["DIRECTIVES"]["connect-src"][1:] = [stream]
    settings.CONTENT_SECURITY_POLICY = policy
    settings.ORIGIN, settings.STREAM_ORIGIN = live_server.url, stream
    watch = Watch(frozenset({live_server.url, stream}))
    yield watch
    assert watch.faults == []


@pytest.fixture
def sit(chromium: Browser, live_server: LiveServer, town: Town, watch: Watch) -> Iterator[Sit]:
    """Seat somebody of the town at a fresh browser: signed in by name, or before the sign-in page.

    ``words`` are Playwright's for a new context.
    """
    opened = []

    def sit(name: str = "", *, layout: str = LATIN, **words: Any) -> Desk:
        shape = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light", **words}
        context = chromium.new_context(
            base_url=live_server.url,
            locale="ru-RU",
            timezone_id="Europe/Moscow",
            reduced_motion="reduce",
            **shape,
        )
        opened.append(context)
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        if name:
            context.add_cookies([{**_session_cookie(town.users[name]), "url": live_server.url}])
        return Desk(context, layout)

    yield sit
    for context in opened:
        context.close()


def _session_cookie(user: User) -> dict[str, str]:
    """A session in which this person has just signed in, second factor included."""
    client = Client()
    client.force_login(user, backend="jardam.accounts.backend.WithCentre")
    session = client.session
    session.update({SECOND_FACTOR_DONE: True, PROVEN_AT: timezone.now().timestamp()})
    session.save()
    name = django_settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value}


def _aside(worker: str) -> str:
    return f"town_{worker}"


def _copy(source: str, target: str) -> None:
    connections.close_all()
    with database_cluster.admin_connection(super_login(), "postgres") as server:
        database_cluster.copy_database(server, source, target)


def _drop(name: str) -> None:
    with database_cluster.admin_connection(super_login(), "postgres") as server:
        database_cluster.drop_database(server, name)
