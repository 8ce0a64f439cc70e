"""The words people read for ways in and second factors."""

from allauth.mfa.models import Authenticator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def factors() -> dict[str, Promise]:
    """Labels by the code that the audit trail keeps: the library's type in upper case."""
    return {
        Authenticator.Type.TOTP.upper(): _("Authenticator app"),
        Authenticator.Type.WEBAUTHN.upper(): _("Passkey"),
        Authenticator.Type.RECOVERY_CODES.upper(): _("Recovery codes"),
    }


def ways_in() -> dict[str, Promise]:
    """What somebody signed in with, or failed with."""
    return factors() | {"PASSWORD": _("Password")}
