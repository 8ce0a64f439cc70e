from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.reference import shipped_answers
from tests.referring import case, first, person, second, yes

__all__ = ["case", "first", "person", "second", "yes"]

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The law and the answers as they are shipped, once for all pages of a file: no page changes anything."""
    with shipped_answers(django_db_blocker, AT):
        yield
