"""Who had how much to do, to whom a debrief is owed, and who sees it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.months import Month
from jardam.quality.models import Debrief, OwnTerms
from jardam.quality.queries import debriefs_due, loads, terms_of
from jardam.quality.rules.load import OURS
from jardam.quality.tests.conftest import NOW, closed, on
from jardam.rota.actions import plan_shift, report_absence
from jardam.rota.choices import AbsenceKind, ShiftState
from jardam.rota.rules.spans import Span

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SignIn = Callable[[User], Client]
NOVEMBER = Month(2026, 11)
TODAY = date(2026, 11, 30)


def a_hard_week(user: User) -> None:
    for day in (24, 26, 28):
        closed(user, on(day), is_heavy=True)


def test_a_month_counts_contacts_weight_and_hours_of_each(erkin: User, farida: User) -> None:
    a_hard_week(erkin)
    closed(erkin, on(3))
    closed(farida, on(4))
    with for_centre(erkin.centre_id):
        plan_shift(erkin, Span(on(3, 6), on(3, 18)), ShiftState.CONFIRMED, by=None, at=on(1))
        plan_shift(erkin, Span(on(5, 6), on(5, 18)), ShiftState.ASKED, by=None, at=on(1))
        report_absence(erkin, Span(on(3, 16), on(3, 20)), AbsenceKind.SICK, by=None, at=on(1))
        found = {one.user: one for one in loads(erkin.centre, NOVEMBER, OURS, NOW)}
        own = loads(erkin.centre, NOVEMBER, OURS, NOW, of=erkin)

    theirs = found[erkin]
    assert (theirs.contacts, theirs.heavy, theirs.weighted, theirs.minutes) == (4, 3, 10, 10 * 60)
    assert sum(theirs.by_week) == theirs.weighted
    assert found[farida].contacts == 1
    assert own == [theirs]


def test_a_debrief_is_due_to_whoever_had_three_in_a_week_until_it_is_held(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    a_hard_week(erkin)
    with for_centre(erkin.centre_id):
        assert set(debriefs_due(erkin.centre, TODAY)) == {erkin.pk}
    own, head = signed_in(erkin), signed_in(farida)
    for browser in (own, head):
        assert "Debriefs that are due" in browser.get("/").content.decode()
    assert "A debrief is due to you" in own.get(reverse("quality:mine")).content.decode()

    words = {"user": str(erkin.pk), "held_on": "2026-11-30", "held_with": str(farida.pk)}
    assert head.post(reverse("quality:debrief_add"), words).status_code == 302

    assert "Debriefs that are due" not in own.get("/").content.decode()
    page = own.get(reverse("quality:mine")).content.decode()
    assert "due to you" not in page
    assert "with farida" in page
    with for_centre(erkin.centre_id):
        assert debriefs_due(erkin.centre, TODAY) == {}
        assert Entry.objects.filter(verb="debrief.held", by_id=farida.pk).count() == 1


def test_a_colleague_writes_down_their_own_and_nobody_elses(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    own, url = signed_in(erkin), reverse("quality:debrief_add")
    words = {"user": str(erkin.pk), "held_on": "2026-11-29", "held_with": ""}
    assert own.post(url, words).status_code == 302
    assert own.post(url, words | {"user": str(farida.pk)}).status_code == 422
    with for_centre(erkin.centre_id):
        assert [one.user_id for one in Debrief.objects.all()] == [erkin.pk]


@pytest.mark.parametrize(
    "spoilt", [{"held_on": "2026-12-01"}, {"held_on": ""}, {"held_with": "self"}, {"user": "x"}]
)
def test_a_debrief_that_cannot_have_been_is_refused(
    erkin: User, signed_in: SignIn, spoilt: dict[str, str]
) -> None:
    words = {"user": str(erkin.pk), "held_on": "2026-11-29", "held_with": ""} | spoilt
    words["held_with"] = words["held_with"].replace("self", str(erkin.pk))
    assert signed_in(erkin).post(reverse("quality:debrief_add"), words).status_code == 422


def test_the_centre_decides_on_its_own_numbers(erkin: User, farida: User, signed_in: SignIn) -> None:
    a_hard_week(erkin)
    head, url = signed_in(farida), reverse("quality:terms")
    words = {"heavy_weight": "5", "debrief_after": "4", "debrief_days": "7"}
    assert head.post(url, words).status_code == 302
    assert head.post(url, words | {"heavy_weight": "0"}).status_code == 422
    assert signed_in(erkin).post(url, words).status_code == 403
    with for_centre(erkin.centre_id):
        assert OwnTerms.objects.get().load == terms_of(erkin.centre).load
        assert debriefs_due(erkin.centre, TODAY) == {}


def test_nobody_but_the_head_sees_others(erkin: User, farida: User, signed_in: SignIn) -> None:
    a_hard_week(farida)
    own = signed_in(erkin)
    assert own.get(reverse("quality:load")).status_code == 403
    assert "Debriefs that are due" not in own.get("/").content.decode()
    assert "farida" in signed_in(farida).get(reverse("quality:load")).content.decode()


def test_the_page_asks_as_often_for_many_as_for_one(erkin: User, farida: User, signed_in: SignIn) -> None:
    head, url = signed_in(farida), reverse("quality:load")

    def sent() -> int:
        with CaptureQueriesContext(connection) as queries:
            head.get(url, {"month": "2026-11"})
        return len(queries)

    a_hard_week(erkin)
    head.get(url)
    few = sent()
    for user in (erkin, farida):
        for day in range(3, 9):
            closed(user, on(day) + timedelta(hours=1), is_heavy=True)
    assert sent() == few
