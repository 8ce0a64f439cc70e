"""A person's private key while they are signed in: half of it in the session, half in their browser.

The session row holds it sealed under a key that only the cookie knows, so that neither a stolen
database nor a stolen browser profile opens a Restricted file.
"""

import base64
import os
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jardam.centres.models import User
from jardam.vault.argon import STRONG, Cost
from jardam.vault.keystore import KEY_BYTES
from jardam.vault.refusals import SealBroken
from jardam.vault.restricted import Opener
from jardam.vault.rules import envelopes
from jardam.vault.rules.places import spell
from jardam.vault.user_keys import opened_private

COOKIE = "jardam_box"
_IN_SESSION = "jardam_box"
_FRESH = "_jardam_box_to_send"


def unlock_for_session(request: HttpRequest, password: str, *, cost: Cost = STRONG) -> bool:
    """Open Restricted files to this session, at sign-in or when the password is asked again.

    False, if the person's key pair does not open with this password; they stay signed in without it.
    """
    user = request.user
    assert isinstance(user, User), "unlock_for_session() before sign-in"
    private = opened_private(user, password, cost=cost)
    if private is None:
        return False
    key = os.urandom(KEY_BYTES)
    request.session[_IN_SESSION] = _text(envelopes.close(key, private, _bound(user.pk)))
    setattr(request, _FRESH, _text(key))
    return True


def opener(request: HttpRequest) -> Opener | None:
    """Whoever is signed in here, as an opener of Restricted files; None, if nothing was unlocked."""
    sealed, key = request.session.get(_IN_SESSION), _key_of(request)
    if not sealed or not key or not isinstance(request.user, User):
        return None
    try:
        private = envelopes.unclose(_bytes(key), _bytes(sealed), _bound(request.user.pk))
    except (SealBroken, ValueError):
        return None
    return Opener(request.user.pk, X25519PrivateKey.from_private_bytes(private))


def lock(request: HttpRequest) -> None:
    """Close Restricted files to this session; signing out does the same by ending the session."""
    request.session.pop(_IN_SESSION, None)


def hand_over(request: HttpRequest, response: HttpResponse) -> None:
    """Send the browser its half, or take it back when the session has none."""
    fresh = getattr(request, _FRESH, None)
    if fresh:
        _set_cookie(response, fresh)
    elif COOKIE in request.COOKIES and not _has_box(request):
        response.delete_cookie(COOKIE, samesite="Strict")


def _set_cookie(response: HttpResponse, key: str) -> None:
    response.set_cookie(
        COOKIE,
        key,  # no expiry: it leaves with the browser's session
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Strict",
    )


def _has_box(request: HttpRequest) -> bool:
    session: Any = getattr(request, "session", None)
    return bool(session and session.get(_IN_SESSION))


def _key_of(request: HttpRequest) -> str | None:
    return getattr(request, _FRESH, None) or request.COOKIES.get(COOKIE)


def _bound(user_id: UUID) -> bytes:
    return spell(b"jardam box 1", user_id.bytes)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.encode())
