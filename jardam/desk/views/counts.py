"""What the head sees: how many contacts, about what, in which languages, how they ended."""

from datetime import date, timedelta

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
from jardam.desk.counting import Table, figures, table
from jardam.desk.forms import PeriodForm

FIRST_SHOWN = timedelta(days=6)  # a week with today


@require_safe
def counts(request: StaffRequest) -> HttpResponse:
    require(may_count(request.user))
    today = timezone.localdate()
    form = PeriodForm(request.GET or {"first": _week_before(today), "last": today})
    is_valid = form.is_valid()
    last = form.cleaned_data.get("last") or today
    first = min(form.cleaned_data.get("first") or _week_before(last), last)
    counted = contact_queries.counts(request.user, first, last)
    page = {"form": form, "first": first, "last": last, "figures": figures(counted)}
    page["tables"] = _tables(counted, request)
    return render(request, "desk/counts.html", page, status=200 if is_valid else 422)


def _week_before(last: date) -> date:
    """The first of the days shown up to ``last``; the calendar has none before its own first."""
    return date.fromordinal(max(last.toordinal() - FIRST_SHOWN.days, 1))


def _tables(counted: contact_queries.Counts, request: StaffRequest) -> list[Table]:
    authors = User.objects.filter(pk__in=counted.by_author, centre=request.user.centre)
    names = display_names(authors)
    return [
        table("topic", counted.by_topic, centre_choices.topics()),
        table("outcome", counted.by_outcome, choices.outcomes()),
        table("language", counted.by_language, centre_choices.languages()),
        table("channel", counted.by_channel, dict(choices.Channel.choices)),
        table("author", counted.by_author, names),
    ]
