"""A refusal in words, as RFC 9457 says it: what it is, and what to do. It never repeats what was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from django.http import HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

PROBLEM_TYPE = "application/problem+json"


@dataclass
class Refused(Exception):
    """``code``: of `SENTENCES`. ``fields``: which of them and what is wrong with each."""

    code: str
    fields: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


SENTENCES: Mapping[str, tuple[HTTPStatus, Promise]] = {
    "NOT_JSON": (HTTPStatus.BAD_REQUEST, gettext_lazy("The body is no JSON in UTF-8.")),
    "NO_KEY": (
        HTTPStatus.UNAUTHORIZED,
        gettext_lazy("There is no key, or it does not open: wrong, over, or taken back. Ask the centre."),
    ),
    "NOT_FOR_THIS": (
        HTTPStatus.FORBIDDEN,
        gettext_lazy("This key is for something else. Ask the centre for one that is for this."),
    ),
    "NOT_THERE": (HTTPStatus.NOT_FOUND, gettext_lazy("There is no such thing, or no longer.")),
    "NOT_THIS_WAY": (HTTPStatus.METHOD_NOT_ALLOWED, gettext_lazy("This address does not take this method.")),
    "NOT_NOW": (
        HTTPStatus.CONFLICT,
        gettext_lazy("It has moved on in the meantime, and this cannot be said of it now. Fetch it again."),
    ),
    "TOO_MUCH_SAID": (
        HTTPStatus.CONFLICT,
        gettext_lazy("So much was written here already. Please telephone the centre."),
    ),
    "ANOTHER_BODY": (
        HTTPStatus.CONFLICT,
        gettext_lazy("Something else was sent with this id before. A new thing needs a new id."),
    ),
    "TOO_LONG": (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        gettext_lazy("The body is longer than this address takes."),
    ),
    "NOT_THIS_TYPE": (
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        gettext_lazy("The body must be sent as application/json."),
    ),
    "UNREADABLE": (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("Something in it cannot be taken. See the fields."),
    ),
    "TOO_MANY": (
        HTTPStatus.TOO_MANY_REQUESTS,
        gettext_lazy("Too many calls in this minute. Wait, and go on."),
    ),
}
"""Every refusal there is: the status it comes with, and what it says."""


def told(refused: Refused) -> HttpResponse:
    """In the language that was asked for, Russian or English."""
    status, sentence = SENTENCES[refused.code]
    body = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "code": refused.code,
        "detail": str(sentence),
        "errors": [{"field": name, "detail": said} for name, said in refused.fields],
    }
    return JsonResponse(body, status=status, content_type=PROBLEM_TYPE, headers=dict(refused.headers))
