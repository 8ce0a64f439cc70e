"""What the practice room brings to the day: transfers at which this person should look what became of them."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.centres.models import User
from jardam.desk.days import Queue, Row
from jardam.desk.steps import END_OF_DAY, days_left
from jardam.practice.permissions import may_read_practices
from jardam.practice.queries import looks_of_day


def look_rows(user: User, now: datetime) -> list[Row]:
    """Each due at the end of its day. One query."""
    if user.centre is None or not may_read_practices(user):
        return []
    today = now.astimezone(user.centre.zone).date()
    return [
        Row(
            due=timezone.make_aware(datetime.combine(one.look_on, END_OF_DAY)),
            is_late=one.look_on < today,
            title=_("Look at a practice: %(name)s") % {"name": one.practice.name},
            url=reverse("practice:transfer", args=[one.pk]),
            act=_("Open"),
            note=days_left((one.look_on - today).days),
            meta=[one.to_branch.name],
            queue=Queue.PRACTICE,
        )
        for one in looks_of_day(user, today)
        if one.look_on
    ]
