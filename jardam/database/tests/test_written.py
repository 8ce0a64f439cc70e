from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import DateField, DateTimeField, QuerySet, Value
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jardam.database.written import Written

pytestmark = pytest.mark.django_db


def _kinds(order: str, *, label: str, model: str | None) -> QuerySet[ContentType]:
    found = ContentType.objects.filter(app_label=label)
    return (found if model is None else found.filter(model=model)).order_by(order)


def _asked(count: int = 1) -> CaptureQueriesContext:
    return CaptureQueriesContext(connection)


def test_it_reads_what_the_queryset_reads_with_its_own_values_each_time() -> None:
    kinds = Written[ContentType](_kinds)
    for label in ("auth", "contenttypes", "auth"):
        expected = list(ContentType.objects.filter(app_label=label).order_by("model"))
        assert kinds.rows("model", label=label, model=None) == expected != []
    assert kinds.first("model", label="auth", model="group") == ContentType.objects.get(model="group")
    assert kinds.first("model", label="auth", model="nothing") is None
    assert (
        kinds.rows("-model", label="auth", model=None) == kinds.rows("model", label="auth", model=None)[::-1]
    )


def test_it_sends_what_the_queryset_sends_and_builds_it_once() -> None:
    built = []

    def build(order: str, **words: str) -> QuerySet[ContentType]:
        built.append(words)
        return _kinds(order, **words)

    kinds = Written[ContentType](build)
    with CaptureQueriesContext(connection) as sent:
        for model in ("group", "permission"):
            assert kinds.rows("model", label="auth", model=model) == list(
                _kinds("model", label="auth", model=model)
            )
    texts = [query["sql"] for query in sent.captured_queries]
    assert texts[0] == texts[1]
    assert texts[2] == texts[3]
    assert len(built) == 1
    assert not {"auth", "group"} & set(built[0].values())


def test_numbers_days_and_moments_are_values_too() -> None:
    kinds, now = ContentType.objects.order_by("pk"), timezone.now()

    def build(*, number: int, day: date, moment: datetime) -> QuerySet[Any, Any]:
        day_told = Value(day, output_field=DateField())
        moment_told = Value(moment, output_field=DateTimeField())
        return kinds.filter(pk__lte=number).values_list("pk", day_told, moment_told)

    some = Written[tuple[int, date, datetime]](build)
    for kind, moment in zip(kinds[:2], (now, now + timedelta(days=1)), strict=True):
        rows = some.rows(number=kind.pk, day=moment.date(), moment=moment)
        assert rows[-1] == (kind.pk, moment.date(), moment)


def test_more_values_are_another_statement() -> None:
    some = Written[ContentType](
        lambda **models: ContentType.objects.filter(app_label="auth", model__in=models.values())
    )
    assert len(some.rows(one="group")) == 1
    assert len(some.rows(one="group", two="permission")) == 2


def test_what_can_have_no_rows_is_not_asked() -> None:
    nothing = Written[ContentType](lambda *, model: ContentType.objects.filter(model=model).none())
    with CaptureQueriesContext(connection) as sent:
        assert nothing.rows(model="group") == []
    assert len(sent) == 0
