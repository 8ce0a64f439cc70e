"""The private key of somebody who is signed in: half in the session, half in the browser."""

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory

from jardam.centres.models import User
from jardam.vault import unlocked
from jardam.vault.middleware import BoxCookieMiddleware
from jardam.vault.tests.conftest import CHEAP, as_opener

pytestmark = pytest.mark.django_db


def visit(user: User, session: SessionStore, cookie: str = ""):
    request = RequestFactory().get("/")
    request.user, request.session = user, session
    if cookie:
        request.COOKIES[unlocked.COOKIE] = cookie
    return request


@pytest.fixture
def session() -> SessionStore:
    return SessionStore()


@pytest.fixture
def cookie(amina: User, session: SessionStore) -> str:
    """Amina signs in; what her browser is sent."""

    def sign_in(request):
        assert unlocked.unlock_for_session(request, "a long password", cost=CHEAP)
        assert unlocked.opener(request)  # at once, in the same request
        return HttpResponse()

    response = BoxCookieMiddleware(sign_in)(visit(amina, session))
    morsel = response.cookies[unlocked.COOKIE]
    assert (morsel["httponly"], morsel["samesite"], morsel["max-age"], morsel["expires"]) == (
        True,
        "Strict",
        "",
        "",
    )
    session.save()
    return morsel.value


def test_session_and_cookie_together_open(amina: User, session: SessionStore, cookie: str) -> None:
    opener = unlocked.opener(visit(amina, SessionStore(session.session_key), cookie))
    assert opener is not None
    assert opener.private.private_bytes_raw() == as_opener(amina).private.private_bytes_raw()


def test_neither_half_opens_alone(amina: User, session: SessionStore, cookie: str) -> None:
    assert unlocked.opener(visit(amina, session)) is None
    assert unlocked.opener(visit(amina, SessionStore(), cookie)) is None


@pytest.mark.parametrize("wrong", ["", "x", "AAAA", "A" * 44, "\u0439", "!!!!"])
def test_a_wrong_cookie_locks_and_does_not_crash(
    amina: User, session: SessionStore, cookie: str, wrong: str
) -> None:
    assert unlocked.opener(visit(amina, session, wrong)) is None


def test_a_box_opens_for_its_own_person_only(bayani: User, session: SessionStore, cookie: str) -> None:
    assert unlocked.opener(visit(bayani, session, cookie)) is None


def test_a_wrong_password_signs_nobody_in_here(amina: User, session: SessionStore, cookie: str) -> None:
    fresh = SessionStore()
    assert not unlocked.unlock_for_session(visit(amina, fresh), "wrong", cost=CHEAP)
    assert not fresh.keys()


def test_locking_takes_the_cookie_back(amina: User, session: SessionStore, cookie: str) -> None:
    def lock(request):
        unlocked.lock(request)
        return HttpResponse()

    response = BoxCookieMiddleware(lock)(visit(amina, session, cookie))
    assert response.cookies[unlocked.COOKIE]["max-age"] == 0
    assert unlocked.opener(visit(amina, session, cookie)) is None


def test_other_pages_leave_the_cookie_alone(amina: User, session: SessionStore, cookie: str) -> None:
    response = BoxCookieMiddleware(lambda _: HttpResponse())(visit(amina, session, cookie))
    assert unlocked.COOKIE not in response.cookies


def test_what_is_kept_of_the_session_opens_nothing(amina: User, session: SessionStore, cookie: str) -> None:
    kept = session.session_key
    private = as_opener(amina).private.private_bytes_raw()
    for secret in (cookie, private.hex(), unlocked.COOKIE):
        assert secret not in kept
