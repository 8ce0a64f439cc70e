"""The way in: each proof at its own door, each failure counted and written down.

A failure must be kept, so it is raised only outside the transaction that counted it.
"""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.utils import timezone

from jardam.accounts import codes, passkeys
from jardam.accounts.doors import (
    Strangers,
    attempt,
    count_stranger,
    door,
    forget_old_delays,
    sign_in_door,
    strangers_before,
)
from jardam.accounts.models import OneTimePassword
from jardam.accounts.refusals import PasskeyRefused, PasswordOver, WrongCode, WrongPassword, WrongProof
from jardam.accounts.sessions import SessionStore
from jardam.audit.actions import record, recorded
from jardam.audit.rules.details import LARGEST_COUNT
from jardam.centres.models import User

ONE_TIME_DAYS = 7
"""How long a password made by somebody else may be used."""


def prove_password(username: str, password: str, *, browser_marks: str, at: datetime) -> User:
    """Whose name and password these are. A name that nobody has is refused in the same words and the same time.

    ``browser_marks``: what this browser keeps of earlier sign-ins. Errors: WrongPassword, TooSoon, PasswordOver.
    """
    user = _try_password(username, password, sign_in_door(username, browser_marks), at)
    if user is None:
        raise WrongPassword
    if OneTimePassword.objects.filter(user=user, made_on__lt=_first_day(at)).exists():
        raise PasswordOver
    return user


def prove_code(user: User, code: str, *, at: datetime) -> Authenticator:
    """The second factor whose code this is: the app's, or one of the recovery codes, each good for once.

    Errors: WrongCode, TooSoon.
    """
    factor = _try_code(user, code, at)
    if factor is None:
        raise WrongCode
    return factor


def prove_passkey(user: User | None, credential: object, *, at: datetime) -> Authenticator:
    """The passkey that signed our challenge, for ``user`` or, where that is None, for its own owner.

    Errors: PasskeyRefused.
    """
    factor = passkeys.accepted(user, credential)
    if factor is None or not factor.user.is_active:
        if user is not None:  # at the front door nobody is named, and anybody could fill the trail
            _note_refused_passkey(user, at)
        raise PasskeyRefused
    return factor


def prove_again(user: User, password: str, code: str, *, at: datetime) -> None:
    """The password and, for whoever has an app or recovery codes, a code. Errors: WrongProof, TooSoon."""
    if not _try_again(user, password, code, at):
        raise WrongProof


def unlock_screen(user: User, password: str, *, at: datetime) -> None:
    """Errors: WrongPassword, TooSoon."""
    if not _try_unlocking(user, password, at):
        raise WrongPassword


@recorded
def sign_in(user: User, way: str, *, at: datetime) -> None:
    """Write down that ``user`` is in, and tidy away what is over. ``way``: a code of `choices.ways_in`."""
    record("account.signed_in", user, by=user, at=at, way=way)
    _write_down_strangers(strangers_before(at), at)
    forget_old_delays(at)
    SessionStore.clear_expired()


@recorded
def sign_out(user: User, *, at: datetime) -> None:
    record("account.signed_out", user, by=user, at=at)


@recorded
def _try_password(username: str, password: str, at_door: bytes, at: datetime) -> User | None:
    def check() -> User | None:
        found = authenticate(username=username, password=password)
        return found if isinstance(found, User) else None

    user = attempt(at_door, check, at=at)
    if user is None:
        _write_down_failure(username, at)
    return user


@recorded
def _try_code(user: User, code: str, at: datetime) -> Authenticator | None:
    factor: Authenticator | None = attempt(
        door("code", str(user.pk)), lambda: codes.accepted(user, code, at), at=at
    )
    if factor is None:
        record("account.sign_in_failed", user, by=None, at=at, way="TOTP")
    return factor


@recorded
def _note_refused_passkey(user: User, at: datetime) -> None:
    record("account.sign_in_failed", user, by=None, at=at, way="WEBAUTHN")


@recorded
def _try_again(user: User, password: str, code: str, at: datetime) -> bool:
    def check() -> User | None:
        is_right = user.check_password(password)
        is_whole = is_right and (not codes.has_any(user) or codes.accepted(user, code, at))
        return user if is_whole else None

    if attempt(door("again", str(user.pk)), check, at=at) is None:
        record("account.proof_failed", user, by=user, at=at)
        return False
    record("account.proven_again", user, by=user, at=at)
    return True


@recorded
def _try_unlocking(user: User, password: str, at: datetime) -> bool:
    def check() -> User | None:
        return user if user.check_password(password) else None

    if attempt(door("lock", str(user.pk)), check, at=at) is None:
        record("account.unlock_failed", user, by=user, at=at)
        return False
    record("account.screen_unlocked", user, by=user, at=at)
    return True


def _write_down_failure(username: str, at: datetime) -> None:
    """An account has an entry for each; names that nobody has, one for each day: whoever asks could fill the trail.

    Both lock one row and write, so that the time does not tell a name that exists.
    """
    user = User.objects.filter(username=username).first()
    if user is not None:
        record("account.sign_in_failed", user, by=None, at=at, way="PASSWORD")
    else:
        _write_down_strangers(count_stranger(at), at)


def _write_down_strangers(counted: Strangers | None, at: datetime) -> None:
    """In the chain of the network: nobody knows whose centre they meant."""
    if counted is not None:
        attempts = min(counted.attempts, LARGEST_COUNT)
        record("account.unknown_names_tried", User(), by=None, at=at, day=counted.day, attempts=attempts)


def _first_day(at: datetime) -> object:
    return timezone.localdate(at) - timedelta(days=ONE_TIME_DAYS)
