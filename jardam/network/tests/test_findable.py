"""Places of medical care are found by place and kind, in the very transaction that writes, changes or closes them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.db import connection

from jardam.centres.models import User
from jardam.kernel.topics import Topic
from jardam.network import actions
from jardam.network.actions import FacilityFacts
from jardam.network.choices import FacilityKind, Fee, Taking, Told
from jardam.network.findable import FACILITY, ORGANISATION, SERVICE
from jardam.network.models import Facility
from jardam.search.models import IndexedDocument
from jardam.search.queries import search

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FACTS = FacilityFacts(
    name="Родильный дом № 4",
    kind=FacilityKind.MATERNITY,
    region="RU-TA",
    topics=(Topic.C_REPRODUCTIVE,),
    takes_uninsured=Taking.YES,
    fee=Fee.FREE,
    languages=(),
    told=Told.VISITED,
    checked_on=date(2026, 11, 20),
    words="Спросить Гульнару на входе",
)


def found(words: str) -> list[str]:
    return [hit.key for hit in search(words, [FACILITY], most=5).hits]


@pytest.fixture
def facility(erkin: User) -> Facility:
    return actions.write_facility(FACTS, by=erkin, at=NOW)


@pytest.mark.parametrize("words", ["роддом татарстан", "родильный дом", "рожать без полиса татарстан"])
def test_a_place_is_found_by_place_and_kind_at_once(facility: Facility, words: str) -> None:
    assert found(words) == [str(facility.pk)]


def test_a_change_is_found_at_once_and_what_closed_no_more(facility: Facility, erkin: User) -> None:
    changed = replace(
        FACTS, name="Поликлиника № 9", kind=FacilityKind.POLYCLINIC, topics=(Topic.C_CARE_AND_INSURANCE,)
    )
    actions.change_facility(facility, changed, seen=1, by=erkin, at=NOW)
    assert found("поликлиника") == [str(facility.pk)]
    assert found("роддом") == []

    actions.close_facility(facility, by=erkin, at=NOW)
    assert not IndexedDocument.objects.filter(kind=FACILITY).exists()


def test_what_rests_sealed_is_not_told_to_the_index(facility: Facility) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_indexeddocument::text FROM search_indexeddocument")
        (row,) = cursor.fetchone()
    assert "№ 4" in row
    assert "Гульнар" not in row


def test_the_directory_and_the_catalogue_are_found_as_soon_as_they_are_loaded() -> None:
    actions.load_network(settings.ROOT / "data" / "network")
    actions.load_standard_services(settings.ROOT / "data" / "network")
    kinds = set(IndexedDocument.objects.values_list("kind", flat=True))
    assert kinds == {ORGANISATION, SERVICE}
