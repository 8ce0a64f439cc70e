"""What is loaded for a file is there for its tests, and gone with it."""

from datetime import UTC, datetime

from pytest_django.plugin import DjangoDbBlocker

from jardam.knowledge.models import Card
from jardam.law.models import Parameter
from jardam.search.models import IndexedDocument
from tests.reference import shipped_answers

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_nothing_of_it_is_left(db: None, django_db_blocker: DjangoDbBlocker) -> None:
    with shipped_answers(django_db_blocker, AT, only=["wages_unpaid"]):
        assert [card.code for card in Card.objects.current()] == ["WAGES_UNPAID"]
        assert Parameter.objects.filter(known_from=AT.date()).exists()
    assert not any(kept.objects.exists() for kept in (Card, Parameter, IndexedDocument))
