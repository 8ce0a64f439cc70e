"""What several tests of the house look at."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from tests.access_matrix.world import World, build_world, undone


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Two centres with one of everything; thrown away after the module."""
    with django_db_blocker.unblock(), undone():
        yield build_world(timezone.now())
