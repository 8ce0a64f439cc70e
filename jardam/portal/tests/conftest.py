from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker

from jardam.knowledge.actions import load_cards
from jardam.law.actions import load_law
from tests.access_matrix.world import undone

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The law and the answers as they are shipped, once for all pages of a file: no page changes anything."""
    with django_db_blocker.unblock(), undone():
        load_law(settings.ROOT / "data" / "law", AT)
        load_cards(settings.ROOT / "data" / "knowledge" / "cards", AT)
        yield
