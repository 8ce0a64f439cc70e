"""What the quality room brings to the day: complaints to look into, and debriefs that are due."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.desk.days import Queue, Row
from jardam.desk.shifts import HoleRow
from jardam.desk.steps import END_OF_DAY, days_left
from jardam.quality.models import Complaint
from jardam.quality.permissions import may_lead, may_see_own, may_settle
from jardam.quality.queries import complaints_of_day, debriefs_due
from jardam.quality.rules.load import Due

SHOWN = 4


def complaint_rows(user: User, now: datetime) -> list[Row]:
    """Complaints about us that wait for this person, each due at the end of its day. One query."""
    if user.centre is None or not may_settle(user):
        return []
    today = now.astimezone(user.centre.zone).date()
    return [_complaint(one, one.due_on, today) for one in complaints_of_day(user, today) if one.due_on]


def debriefs_beside(user: User, now: datetime) -> list[HoleRow]:
    """One's own first; for whoever leads also those of the colleagues, the longest due first. Five queries at most."""
    if user.centre is None or not may_see_own(user):
        return []
    today = now.astimezone(user.centre.zone).date()
    due = debriefs_due(user.centre, today, of=None if may_lead(user) else user)
    order = sorted(due, key=lambda user_id: (user_id != user.pk, due[user_id].since, user_id.hex))[:SHOWN]
    colleagues = User.objects.filter(centre=user.centre, pk__in=order)
    names = display_names(colleagues) if set(order) - {user.pk} else {}
    return [_row(_("You") if one == user.pk else names[one], due[one], leads=may_lead(user)) for one in order]


def _row(name: str, owed: Due, *, leads: bool) -> HoleRow:
    said = ngettext("since %(day)s, %(n)d hard contact", "since %(day)s, %(n)d hard contacts", owed.heavy) % {
        "day": date_format(owed.since, "j E"),
        "n": owed.heavy,
    }
    return HoleRow(name, said, reverse("quality:load" if leads else "quality:mine"), _("Open"))


def _complaint(one: Complaint, due_on: date, today: date) -> Row:
    return Row(
        due=timezone.make_aware(datetime.combine(due_on, END_OF_DAY)),
        is_late=one.is_late(today),
        title=_("Complaint about us: %(about)s") % {"about": one.get_about_display()},
        url=reverse("quality:complaint", args=[one.pk]),
        act=_("Open"),
        note=days_left((due_on - today).days),
        meta=[str(one.get_state_display()), _("complaint %(number)d") % {"number": one.number}],
        queue=Queue.COMPLAINT,
    )
