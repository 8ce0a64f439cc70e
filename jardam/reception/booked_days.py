"""What is booked for a day and how it ended, in words. The hour is known only while an appointment is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.reception import choices
from jardam.reception.models import Appointment
from jardam.reception.queries import appointments_on, names_of_advisers
from jardam.reception.rules.moves import PROMISED, State
from jardam.reception.showing import language_name, place_words, wish_words


@dataclass(frozen=True, slots=True)
class BookedLine:
    """One appointment. ``at``: None once it is over; ``page``: its own page, only while it is open."""

    at: datetime | None
    name: str
    meta: Sequence[str]
    state: str
    is_missed: bool
    page: UUID | None


def booked_lines(user: User, day: date) -> list[BookedLine]:
    """Open ones by time, then those that are over. Three queries."""
    rows = appointments_on(user, day)
    names = names_of_advisers({row.adviser_id: row.adviser for row in rows}.values())
    return [_line(row, names[row.adviser_id]) for row in rows]


def _line(row: Appointment, name: str) -> BookedLine:
    number = _("contact %(number)s") % {"number": spoken(row.contact.reference)} if row.contact else ""
    about = [language_name(row.language), wish_words(row.wish), place_words(row.adviser), number]
    return BookedLine(
        at=timezone.localtime(row.starts_at) if row.starts_at else None,
        name=name,
        meta=[word for word in about if word],
        state=str(choices.states()[State(row.state)]),
        is_missed=row.state == State.NO_SHOW,
        page=row.pk if row.state in PROMISED else None,
    )
