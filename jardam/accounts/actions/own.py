"""What people change of their own account."""

from collections.abc import Sequence
from datetime import datetime

from jardam.accounts.models import OneTimePassword, Session
from jardam.accounts.sessions import hashed
from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.vault.user_keys import reseal


@recorded
def change_password(user: User, password: str, *, old: str, by: User, at: datetime) -> None:
    """Every session of the account ends with the old password; the caller keeps its own alive.

    ``old`` moves the key to Restricted files over; empty where a one-time password goes, which has none.
    """
    if old:
        reseal(user, old, password)
    user.set_password(password)
    user.save(update_fields=["password"])
    OneTimePassword.objects.filter(user=user).delete()
    record("account.password_changed", user, by=by, at=at)


@recorded
def choose_languages(user: User, spoken: Sequence[Language], *, by: User, at: datetime) -> None:
    """What this person speaks with clients. Empty is unknown, never 'any'."""
    user.languages = [language.value for language in spoken]
    user.save(update_fields=["languages"])
    record("account.languages_chosen", user, by=by, at=at, spoken=user.languages)


@recorded
def choose_interface_language(user: User, language: Language, *, by: User, at: datetime) -> None:
    """The language of the screen, which need not be one that the person speaks with clients."""
    user.interface_language = language.catalogue
    user.save(update_fields=["interface_language"])
    record("account.screen_language_chosen", user, by=by, at=at, language=language)


@recorded
def end_session(session: Session, *, by: User, at: datetime) -> None:
    """The browser is signed out with its next click."""
    record("account.session_revoked", session, by=by, at=at)
    session.delete()


@recorded
def end_other_sessions(user: User, session_key: str, *, by: User, at: datetime) -> int:
    """End every session of the account but the one with ``session_key``. Returns how many."""
    others = Session.objects.filter(user=user).exclude(key_hash=hashed(session_key))
    ended, _ = others.delete()
    if ended:
        record("account.session_revoked", user, by=by, at=at, count=ended)
    return ended
