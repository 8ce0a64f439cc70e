"""Accounts as they are in life: a password, an app on the phone, recovery codes on paper."""

from datetime import UTC, datetime

import pytest

from jardam.accounts import actions
from jardam.accounts.hashers import OneAtATime
from jardam.centres.models import User
from jardam.vault import argon

PASSWORD = "four words nobody joins"
CHEAP = argon.Cost(memory_kib=8, passes=1)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real hash at a cost that is nothing: what is tested is who is asked, not how long."""
    monkeypatch.setattr(OneAtATime, "time_cost", 1)
    monkeypatch.setattr(OneAtATime, "memory_cost", 8)
    stretched = argon.stretched
    monkeypatch.setattr(
        "jardam.vault.user_keys.stretched", lambda secret, salt, _cost: stretched(secret, salt, CHEAP)
    )


@pytest.fixture
def enrolled(amina: User) -> User:
    """Amina with a password, an app and recovery codes that were typed back."""
    amina.set_password(PASSWORD)
    amina.save(update_fields=["password"])
    actions.enrol_totp(amina, by=None, at=NOW)
    return amina
