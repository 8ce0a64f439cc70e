"""What the room of referrals brings to the day: answers that came, questions of partners, and where nobody is asked any more."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.centres.choices import topics
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.desk.days import Queue, Row
from jardam.kernel.topics import Topic
from jardam.people.permissions import may_identify
from jardam.referrals.choices import referral_states
from jardam.referrals.models import Referral
from jardam.referrals.queries import waiting_for
from jardam.referrals.rules.clock import Urgency
from jardam.referrals.rules.lives import ReferralState

MOST_ROWS = 50


def referral_rows(user: User, now: datetime) -> list[Row]:
    """Each now. One query."""
    if not may_identify(user):
        return []
    return [_row(one, now) for one in waiting_for(user)[:MOST_ROWS]]


def _row(one: Referral, now: datetime) -> Row:
    is_stranded = one.state == ReferralState.STRANDED
    said = (
        _("Passed on, nobody is asked any more: %(need)s")
        if is_stranded
        else _("Passed on, there is news: %(need)s")
    )
    return Row(
        due=now,
        is_late=is_stranded and one.urgency == Urgency.NOW,
        title=said % {"need": topics()[Topic(one.topic)]},
        url=reverse("desk:referral", args=[one.pk]),
        act=_("Open"),
        note="",
        meta=[str(referral_states()[ReferralState(one.state)]), spoken(one.reference)],
        queue=Queue.CASE,
    )
