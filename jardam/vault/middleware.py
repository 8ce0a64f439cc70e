"""While the vault is sealed, every page that needs a key answers 503 with one clear sentence."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from jardam.vault.refusals import VaultSealed
from jardam.vault.unlocked import hand_over

TRY_AGAIN_SECONDS = "60"


class VaultSealedMiddleware:
    """Stands outermost: the session itself cannot be read without a key."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except VaultSealed:
            return _sealed_page(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _sealed_page(request) if isinstance(exception, VaultSealed) else None


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
