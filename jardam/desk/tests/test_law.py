"""The law to look up: what stands on the pages, and that doubt stands beside it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django.plugin import DjangoDbBlocker

from jardam.centres.models import User
from jardam.database.scope import across_centres
from jardam.desk.grounds import Wanted, grounds, versions
from jardam.desk.working_days import year_of
from jardam.knowledge.models import CardNorm
from jardam.law.models import CalendarDay, Parameter
from tests.reference import shipped_answers

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = AT.date()
CLAIM = "deadlines.tc392_wages"
MOSCOW = "patent_fees.moscow"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_answers(django_db_blocker, AT):
        yield


@pytest.fixture(autouse=True)
def on_that_day(loaded: None) -> Iterator[None]:
    with time_machine.travel(AT, tick=False), translation.override("en"):
        yield


def page(browser: Client, name: str, *words: object) -> str:
    answer = browser.get(reverse(name, args=words))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_row_that_a_card_quotes_is_listed_once() -> None:
    quoted = CardNorm.objects.filter(card__is_current=True).values_list("parameter__code", flat=True)
    assert sorted(ground.code for ground in grounds(TODAY)) == sorted(set(quoted))


def test_a_row_shows_what_holds_today_and_who_quotes_it() -> None:
    fee = next(ground for ground in grounds(TODAY) if ground.code == MOSCOW)
    assert fee.value.replace("\xa0", " ") in {"10 000 ₽", "10,000 ₽"}
    assert (fee.valid_from, fee.valid_to, fee.holds) == (date(2026, 1, 1), date(2026, 12, 31), True)
    assert reverse("desk:card", args=["PATENT_PAY_RENEW", "en"]) in fee.cards


def test_a_row_that_has_ended_says_so_instead_of_holding() -> None:
    fee = next(ground for ground in grounds(date(2027, 2, 1)) if ground.code == MOSCOW)
    assert (fee.valid_to, fee.holds) == (date(2026, 12, 31), False)


@pytest.mark.parametrize(
    ("wanted", "code", "other"),
    [
        (Wanted(words="patent Moscow"), MOSCOW, CLAIM),
        (Wanted(words="зфеуте Ьщысщц"), MOSCOW, CLAIM),  # typed on the other keyboard
        (Wanted(words="392"), CLAIM, MOSCOW),
        (Wanted(region="RU-MOW"), MOSCOW, CLAIM),
        (Wanted(block="B"), CLAIM, MOSCOW),
        (Wanted(standing="RETOLD"), CLAIM, "card_facts.uk127_1"),
    ],
)
def test_what_is_wanted_is_found_and_other_rows_are_not(wanted: Wanted, code: str, other: str) -> None:
    found = {ground.code for ground in grounds(TODAY) if wanted.fits(ground)}
    assert code in found
    assert other not in found


def test_all_periods_and_corrections_are_shown_and_one_of_them_holds() -> None:
    first = Parameter.objects.get(code=MOSCOW, valid_from=date(2026, 1, 1))
    told = {field.name: getattr(first, field.name) for field in Parameter._meta.fields if field.name != "id"}
    with across_centres("a correction") as db:
        Parameter.objects.using(db).create(**{**told, "version": 2, "value": "11000"})

    shown = versions(MOSCOW, TODAY)
    assert len(shown) == 13
    assert [version.row.value for version in shown if version.holds] == ["11000"]
    assert [version.row.value for version in shown if version.is_corrected] == ["10000"]


def test_a_row_of_the_law_has_a_page_that_an_answer_links_to(signed_in: SignIn, erkin: User) -> None:
    browser, url = signed_in(erkin), reverse("desk:parameter", args=[CLAIM])
    assert f'href="{url}"' in page(browser, "desk:card", "WAGES_UNPAID", "ru")
    shown = page(browser, "desk:parameter", CLAIM)
    assert "A retelling was seen" in shown
    assert "armizon72.ru" in shown
    assert reverse("desk:card", args=["WAGES_UNPAID", "en"]) in shown
    assert browser.get(reverse("desk:parameter", args=["refinancing_rate"])).status_code == 404


def test_the_list_is_filtered_by_what_is_posted(signed_in: SignIn, erkin: User) -> None:
    browser, url = signed_in(erkin), reverse("desk:law")
    everything = browser.get(url).content.decode()
    assert f"of {len(grounds(TODAY))}" in everything
    found = browser.post(url, {"words": "392", "block": "B"})
    assert reverse("desk:parameter", args=[CLAIM]) in found.content.decode()
    assert reverse("desk:parameter", args=[MOSCOW]) not in found.content.decode()
    assert "No line of the law fits" in browser.post(url, {"words": "zzzz"}).content.decode()
    assert browser.post(url, {"region": "nowhere"}).status_code == 422


def test_the_calendar_of_a_year_names_its_days_and_its_sources(signed_in: SignIn, erkin: User) -> None:
    year = year_of(2027)
    assert (year.working, year.off, year.before, year.after) == (247, 118, 2026, None)
    shown = page(signed_in(erkin), "desk:calendar", 2027)
    assert "Выходной (перенесено с 20.02.2027)" in shown
    assert "holidays 0.109 weekend_workdays" in shown
    assert "an hour shorter, these sources do not say" in shown


def test_a_year_that_nobody_recorded_says_so_and_leads_to_one_that_is(signed_in: SignIn, erkin: User) -> None:
    shown = page(signed_in(erkin), "desk:calendar", 2028)
    assert "2028 is not recorded" in shown
    assert "from 2012 to 2027" in shown
    assert reverse("desk:calendar", args=[2027]) in shown
    assert "j-cals" not in shown
    assert signed_in(erkin).get("/law/calendar/10000/").status_code == 404


def test_with_no_calendar_at_all_the_page_still_stands(signed_in: SignIn, erkin: User) -> None:
    with across_centres("every day of it was corrected away") as db:
        listed = CalendarDay.objects.using(db).values("day", "confidence", "known_from")
        CalendarDay.objects.using(db).bulk_create(
            CalendarDay(**day, version=2, kind="") for day in list(listed)
        )
    assert "is not recorded" in page(signed_in(erkin), "desk:calendar", timezone.localdate().year)


def test_a_year_with_paid_leave_by_decree_says_that_it_is_not_shown(signed_in: SignIn, erkin: User) -> None:
    assert "nobody has checked" in page(signed_in(erkin), "desk:calendar", 2020)
    assert "nobody has checked" not in page(signed_in(erkin), "desk:calendar", 2019)
