"""The worker's rounds as the worker walks them: each begins outside of a transaction, where the database shows nothing."""

from datetime import timedelta

import pytest
from django.db import transaction

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.referrals.actions import pass_on, run_clocks_everywhere, send_letters_everywhere
from jardam.referrals.models import Offer
from jardam.referrals.rules.lives import OfferState
from tests.referring import MAIL, MAIL_TOO, NOW, Yes, address, by_mail, organisation, passing

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW + timedelta(days=2)


@pytest.fixture
def asked(amina: User, case: Case, yes: Yes) -> None:
    """The first has a letter, the second would get the next one."""
    with transaction.atomic():
        first, second = organisation("first", "Первый приют"), organisation("second", "Второй приют")
    for partner in (first, second):
        yes(partner)
    stops = (by_mail(first), by_mail(second, MAIL_TOO))
    with for_centre(amina.centre_id):
        pass_on(case, passing(*stops), address, by=amina, at=NOW)


def states(amina: User) -> list[str]:
    with for_centre(amina.centre_id), transaction.atomic():
        return list(Offer.objects.order_by("number").values_list("state", flat=True))


def sent(at: object = NOW) -> list[str]:
    letters: list[str] = []
    send_letters_everywhere(lambda to, _link: letters.append(to), at)  # type: ignore[arg-type]
    return letters


def test_a_letter_leaves_once(asked: None) -> None:
    assert sent() == [MAIL]
    assert sent() == []


def test_who_is_silent_is_passed_over_and_the_next_one_gets_a_letter(asked: None, amina: User) -> None:
    sent()
    run_clocks_everywhere(address, LATER)
    assert states(amina) == [OfferState.SILENT, OfferState.ASKED]
    assert sent(LATER) == [MAIL_TOO]


def test_half_of_the_time_brings_a_reminder(asked: None) -> None:
    sent()
    run_clocks_everywhere(address, NOW + timedelta(hours=13))
    assert sent(NOW + timedelta(hours=13)) == [MAIL]


def test_a_letter_in_trouble_holds_no_other_up(asked: None, amina: User) -> None:
    def broken(_to: str, _link: str) -> None:
        raise RuntimeError("nobody foresaw it")

    with pytest.raises(ExceptionGroup):
        send_letters_everywhere(broken, NOW)
    assert states(amina) == [OfferState.ASKED]
    assert sent() == [MAIL]
