"""What the precedents bring to the day: drafts that a second person has still to read."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.centres.models import User
from jardam.desk.days import Queue, Row
from jardam.desk.steps import END_OF_DAY
from jardam.precedents.models import Draft
from jardam.precedents.permissions import may_read_precedents


def draft_rows(user: User, now: datetime) -> list[Row]:
    """One row for all of them, due at the end of the day; none when nothing waits. One query."""
    if user.centre is None or not may_read_precedents(user):
        return []
    waiting = Draft.objects.waiting_for(user).count()
    if not waiting:
        return []
    today = now.astimezone(user.centre.zone).date()
    words = ngettext("%(n)d draft waits", "%(n)d drafts wait", waiting)
    return [
        Row(
            due=timezone.make_aware(datetime.combine(today, END_OF_DAY)),
            is_late=False,
            title=_("What cases taught, to be read by a second person"),
            url=reverse("precedents:precedents"),
            act=_("Open"),
            note="",
            meta=[words % {"n": waiting}],
            queue=Queue.PRACTICE,
        )
    ]
