"""What was delivered: the same condition counts and lists, the asked month and twelve before, small numbers withheld."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.choices import Channel, ClientKind
from jardam.contacts.rules.closing import Kind, Outcome
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.months import Month
from jardam.reception.models import Adviser, Appointment
from jardam.services.counting import FILTERS, list_query, tally
from jardam.services.rules.delivery import Figure
from jardam.services.showing import Books, OfferBook, ServiceRow, service_rows
from jardam.services.tests.conftest import TODAY, closed, given, on, service

SignIn = Callable[[User], Client]
NOVEMBER = Month(2026, 11)
CALLS = (
    {"language": Language.KY, "sex": "F"},
    {"language": Language.KY, "sex": "M"},
    {"language": Language.RU, "sex": "", "client_kind": ClientKind.INTERNAL},
    {"language": Language.RU, "sex": "M", "client_kind": ClientKind.EMPLOYER},
)


def worked(by: User) -> None:
    """A month with everything that one can record in a call."""
    for call in CALLS:
        closed(by, on(2), **call)
    closed(by, on(3), Outcome.CASE, language=Language.RO, sex="F")
    closed(by, on(4), Outcome.CERTIFICATE, language=Language.KY)
    closed(by, on(5), Outcome.NOT_CONSULTATION, kind=Kind.SILENT, language=Language.UNKNOWN)
    closed(by, on(1) - timedelta(days=40), language=Language.TG)


def row(centre: Centre, code: str, *, is_exact: bool = True) -> ServiceRow:
    with for_centre(centre.pk), translation.override("en"):
        books = Books(centre, NOVEMBER, is_exact=is_exact)
        (found,) = service_rows([service(code)], OfferBook(centre), NOVEMBER, books)
    return found


def listed(browser: Client, query: str) -> int:
    page = browser.get(f"{reverse('desk:contacts')}?{query}").content.decode()
    return len(set(re.findall(r"/contacts/[0-9a-f-]{36}/", page)))


def test_every_figure_is_what_its_list_holds(
    moscow: Centre, erkin: User, farida: User, signed_in: SignIn
) -> None:
    worked(erkin)
    with for_centre(moscow.pk):
        counted = tally(moscow, NOVEMBER.first, NOVEMBER.last)
    head = signed_in(farida)
    for figure in FILTERS:
        query = list_query(figure, NOVEMBER.first, NOVEMBER.last)
        assert listed(head, query) == counted.cell(figure, NOVEMBER).whole, figure
    assert counted.cell(Figure.PHONE, NOVEMBER).whole == 6
    assert counted.cell(Figure.INTERNAL, NOVEMBER).whole == 1
    assert counted.cell(Figure.CASE, NOVEMBER).by_language == {"RO": 1}


def test_a_month_and_the_twelve_before_with_women_and_languages(moscow: Centre, erkin: User) -> None:
    worked(erkin)
    delivery = row(moscow, "PHONE_ADVICE").delivery
    assert delivery is not None
    assert (delivery.month.value, delivery.before.value.value) == (6, 1)
    assert delivery.women == "2 of 4 (50 %); not noted of 3"
    assert {(one.name, one.number.value.value) for one in delivery.languages} == {
        ("Кыргызча", 3),
        ("Русский", 2),
        ("Română", 1),
        ("Тоҷикӣ", 1),
    }


def test_a_year_ago_is_no_longer_counted(moscow: Centre, erkin: User) -> None:
    closed(erkin, on(1) - timedelta(days=360))
    closed(erkin, on(1) - timedelta(days=367))
    delivery = row(moscow, "PHONE_ADVICE").delivery
    assert delivery is not None
    assert delivery.before.value.value == 1


def test_what_no_record_counts_is_no_nought(moscow: Centre) -> None:
    shelter = row(moscow, "SHELTER")
    assert (shelter.delivery, shelter.is_counted) == (None, False)
    assert shelter.counts.startswith("not counted yet")


def test_promise_and_delivery_are_held_against_each_other(moscow: Centre, erkin: User, farida: User) -> None:
    worked(erkin)
    given(farida, "PHONE_ADVICE", languages=[Language.RU, Language.UZ])
    given(farida, "OUTREACH", ways=[Channel.OUTREACH])
    assert row(moscow, "PHONE_ADVICE").findings == [
        "Promised in a language in which nothing was delivered: Oʻzbekcha."
    ]
    assert row(moscow, "OUTREACH").findings == ["Promised, but not delivered in these months."]
    assert row(moscow, "LEGAL_SUPPORT").findings == ["Delivered in this month, though it was not promised."]
    assert row(moscow, "REFERRAL").findings == []


def test_appointments_count_when_somebody_came(moscow: Centre, farida: User) -> None:
    with for_centre(moscow.pk):
        adviser = Adviser.objects.create(centre=moscow, user=farida)
        for state in ("SEEN", "SEEN", "NO_SHOW"):
            Appointment.objects.create(
                centre=moscow,
                adviser=adviser,
                state=state,
                on_day=TODAY,
                language="KY",
                booked_on=TODAY,
                booked_by=farida,
            )
    delivery = row(moscow, "APPOINTMENT").delivery
    assert delivery is not None
    assert (delivery.month.value, delivery.month.query, delivery.women) == (2, "", "sex noted of none")


def test_the_head_sees_exact_figures_that_open_lists(erkin: User, farida: User, signed_in: SignIn) -> None:
    worked(erkin)
    page = signed_in(farida).get(reverse("services:delivery")).content.decode()
    assert "first=2026-11-01&amp;last=2026-11-30&amp;kind=CONSULTATION&amp;channel=PHONE" in page
    assert "client_kind=INTERNAL" in page
    assert "not counted yet" in page


def test_an_analyst_sees_no_number_of_one_to_four_and_no_list(
    moscow: Centre, erkin: User, farida: User, signed_in: SignIn
) -> None:
    worked(erkin)
    farida.role = Role.ANALYST
    farida.save(update_fields=["role"])
    page = signed_in(farida).get(reverse("services:delivery")).content.decode()
    assert "fewer than five" in page
    assert "/contacts/?" not in page
    assert not re.search(r'class="num"[^>]*>\s*(<[^>]*>)*[1-4]<', page)
    delivery = row(moscow, "PHONE_ADVICE", is_exact=False).delivery
    assert delivery is not None
    assert delivery.women == "not shown: small numbers"
    assert all(one.number.value.is_at_least for one in delivery.languages)


def test_an_operator_sees_what_is_given_and_no_figures(erkin: User, farida: User, signed_in: SignIn) -> None:
    worked(erkin)
    given(farida, has_woman_for_woman=True)
    page = signed_in(erkin).get(reverse("services:delivery")).content.decode()
    assert "Given since 01.01.2026" in page
    assert "a woman may ask for a woman" in page
    assert "12 months before" not in page


def test_no_month_is_said(farida: User, signed_in: SignIn) -> None:
    answer = signed_in(farida).get(reverse("services:delivery"), {"month": "soon"})
    assert answer.status_code == 422
    assert answer.context["month"] == NOVEMBER


def test_the_page_asks_as_often_for_many_as_for_one(erkin: User, farida: User, signed_in: SignIn) -> None:
    head, url = signed_in(farida), reverse("services:delivery")
    given(farida)
    closed(erkin, on(2))
    head.get(url)

    def sent() -> int:
        with CaptureQueriesContext(connection) as queries:
            head.get(url)
        return len(queries)

    few = sent()
    worked(erkin)
    for code in ("RECEPTION", "OUTREACH", "SHELTER"):
        given(farida, code)
    assert sent() == few


def test_another_centre_counts_nothing_of_it(erkin: User, chen: User, krasnodar: Centre) -> None:
    worked(erkin)
    delivery = row(krasnodar, "PHONE_ADVICE").delivery
    assert delivery is not None
    assert (delivery.month.value, delivery.before.value.value, delivery.languages) == (0, 0, [])
