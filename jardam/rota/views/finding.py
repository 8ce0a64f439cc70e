"""What several pages of the rota look up: the staff with their names, a row one may know of, the time here."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from jardam.accounts.queries import display_names
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre, User
from jardam.rota.permissions import may_see_rota
from jardam.rota.queries import shift_staff


def here(request: StaffRequest) -> tuple[Centre, datetime]:
    """The centre of the reader and the moment. 403 for whoever has no rota to see."""
    require(may_see_rota(request.user))
    assert request.user.centre is not None
    return request.user.centre, timezone.now()


def staff_with_names(centre: Centre) -> list[tuple[User, str]]:
    """Everybody who works shifts, in the order of the alphabet. Two queries."""
    people = list(shift_staff(centre))
    names = display_names(people)
    return sorted(((user, names[user.pk]) for user in people), key=lambda pair: (pair[1], pair[0].pk.hex))


def found(rows: Any, row_id: UUID, *related: str) -> Any:
    """The row, or 404. ``rows``: already cut to what the reader may know of."""
    row = rows.select_related(*related).filter(pk=row_id).first()
    if row is None:
        raise Http404
    return row
