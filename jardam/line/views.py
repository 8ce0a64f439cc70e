"""The door of the exchange: no session and no page, a signature and one event. The contract is docs/line.md."""

import json
import time
from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.line.actions import take_event
from jardam.line.models import LineCall
from jardam.line.queries import free_speakers, secret_of
from jardam.line.rules.calls import CallState
from jardam.line.rules.events import BadEvent, Event, event_from
from jardam.line.rules.pace import Bucket
from jardam.line.rules.signatures import is_fresh, is_signed

CONTRACT = "docs/line.md"
LONGEST_BODY = 4096  # bytes
EVENTS_A_SECOND = 20
AT_ONCE = 400  # what an exchange kept while the network was cut, sent in one go
NOBODY = b"\0" * 32  # compared with, where there is no secret; never enough to pass

_buckets: dict[UUID, Bucket] = {}


@csrf_exempt  # no cookie is asked: the signature says who it is, and covers the body
@login_not_required
@require_POST
def events(request: HttpRequest) -> HttpResponse:
    """204 when the event is kept; 400, 401, 409, 413 or 429 with a code when it is not."""
    if _length(request) > LONGEST_BODY:
        return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "TOO_LONG")
    body, stamp = request.body, request.headers.get("X-Jardam-Timestamp", "")
    centre = Centre.objects.filter(code=request.headers.get("X-Jardam-Centre", "")[:30]).first()
    with for_centre(centre.pk if centre else None):
        secret = secret_of(centre.pk) if centre else None
        signed = is_signed(secret or NOBODY, stamp, body, request.headers.get("X-Jardam-Signature", ""))
        if centre is None or secret is None or not signed:
            return _refused(HTTPStatus.UNAUTHORIZED, "NOT_SIGNED")
        if not is_fresh(stamp, int(time.time())):
            return _refused(HTTPStatus.UNAUTHORIZED, "CLOCK")
        return _told(centre, body)


def _told(centre: Centre, body: bytes) -> HttpResponse:
    now = timezone.now()
    if not _has_token(centre.pk):
        answer = _refused(HTTPStatus.TOO_MANY_REQUESTS, "TOO_MANY")
        answer["Retry-After"] = "1"
        return answer
    try:
        event = event_from(json.loads(body), now)
    except BadEvent as bad:
        return _refused(HTTPStatus.BAD_REQUEST, bad.code)
    except (ValueError, RecursionError):
        return _refused(HTTPStatus.BAD_REQUEST, "NOT_JSON")
    return _kept(take_event(event, centre=centre, at=now), event, centre)


def _kept(call: LineCall, event: Event, centre: Centre) -> HttpResponse:
    if call.sealed_told is None:
        return _refused(HTTPStatus.CONFLICT, "CALL_IS_HISTORY")
    answer = HttpResponse(status=HTTPStatus.NO_CONTENT)
    language = Language(call.language)
    if call.state == CallState.RINGING and language is not Language.UNKNOWN:
        answer["X-Jardam-Language"] = language.value
        free = free_speakers(centre, language)
        if free is not None:
            answer["X-Jardam-Free"] = str(free)
    return answer


def _has_token(centre_id: UUID) -> bool:
    """In the memory of this process only: a fuse against an exchange gone mad, no accounting."""
    at = time.monotonic()
    left = _buckets.get(centre_id, Bucket.full(EVENTS_A_SECOND, AT_ONCE, at)).take(at)
    if left is not None:
        _buckets[centre_id] = left
    return left is not None


def _length(request: HttpRequest) -> int:
    said = request.headers.get("Content-Length", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0  # nothing is read then


def _refused(status: HTTPStatus, code: str) -> HttpResponse:
    return JsonResponse({"code": code, "see": CONTRACT}, status=status)
