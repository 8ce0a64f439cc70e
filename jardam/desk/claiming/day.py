"""What claims bring to the day of whoever answers for them: a promised part that did not come, or is due within three days."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.cases.whose import day_at
from jardam.centres.models import User
from jardam.claims.queries import PartDue, parts_due
from jardam.claims.rules.money import Amount
from jardam.contacts.rules.reference import spoken
from jardam.desk.claiming.money import said_of
from jardam.desk.days import Queue, Row
from jardam.desk.steps import END_OF_DAY, days_left


def part_rows(user: User, now: datetime) -> list[Row]:
    """Each due at the end of its day. One query, or two where a promise stands."""
    today = day_at(user, now)
    return [_row(due, today) for due in parts_due(user, now)]


def _row(due: PartDue, today: date) -> Row:
    lacking = said_of(Amount(int(due.part.lacking * 100), due.currency))
    case, is_late = due.claim.case, due.part.due < today
    said = _("Promised money did not come: %(amount)s") if is_late else _("Promised money is due: %(amount)s")
    return Row(
        due=timezone.make_aware(datetime.combine(due.part.due, END_OF_DAY)),
        is_late=is_late,
        title=said % {"amount": lacking},
        url=reverse("desk:claim", args=[case.pk, due.claim.pk]),
        act=_("Open"),
        note=days_left((due.part.due - today).days),
        meta=[
            str(case.get_track_display()),
            _("case %(number)s") % {"number": spoken(case.reference)},
        ],
        queue=Queue.CASE,
    )
