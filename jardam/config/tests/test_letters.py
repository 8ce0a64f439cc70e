"""The worker sends the letters that wait, and where there is no server for them it loses none."""

import pytest
from django.core import mail
from pytest_django.fixtures import Settings

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.config.management.commands.worker import ROUNDS
from jardam.database.scope import for_centre
from jardam.network.models import Organisation
from jardam.referrals.actions import pass_on
from jardam.referrals.addresses import address_of
from jardam.referrals.models import Offer
from tests.referring import MAIL, NOW, by_mail, case, first, passing

__all__ = ["case", "first"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def waiting(settings: Settings, amina: User, case: Case, first: Organisation) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.EMAIL_HOST = "mail.example.org"
    with for_centre(amina.centre_id):
        pass_on(case, passing(by_mail(first), ticked=frozenset()), address_of, by=amina, at=NOW)


def go_round() -> None:
    (letters,) = [one for one in ROUNDS if one.name == "letters of referrals"]
    letters.work()


def test_the_worker_sends_what_waits_once() -> None:
    go_round()
    go_round()

    assert [letter.to for letter in mail.outbox] == [[MAIL]]
    assert "/info/ru/for-you/" in mail.outbox[0].body


def test_without_a_server_nothing_is_lost(settings: Settings, amina: User) -> None:
    settings.EMAIL_HOST = ""

    go_round()

    assert mail.outbox == []
    with for_centre(amina.centre_id):
        assert Offer.objects.get().sealed_letter is not None
