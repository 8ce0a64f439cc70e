"""Passkeys: each one is a full sign-in, so each must know its owner (user verification) when made and when used.

The library's own "passwordless" flag is stored and then ignored at sign-in (django-allauth issue 4224).
We have no such flag: what cannot verify its owner is refused at both ends (docs/decisions/0031).
Ceremonies need a request, whose session holds the challenge.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from jardam.centres.models import User


def options_for_new(user: User) -> dict[str, Any]:
    """What the browser is asked to make: a discoverable key that verifies its owner."""
    return dict(auth.begin_registration(user, passwordless=True))


def registered(credential: object) -> bool:
    """Whether the browser answered our last challenge with a key that verified its owner."""
    if not isinstance(credential, dict):
        return False
    try:
        auth.parse_registration_response(credential)
        made = auth.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError):
        return False
    finally:
        auth.clear_state()
    return bool(made.is_user_verified())


def options_for(user: User | None) -> dict[str, Any]:
    """The challenge for one person's keys or, at the front door, for whichever key the browser offers."""
    return dict(auth.begin_authentication(user))


def accepted(user: User | None, credential: object) -> Authenticator | None:
    """The key that signed our last challenge; None for every flaw. A challenge serves once."""
    if not isinstance(credential, dict):
        return None
    try:
        auth.parse_authentication_response(credential)
        owner = user or auth.extract_user_from_response(credential)
        factor: Authenticator = auth.complete_authentication(owner, credential)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
        return None
    finally:
        auth.clear_state()
    factor.user = owner
    return factor
