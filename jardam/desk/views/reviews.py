"""Which rows of the law want to be looked up again, and which nobody has looked up yet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.reviews import review_lines
from jardam.law.permissions import may_keep_law

PAGE_ROWS = 50


@require_safe
def reviews(request: StaffRequest) -> HttpResponse:
    """Those that nobody has checked first, then the ones longest overdue."""
    require(may_keep_law(request.user))
    lines = review_lines(timezone.localdate())
    places = [line.place for line in lines]
    after = request.GET.get("after", "")
    first = places.index(after) + 1 if after in places else 0
    shown = lines[first : first + PAGE_ROWS]
    more = len(lines) > first + PAGE_ROWS
    page = {
        "lines": shown,
        "number": len(lines),
        "unchecked": sum(line.is_unchecked for line in lines),
        "next_url": f"{reverse('desk:reviews')}?{urlencode({'after': shown[-1].place})}" if more else "",
    }
    return render(request, "desk/reviews.html", page)
