"""Which centre the database is spoken to for. Without one, row-level security shows no tenant row at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

_centre: ContextVar[str] = ContextVar("centre", default="")
SAY_CENTRE = (
    "SELECT set_config('app.centre_id', %s, true)"  # true: this transaction only, so no pool can leak it
)


def current_centre() -> str:
    """The id of the centre in whose name we act, or an empty text."""
    return _centre.get()


@contextmanager
def for_centre(centre_id: UUID | str | None) -> Iterator[None]:
    """Act for one centre: transactions begun inside say it, open ones are told at once and told back."""
    token = _centre.set(str(centre_id or ""))
    _tell_open_transactions()
    try:
        yield
    finally:
        _centre.reset(token)
        _tell_open_transactions()


@contextmanager
def across_centres(reason: str) -> Iterator[str]:
    """Yield the database alias that sees every centre; ``reason`` says why one centre is not enough.

    Only for background work and reference loading, never inside a page: the process that answers pages
    has no such login (`connection.pages_environment`). Errors: ConnectionDoesNotExist there.
    """
    if not reason:
        raise ValueError("say why the work crosses centres")
    system = connections["system"]
    if system is not connections["default"]:
        yield "system"
        return
    with system.cursor() as cursor:  # tests: both aliases are one connection
        cursor.execute("SET LOCAL ROLE jardam_system")
        try:
            yield "system"
        finally:
            cursor.execute("SET LOCAL ROLE jardam_app")


def _tell_open_transactions() -> None:
    for connection in _open_transactions():
        connection.connection.execute(SAY_CENTRE, (_centre.get(),))


def _open_transactions() -> Iterator[BaseDatabaseWrapper]:
    seen: set[int] = set()
    for connection in connections.all(initialized_only=True):
        usable = connection.connection is not None and connection.in_atomic_block
        if usable and not connection.needs_rollback and id(connection) not in seen:
            seen.add(id(connection))
            yield connection
