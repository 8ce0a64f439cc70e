from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from tests.reference import load_answers, shipped_law
from tests.undoing import undone

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def law_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_law(django_db_blocker, NOW):
        yield


@pytest.fixture
def law(law_rows: None, db: None) -> Iterator[None]:
    """The law as it stands in the files, on a fixed day, and an English screen."""
    with time_machine.travel(NOW, tick=False), translation.override("en"):
        yield


@pytest.fixture(scope="module")
def card_rows(law_rows: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), undone():
        load_answers(NOW, only=["wages_unpaid", "patent_pay_renew", "contract_copy", "citizenship"])
        yield


@pytest.fixture
def cards(card_rows: None, law: None) -> None:
    """A few of the answers, which is enough for most."""
