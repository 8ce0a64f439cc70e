from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from jardam.centres.models import Centre, User
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.languages import Language
from jardam.law.models import CalendarDay
from jardam.rota.actions import end_absence, report_absence, want_hours
from jardam.rota.choices import AbsenceKind, ShiftState
from jardam.rota.models import Absence
from jardam.rota.picture import moments_of
from jardam.rota.queries import holes_ahead, languages_covered, on_shift, read_rota
from jardam.rota.rules.spans import days_span
from jardam.rota.tests.conftest import NOW, hours, planned

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _clock() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def only_tajik(moscow: Centre, farida: User, now: datetime) -> Centre:
    """Moscow promises Tajik from 08:00 to 22:00 and nothing else; Farida answers each day, and did yesterday, but the third."""
    with for_centre(moscow.pk):
        want_hours(moscow, {Language.TG: (8, 22)}, by=farida, at=now)
    for day in range(-1, 14):
        if day != 2:
            planned(farida, 24 * day + 8, 24 * day + 22)
    return moscow


def test_the_hole_of_a_day_is_red_and_counted(only_tajik: Centre, farida: User, signed_in: SignIn) -> None:
    page = signed_in(farida).get(reverse("rota:overview")).content.decode()

    assert page.count('j-gap" href') == 1
    assert "Fri 27 November, 08:00–22:00, nobody answers: Tajik" in page
    assert "14 h" in page
    assert "Close 08:00–22:00" in page


def test_what_last_night_lacked_stands_in_the_morning(
    moscow: Centre, farida: User, signed_in: SignIn
) -> None:
    """It was Tuesday from 20:00 and Wednesday until 06:00; on Wednesday nobody could be asked to have come."""
    with for_centre(moscow.pk):
        want_hours(moscow, {Language.TG: (20, 6)}, by=farida, at=NOW)
    for day in range(14):
        planned(farida, 24 * day + 20, 24 * day + 30)
    planned(farida, -24, -18)
    page = signed_in(farida).get(reverse("rota:overview")).content.decode()
    assert "Tue 24 November, 20:00–06:00, nobody answers: Tajik" in page
    assert "No hole in fourteen days" in page
    old = signed_in(farida).get(reverse("rota:overview"), {"day": "2026-11-24"}).content.decode()
    assert "Tuesday, 24 November: who answers" in old


def test_a_hole_that_runs_is_closed_from_the_half_hour_that_runs(
    moscow: Centre, farida: User, signed_in: SignIn
) -> None:
    with for_centre(moscow.pk):
        want_hours(moscow, {Language.TG: (8, 22)}, by=farida, at=NOW)
    page = signed_in(farida).get(reverse("rota:overview")).content.decode()
    assert "Close 16:30–22:00" in page


def test_a_holiday_changes_a_label_and_no_hour(only_tajik: Centre, farida: User, signed_in: SignIn) -> None:
    before = holes_of(only_tajik)
    with across_centres("a test makes holidays") as db:
        for day in (date(2026, 11, 26), date(2026, 11, 27)):
            CalendarDay.objects.using(db).create(
                day=day, kind="HOLIDAY", name="Day of rest", confidence="SEEN_IN_SOURCE", known_from=day
            )

    page = signed_in(farida).get(reverse("rota:overview")).content.decode()

    assert holes_of(only_tajik) == before != []
    assert page.count("holiday: Day of rest") == 2


def holes_of(centre: Centre) -> list[object]:
    with for_centre(centre.pk):
        return list(holes_ahead(centre, NOW))


def test_holes_ahead_begin_now_and_cost_three_queries(
    only_tajik: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with for_centre(only_tajik.pk), django_assert_num_queries(3):
        found = holes_ahead(only_tajik, NOW)
    with for_centre(only_tajik.pk):
        later = holes_ahead(only_tajik, NOW + timedelta(days=3), days=11)

    assert [gap.span for gap in found] == [hours(56, 70)]
    assert later == []


def test_the_page_costs_the_same_for_many_shifts(
    only_tajik: Centre, farida: User, amina: User, erkin: User, signed_in: SignIn
) -> None:
    browser = signed_in(farida)
    with CaptureQueriesContext(connection) as few:
        browser.get(reverse("rota:overview"))
    for day in range(1, 12):
        planned(erkin, 24 * day, 24 * day + 8)
        planned(amina, 24 * day + 8, 24 * day + 12)
    with CaptureQueriesContext(connection) as many:
        browser.get(reverse("rota:overview"))

    assert len(many) <= len(few)


def test_on_shift_is_who_is_confirmed_and_not_away(
    erkin: User, amina: User, bayani: User, now: datetime
) -> None:
    planned(erkin, 8, 20)
    planned(amina, 8, 20, ShiftState.ASKED)
    planned(bayani, 8, 20)
    with for_centre(erkin.centre_id):
        report_absence(bayani, hours(10, 20), AbsenceKind.SICK, by=bayani, at=now)

        assert on_shift(erkin.centre, now) == [erkin]
        assert languages_covered(erkin.centre, now) == {Language.KY, Language.RU}
        assert on_shift(erkin.centre, hours(20, 21).start) == []


def test_another_centre_sees_none_of_it(only_tajik: Centre, chen: User, signed_in: SignIn) -> None:
    shift = planned(chen, 8, 16)
    with for_centre(chen.centre_id):
        rota = read_rota(chen.centre, days_span(date(2026, 11, 25), 14, ZoneInfo("Europe/Moscow")))

    assert [row.pk for row in rota.rows] == [shift.pk]
    assert len(rota.demand.languages) == 5


def test_one_button_says_sick_and_the_hours_are_open_at_once(
    only_tajik: Centre, farida: User, signed_in: SignIn
) -> None:
    browser = signed_in(farida)
    answer = browser.post(reverse("rota:away"), {"kind": "SICK", "until": "2026-11-25"})
    page = browser.get(reverse("rota:overview")).content.decode()
    with for_centre(farida.centre_id):
        absence = Absence.objects.get()
        first = holes_ahead(only_tajik, NOW)[0]

    assert answer.status_code == 302
    assert (absence.span.start, absence.span.end) == (hours(16.5, 24).start, hours(16.5, 24).end)
    assert first.absent == (farida.pk,)
    assert "farida is away" in page

    with for_centre(farida.centre_id):
        end_absence(absence, by=farida, at=NOW + timedelta(hours=1))
        assert holes_ahead(only_tajik, NOW + timedelta(hours=2))[0].span == hours(56, 70)


def test_sick_tonight_is_sick_to_the_end_of_the_night(erkin: User, signed_in: SignIn) -> None:
    planned(erkin, 20, 32)
    planned(erkin, 48 + 8, 48 + 20)
    signed_in(erkin).post(reverse("rota:away"), {"kind": "SICK", "until": "2026-11-25"})

    with for_centre(erkin.centre_id):
        assert Absence.objects.get().span.end == hours(20, 32).end


def test_whoever_is_back_before_it_began_was_never_away(
    erkin: User, now: datetime, signed_in: SignIn
) -> None:
    with for_centre(erkin.centre_id):
        absence = report_absence(erkin, hours(24, 48), AbsenceKind.LEAVE, by=erkin, at=now)
    signed_in(erkin).post(reverse("rota:back", args=[absence.pk]))

    with for_centre(erkin.centre_id):
        assert not Absence.objects.exists()


@pytest.mark.parametrize("until", ["", "2026-11-24", "2030-01-01", "soon"])
def test_an_absence_that_ends_before_it_begins_is_refused(erkin: User, signed_in: SignIn, until: str) -> None:
    answer = signed_in(erkin).post(reverse("rota:away"), {"kind": "SICK", "until": until})

    assert answer.status_code == 422


def test_nobody_calls_somebody_else_sick(erkin: User, amina: User, signed_in: SignIn) -> None:
    words = {"kind": "SICK", "until": "2026-11-25", "user": str(amina.pk)}

    assert signed_in(erkin).post(reverse("rota:away"), words).status_code == 403


def test_promised_hours_are_kept_and_half_a_promise_is_refused(farida: User, signed_in: SignIn) -> None:
    browser = signed_in(farida)

    assert browser.post(reverse("rota:promises"), {"KY_from": "9"}).status_code == 422
    assert browser.post(reverse("rota:promises"), {"KY_from": "9", "KY_to": "9"}).status_code == 422
    assert browser.post(reverse("rota:promises"), {"KY_from": "20", "KY_to": "8"}).status_code == 302
    with for_centre(farida.centre_id):
        assert next(gap.missing for gap in holes_ahead(farida.centre, NOW)) == (Language.KY,)


def test_half_hours_of_the_wall_clock_when_clocks_are_moved() -> None:
    chisinau = ZoneInfo("Europe/Chisinau")

    assert moments_of(date(2027, 3, 28), 4, chisinau) == []
    assert len(moments_of(date(2026, 10, 25), 4, chisinau)) == 2
    assert len(moments_of(date(2026, 11, 25), 6, chisinau)) == 1
