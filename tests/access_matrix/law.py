"""Changes of the law, and how they stand to whoever asks: the network's, so the same in every centre."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from jardam.centres.models import User
from jardam.law.actions import ChangeWords, confirm_change, draft_change, draft_notices, rehearse_change
from jardam.law.models import NoticeText, Parameter
from jardam.law.rules.changing import Act, Grounds, Origin, Proposal
from jardam.law.rules.confidence import Confidence

UNIT = "calendar_days"


@dataclass(frozen=True)
class Lawmaking:
    """What of the changes an address can name: one that waits, one that was confirmed, and its notice."""

    rehearsed: UUID
    confirmed: UUID
    notice: UUID


def change_of(by: User, place: int, at: datetime) -> UUID:
    """A change that ``by`` has entered, of the row at this place: two open changes never concern one row."""
    row = _rows()[place]
    grounds = Grounds("1-FZ", "-", Confidence.SEEN_IN_SOURCE, at.date(), at.date() + timedelta(days=90))
    proposal = Proposal(Act.NEW_PERIOD, row.code, value="777", starts_on=date(2090, 1, 1))
    return draft_change(ChangeWords(grounds, "-"), proposal, by=by, at=at).pk


def lawmaking(by: User, second: User, at: datetime) -> Lawmaking:
    rehearsed, confirmed = (change_of(by, place, at) for place in (0, 1))
    for change in (rehearsed, confirmed):
        rehearse_change(change, revision=0, by=by, at=at)
    confirm_change(confirmed, by=second, at=at)
    draft_notices(confirmed, by=by, at=at)
    return Lawmaking(rehearsed, confirmed, NoticeText.objects.get(change=confirmed, language="KY").pk)


def _rows() -> list[Parameter]:
    return list(
        Parameter.objects.filter(unit=UNIT, origin=Origin.FILES, valid_to=None).order_by("code", "pk")
    )
