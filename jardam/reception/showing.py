"""What the day page shows: rows with their buttons, made from what stands. Words only; nothing is decided here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.centres import choices as centre_choices
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.kernel.topics import Block
from jardam.reception import choices
from jardam.reception.models import Adviser, Appointment, Ticket, WaitingWish
from jardam.reception.queries import (
    advisers_of,
    all_slots,
    appointments_of_day,
    closed_between,
    door_of,
    names_of_advisers,
    queue_of_day,
    waiting_wishes,
)
from jardam.reception.rules.fitting import Offering, Wish, fits
from jardam.reception.rules.moves import Place, State, no_show_from
from jardam.reception.rules.order import Urgency, next_for
from jardam.reception.slips import called_words
from jardam.ui.components.lists import WallFigure

LONG_WAIT = timedelta(minutes=45)
"""From here on the queue says so."""


@dataclass(frozen=True, slots=True)
class BookedRow:
    """One appointment of the day."""

    appointment: Appointment
    at: datetime
    is_late: bool  # the grace is over and nobody came
    is_here: bool
    title: str
    note: str
    meta: Sequence[str]


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One number of the queue. ``is_stuck``: its language is unknown; ``is_unmet``: nobody here fits. Neither moves."""

    ticket: Ticket
    is_called: bool
    is_long: bool
    is_stuck: bool
    is_unmet: bool
    minutes: int
    title: str
    note: str
    meta: Sequence[str]
    say: str = ""
    say_lang: str = ""


@dataclass(frozen=True, slots=True)
class AdviserRow:
    """An adviser today: whom they have, and who would be next."""

    adviser: Adviser
    name: str
    meta: Sequence[str]
    has_number: int | None
    next_number: int | None
    is_away: bool
    is_extra: bool  # no hours of theirs today


@dataclass(frozen=True, slots=True)
class WishRow:
    """Somebody of the waiting list; ``is_met``: a slot is free now."""

    wish: WaitingWish
    title: str
    meta: Sequence[str]
    is_met: bool


@dataclass(frozen=True, slots=True)
class DoorDay:
    """The whole day at the door."""

    booked: Sequence[BookedRow]
    queue: Sequence[QueueRow]
    advisers: Sequence[AdviserRow]
    wishes: Sequence[WishRow]
    is_holiday: bool
    is_closed: bool
    figures: Sequence[WallFigure]


def language_name(code: str) -> str:
    """The language in its own words; 'unknown' in the reader's."""
    language = Language(code)
    return OWN_NAMES.get(language) or str(centre_choices.languages()[language])


def wish_words(code: str) -> str:
    """'wants a woman', or nothing without a wish."""
    words = {Wish.WOMAN: _("wants a woman"), Wish.MAN: _("wants a man")}
    return words.get(Wish(code), "")


def place_words(adviser: Adviser) -> str:
    """Where the adviser sees people."""
    if adviser.is_remote:
        return _("by telephone")
    return _("room %(room)s") % {"room": adviser.room} if adviser.room else ""


def door_day(user: User, now: datetime) -> DoorDay:
    """Everything that stands at the door of this reader's centre today."""
    assert user.centre is not None
    today, door = timezone.localdate(now, user.centre.zone), door_of(user.centre)
    advisers = advisers_of(user.centre)
    names = names_of_advisers(advisers)
    booked = [_booked(row, door.grace_minutes, names, now) for row in appointments_of_day(user, today)]
    queue = queue_of_day(user, today)
    closed = closed_between(user.centre, today, today)
    offerings = [one.offering for one in advisers if not closed.is_closed(one.pk, today)]
    rows = [_queued(ticket, offerings, now, names) for ticket in queue]
    return DoorDay(
        booked=booked,
        queue=rows,
        advisers=sorted(
            (_adviser(one, names, queue, today, is_away=closed.is_closed(one.pk, today)) for one in advisers),
            key=lambda row: (row.is_away, row.is_extra, row.name),
        ),
        wishes=_wishes(user, now),
        is_holiday=door.is_holiday(today),
        is_closed=bool(closed.of_all) or (door.is_holiday(today) and door.is_closed_on_holidays),
        figures=_figures(booked, rows),
    )


def minutes_waited(ticket: Ticket, now: datetime) -> int:
    """Whole minutes since they came, never negative."""
    assert ticket.came_at is not None
    return max(int((now - ticket.came_at).total_seconds() // 60), 0)


def _booked(row: Appointment, grace: int, names: dict[UUID, str], now: datetime) -> BookedRow:
    assert row.starts_at is not None
    is_here = row.state == State.ARRIVED
    is_late = not is_here and now >= no_show_from(row.starts_at, grace)
    about = [language_name(row.language), wish_words(row.wish), place_words(row.adviser)]
    number = _("contact %(number)s") % {"number": spoken(row.contact.reference)} if row.contact else ""
    return BookedRow(
        appointment=row,
        at=timezone.localtime(row.starts_at),
        is_late=is_late,
        is_here=is_here,
        title=names.get(row.adviser_id) or _("an adviser who no longer sees people"),
        note=_("is here") if is_here else _("not here yet") if is_late else "",
        meta=[word for word in [*about, number] if word],
    )


def _queued(ticket: Ticket, offerings: Sequence[Offering], now: datetime, names: dict[UUID, str]) -> QueueRow:
    waited, is_called = minutes_waited(ticket, now), ticket.place == Place.CALLED
    about = (
        _("about %(block)s") % {"block": centre_choices.blocks()[Block(ticket.block)]} if ticket.block else ""
    )
    urgent = "" if ticket.urgency == Urgency.NONE.value else str(choices.urgencies()[Urgency(ticket.urgency)])
    language = Language(ticket.language)
    name = names.get(ticket.adviser_id, "") if ticket.adviser_id else ""
    to = _("goes to %(name)s") % {"name": name} if is_called else ""
    is_stuck = language is Language.UNKNOWN
    is_unmet = not (is_stuck or is_called or any(fits(offering, ticket.asked) for offering in offerings))
    alone = _("nobody here today fits") if is_unmet else ""
    words = [to, language_name(ticket.language), wish_words(ticket.wish), alone, urgent, about]
    return QueueRow(
        ticket=ticket,
        is_called=is_called,
        is_long=timedelta(minutes=waited) >= LONG_WAIT,
        is_stuck=is_stuck,
        is_unmet=is_unmet,
        minutes=waited,
        title=_("No. %(number)d") % {"number": ticket.number},
        note=_("%(n)d min") % {"n": waited},
        meta=[word for word in words if word],
        say=called_words(ticket) if is_called else "",
        say_lang=language.tag,
    )


def _adviser(
    adviser: Adviser, names: dict[UUID, str], queue: Sequence[Ticket], today: date, *, is_away: bool
) -> AdviserRow:
    waiting = [ticket.waiting for ticket in queue if ticket.place == Place.WAITING]
    first = next_for(adviser.offering, waiting)
    has = [ticket.number for ticket in queue if ticket.adviser_id == adviser.pk]
    spoken_here = ", ".join(language_name(code) for code in adviser.user.languages)
    return AdviserRow(
        adviser=adviser,
        name=names[adviser.pk],
        meta=[word for word in (spoken_here or _("no language said"), place_words(adviser)) if word],
        has_number=has[0] if has else None,
        next_number=first.number if first else None,
        is_away=is_away,
        is_extra=all(entry.weekday != today.weekday() for entry in adviser.hours.all()),
    )


def _wishes(user: User, now: datetime) -> list[WishRow]:
    """One look at the slots, however many wait."""
    waiting = waiting_wishes(user)
    if not waiting or user.centre is None:
        return []
    free = all_slots(user.centre, timezone.localdate(now, user.centre.zone), now=now)
    return [_wish(wish, any(fits(slot.adviser.offering, wish.asked) for slot in free)) for wish in waiting]


def _wish(wish: WaitingWish, is_met: bool) -> WishRow:
    words = [language_name(wish.language), wish_words(wish.wish)]
    title = _("contact %(number)s") % {"number": spoken(wish.contact.reference)}
    return WishRow(wish=wish, title=title, meta=[word for word in words if word], is_met=is_met)


def _figures(booked: Sequence[BookedRow], queue: Sequence[QueueRow]) -> list[WallFigure]:
    late = [row for row in booked if row.is_late]
    waiting = [row for row in queue if not row.is_called]
    stuck, unmet = sum(row.is_stuck for row in waiting), sum(row.is_unmet for row in waiting)
    longest = max(waiting, key=lambda row: row.minutes, default=None)
    is_long = any(row.is_long for row in waiting)
    return [
        WallFigure(_("Booked, still to come"), len([row for row in booked if not row.is_here])),
        WallFigure(_("Not here yet"), len(late), tone="bad" if late else "plain"),
        WallFigure(_("Here"), len([row for row in booked if row.is_here])),
        WallFigure(
            _("Waiting without an appointment"),
            len(waiting),
            _("longest %(time)s") % {"time": longest.note} if longest else "",
            "soon" if is_long else "plain",
        ),
        WallFigure(
            _("Nobody can call them"),
            stuck + unmet,
            _("language not found out: %(n)d") % {"n": stuck} if stuck else "",
            "bad" if stuck + unmet else "plain",
        ),
    ]
