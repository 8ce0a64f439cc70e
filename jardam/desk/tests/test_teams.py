"""The team of a case and who stands in, as colleagues meet them. Erkin is a lawyer here."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.cases.models import Case, Cover
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import NEXT, TITLE, opened
from jardam.kernel.ids import day_uuid
from jardam.rota.models import Absence

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def case(amina: User) -> Case:
    return opened(amina)


@pytest.fixture
def erkin(erkin: User) -> User:
    User.objects.filter(pk=erkin.pk).update(role="LAWYER")
    erkin.refresh_from_db()
    return erkin


def page(name: str, case: Case) -> str:
    return reverse(f"desk:{name}", args=[case.pk])


def away(user: User, stand_in: User, days: int = 7) -> dict[str, object]:
    today = timezone.localdate()
    asked = {"away": str(user.pk), "stand_in": str(stand_in.pk), "first": today}
    return {"cover_id": day_uuid(), **asked, "last": today + timedelta(days=days)}


def covers_of(user: User) -> list[Cover]:
    with for_centre(user.centre_id):
        return list(Cover.objects.all())


def shown(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_a_colleague_works_on_it_too_and_finds_it_among_their_own(
    signed_in: SignIn, amina: User, erkin: User, case: Case
) -> None:
    browser, sent = signed_in(amina), {"seen": 1, "colleague": str(erkin.pk), "text": "говорит по-киргизски"}
    assert TITLE not in shown(signed_in(erkin), reverse("desk:cases"))
    assert browser.post(page("case_join", case), sent).status_code == 302
    assert browser.post(page("case_join", case), sent).status_code == 422  # they are beside it already
    assert TITLE in shown(signed_in(erkin), reverse("desk:cases"))
    told = shown(browser, page("case", case))
    assert "Works on it, too" in told
    assert "говорит по-киргизски" in told
    assert browser.post(page("case_part", case), sent | {"seen": 2}).status_code == 302
    assert TITLE not in shown(signed_in(erkin), reverse("desk:cases"))


def test_the_case_says_who_is_away_and_who_stands_in(
    signed_in: SignIn, amina: User, erkin: User, case: Case
) -> None:
    browser = signed_in(amina)
    assert browser.post(reverse("desk:case_cover_add"), away(amina, erkin)).status_code == 302
    told = shown(signed_in(erkin), page("case", case))
    assert "Away until" in told
    assert "Who stands in" in told
    day = shown(signed_in(erkin), reverse("desk:my_day"))
    assert NEXT in day
    assert "a colleague answers for it" in day
    assert NEXT in shown(browser, reverse("desk:my_day"))


def test_whoever_is_handed_a_case_is_seen_with_their_load_and_absence(
    signed_in: SignIn, amina: User, erkin: User, farida: User, case: Case
) -> None:
    assert signed_in(erkin).post(reverse("desk:case_cover_add"), away(erkin, farida)).status_code == 302
    assert "carries 0, away until" in shown(signed_in(amina), page("case_hand", case))


@pytest.mark.parametrize("days", [-1, 200])
def test_what_is_no_absence_is_refused_with_what_was_typed(
    signed_in: SignIn, amina: User, erkin: User, days: int
) -> None:
    answer = signed_in(amina).post(reverse("desk:case_cover_add"), away(amina, erkin, days))
    assert answer.status_code == 422
    assert "within half a year" in answer.content.decode()
    assert covers_of(amina) == []


def test_only_a_head_names_a_stand_in_for_others_and_nobody_for_themselves(
    signed_in: SignIn, amina: User, erkin: User, farida: User, chen: User
) -> None:
    add = reverse("desk:case_cover_add")
    assert signed_in(amina).post(add, away(erkin, amina)).status_code == 422
    assert signed_in(farida).post(add, away(erkin, erkin)).status_code == 422
    sent = away(erkin, amina)
    head = signed_in(farida)
    assert [head.post(add, sent).status_code for _click in range(2)] == [302, 302]
    (cover,) = covers_of(amina)
    end = reverse("desk:case_cover_end", args=[cover.pk])
    assert signed_in(amina).post(end).status_code == 403
    assert signed_in(chen).post(end).status_code == 404
    assert signed_in(erkin).post(end).status_code == 302
    assert covers_of(amina)[0].ended_on is not None


def test_it_is_said_how_many_cases_are_closed_to_the_stand_in(
    signed_in: SignIn, amina: User, erkin: User, case: Case
) -> None:
    browser = signed_in(amina)
    browser.post(page("case_bar", case), {"seen": 1, "colleague": str(erkin.pk), "text": "-"})
    answer = browser.post(reverse("desk:case_cover_add"), away(amina, erkin), follow=True)
    assert "1 of these cases is closed" in answer.content.decode()
    assert NEXT not in shown(signed_in(erkin), reverse("desk:my_day"))


def test_whoever_is_away_by_the_rota_finds_those_days_in_the_form(
    signed_in: SignIn, amina: User, farida: User
) -> None:
    now = timezone.now()
    with for_centre(amina.centre_id):
        Absence.objects.create(
            centre_id=amina.centre_id,
            user=amina,
            reported_by=amina,
            starts_at=now,
            ends_at=now + timedelta(days=3),
        )
    told = shown(signed_in(amina), reverse("desk:case_covers"))
    assert "Away by the rota" in told
    assert f'value="{timezone.localdate(now):%Y-%m-%d}"' in told


def test_what_a_case_takes_is_changed_and_seen_in_the_load(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    browser = signed_in(amina)
    assert "carries 2" in shown(signed_in(farida), page("case_join", opened(farida)))
    sent = {"seen": 1, "weight": "5", "is_strategic": "on", "text": "угрожают"}
    assert browser.post(page("case_weigh", case), sent | {"weight": "9"}).status_code == 422
    assert browser.post(page("case_weigh", case), sent).status_code == 302
    told = shown(browser, page("case", case))
    assert "very heavy: much work and much distress; a strategic case" in told
    assert "угрожают" in told
    assert "strategic" in shown(browser, reverse("desk:cases"))


@pytest.mark.parametrize("rows", [1, 8])
def test_the_page_of_stand_ins_costs_the_same_whatever_it_shows(
    signed_in: SignIn, amina: User, erkin: User, rows: int
) -> None:
    browser = signed_in(amina)
    for _row in range(rows):
        browser.post(reverse("desk:case_cover_add"), away(amina, erkin))
    browser.get(reverse("desk:case_covers"))
    with CaptureQueriesContext(connection) as sent:
        told = browser.get(reverse("desk:case_covers")).content.decode()
    assert told.count("Back earlier:") == rows
    assert len(sent) <= 14
