"""Where every call of a partner's system comes in: no session, no cookie and no form, a key and a scope.

Key and centre are settled before a row of any centre is read; what is refused says the same of what is another's and what is
nowhere. The libraries that read and describe the calls are loaded by the first one.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, ResolverMatch
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from jardam.api.actions import NobodysKey, TooMany, recognise
from jardam.api.models import PartnerKey
from jardam.api.problems import Refused, told
from jardam.api.rules.scopes import scope_of
from jardam.api.rules.tokens import token_from
from jardam.audit.actions import note_reading
from jardam.database.scope import for_centre
from jardam.vault.history import keeps_nothing

BEARER = "Bearer "
METHODS = ("GET", "POST")
LONGEST_BODY = 64 * 1024
"""Units: bytes."""


def _open(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever comes shows a key: no sign-in, no token of a form. What it does begins a transaction of its own."""
    return transaction.non_atomic_requests(csrf_exempt(keeps_nothing(login_not_required(view))))


@_open
@require_safe
def description(_request: HttpRequest) -> HttpResponse:
    """What there is to call, as OpenAPI 3.1: for anybody."""
    from jardam.api.operations.described import described  # noqa: PLC0415 - loaded by the first call

    return JsonResponse(described())


@_open
def call(request: HttpRequest, rest: str) -> HttpResponse:
    try:
        return _settled(request, rest)
    except Refused as refused:
        return told(refused)


def _settled(request: HttpRequest, rest: str) -> HttpResponse:
    """Errors: Refused, where nobody is known yet."""
    if request.method not in METHODS:
        raise Refused("NOT_THIS_WAY", headers={"Allow": ", ".join(METHODS)})
    found = _found(rest)
    token = token_from(request.headers.get("Authorization", "").removeprefix(BEARER))
    if token is None:
        raise _no_key()
    at = timezone.now()
    with for_centre(token.centre):
        try:
            key = recognise(token, at)
        except NobodysKey as error:
            raise _no_key() from error
        except TooMany as error:
            raise Refused("TOO_MANY", headers={"Retry-After": str(error.seconds)}) from error
        return _noted(request, found, key, at)


def _noted(request: HttpRequest, found: ResolverMatch, key: PartnerKey, at: datetime) -> HttpResponse:
    """Whatever is answered is written down, without a word of it."""
    with transaction.atomic():
        try:
            answer = _answered(request, found, key)
        except Refused as refused:
            answer = told(refused)
        name = f"{request.method}_{found.url_name}".upper()
        note_reading("api.called", key, by=None, at=at, operation=name, status=answer.status_code)
    return answer


def _answered(request: HttpRequest, found: ResolverMatch, key: PartnerKey) -> HttpResponse:
    """Errors: Refused."""
    if scope_of(found.route) not in key.scopes:
        raise Refused("NOT_FOR_THIS")
    if request.method == "POST":
        _check_body(request)
    request.partner_key = key  # type: ignore[attr-defined]
    try:
        answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
    except Http404 as error:
        raise Refused("NOT_THERE") from error
    if answer.status_code == 405:
        raise Refused("NOT_THIS_WAY", headers={"Allow": answer.headers["Allow"]})
    return answer


def _check_body(request: HttpRequest) -> None:
    """Its length before a byte of it is read. Errors: Refused."""
    said = request.headers.get("Content-Length", "")
    if not said.isdecimal() or len(said) > 9 or int(said) > LONGEST_BODY:
        raise Refused("TOO_LONG" if said else "NOT_JSON")
    if request.content_type != "application/json":
        raise Refused("NOT_THIS_TYPE")
    try:
        json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Refused("NOT_JSON") from error


def _found(rest: str) -> ResolverMatch:
    """Errors: Refused."""
    from jardam.api.operations import resolver  # noqa: PLC0415 - loaded by the first call

    try:
        match: Any = resolver().resolve(rest)
    except Resolver404 as error:
        raise Refused("NOT_THERE") from error
    found: ResolverMatch = match
    return found


def _no_key() -> Refused:
    return Refused("NO_KEY", headers={"WWW-Authenticate": 'Bearer realm="Jardam"'})
