"""What every public page has in common: no login, no cookie, its languages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from jardam.kernel.languages import Language
from jardam.portal.languages import REVIEWED, TONGUES
from jardam.vault.history import keeps_nothing
from jardam.vault.middleware import works_while_sealed

View = Callable[..., HttpResponse]
Other = Callable[[Language], str]
"""The address of the same page in another language."""


def for_anybody(view: View) -> View:
    """A page without a login, without keys, and without a cookie.

    A form of it changes nothing, so that it needs no token: a token would need a cookie.
    """

    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponse:
        return view(request, **named)

    return works_while_sealed(_open(answer))


def for_holders(view: View) -> View:
    """The same with keys, for whoever holds a secret: without it no other page can send its forms, so no token either.

    No engine that looks for pages keeps it.
    """

    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponse:
        response = view(request, **named)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return _open(answer)


def _open(view: View) -> View:
    return csrf_exempt(keeps_nothing(login_not_required(view)))


def page(
    request: HttpRequest,
    template: str,
    language: Language,
    words: dict[str, Any],
    other: Other,
    *,
    status: int = 200,
) -> HttpResponse:
    frame = {
        "language": language,
        "languages": [(tongue.tag, other(tongue)) for tongue in TONGUES],
        "is_unreviewed": language not in REVIEWED,
    }
    return render(request, template, frame | words, status=status)
