"""The directory is searched by what an operator asks, page by page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.actions import (
    retire_organisation,
    tell_takes,
    write_organisation,
    write_place,
    write_service,
)
from jardam.network.choices import Actor, Circle, Fee, Retirement, ServiceState, Takes
from jardam.network.entries import OrganisationFacts, PlaceFacts, ServiceFacts
from jardam.network.models import Branch, Organisation
from jardam.network.queries import FRESH, partners_for
from jardam.network.rules.hours import Hours, is_open
from jardam.network.rules.ranking import Wanted
from jardam.network.searching import PAGE_ROWS, Asked, page_of_directory
from jardam.network.towns import towns, zone_of, zones

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)  # a Tuesday, noon in Moscow
MOSCOW, PODOLSK_SIDE = "524901", "542374"
DAY = timedelta(days=1)
HOUSE = OrganisationFacts(
    name="Приют на Речной", actor=Actor.NGO, circle=Circle.OUTER, regions=("RU-MOW",), fee=Fee.FREE
)
LAWYER = ServiceFacts("Юрист по зарплатам", Topic.B_UNPAID_WAGES, ServiceState.ACTIVE, Fee.FREE)
OFFICE = Hours(week=(((600, 1080),),) * 5 + ((), ()))


@pytest.fixture(autouse=True)
def _in_moscow(erkin: User) -> Iterator[None]:
    with for_centre(erkin.centre_id):
        yield


def write(by: User, **changed: object) -> Organisation:
    return write_organisation(day_uuid(), replace(HOUSE, **changed), by=by, at=NOW)


def placed(by: User, of: Organisation, **told: object) -> Branch:
    pk = day_uuid()
    write_place(of, pk, PlaceFacts(**{"name": "", "region": "RU-MOW", **told}), seen=0, by=by, at=NOW)
    return Branch.objects.get(pk=pk)


def names(by: User, **asked: object) -> list[str]:
    return [row.organisation.name for row in page_of_directory(by, Asked(**asked)).rows]  # type: ignore[arg-type]


def test_by_the_beginning_of_words_in_any_case(erkin: User) -> None:
    house = write(erkin)
    write_service(house, day_uuid(), LAWYER, seen=0, by=erkin, at=NOW)
    write(erkin, name="Музей")
    assert names(erkin, words="юрис зарплаты") == ["Приют на Речной"]
    assert names(erkin, words="речная приюты") == ["Приют на Речной"]
    assert names(erkin, words="юрист музей") == []
    assert len(names(erkin, words="'!&|:*")) == 2  # no word is no question


def test_by_the_language_and_the_fee_of_a_service(erkin: User) -> None:
    house = write(erkin, fee=Fee.UNKNOWN)
    spoken = replace(LAWYER, languages=(Language.TG,))
    write_service(house, day_uuid(), spoken, seen=0, by=erkin, at=NOW)
    assert names(erkin, language=Language.TG, fee=Fee.FREE, topic=Topic.B_UNPAID_WAGES) == [house.name]
    assert names(erkin, language=Language.KY) == []


def test_who_said_so_lately_takes_people_now(erkin: User) -> None:
    house = write(erkin)
    assert names(erkin, takes_on=NOW.date()) == []
    tell_takes(house, Takes.FREE, by=erkin, at=NOW)
    assert names(erkin, takes_on=NOW.date()) == [house.name]
    assert names(erkin, takes_on=NOW.date() + timedelta(days=15)) == []
    tell_takes(house, Takes.FULL, by=erkin, at=NOW)
    assert names(erkin, takes_on=NOW.date()) == []


@pytest.mark.parametrize(
    ("hours", "region"),
    [
        (OFFICE, "RU-MOW"),
        (OFFICE, "RU-KAM"),
        (Hours(week=(((1320, 780),),) + ((),) * 6), "RU-MOW"),
        (replace(OFFICE, other=((date(2026, 11, 24), ()),)), "RU-MOW"),
        (replace(OFFICE, other=((date(2026, 11, 24), ((1200, 1320),)),)), "RU-KAM"),
    ],
)
@pytest.mark.parametrize("later", [0, 6, 12, 20, 24 * 4])
def test_what_is_open_now_is_what_the_rule_says(erkin: User, hours: Hours, region: str, later: int) -> None:
    house, at = write(erkin), NOW + timedelta(hours=later)
    placed(erkin, house, hours=hours, region=region)
    assert bool(names(erkin, open_at=at)) is is_open(hours, zone_of(region), at)


def test_hours_that_nobody_knows_are_not_open(erkin: User) -> None:
    placed(erkin, write(erkin))
    assert names(erkin, open_at=NOW) == []


def test_the_nearest_first_and_nobody_beyond(erkin: User) -> None:
    town = towns()
    far, near = write(erkin, name="Далеко"), write(erkin, name="Близко")
    placed(erkin, far, at=town[PODOLSK_SIDE].point)
    placed(erkin, near, at=town[MOSCOW].point)
    placed(erkin, near, at=town[PODOLSK_SIDE].point)
    found = page_of_directory(erkin, Asked(near=town[MOSCOW].point, within=100)).rows
    assert [(row.organisation.name, row.kilometres) for row in found] == [("Близко", 0), ("Далеко", 19)]
    assert names(erkin, near=town[MOSCOW].point, within=10) == ["Близко"]
    assert names(erkin, near=town[MOSCOW].point, within=100, open_at=NOW) == []


@pytest.mark.parametrize("near", [None, MOSCOW])
def test_every_one_stands_on_one_page_and_none_on_two(erkin: User, near: str | None) -> None:
    point = towns()[near].point if near else None
    for number in range(PAGE_ROWS + 3):
        placed(erkin, write(erkin, name=f"Дом {number}"), at=towns()[MOSCOW].point)
    asked = Asked(near=point, within=10 if near else 0)
    first = page_of_directory(erkin, asked)
    second = page_of_directory(erkin, asked, first.after)
    found = [row.organisation.pk for page in (first, second) for row in page.rows]
    assert (len(first.rows), len(set(found)), second.after) == (PAGE_ROWS, PAGE_ROWS + 3, "")


def test_a_page_costs_the_same_however_many_there_are(erkin: User) -> None:
    for number in range(3):
        write(erkin, name=f"Дом {number}")
    with CaptureQueriesContext(connection) as few:
        page_of_directory(erkin, Asked(region="RU-MOW", open_at=NOW))
    for number in range(8):
        placed(erkin, write(erkin, name=f"Ещё {number}"), hours=OFFICE)
    with CaptureQueriesContext(connection) as many:
        page_of_directory(erkin, Asked(region="RU-MOW"))
    assert len(many) <= len(few) + 1 <= 4


def test_who_helps_only_unnamed_is_shown_to_whoever_sends_people_there_alone(erkin: User) -> None:
    mosque = write(erkin, actor=Actor.RELIGIOUS, is_discreet=True)
    branch = placed(erkin, mosque, at=towns()[MOSCOW].point, hours=OFFICE)
    assert names(erkin) == [mosque.name]
    assert names(User(role=Role.INTERPRETER)) == []
    assert (branch.latitude, branch.longitude, branch.zone, branch.open_minutes) == (None, None, "", [])


def test_who_said_of_late_that_they_take_nobody_is_offered_last(erkin: User) -> None:
    full = write(erkin, name="А. Полный дом")
    write(erkin, name="Б. Дом без языка", languages=())
    tell_takes(full, Takes.FULL, by=erkin, at=NOW)
    wanted, today = Wanted("RU-MOW"), NOW.date()

    then = [(one.organisation.name, one.full_on) for one in partners_for(wanted, today)]
    later = [(one.organisation.name, one.full_on) for one in partners_for(wanted, today + FRESH + DAY)]

    assert then == [("Б. Дом без языка", None), ("А. Полный дом", today)]
    assert [full_on for _name, full_on in later] == [None, None]


def test_a_retired_one_is_not_found(erkin: User) -> None:
    house = write(erkin)
    retire_organisation(house, Retirement.HARMS, by=erkin, at=NOW)
    assert names(erkin) == []


def test_every_clock_of_a_town_is_one() -> None:
    assert all(ZoneInfo(zone.key) == zone for zone in zones().values())
    assert zone_of("RU-KAM") == "Asia/Kamchatka"
    assert zone_of("DE") == ""
