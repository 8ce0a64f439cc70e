"""What the law brings to the day of whoever keeps it: changes of others to confirm, and rows to look up again."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.centres.models import User
from jardam.desk.days import Queue, Row
from jardam.desk.steps import END_OF_DAY
from jardam.law.models import Change
from jardam.law.permissions import may_keep_law
from jardam.law.queries import reviews_due

SHOWN = 10


def law_rows(user: User, now: datetime) -> list[Row]:
    """Each due at the end of this day. Two queries, none for whoever does not keep the law."""
    if not may_keep_law(user):
        return []
    today = timezone.localdate(now)
    waiting = Change.objects.waiting_for(user).order_by("number")[:SHOWN]
    rows = [
        _row(
            today_ends(now),
            _("Confirm change %(number)d of the law") % {"number": one.number},
            reverse("desk:change", args=[one.pk]),
            one.law,
        )
        for one in waiting
    ]
    if due := reviews_due(today):
        said = ngettext(
            "%(n)d row of the law to look up again", "%(n)d rows of the law to look up again", due
        )
        rows.append(_row(today_ends(now), said % {"n": due}, reverse("desk:reviews"), ""))
    return rows


def today_ends(now: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(now), END_OF_DAY))


def _row(due: datetime, title: str, url: str, law: str) -> Row:
    return Row(
        due=due,
        is_late=False,
        title=title,
        url=url,
        act=_("Open"),
        note="",
        meta=[law] if law else [],
        queue=Queue.LAW,
    )
