"""What the quality room has beside the day: a debrief that is due, to oneself or to a colleague."""

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.desk.shifts import HoleRow
from jardam.quality.permissions import may_lead, may_see_own
from jardam.quality.queries import debriefs_due
from jardam.quality.rules.load import Due

SHOWN = 4


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
