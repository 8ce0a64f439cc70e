"""One web process for each size, all at once and each with a database of its own, so that sizes are compared in one run."""

import argparse
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from benchmarks.databases import databases, stop_serving, super_login, use_database
from benchmarks.pages import Browser, Visitor
from benchmarks.processes import with_children
from jardam.accounts.proofs import SECOND_FACTOR_DONE
from jardam.accounts.sessions import SessionStore
from jardam.centres.models import User
from jardam.config.up.children import Child, Server, stop_all
from jardam.config.up.folders import prepare_data
from jardam.config.up.servers import environment, servers
from jardam.config.up.supervisor import Supervisor


@dataclass(frozen=True, slots=True)
class Site:
    """A web process, and the database that it serves."""

    size: int
    database: str
    port: int
    supervisor: Supervisor
    web: Child

    def pids(self) -> list[int]:
        """The web process with what it started, and the database backends that serve it."""
        with psycopg.connect(**super_login(self.supervisor, self.database)) as connection:
            rows = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE application_name = %s", (application(self.port),)
            ).fetchall()
        return [*with_children(self.web._process.pid), *(int(row[0]) for row in rows)]

    def browser(self, visitor: Visitor | None = None) -> Browser:
        return Browser(self.port, visitor)

    def sign_in(self, username: str) -> Visitor:
        use_database(self.database)
        return sign_in(username)


def sign_in(username: str) -> Visitor:
    """A session as if this person had just passed password and second factor."""
    user, csrf = User.objects.get(username=username), secrets.token_hex(16)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[SECOND_FACTOR_DONE] = True
    session["_csrftoken"] = csrf
    session.create()
    return Visitor(f"{settings.SESSION_COOKIE_NAME}={session.session_key}", csrf)


@contextmanager
def sites(asked: argparse.Namespace, supervisor: Supervisor) -> Iterator[dict[int, Site]]:
    """A site for every size of the bank that was asked for."""
    stop_serving(supervisor)
    with sites_of(databases(supervisor, asked.contacts), supervisor) as started:
        yield started


@contextmanager
def sites_of(named: Mapping[int, str], supervisor: Supervisor) -> Iterator[dict[int, Site]]:
    """A site for each database, by size; pages only: what `bin/up` serves, the worker and the stream, must have stopped."""
    started: dict[int, Site] = {}
    try:
        for number, (size, name) in enumerate(named.items()):
            port = supervisor.port + 2 + 2 * number
            web = start_web(page_server(port), port, JARDAM_DB_NAME=name)
            started[size] = Site(size, name, port, supervisor, web)
        for site in started.values():
            site.browser().wait_until_healthy()
        yield started
    finally:
        stop_all([site.web for site in started.values()])


def page_server(port: int) -> Server:
    return next(server for server in servers(port, with_meaning=False) if server.name == "web")


def start_web(server: Server, port: int, **extra: str) -> Child:
    """Start a server as `bin/up` does, under a name by which its database backends are known."""
    data = prepare_data()
    own = {"JARDAM_ORIGIN": f"http://localhost:{port}", "PGAPPNAME": application(port)}
    return Child(server, data, environment(data, port) | own | extra)


def application(port: int) -> str:
    return f"benchmark {port}"
