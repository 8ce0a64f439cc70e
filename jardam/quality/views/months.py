"""The monthly page, and the list that each of its figures opens."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jardam.centres.http import StaffRequest
from jardam.kernel.languages import Language
from jardam.quality.choices import figures
from jardam.quality.counting import MonthOfCentre
from jardam.quality.figures import HOURS, Figure
from jardam.quality.listing import NotAPlace, listing
from jardam.quality.permissions import may_open_lists, may_read_month
from jardam.quality.rules.first_contact import WINDOW_DAYS
from jardam.quality.showing import Pages, language_word
from jardam.quality.views.finding import asked_month, here, neighbours
from jardam.registers.queries import has_brought_in

BY_LANGUAGE = (Figure.LANGUAGE, *HOURS)


@require_safe
def month(request: StaffRequest) -> HttpResponse:
    """The month in figures."""
    centre, now = here(request, allowed=may_read_month(request.user))
    asked, status = asked_month(request, centre, now)
    is_exact = may_open_lists(request.user)
    pages = Pages(MonthOfCentre(request.user, centre, asked, now), is_exact=is_exact)
    page = {
        "pages": pages,
        "is_exact": is_exact,
        "has_brought_in": has_brought_in(request.user, asked.first, asked.last),
        "window": WINDOW_DAYS,
        "is_running": asked.first <= now.astimezone(centre.zone).date() <= asked.last,
        **neighbours(asked),
    }
    return render(request, "quality/month.html", page, status=status)


@require_safe
def rows(request: StaffRequest) -> HttpResponse:
    """What a figure counts. An address that names none shows all contacts of the month, and says so."""
    centre, now = here(request, allowed=may_open_lists(request.user))
    asked, status = asked_month(request, centre, now)
    figure, language, is_known = _asked(request)
    counted = MonthOfCentre(request.user, centre, asked, now)
    try:
        found = listing(counted, figure, language, request.GET.get("after", ""))
    except NotAPlace:
        found, is_known = listing(counted, figure, language, ""), False
    page = {
        "found": found,
        "title": figures()[figure],
        "language": language_word(language) if language else "",
        "older_url": _older(asked, figure, language, found.after) if found.after else "",
        "is_known": is_known,
        **neighbours(asked),
    }
    return render(request, "quality/rows.html", page, status=status if is_known else 422)


def _asked(request: StaffRequest) -> tuple[Figure, str, bool]:
    """Figure and language of the address, and whether it names them."""
    try:
        figure = Figure(request.GET.get("figure", Figure.ALL))
        wanted = Language(request.GET.get("language", "")) if figure in BY_LANGUAGE else None
    except ValueError:
        return Figure.ALL, "", False
    return figure, wanted.value if wanted else "", True


def _older(month: object, figure: Figure, language: str, after: str) -> str:
    asked = {"month": str(month), "figure": figure.value, "language": language, "after": after}
    return f"{reverse('quality:rows')}?{urlencode({name: value for name, value in asked.items() if value})}"
