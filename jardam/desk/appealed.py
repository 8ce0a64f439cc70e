"""What partners' forms bring to the day: that somebody wrote, and through whom."""

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jardam.appeals.permissions import may_see_appeals
from jardam.appeals.queries import waiting_for
from jardam.centres.models import User
from jardam.desk.days import Queue, Row

MOST_ROWS = 50


def appeal_rows(user: User, now: datetime) -> list[Row]:
    """Each now: nobody knows yet how urgent it is. One query."""
    if not may_see_appeals(user):
        return []
    return [
        Row(
            due=now,
            is_late=False,
            title=_("Somebody wrote to us through a partner"),
            url=reverse("api:appeals"),
            act=_("Open"),
            note="",
            meta=[one.organisation.name, date_format(one.came_on, "d.m.Y")],
            queue=Queue.CALLBACK,
        )
        for one in waiting_for(user)[:MOST_ROWS]
    ]
