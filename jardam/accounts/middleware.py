"""Nobody works without signing in, nobody without a second factor, and nobody at a locked screen."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from jardam.accounts.proofs import LOCKED, SECOND_FACTOR_DONE, ProofTooOld
from jardam.accounts.queries import unfinished_step
from jardam.centres.models import User
from jardam.database.live import STREAM_COOKIE

View = Callable[..., HttpResponseBase]

HTTP_UNAUTHORIZED = 401
HTTP_LOCKED = 423


class SignInFirst(LoginRequiredMiddleware):
    """Asked before the token of the form is: a session that ended in the middle of a call has no token either.

    Who posted something is led to the first page afterwards: the address it went to takes no GET. A script
    gets 401 and covers the page, where it would put the sign-in page into a corner of it.

    Whoever is not signed in, or no longer, has nothing to listen to: the cookie of the live stream goes, too.
    """

    def process_view(
        self, request: HttpRequest, view_func: View, view_args: tuple[Any, ...], view_kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        is_script = "HX-Request" in request.headers
        return HttpResponse(status=HTTP_UNAUTHORIZED) if answer and is_script else answer

    def handle_no_permission(self, request: HttpRequest, view_func: View) -> HttpResponseRedirect:
        if request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        door, field = self.get_login_url(view_func), self.get_redirect_field_name(view_func)
        return redirect_to_login(settings.LOGIN_REDIRECT_URL, door, field)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if STREAM_COOKIE in request.COOKIES and not request.user.is_authenticated:
            response.delete_cookie(STREAM_COOKIE, samesite="Strict")
        return response


class SecondFactorRequired:
    """Leads a new colleague through password, second factor and recovery codes before any other page.

    A session that began before its owner had a second factor has never shown it: it ends.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        user = request.user
        if not isinstance(user, User) or not getattr(view, "login_required", True):
            return None
        if request.session.get(LOCKED) and not getattr(view, "is_open_when_locked", False):
            return _locked(request)
        return None if request.session.get(SECOND_FACTOR_DONE) else _led_on(request, user, view)

    def process_exception(self, _request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _asked_again(exception.back) if isinstance(exception, ProofTooOld) else None


def _asked_again(back: str) -> HttpResponse:
    return redirect(f"{reverse('accounts:again')}?{urlencode({'next': back})}")


def _led_on(request: HttpRequest, user: User, view: Callable[..., HttpResponse]) -> HttpResponse | None:
    step = unfinished_step(user)
    if not step:
        logout(request)
        return redirect("accounts:sign_in")
    return None if getattr(view, "is_on_the_way_in", False) else redirect(step)


def _locked(request: HttpRequest) -> HttpResponse:
    """A script gets 423 and covers the page, whoever sent a form a sentence too; anybody else sees the lock."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=HTTP_LOCKED)
    if request.method != "GET":
        return render(request, "accounts/locked.html", status=HTTP_LOCKED)
    return redirect(f"{reverse('accounts:lock')}?{urlencode({'next': request.get_full_path()})}")
