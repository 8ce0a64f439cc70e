"""While the vault is sealed, every page that needs a key answers 503 with one clear sentence."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation

from jardam.vault.keeper import keeper
from jardam.vault.unlocked import hand_over

TRY_AGAIN_SECONDS = "60"
_FAILED = 500

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def works_while_sealed(view: View) -> View:
    """Mark a page that needs no key and no session, so that it can say how things stand."""
    view.works_while_sealed = True  # type: ignore[attr-defined]
    return view


class VaultSealedMiddleware:
    """Stands outside the session, which cannot be read without a key either.

    Asks before and after: a seal in the middle of a request makes whatever needed a key fail, and
    Django has turned that into an error page by the time it gets here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not keeper.is_open() and not _needs_no_key(request):
            return _sealed_page(request)
        response = self.get_response(request)
        if response.status_code == _FAILED and not keeper.is_open():
            return _sealed_page(request)
        return response


def _needs_no_key(request: HttpRequest) -> bool:
    try:
        return hasattr(resolve(request.path_info).func, "works_while_sealed")
    except Resolver404:
        return False


class BoxCookieMiddleware:
    """Stands below the session: sends and takes back the browser's half of a person's private key."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        hand_over(request, response)
        return response


def _sealed_page(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: a context processor would ask for the session, which is sealed too."""
    with translation.override(translation.get_language_from_request(request)):
        text = render_to_string("vault/sealed.html")
    page = HttpResponse(text, status=503)
    page["Retry-After"] = TRY_AGAIN_SECONDS
    page["Cache-Control"] = "no-store"
    return page
