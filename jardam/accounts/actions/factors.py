"""Second factors: adding, proving and removing. Two ways in stand before an account is used (docs/decisions/0031)."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import encrypt
from allauth.mfa.webauthn.internal.auth import WebAuthn

from jardam.accounts import codes, passkeys
from jardam.accounts.queries import FACTORS, PROVEN, recovery_codes_of
from jardam.accounts.refusals import LastFactor, PasskeyRefused, WrongCode
from jardam.accounts.rules.one_time_codes import matching_period, new_seed
from jardam.audit.actions import record, recorded
from jardam.centres.models import User


@recorded
def add_totp(user: User, seed: str, code: str, *, by: User, at: datetime) -> Authenticator:
    """Add an authenticator app, or replace it, once its first code shows that it works.

    Recovery codes are made where there are none; existing ones stay. Errors: WrongCode.
    """
    period = matching_period(seed, code, at, after=-1)
    if period is None:
        raise WrongCode
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    totp: Authenticator = TOTP.activate(user, seed).instance
    totp.data["used"] = encrypt(str(period))
    totp.save(update_fields=["data"])
    RecoveryCodes.activate(user)
    _record_added(totp, by, at)
    return totp


@recorded
def enrol_totp(user: User, *, by: User | None, at: datetime) -> str:
    """Give an account an app and recovery codes that count as shown, and return the app's seed.

    For accounts that nobody enrols by hand: the demonstration network and tests.
    """
    seed = new_seed()
    Authenticator.objects.filter(user=user).delete()
    _record_added(TOTP.activate(user, seed).instance, by, at)
    _prove(RecoveryCodes.activate(user).instance)
    return seed


@recorded
def add_passkey(user: User, credential: object, name: str, *, by: User, at: datetime) -> Authenticator:
    """Add the key that answered our last challenge, and recovery codes as `add_totp` does.

    ``name``: the words for its browser, not its owner's. Errors: PasskeyRefused.
    """
    if not passkeys.registered(credential):
        raise PasskeyRefused
    key: Authenticator = WebAuthn.add(user, name, credential).instance
    RecoveryCodes.activate(user)
    _record_added(key, by, at)
    return key


@recorded
def remove_factor(factor: Authenticator, *, by: User, at: datetime) -> None:
    """Errors: LastFactor, if nothing but recovery codes would remain."""
    others = Authenticator.objects.filter(user=factor.user, type__in=FACTORS).exclude(pk=factor.pk)
    if not others.exists():
        raise LastFactor
    record("account.second_factor_removed", factor.user, by=by, at=at, factor=factor.type.upper())
    factor.delete()


@recorded
def make_recovery_codes(user: User, *, by: User, at: datetime) -> Authenticator:
    """Make ten new codes; the old ones are void. They count only once `prove_recovery_code` was asked."""
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    made: Authenticator = RecoveryCodes.activate(user).instance
    record("account.recovery_codes_made", user, by=by, at=at)
    return made


@recorded
def prove_recovery_code(user: User, code: str, *, by: User, at: datetime) -> None:
    """The rehearsal: whoever types one back has them. The code stays good. Errors: WrongCode."""
    if not codes.is_unused_recovery_code(user, code):
        raise WrongCode
    _prove(recovery_codes_of(user))
    record("account.recovery_codes_proven", user, by=by, at=at)


def _prove(recovery: Authenticator | None) -> None:
    assert recovery is not None
    recovery.data[PROVEN] = True
    recovery.save(update_fields=["data"])


def _record_added(factor: Authenticator, by: User | None, at: datetime) -> None:
    record("account.second_factor_added", factor.user, by=by, at=at, factor=factor.type.upper())
