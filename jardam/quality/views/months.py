"""The monthly page, and the list that each of its figures opens."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jardam.centres.http import StaffRequest
from jardam.centres.models import Branch
from jardam.centres.months import asked_month, neighbours
from jardam.kernel.languages import Language
from jardam.quality.choices import figures
from jardam.quality.counting import MonthOfCentre
from jardam.quality.figures import OF_BRANCH, OF_LANGUAGE, Figure
from jardam.quality.listing import NotAPlace, listing
from jardam.quality.permissions import may_open_lists, may_read_month
from jardam.quality.rules.first_contact import WINDOW_DAYS
from jardam.quality.showing import NO_BRANCH, Pages, language_word
from jardam.quality.views.finding import here
from jardam.registers.queries import has_brought_in


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
    figure, which, is_known = _asked(request)
    counted = MonthOfCentre(request.user, centre, asked, now)
    try:
        found = listing(counted, figure, which, request.GET.get("after", ""))
    except NotAPlace:
        found, is_known = listing(counted, figure, which, ""), False
    page = {
        "found": found,
        "title": figures()[figure],
        "which": _word(request, figure, which),
        "older_url": _older(request, found.after) if found.after else "",
        "is_known": is_known,
        **neighbours(asked),
    }
    return render(request, "quality/rows.html", page, status=status if is_known else 422)


def _asked(request: StaffRequest) -> tuple[Figure, str, bool]:
    """Figure of the address and which one of it (a language, a branch), and whether the address names them."""
    try:
        figure = Figure(request.GET.get("figure", Figure.ALL))
        if figure in OF_LANGUAGE:
            return figure, Language(request.GET.get("language", "")).value, True
        return figure, _branch(request) if figure in OF_BRANCH else "", True
    except (ValueError, Branch.DoesNotExist):
        return Figure.ALL, "", False


def _branch(request: StaffRequest) -> str:
    """The branch of the address, by its id; empty for what no branch did. Errors: ValueError; Branch.DoesNotExist."""
    named = request.GET.get("branch", "")
    if named == NO_BRANCH:
        return ""
    return str(Branch.objects.of_centre_of(request.user).get(pk=UUID(named)).pk)


def _word(request: StaffRequest, figure: Figure, which: str) -> str:
    if figure in OF_LANGUAGE:
        return language_word(which)
    if figure not in OF_BRANCH:
        return ""
    return Branch.objects.of_centre_of(request.user).get(pk=which).name if which else _("no branch")


def _older(request: StaffRequest, after: str) -> str:
    """The next page of the same list."""
    named = {name: request.GET.get(name, "") for name in ("month", "figure", "language", "branch")}
    kept = {name: value for name, value in (named | {"after": after}).items() if value}
    return f"{reverse('quality:rows')}?{urlencode(kept)}"
