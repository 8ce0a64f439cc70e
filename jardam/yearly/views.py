"""The yearly page, the list that each of its figures opens, and the same figures as a file."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.registers.queries import has_brought_in
from jardam.yearly import actions, afterwards
from jardam.yearly.choices import definitions, figures
from jardam.yearly.counting import YearOfCentre
from jardam.yearly.exporting import csv_text, excel_file, table
from jardam.yearly.figures import Figure
from jardam.yearly.listing import NotAPlace, listing
from jardam.yearly.parts import is_part, part_word
from jardam.yearly.permissions import may_open_lists, may_read_year
from jardam.yearly.showing import OneYear, YearPages
from jardam.yearly.years import asked_year

EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def year(request: StaffRequest) -> HttpResponse:
    """The year in figures, beside the one before."""
    require(may_read_year(request.user))
    counted, status = _counted(request)
    is_exact = may_open_lists(request.user)
    running = timezone.localdate(timezone.now(), counted.centre.zone).year
    page = {
        "year": counted.year,
        "pages": _pages(request, counted, is_exact=is_exact),
        "is_exact": is_exact,
        "has_brought_in": has_brought_in(request.user, counted.first, counted.last),
        "is_running": counted.year == running,
        "is_past": counted.year < running,
        "afterwards": afterwards.tables(counted.heard, is_exact=is_exact),
        "heads": afterwards.heads(),
        "afterwards_word": figures()[Figure.CHECK_INS],
        "afterwards_definition": definitions()[Figure.CHECK_INS],
        "afterwards_figure": Figure.CHECK_INS,
    }
    return render(request, "yearly/year.html", page, status=status)


@require_safe
def rows(request: StaffRequest) -> HttpResponse:
    """What a figure is counted from. An address that names none shows the people helped, and says so."""
    require(may_open_lists(request.user))
    counted, status = _counted(request)
    asked = request.GET.get("figure", Figure.HELPED.value)
    is_known = asked in set(Figure)
    figure, part = Figure(asked) if is_known else Figure.HELPED, request.GET.get("part", "")
    if not is_part(figure, part):
        part, is_known = "", False
    try:
        found = listing(counted, figure, request.GET.get("after", ""), part)
    except NotAPlace:
        found, is_known = listing(counted, figure, "", part), False
    older = urlencode({"year": counted.year, "figure": figure.value, "part": part, "after": found.after})
    page = {
        "year": counted.year,
        "found": found,
        "title": figures()[figure],
        "part": part_word(part),
        "definition": definitions()[figure],
        "older_url": f"{reverse('yearly:rows')}?{older}" if found.after else "",
        "is_known": is_known,
    }
    return render(request, "yearly/rows.html", page, status=status if is_known else 422)


@require_safe
def take(request: StaffRequest) -> HttpResponse:
    """The figures as CSV or Excel, without small numbers whoever takes them; every time is written down."""
    require(may_read_year(request.user))
    counted, status = _counted(request)
    if status != 200:
        return year(request)
    form = "EXCEL" if request.GET.get("form") == "excel" else "CSV"
    actions.take_year(counted.year, form=form, by=request.user, at=timezone.now())
    told = table(_pages(request, counted, is_exact=False))
    if form == "EXCEL":
        return _named(HttpResponse(excel_file(told, str(counted.year)), EXCEL_TYPE), f"{counted.year}.xlsx")
    return _named(HttpResponse(csv_text(told), "text/csv; charset=utf-8"), f"{counted.year}.csv")


def _counted(request: StaffRequest) -> tuple[YearOfCentre, int]:
    centre = request.user.centre
    assert centre is not None
    asked, status = asked_year(request, centre, timezone.now())
    return YearOfCentre(request.user, centre, asked), status


def _pages(request: StaffRequest, counted: YearOfCentre, *, is_exact: bool) -> YearPages:
    before = YearOfCentre(request.user, counted.centre, counted.year - 1)
    now, then = OneYear(counted, is_exact=is_exact), OneYear(before, is_exact=is_exact)
    return YearPages(now, then, opens=is_exact)


def _named(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
