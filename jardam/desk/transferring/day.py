"""What cases between centres bring to the day: those that another centre hands to us, and answers to what we handed over."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.cases.choices import tracks
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.desk.days import Queue, Row
from jardam.transfers.choices import states
from jardam.transfers.models import Arrival, Departure
from jardam.transfers.permissions import may_take_in
from jardam.transfers.queries import arrivals_waiting, departures_with_news
from jardam.transfers.rules.lives import State

MOST_ROWS = 50


def transfer_rows(user: User, now: datetime) -> list[Row]:
    """Each now. Two queries."""
    if not may_take_in(user):
        return []
    return [
        *(_arrived(one, now) for one in arrivals_waiting(user)[:MOST_ROWS]),
        *(_answered(one, now) for one in departures_with_news(user)[:MOST_ROWS]),
    ]


def _arrived(one: Arrival, now: datetime) -> Row:
    words = {"centre": one.from_centre.name, "track": tracks()[Track(one.track)]}
    return _row(
        now,
        _("The centre %(centre)s hands a case to us: %(track)s") % words,
        reverse("desk:arrival", args=[one.pk]),
        _("until %(day)s") % {"day": f"{one.until:%d.%m.%Y}"},
    )


def _answered(one: Departure, now: datetime) -> Row:
    return _row(
        now,
        _("Handed to the centre %(centre)s, there is news") % {"centre": one.to_centre.name},
        reverse("desk:departure", args=[one.pk]),
        str(states()[State(one.state)]),
    )


def _row(now: datetime, title: str, url: str, meta: str) -> Row:
    return Row(
        due=now, is_late=False, title=title, url=url, act=_("Open"), note="", meta=[meta], queue=Queue.CASE
    )
