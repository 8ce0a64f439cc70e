"""How this room's pages answer a refusal: the same page, the sentence, and 422, or 429 where one has to wait."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from jardam.accounts.refusals import Refused, TooSoon

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form binds to: a POST is something typed, even an empty one."""
    return request.POST if request.method == "POST" else None


def refused(request: HttpRequest, page: str, context: dict[str, Any], refusal: Refused) -> HttpResponse:
    """Show ``page`` again with the sentence: in its bound ``form``, or above a passkey's button."""
    form = context["form"]
    if form.is_bound and "credential" not in request.POST:
        form.add_error(None, str(refusal))
    else:
        context = context | {"refusal": str(refusal)}
    if not isinstance(refusal, TooSoon):
        return render(request, page, context, status=422)
    answer = render(request, page, context, status=429)
    answer["Retry-After"] = str(refusal.seconds)
    return answer


def credential_in(request: HttpRequest) -> object:
    """What the browser posted of a passkey; None where it is no JSON."""
    try:
        return json.loads(request.POST.get("credential", ""))
    except (ValueError, RecursionError):
        return None
