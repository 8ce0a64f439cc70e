"""The second page of the way in: a code opens once, and guessing gets slow."""

from collections.abc import Callable

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.utils import timezone

from jardam.accounts.queries import current_totp, recovery_codes_of
from jardam.accounts.tests.conftest import PASSWORD
from jardam.centres.models import User

pytestmark = pytest.mark.django_db


def at_the_second_door(user: User) -> Client:
    browser = Client()
    browser.post("/sign-in/", {"username": user.username, "password": PASSWORD})
    return browser


def recovery_codes(user: User) -> list[str]:
    return RecoveryCodes(recovery_codes_of(user)).get_unused_codes()


def test_the_page_asks_for_a_code(enrolled: User) -> None:
    page = at_the_second_door(enrolled).get("/second-factor/")
    assert page.status_code == 200
    assert b'autocomplete="one-time-code"' in page.content


def test_nobody_gets_there_without_a_password(client: Client, enrolled: User) -> None:
    for answer in (client.get("/second-factor/"), client.post("/second-factor/", {"code": "000000"})):
        assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/")


def test_a_code_that_was_used_is_refused(enrolled: User) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        code = current_totp(enrolled)
        assert at_the_second_door(enrolled).post("/second-factor/", {"code": code}).status_code == 302

        again = at_the_second_door(enrolled).post("/second-factor/", {"code": code})

    assert again.status_code == 422


def test_the_code_before_the_used_one_is_refused_too(enrolled: User) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        earlier = current_totp(enrolled)
    with time_machine.travel(now.timestamp() + 30, tick=False):
        at_the_second_door(enrolled).post("/second-factor/", {"code": current_totp(enrolled)})
        assert at_the_second_door(enrolled).post("/second-factor/", {"code": earlier}).status_code == 422


def test_a_recovery_code_opens_once(enrolled: User) -> None:
    code = recovery_codes(enrolled)[3]
    typed = f"{code[:4]} {code[4:]}"
    assert at_the_second_door(enrolled).post("/second-factor/", {"code": typed}).status_code == 302

    again = at_the_second_door(enrolled).post("/second-factor/", {"code": typed})

    assert again.status_code == 422
    assert len(recovery_codes(enrolled)) == 9


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "1" * 21, "٠٠٠٠٠٠"])
def test_what_is_no_code_is_refused(enrolled: User, code: str) -> None:
    assert at_the_second_door(enrolled).post("/second-factor/", {"code": code}).status_code == 422


def test_a_colleagues_code_is_refused(enrolled: User, bayani: User) -> None:
    from jardam.accounts.tests.conftest import enrol  # noqa: PLC0415 - one test needs it

    theirs = current_totp(enrol(bayani))
    assert at_the_second_door(enrolled).post("/second-factor/", {"code": theirs}).status_code == 422


def test_guessing_gets_slow_and_the_right_code_waits_too(enrolled: User) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser = at_the_second_door(enrolled)
        answers = [browser.post("/second-factor/", {"code": "000000"}).status_code for _ in range(4)]
        assert answers == [422, 422, 422, 422]

        too_soon = browser.post("/second-factor/", {"code": current_totp(enrolled)})
        assert (too_soon.status_code, too_soon.headers["Retry-After"]) == (429, "1")

        clock.shift(2)
        assert browser.post("/second-factor/", {"code": current_totp(enrolled)}).status_code == 302


def test_it_knows_two_methods_only(enrolled: User) -> None:
    assert at_the_second_door(enrolled).delete("/second-factor/").status_code == 405


def test_an_account_closed_in_between_is_not_let_in(enrolled: User) -> None:
    browser = at_the_second_door(enrolled)
    User.objects.filter(pk=enrolled.pk).update(is_active=False)
    browser.post("/second-factor/", {"code": current_totp(enrolled)})
    assert browser.get("/account/").status_code == 302


def test_of_a_factor_only_days_are_kept(enrolled: User, come_in: Callable[..., Client]) -> None:
    come_in(enrolled)
    for factor in Authenticator.objects.filter(user=enrolled):
        for moment in (factor.created_at, factor.last_used_at):
            assert moment is None or (moment.hour, moment.minute, moment.second, moment.microsecond) == (
                0,
                0,
                0,
                0,
            )
