"""Reads every SQL statement of the test run, and fails the test that sent one which loses the centre.

What is asked of a statement: `tests.centre_joins`. Not read: what runs as the owner (migrations), and
what a test sends on purpose inside `lifted`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from tests.centre_joins import faults

_seen: list[str] = []
_lifted: ContextVar[bool] = ContextVar("the guard is lifted", default=False)


@contextmanager
def lifted(reason: str) -> Iterator[None]:
    """Send statements that the guard would refuse. ``reason`` says what for."""
    assert reason
    token = _lifted.set(True)
    try:
        yield
    finally:
        _lifted.reset(token)


def pytest_configure(config: pytest.Config) -> None:
    connection_created.connect(_listen, dispatch_uid="sql guard")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    _seen.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    yield
    if _seen:
        pytest.fail("SQL that loses the centre:\n" + "\n".join(dict.fromkeys(_seen)), pytrace=False)


def _listen(connection: BaseDatabaseWrapper, **_: object) -> None:
    is_owner = "jardam_owner" in str(connection.settings_dict)
    if not is_owner and _read not in connection.execute_wrappers:
        connection.execute_wrappers.append(_read)


def _read(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if not _lifted.get():
        _seen.extend(faults(sql, params[0] if many and params else params, tenant_tables()))
    return execute(sql, params, many, context)


@cache
def tenant_tables() -> frozenset[str]:
    from django.apps import apps  # noqa: PLC0415 - the plugin is loaded before the rooms are

    from jardam.centres.tenancy import Tenant  # noqa: PLC0415

    return frozenset(model._meta.db_table for model in apps.get_models() if issubclass(model, Tenant))
