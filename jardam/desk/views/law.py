"""The law to look up: what the cards quote, all that is recorded of one row, which days are working days."""

from datetime import MAXYEAR, MINYEAR

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.forms import GroundFilter
from jardam.desk.grounds import Wanted, card_url, grounds, grouped, quotes_by_parameter, versions
from jardam.desk.templatetags.desk import region_word
from jardam.desk.working_days import legend, weekdays, year_of
from jardam.knowledge.permissions import may_read_answers
from jardam.law.permissions import may_keep_law
from jardam.law.queries import as_rule
from jardam.law.wording import citation, titled
from jardam.library.clarified import lines_of
from jardam.library.permissions import may_note
from jardam.library.queries import clarifications_about


@require_http_methods(["GET", "HEAD", "POST"])
def law(request: StaffRequest) -> HttpResponse:
    """What the cards quote. What is looked for is posted, as for answers: it stands in no address."""
    require(may_read_answers(request.user))
    today = timezone.localdate()
    every = grounds(today)
    regions = sorted({ground.region for ground in every})
    filters = GroundFilter(request.POST, regions=[(code, region_word(code)) for code in regions])
    wanted = Wanted(**filters.cleaned_data) if filters.is_valid() else Wanted()
    found = [ground for ground in every if wanted.fits(ground)]
    page = {
        "filters": filters,
        "groups": grouped(found),
        "shown": len(found),
        "all": len(every),
        "year": today.year,
        "may_keep": may_keep_law(request.user),
    }
    name = "desk/law_found.html" if request.htmx else "desk/law.html"
    return render(request, name, page, status=200 if filters.is_valid() else 422)


@require_safe
def parameter(request: StaffRequest, row_code: str) -> HttpResponse:
    """One row of the law that a card quotes: every period and correction, and the cards. For whoever keeps the law, any row."""
    require(may_read_answers(request.user))
    may_keep = may_keep_law(request.user)
    quoted = quotes_by_parameter().get(row_code, [])
    recorded = versions(row_code, timezone.localdate()) if quoted or may_keep else []
    if not recorded:
        raise Http404
    page = {
        "quoted": quoted[0] if quoted else None,
        "row_code": row_code,
        "title": titled(as_rule(recorded[0].row)),
        "law": citation(as_rule(recorded[0].row)),
        "cards": [(quote, card_url(quote.card)) for quote in quoted],
        "versions": recorded,
        "may_keep": may_keep,
        "clarified": lines_of(clarifications_about([row_code])),
        "may_note": may_note(request.user),
    }
    return render(request, "desk/parameter.html", page)


@require_safe
def calendar(request: StaffRequest, year: int) -> HttpResponse:
    """The production calendar of a year; a year that is not held says so instead of guessing."""
    require(may_read_answers(request.user))
    if not MINYEAR <= year <= MAXYEAR:
        raise Http404
    page = {"year": year_of(year), "legend": legend(), "today": timezone.localdate(), "weekdays": weekdays()}
    return render(request, "desk/calendar.html", page)
