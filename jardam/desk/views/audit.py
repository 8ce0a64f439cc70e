"""Who did what in the own centre, newest first, as sentences."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jardam.accounts.queries import display_names
from jardam.audit.permissions import may_read_audit
from jardam.audit.queries import PAGE, Line, entries_for
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User


@require_safe
def audit(request: StaffRequest) -> HttpResponse:
    require(may_read_audit(request.user))
    before = request.GET.get("before", "")
    is_known_place = not before or (before.isdecimal() and len(before) < 15)
    rows = entries_for(request.user, before=int(before) if before and is_known_place else None, limit=PAGE)
    older = f"{reverse('desk:audit')}?before={rows[-1].seq}" if len(rows) == PAGE else ""
    page = {"rows": _named(rows), "older_url": older}
    return render(request, "desk/audit.html", page, status=200 if is_known_place else 422)


def _named(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """Each line with the name by which colleagues know its person; the sign-in name stands beside it."""
    users = list(User.objects.filter(username__in={line.who for line in lines}))
    shown = display_names(users)
    names = {user.username: shown[user.pk] for user in users}
    return [(line, names.get(line.who, line.who)) for line in lines]
