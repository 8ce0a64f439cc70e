"""Everything this room writes, searched in every table of the database for what must not stand there."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt
from django.db import connection
from django.test import Client

from jardam.accounts import actions
from jardam.accounts.models import StaffName
from jardam.accounts.names import open_name
from jardam.accounts.queries import current_totp, recovery_codes_of
from jardam.accounts.rules.shown_names import StaffNameParts
from jardam.accounts.tests.conftest import CHROME, NOW, PASSWORD
from jardam.centres.models import User
from jardam.vault.refusals import SealBroken

pytestmark = pytest.mark.django_db


def everything_stored() -> str:
    """Every row of every table, bytes also as text."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE jardam_owner")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [f"{table}: {_text(row)}" for row in cursor.fetchall()]
        cursor.execute("SET LOCAL ROLE jardam_app")
    return "\n".join(rows)


def _text(row: tuple[object, ...]) -> str:
    parts = [
        bytes(v).decode("utf-8", "replace") if isinstance(v, bytes | memoryview) else str(v) for v in row
    ]
    return " | ".join(parts)


def test_no_seed_code_key_or_name_stands_anywhere_in_the_clear(
    enrolled: User, come_in: Callable[..., Client]
) -> None:
    actions.name_staff(enrolled, StaffNameParts("Амина", "Каримова"), by=None, at=NOW)
    code = current_totp(enrolled)
    browser = come_in(enrolled)
    browser.get("/account/second-factor/app/")
    seed = decrypt(Authenticator.objects.get(type="totp").data["secret"])
    recovery = recovery_codes_of(enrolled)
    secrets = [
        seed,
        decrypt(recovery.data["seed"]),
        *RecoveryCodes(recovery).get_unused_codes(),
        browser.session["seed"],
        browser.cookies["sessionid"].value,
        browser.cookies["jardam_browser"].value,
        PASSWORD,
        "Амина",
        "Каримова",
        CHROME,
        "127.0.0.1",
        f'"{code}"',
    ]

    stored = everything_stored()

    assert "amina" in stored, "the search itself finds what is there"
    assert [secret for secret in secrets if secret in stored] == []


def test_the_one_time_password_stands_nowhere(farida: User) -> None:
    _, password = actions.open_account("gulnara", farida.role, farida.centre, [], by=farida, at=NOW)
    assert password not in everything_stored()


def test_a_name_moved_to_another_account_is_refused(amina: User, bayani: User) -> None:
    actions.name_staff(amina, StaffNameParts("Амина", "Каримова"), by=None, at=NOW)
    sealed = StaffName.objects.get(user=amina).sealed_name
    with pytest.raises(SealBroken):
        open_name(bayani.pk, sealed)
