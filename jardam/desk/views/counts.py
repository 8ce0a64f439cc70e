"""What the head sees: how many contacts, about what, in which languages, how they ended."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.accounts.queries import display_names
from jardam.centres import choices as centre_choices
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.contacts import choices
from jardam.contacts import queries as contact_queries
from jardam.contacts.permissions import may_count
from jardam.desk.counting import Table, figures, protected_figures, table
from jardam.desk.forms import PeriodForm
from jardam.quality.permissions import may_open_lists
from jardam.registers.queries import has_brought_in

FIRST_SHOWN = timedelta(days=6)  # a week with today


@require_safe
def counts(request: StaffRequest) -> HttpResponse:
    require(may_count(request.user))
    today = timezone.localdate()
    form = PeriodForm(request.GET or {"first": _week_before(today), "last": today})
    is_valid = form.is_valid()
    last = form.cleaned_data.get("last") or today
    first = min(form.cleaned_data.get("first") or _week_before(last), last)
    is_exact = may_open_lists(request.user)
    if not is_exact:
        first, last = _month_of(last)
    counted = contact_queries.counts(request.user, first, last)
    page = {
        "form": form,
        "first": first,
        "last": last,
        "is_exact": is_exact,
        "has_brought_in": has_brought_in(request.user, first, last),
        "figures": figures(counted) if is_exact else protected_figures(counted),
        "tables": _tables(counted, request, is_exact=is_exact),
    }
    return render(request, "desk/counts.html", page, status=200 if is_valid else 422)


def _week_before(last: date) -> date:
    """The first of the days shown up to ``last``; the calendar has none before its own first."""
    return date.fromordinal(max(last.toordinal() - FIRST_SHOWN.days, 1))


def _month_of(day: date) -> tuple[date, date]:
    """Its first and last day. Spans of one's own choice would tell a small number as the difference of two."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _tables(counted: contact_queries.Counts, request: StaffRequest, *, is_exact: bool) -> list[Table]:
    authors = User.objects.filter(pk__in=counted.by_author, centre=request.user.centre)
    names = display_names(authors)
    splits: list[tuple[str, Mapping[str, int], Mapping[Any, Any]]] = [
        ("topic", counted.by_topic, centre_choices.topics()),
        ("outcome", counted.by_outcome, choices.outcomes()),
        ("language", counted.by_language, centre_choices.languages()),
        ("channel", counted.by_channel, dict(choices.Channel.choices)),
        ("client", counted.by_client, dict(choices.ClientKind.choices)),
        ("author", counted.by_author, names),
    ]
    return [table(code, numbers, words, is_exact=is_exact) for code, numbers, words in splits]
