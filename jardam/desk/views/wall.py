"""The wallboard: the figures of a shift for a screen on the wall. No person, no number, no frame, nothing to press."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.live import let_listen
from jardam.desk.line import language_words, wall_figures
from jardam.desk.shifts import uncovered_figure
from jardam.line.permissions import may_read_wall
from jardam.line.queries import figures, free_now


@require_safe
def wall(request: StaffRequest) -> HttpResponse:
    require(may_read_wall(request.user))
    return let_listen(render(request, "desk/wall.html", _page(request)), request.user)


@require_safe
def now(request: StaffRequest) -> HttpResponse:
    """The figures alone. Asked for whenever something changed, and twice a minute to notice that a session ended."""
    require(may_read_wall(request.user))
    return render(request, "desk/wall.html#now", _page(request))


def _page(request: StaffRequest) -> dict[str, Any]:
    centre, at = request.user.centre, timezone.now()
    assert centre is not None
    free = free_now(centre)
    of_line = figures(centre, free, at)
    return {
        "figures": [*wall_figures(request.user, of_line, free, at), uncovered_figure(centre, at)],
        "unserved": [language_words(language) for language in of_line.unserved],
        "place": centre.name,
        "shown_at": at,
        "stream_url": f"{settings.STREAM_ORIGIN}/stream",
    }
