"""Accounts as they are in life: a password, an app on the phone, recovery codes on paper."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from jardam.accounts import actions
from jardam.accounts.hashers import OneAtATime
from jardam.accounts.queries import current_totp
from jardam.centres.models import User
from jardam.vault import argon

PASSWORD = "four words nobody joins"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
CHEAP = argon.Cost(memory_kib=8, passes=1)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real hash at a cost that is nothing: what is tested is who is asked, not how long it takes."""
    monkeypatch.setattr(OneAtATime, "time_cost", 1)
    monkeypatch.setattr(OneAtATime, "memory_cost", 8)
    stretched = argon.stretched
    monkeypatch.setattr(
        "jardam.vault.user_keys.stretched", lambda secret, salt, _cost: stretched(secret, salt, CHEAP)
    )


def enrol(user: User) -> User:
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    actions.enrol_totp(user, by=None, at=NOW)
    return user


@pytest.fixture
def enrolled(amina: User) -> User:
    """Amina with a password, an app and recovery codes that were typed back."""
    return enrol(amina)


@pytest.fixture
def come_in() -> Callable[[User], Client]:
    """A browser in which somebody enrolled has really signed in, by the two pages."""

    def come_in(user: User, client: Client | None = None) -> Client:
        browser = client or Client(HTTP_USER_AGENT=CHROME)
        browser.post("/sign-in/", {"username": user.username, "password": PASSWORD})
        let_in = browser.post("/second-factor/", {"code": current_totp(user)})
        assert let_in.status_code == 302, "not let in"
        return browser

    return come_in
