"""What an operation refuses, turned into the refusals of the house: by field, without repeating what was sent."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from jardam.api.problems import Refused
from jardam.appeals.actions import AnotherBody, TooManyWaiting
from jardam.referrals.actions import NoSuchLink, NotItsKey, TooManyWords
from jardam.referrals.rules.lives import MoveRefused

_NAME = re.compile(r"[a-z_]{1,30}")
_UNKNOWN = "extra_forbidden"
_SENTENCES: Mapping[str, Promise] = {
    "missing": _("This field is missing."),
    _UNKNOWN: _("There is a field that nobody knows."),
    "string_too_long": _("This is too long."),
    "string_unicode": _("This is no text: a half letter stands in it."),
}
_OTHER = _("This value is not one of those that the description allows.")


def refuse_in_words(api: NinjaAPI) -> None:
    """Every refusal leaves the operations as a `Refused`, which the door tells."""
    for error, code in _CODES.items():
        api.add_exception_handler(error, _raising(code))
    api.add_exception_handler(TooManyWaiting, _later)
    handlers = {HttpError: _raising("NOT_JSON"), ValidationError: _unreadable, Refused: _again}
    for kind, refuse in handlers.items():
        api.add_exception_handler(kind, refuse)


_CODES: Mapping[type[Exception], str] = {
    NoSuchLink: "NOT_THERE",
    MoveRefused: "NOT_NOW",
    TooManyWords: "TOO_MUCH_SAID",
    AnotherBody: "ANOTHER_BODY",
}


def _raising(code: str) -> Any:
    def refuse(_request: HttpRequest, error: Exception) -> NoReturn:
        raise Refused(code) from error

    return refuse


def _later(_request: HttpRequest, error: Any) -> NoReturn:
    """Somebody of the centre must take some up first."""
    raise Refused("TOO_MANY", headers={"Retry-After": "3600"}) from error


def _again(_request: HttpRequest, refused: Any) -> NoReturn:
    raise refused


def _unreadable(_request: HttpRequest, error: Any) -> NoReturn:
    raise Refused("UNREADABLE", [_told(one) for one in error.errors]) from None


def _told(one: Mapping[str, Any]) -> tuple[str, str]:
    """The name of a field only where it is one of ours: what somebody else made up is not repeated."""
    kind = str(one["type"])
    return "" if kind == _UNKNOWN else _field(one["loc"]), str(_SENTENCES.get(kind, _OTHER))


def _field(place: Sequence[Any]) -> str:
    names = [str(name) for name in place[1:] if _NAME.fullmatch(str(name))]
    return names[-1] if names else ""


def not_its_key(error: NotItsKey) -> Refused:
    """Said at the field that lacks."""
    del error
    return Refused(
        "UNREADABLE", [("key", str(_("Words need the key of this very referral, opened by your system.")))]
    )
