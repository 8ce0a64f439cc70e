"""What was agreed with a partner, and whether people whom we sent there got it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from jardam.partnerships.models import Agreement, DiscountTold
from jardam.partnerships.queries import tally_of
from jardam.partnerships.rules.promises import Tally
from jardam.referrals.actions import pass_on
from jardam.referrals.models import Offer, Referral
from jardam.referrals.rules.lives import OfferState
from tests.referring import address, by_hand, case, first, passing, second
from tests.torture.care import AGREED

__all__ = ["case", "first", "second"]

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def typed(**more: object) -> dict[str, object]:
    today = timezone.localdate()
    days = {"begins_on": today - timedelta(days=1), "ends_on": today + timedelta(days=300)}
    return {**AGREED, "pk": day_uuid(), **days, **more}


def signed(browser: Client, partner: Organisation, **more: object) -> Agreement:
    sent = typed(**more)
    answer = browser.post(reverse("desk:agreement_add", args=[partner.code]), sent)
    assert answer.status_code == 302
    with for_centre(User.objects.get(username="farida").centre_id):
        return Agreement.objects.get(pk=sent["pk"])


def page(agreement: Agreement, name: str = "agreement", *more: object) -> str:
    return reverse(f"desk:{name}", args=[agreement.pk, *more])


@pytest.fixture
def taken(amina: User, case: Case, first: Organisation) -> Referral:
    """Passed on today, and taken by the partner."""
    with for_centre(amina.centre_id), transaction.atomic():
        made = pass_on(
            case, passing(by_hand(first), ticked=frozenset()), address, by=amina, at=timezone.now()
        )
        Offer.objects.filter(referral=made.referral).update(
            state=OfferState.ACCEPTED.value, due_at=None, remind_at=None
        )
    return made.referral


def test_what_was_agreed_is_read_by_the_own_centre_alone(
    signed_in: SignIn,
    farida: User,
    bayani: User,
    chen: User,
    first: Organisation,
) -> None:
    agreement = signed(signed_in(farida), first)
    shown = signed_in(bayani).get(page(agreement)).content.decode()
    for words in ("Скидка нашим людям", "20 %", "Директор и мы", "папка 3", "holds"):
        assert words in shown
    assert (
        "discount 20 %"
        in signed_in(bayani).get(reverse("desk:organisation", args=[first.code])).content.decode()
    )
    assert signed_in(chen).get(page(agreement)).status_code == 404
    assert signed_in(bayani).post(page(agreement, "agreement_end")).status_code == 403


def test_sent_twice_it_is_written_once(signed_in: SignIn, farida: User, first: Organisation) -> None:
    browser, sent = signed_in(farida), typed()
    for _click in range(2):
        browser.post(reverse("desk:agreement_add", args=[first.code]), sent)
    with for_centre(farida.centre_id):
        assert Agreement.objects.count() == 1
        assert Entry.objects.filter(verb="agreement.signed").count() == 1


def test_whom_the_partner_took_is_asked_once_and_counted(
    signed_in: SignIn,
    farida: User,
    taken: Referral,
    first: Organisation,
) -> None:
    browser = signed_in(farida)
    agreement = signed(browser, first)
    link = reverse("desk:referral", args=[taken.pk])
    assert link in browser.get(page(agreement)).content.decode()
    for _click in range(2):
        browser.post(page(agreement, "agreement_told", taken.pk), {"told": "NO"})
    shown = browser.get(page(agreement)).content.decode()
    assert link not in shown
    assert "too few answers to say so" in shown
    with for_centre(farida.centre_id):
        assert tally_of(agreement) == Tally(no=1)
        assert Entry.objects.filter(verb="discount.told").count() == 1


def test_nobody_is_asked_who_was_sent_elsewhere_or_before(
    signed_in: SignIn,
    farida: User,
    taken: Referral,
    first: Organisation,
    second: Organisation,
) -> None:
    browser, tomorrow = signed_in(farida), timezone.localdate() + timedelta(days=1)
    for agreement in (
        signed(browser, second),
        signed(browser, first, begins_on=tomorrow),
        signed(browser, first, is_rigid=""),
    ):
        browser.post(page(agreement, "agreement_told", taken.pk), {"told": "YES"})
    with for_centre(farida.centre_id):
        assert not DiscountTold.objects.exists()


def test_it_ends_today_and_stays_to_be_read(
    signed_in: SignIn,
    farida: User,
    first: Organisation,
) -> None:
    browser = signed_in(farida)
    agreement = signed(browser, first)
    for _click in range(2):
        browser.post(page(agreement, "agreement_end"))
    with for_centre(farida.centre_id):
        agreement.refresh_from_db()
        assert Entry.objects.filter(verb="agreement.ended").count() == 1
    assert agreement.ends_on == timezone.localdate()
    assert "Скидка нашим людям" in browser.get(page(agreement)).content.decode()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"terms": " "}, "id_terms"),
        ({"signed": ""}, "id_signed"),
        ({"discount": "101"}, "id_discount"),
        ({"discount": ""}, "id_discount"),
        ({"ends_on": "2019-01-01"}, "id_ends_on"),
        ({"begins_on": "0001-01-01"}, "id_begins_on"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    signed_in: SignIn,
    farida: User,
    first: Organisation,
    more: dict[str, str],
    field: str,
) -> None:
    answer = signed_in(farida).post(reverse("desk:agreement_add", args=[first.code]), typed(**more))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in words
    assert "папка 3" in words


def test_words_rest_sealed(signed_in: SignIn, farida: User, first: Organisation) -> None:
    signed(signed_in(farida), first, signed="Гульнара Т.")
    with for_centre(farida.centre_id), connection.cursor() as cursor:
        cursor.execute("SELECT partnerships_agreement::text FROM partnerships_agreement")
        rows = str(cursor.fetchall())
    assert "Гульнар" not in rows
    assert "Гульнар".encode().hex() not in rows
