"""Letting somebody in: from a proof to a session. The one place that writes what a session has proved."""

from datetime import datetime

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from jardam.accounts import actions
from jardam.accounts.doors import marked
from jardam.accounts.proofs import SECOND_FACTOR_DONE, note_proof
from jardam.accounts.queries import has_one_time_password, unfinished_step
from jardam.accounts.rules.devices import device_words
from jardam.accounts.sessions import DEVICE
from jardam.accounts.stages import SecondFactor
from jardam.centres.models import User
from jardam.vault.unlocked import opener, unlock_for_session

WITHOUT_FACTOR = "PASSWORD"
"""The way of whoever has no second factor yet; every other way is the code of one (`choices.ways_in`)."""

BROWSER_MARKS = "jardam_browser"
_MARK_SECONDS = 30 * 24 * 60 * 60


def safe_next(request: HttpRequest) -> str:
    """Where to go afterwards, if it is a page of ours; else the first page."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_here = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_here and asked.startswith("/") else settings.LOGIN_REDIRECT_URL


def enter_by_password(request: HttpRequest, user: User, password: str, at: datetime) -> HttpResponse:
    """After a right password: on to the second factor or, where there is none yet, in."""
    unlock_files(request, user, password)
    record_authentication(request, user, "password")
    response: HttpResponse = perform_login(request, Login(user=user, redirect_url=safe_next(request)))
    return _entered(request, response, user, WITHOUT_FACTOR, at)


def enter_by_code(
    request: HttpRequest, stage: SecondFactor, factor: Authenticator, at: datetime
) -> HttpResponse:
    """After a right second factor: in."""
    user = stage.login.user
    post_authentication(request, factor)
    return _entered(request, stage.exit(), user, factor.type.upper(), at)


def enter_by_passkey(request: HttpRequest, factor: Authenticator, at: datetime) -> HttpResponse:
    """After a passkey at the front door, which is password and second factor in one: in."""
    user = factor.user
    post_authentication(request, factor, passwordless=True)
    response: HttpResponse = perform_login(request, Login(user=user, redirect_url=safe_next(request)))
    return _entered(request, response, user, factor.type.upper(), at)


def leave(request: HttpRequest, user: User, at: datetime) -> None:
    actions.sign_out(user, at=at)
    logout(request)


def finish_way_in(request: HttpRequest, user: User, at: datetime) -> None:
    """Open the house to a session whose owner has just set up everything; older sessions of theirs end."""
    if request.session.get(SECOND_FACTOR_DONE) or unfinished_step(user):
        return
    request.session[SECOND_FACTOR_DONE] = True
    actions.end_other_sessions(user, request.session.session_key or "", by=user, at=at)


def change_password(request: HttpRequest, old: str, new: str, at: datetime) -> None:
    """Give the signed-in person a new password; of their sessions only this one stays."""
    user = request.user
    assert isinstance(user, User)
    actions.change_password(user, new, old=old, by=user, at=at)
    update_session_auth_hash(request, user)
    actions.end_other_sessions(user, request.session.session_key or "", by=user, at=at)
    unlock_files(request, user, new)


def unlock_files(request: HttpRequest, user: User, password: str) -> None:
    """Open Restricted files to this session, while the password is at hand.

    Not with a one-time password: its maker would know what seals the private key.
    """
    if has_one_time_password(user):
        return
    asked_by, request.user = request.user, user
    try:
        if opener(request) is None:
            unlock_for_session(request, password)
    finally:
        request.user = asked_by


def _entered(
    request: HttpRequest, response: HttpResponse, user: User, way: str, at: datetime
) -> HttpResponse:
    """Nothing yet, if another stage is to come. What the session had proved for anybody before is overwritten."""
    if not request.user.is_authenticated:
        return response
    note_proof(request, at)
    request.session[SECOND_FACTOR_DONE] = way != WITHOUT_FACTOR and not unfinished_step(user)
    request.session[DEVICE] = device_words(request.headers.get("User-Agent", ""))
    actions.sign_in(user, way, at=at)
    response.set_cookie(
        BROWSER_MARKS,
        marked(user.username, request.COOKIES.get(BROWSER_MARKS, "")),
        max_age=_MARK_SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
