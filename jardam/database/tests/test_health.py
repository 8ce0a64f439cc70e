"""Whether a kept connection may serve the next page: seen on the line, without asking the server each time."""

import select

import pytest
from django.db import connection

from jardam.database.base import DatabaseWrapper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other() -> DatabaseWrapper:
    """A connection of its own, so that it may be broken."""
    wrapper = DatabaseWrapper(connection.settings_dict)
    wrapper.connect()
    return wrapper


def test_a_quiet_connection_is_usable(other: DatabaseWrapper) -> None:
    assert other.is_usable()
    other.close()
    assert not other.is_usable()


def test_a_connection_that_the_server_ended_is_not(other: DatabaseWrapper) -> None:
    other.connection.execute("SET idle_session_timeout = 10")
    select.select([other.connection], [], [], 10.0)  # the server's last word
    assert not other.is_usable()
    other.close()


def test_news_on_the_line_are_no_reason_to_give_it_up(other: DatabaseWrapper) -> None:
    other.connection.execute("LISTEN news")
    with connection.cursor() as cursor:
        cursor.execute("NOTIFY news")
    assert other.is_usable()
    other.close()
