"""Hours go by in the demo: the silent partner is passed over, and whoever is asked next can answer at once."""

import re
from uuid import UUID

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from pytest_django.fixtures import Settings

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.referrals.actions import Answer, Link, answer_link, open_link, pass_on
from jardam.referrals.addresses import address_of
from jardam.referrals.models import Offer
from jardam.referrals.rules.lives import Move, OfferState
from tests.referring import MAIL, MAIL_TOO, by_mail, case, organisation, passing

__all__ = ["case"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _asked(amina: User, case: Case, settings: Settings) -> None:
    """The first has a letter, the second would get the next one."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.MODE, settings.EMAIL_HOST = "demo", "letters.example.org"
    with transaction.atomic():
        first, second = organisation("first", "Первый приют"), organisation("second", "Второй приют")
    stops = (by_mail(first), by_mail(second, MAIL_TOO))
    with for_centre(amina.centre_id):
        pass_on(case, passing(*stops, ticked=frozenset()), address_of, by=amina, at=timezone.now())


def states(amina: User) -> list[str]:
    with for_centre(amina.centre_id), transaction.atomic():
        return list(Offer.objects.order_by("number").values_list("state", flat=True))


@pytest.mark.usefixtures("_asked")
def test_the_silent_one_is_passed_over_and_the_next_one_accepts(amina: User) -> None:
    call_command("demo", "later", hours=48)

    assert states(amina) == [OfferState.SILENT, OfferState.ASKED]
    letter = mail.outbox[-1]
    assert letter.to == [MAIL_TOO]

    offer, secret = re.search(r"/([0-9a-f-]{36})/([\w-]+)/\s", letter.body + "\n").groups()  # type: ignore[union-attr]
    link = Link(UUID(offer), secret)
    with for_centre(amina.centre_id):
        open_link(link, at=timezone.now())
        answer_link(link, Answer(day_uuid(), Move.ACCEPT), address_of, at=timezone.now())
    assert states(amina) == [OfferState.SILENT, OfferState.ACCEPTED]


@pytest.mark.usefixtures("_asked")
def test_within_the_time_nobody_is_passed_over(amina: User) -> None:
    call_command("demo", "later", hours=1)
    assert states(amina) == [OfferState.ASKED]
    assert [letter.to for letter in mail.outbox] == [[MAIL]]


@pytest.mark.parametrize("hours", [0, -5, 24 * 91])
def test_hours_that_are_none_are_refused(hours: int, settings: Settings) -> None:
    settings.MODE = "demo"
    with pytest.raises(CommandError, match="between 1 and"):
        call_command("demo", "later", hours=hours)
