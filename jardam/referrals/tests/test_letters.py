"""Letters to partners: they bring the link, name nobody, and wait where there is no server for them."""

from datetime import timedelta

import pytest
from django.core import mail
from pytest_django.fixtures import Settings

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.network.models import Organisation
from jardam.referrals.actions import pass_on, run_clocks_everywhere, send_letters_everywhere
from jardam.referrals.letters import send
from jardam.referrals.models import Offer, Referral
from jardam.referrals.rules.lives import OfferState
from tests.referring import MAIL, NOW, STORY, Yes, address, by_hand, by_mail, passing

pytestmark = pytest.mark.django_db
HALF, WHOLE = NOW + timedelta(hours=13), NOW + timedelta(hours=25)


@pytest.fixture(autouse=True)
def server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.EMAIL_HOST = "mail.example.org"


@pytest.fixture
def asked(amina: User, case: Case, first: Organisation, second: Organisation, yes: Yes) -> Referral:
    """By letter the first; by hand the second."""
    yes(first)
    yes(second)
    with for_centre(amina.centre_id):
        return pass_on(case, passing(by_mail(first), by_hand(second)), address, by=amina, at=NOW).referral


def test_a_letter_brings_the_link_and_names_nobody(asked: Referral) -> None:
    send_letters_everywhere(send, NOW)

    (letter,) = mail.outbox
    assert letter.to == [MAIL]
    assert "https://example.org/r/" in letter.body
    for word in (STORY, "Азамат", "Первый приют", "RU-KDA", "+7 900"):
        assert word not in f"{letter.subject} {letter.body}"


def test_half_of_the_time_gone_both_are_reminded_once(amina: User, asked: Referral) -> None:
    send_letters_everywhere(send, NOW)
    for _ in range(2):
        run_clocks_everywhere(address, HALF)
        send_letters_everywhere(send, HALF)

    _first, reminder = mail.outbox
    assert reminder.to == [MAIL]
    assert "https://" not in reminder.body
    with for_centre(amina.centre_id):
        offer = Offer.objects.get()
        assert (offer.state, offer.remind_at) == (OfferState.ASKED, None)
        assert offer.link_hash is not None
        assert Referral.objects.get().has_news


def test_whoever_must_be_asked_by_hand_is_not_asked_by_itself(amina: User, asked: Referral) -> None:
    run_clocks_everywhere(address, WHOLE)

    with for_centre(amina.centre_id):
        assert [offer.state for offer in Offer.objects.all()] == [OfferState.SILENT]
        assert Referral.objects.get().state == "STRANDED"
