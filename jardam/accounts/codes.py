"""Checking typed codes against the sealed second factors. Each code opens once, in however many processes."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt, encrypt

from jardam.accounts.queries import last_period, recovery_codes_of
from jardam.accounts.rules.one_time_codes import DIGITS, matching_period
from jardam.centres.models import User

_TYPED = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


def has_any(user: User) -> bool:
    """Whether this person could type a code at all; with a passkey alone there are still recovery codes."""
    return bool(Authenticator.objects.filter(user=user, type__in=_TYPED).exists())


def accepted(user: User, code: str, at: datetime) -> Authenticator | None:
    """The factor whose code this is, which is used up by asking. Needs a transaction."""
    digits = "".join(character for character in code if character.isdigit())
    if len(digits) == DIGITS:
        return _accepted_by_app(user, digits, at)
    codes = recovery_codes_of(user)
    return codes if codes and RecoveryCodes(codes).validate_code(digits) else None


def is_unused_recovery_code(user: User, code: str) -> bool:
    """As `accepted`, but nothing is used up: the rehearsal."""
    digits = "".join(character for character in code if character.isdigit())
    codes = recovery_codes_of(user)
    return bool(codes) and digits in RecoveryCodes(codes).get_unused_codes()


def _accepted_by_app(user: User, digits: str, at: datetime) -> Authenticator | None:
    totp: Authenticator | None = (
        Authenticator.objects.select_for_update().filter(user=user, type=Authenticator.Type.TOTP).first()
    )
    if totp is None:
        return None
    period = matching_period(decrypt(totp.data["secret"]), digits, at, after=last_period(totp))
    if period is None:
        return None
    totp.data["used"] = encrypt(str(period))
    totp.save(update_fields=["data"])
    return totp
