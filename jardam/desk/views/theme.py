"""Light, dark or as the device says: a choice of the eyes, kept in the browser and nowhere else."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jardam.centres.http import StaffRequest
from jardam.desk.context import THEME_COOKIE

A_YEAR = 365 * 24 * 60 * 60


@require_POST
def theme(request: StaffRequest) -> HttpResponse:
    chosen = request.POST.get("theme", "")
    if chosen not in {"", "light", "dark"}:
        return HttpResponse(_("There is no such theme."), status=422)
    back = request.POST.get("next", "/")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    answer = redirect(back if is_ours else "/")
    answer.set_cookie(
        THEME_COOKIE,
        chosen,
        max_age=A_YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
    return answer
