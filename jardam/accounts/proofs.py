"""What a session has proved so far, kept in the sealed session itself."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jardam.centres.http import StaffRequest

P = ParamSpec("P")
View = Callable[Concatenate[StaffRequest, P], HttpResponse]

SECOND_FACTOR_DONE = "second_factor_done"
"""True once this very session has passed a second factor, or its owner has just set one up."""

LOCKED = "locked"
PROVEN_AT = "proven_at"

FRESH_FOR = timedelta(minutes=15)
"""How long after proving who one is the sensitive acts stay open."""


def note_proof(request: HttpRequest, at: datetime) -> None:
    """Password and second factor were right just now."""
    request.session[PROVEN_AT] = at.timestamp()


def is_fresh(request: HttpRequest, at: datetime) -> bool:
    proven_at = request.session.get(PROVEN_AT, 0.0)
    return bool(at.timestamp() - proven_at < FRESH_FOR.total_seconds())


def is_at_work(request: HttpRequest) -> bool:
    """Whether this session has shown a second factor and is not locked."""
    return bool(request.session.get(SECOND_FACTOR_DONE)) and not request.session.get(LOCKED)


class ProofTooOld(Exception):
    """The page wants password and code again (`middleware` sends there). ``back``: the page to return to."""

    def __init__(self, back: str) -> None:
        self.back = back
        super().__init__("asked for a fresh proof")


def require_fresh(request: StaffRequest, *, back: str = "") -> None:
    """Ask who this is again, unless that was less than a quarter of an hour ago.

    What was posted is lost then, so the page with the form asks already when it is opened; ``back`` is
    that page. Errors: ProofTooOld.
    """
    if not is_fresh(request, timezone.now()):
        raise ProofTooOld(back or request.path)


def on_the_way_in(view: View[P]) -> View[P]:
    """Mark a page that a new colleague needs before the second factor stands (`middleware`)."""
    view.is_on_the_way_in = True  # type: ignore[attr-defined]
    return view


def open_when_locked(view: View[P]) -> View[P]:
    """Mark a page that answers at a locked screen: the lock itself and the way out."""
    view.is_open_when_locked = True  # type: ignore[attr-defined]
    return view
