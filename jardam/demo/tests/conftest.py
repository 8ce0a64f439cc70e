"""A demo network that many tests look at and nobody keeps: building one takes seconds."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from jardam.demo.actions import build_demo
from jardam.network.actions import load_network, load_standard_services

CONTACTS = 2500


@pytest.fixture(scope="module")
def built_at(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[datetime]:
    """A whole network of 2,500 contacts, built this instant, once for a module, in a transaction that is thrown away."""
    now = timezone.now()
    with django_db_blocker.unblock(), transaction.atomic():
        load_network(Path(settings.ROOT) / "data" / "network")
        load_standard_services(Path(settings.ROOT) / "data" / "network")
        build_demo(CONTACTS, at=now)
        yield now
        transaction.set_rollback(True)
