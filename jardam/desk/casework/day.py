"""What cases bring to the day of whoever answers for them: the next actions of this week, and the late ones."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.cases.permissions import may_work_on_cases
from jardam.cases.queries import due_cases, next_said
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.desk.days import Queue, Row
from jardam.desk.steps import END_OF_DAY, days_left
from jardam.vault.restricted import Opener

AHEAD = timedelta(days=7)


def case_rows(user: User, now: datetime, opener: Opener | None) -> list[Row]:
    """Each due at the end of its day. One query, none for whoever does not work on cases."""
    if user.centre is None or not may_work_on_cases(user):
        return []
    today = now.astimezone(user.centre.zone).date()
    return [
        Row(
            due=timezone.make_aware(datetime.combine(case.next_on, END_OF_DAY)),
            is_late=case.is_late(today),
            title=next_said(case, opener) or _("The file is closed to you now"),
            url=reverse("desk:case", args=[case.pk]),
            act=_("Open"),
            note=days_left((case.next_on - today).days),
            meta=[
                str(case.get_track_display()),
                _("case %(number)s") % {"number": spoken(case.reference)},
            ],
            queue=Queue.CASE,
        )
        for case in due_cases(user, today + AHEAD)
        if case.next_on
    ]
