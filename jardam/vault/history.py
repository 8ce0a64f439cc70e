"""Keeps what was typed out of the history file of the browser.

Chromium writes the body of a posted page into its session file, so that it can post it again after a
crash: `no-store` does not stop it, and a refused form would leave a name and a story on the disk of a
laptop. So a page that answers a posted form is put aside in the session, sealed, and fetched by an
address that says nothing. Without it the key Back would also ask whether to send the form again.
"""

import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

WORD = "shown"
"""The parameter of the address, and the place in the session. Only the newest page is kept."""

_NOT_TYPED = {"csrfmiddlewaretoken", "next"}
_NOT_ALLOWED = 405
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class NothingTypedInHistory:
    """Stands innermost, below everything that asks who is there.

    Concerns whole pages in a browser only (Sec-Fetch-Mode: navigate): parts of a page leave no history.
    A page that answers a bare button is left alone, because nothing was typed: an opened identity is
    never put aside. So is a page marked with `keeps_nothing`: to put it aside would take a cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if _keeps_nothing(request):
            return response
        if (
            _is_page(request)
            and request.method == "POST"
            and _says_something(response)
            and _was_typed(request)
        ):
            return _put_aside(request, response)
        if WORD in request.GET and response.status_code == _NOT_ALLOWED:
            return HttpResponseRedirect("/")  # an older page, asked for again by the key Back
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """The page that was put aside, once nobody further out objects; a reload shows it again."""
        if request.method != "GET" or not _is_page(request) or _keeps_nothing(request):
            return None
        kept = request.session.get(WORD)
        if kept and secrets.compare_digest(kept["word"], request.GET.get(WORD, "")):
            return HttpResponse(kept["page"], status=kept["status"], content_type=kept["type"])
        if kept:
            del request.session[WORD]
        return None


def keeps_nothing(view: View) -> View:
    """Mark a page that sets no cookie and keeps no answer, whatever is typed there."""
    view.keeps_nothing = True  # type: ignore[attr-defined]
    return view


def _keeps_nothing(request: HttpRequest) -> bool:
    return request.resolver_match is not None and hasattr(request.resolver_match.func, "keeps_nothing")


def _is_page(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Mode") == "navigate"


def _was_typed(request: HttpRequest) -> bool:
    return any(any(request.POST.getlist(name)) for name in request.POST if name not in _NOT_TYPED)


def _says_something(response: HttpResponseBase) -> bool:
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return is_page and isinstance(response, HttpResponse) and not 300 <= response.status_code < 400


def _put_aside(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    assert isinstance(response, HttpResponse)
    word = secrets.token_urlsafe(9)
    request.session[WORD] = {
        "word": word,
        "page": response.content.decode(response.charset),
        "status": response.status_code,
        "type": response.headers["Content-Type"],
    }
    fetched = HttpResponse(status=303, headers={"Location": f"{request.path}?{WORD}={word}"})
    fetched.cookies = response.cookies
    return fetched
