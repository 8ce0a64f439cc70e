"""While the vault is sealed, every page that needs a key answers 503 with one clear sentence."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jardam.vault.refusals import VaultSealed

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


def _sealed_page(request: HttpRequest) -> HttpResponse:
    page = render(request, "vault/sealed.html", status=503)
    page["Retry-After"] = TRY_AGAIN_SECONDS
    page["Cache-Control"] = "no-store"
    return page
