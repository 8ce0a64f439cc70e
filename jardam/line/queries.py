"""Reads for whoever works the line: who waits, who talks, who is free, what was missed; and the figures of the wall."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from jardam.centres.models import Centre, User
from jardam.contacts.queries import Duty
from jardam.kernel.languages import Language
from jardam.line.models import LineCall, LineDoor, MissedCall, Seat
from jardam.line.recognising import secret_place, told
from jardam.line.rules.tickets import turn
from jardam.vault.sealing import open_json

SHOWN = 50
"""So many calls and tickets stand on a page; the figures count all tickets."""


@dataclass(frozen=True, slots=True)
class OnLine:
    """A call that rings or is talked in. ``since``: to the second, from what is sealed."""

    call: LineCall
    since: datetime

    @property
    def language(self) -> Language:
        return Language(self.call.language)


@dataclass(frozen=True, slots=True)
class Missed:
    """A ticket as one reader sees it. ``is_spoken``: the reader can speak its language. ``owner``: whose it is now."""

    ticket: MissedCall
    is_spoken: bool
    owner: UUID | None

    @property
    def language(self) -> Language:
        return Language(self.ticket.language)

    @property
    def since(self) -> datetime:
        assert self.ticket.missed_at is not None, "it waits"
        return self.ticket.missed_at


@dataclass(frozen=True, slots=True)
class Free:
    """Who sits at a telephone and does not talk. ``by_language``: speakers, with everybody once in each of theirs."""

    seated: int
    free: int
    by_language: dict[Language, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the wall shows of the line. ``longest``: how long the first in the queue has waited."""

    waiting: int
    longest: timedelta
    talking: int
    missed: int
    oldest_missed_at: datetime | None
    waiting_in: dict[Language, int]
    unserved: tuple[Language, ...]  # somebody rings in it, and nobody who is free speaks it


def waiting(centre: Centre) -> list[OnLine]:
    """Who rings now, the longest first."""
    rings = LineCall.objects.filter(centre=centre).ringing().select_related("key")
    heard = [OnLine(call, told(call).rang_at) for call in rings.order_by("rang_at", "pk")[:SHOWN]]
    return sorted(heard, key=lambda one: (one.since, one.call.pk))


def talking(centre: Centre) -> list[OnLine]:
    """Who talks now, the longest first. ``since`` is the answer."""
    calls = LineCall.objects.filter(centre=centre).talking().select_related("key", "answered_by", "contact")
    heard = [OnLine(call, _answered_at(call)) for call in calls.order_by("rang_at", "pk")[:SHOWN]]
    return sorted(heard, key=lambda one: (one.since, one.call.pk))


def missed_for(user: User, duty: Duty) -> list[Missed]:
    """The tickets that wait: first those in a language that ``user`` speaks, each part longest waiting first."""
    tickets = MissedCall.objects.visible_to(user).waiting().select_related("owner", "contact")
    oldest = tickets.defer("sealed_number").order_by("missed_at", "pk")[:SHOWN]
    rows = [
        Missed(ticket, user.speaks(Language(ticket.language)), owner_of(ticket, duty)) for ticket in oldest
    ]
    return sorted(rows, key=lambda row: turn(row.language, row.since, user.languages))


def owner_of(ticket: MissedCall, duty: Duty) -> UUID | None:
    """Who sees to it that this caller is called back: from the first minute, whether or not anybody has tried yet."""
    return duty.owner(ticket.pk, Language(ticket.language), taken_by=ticket.owner_id)


def seat_of(user: User) -> Seat | None:
    return Seat.objects.filter(centre=user.centre, user=user).first() if user.centre else None


def free_now(centre: Centre, talks: Sequence[OnLine] | None = None) -> Free:
    """Known only of those who sat down at an extension. ``talks``: who talks now, where it was read already."""
    seats = list(Seat.objects.filter(centre=centre).select_related("user").order_by("pk"))
    if talks is None or len(talks) == SHOWN:  # there may be more than were read
        busy = set(LineCall.objects.filter(centre=centre).talking().values_list("answered_by", flat=True))
    else:
        busy = {one.call.answered_by_id for one in talks}
    free = [seat.user for seat in seats if seat.user_id not in busy]
    counted = Counter(Language(code) for user in free for code in user.languages)
    return Free(len(seats), len(free), dict(counted))


def free_speakers(centre: Centre, language: Language) -> int | None:
    """How many who are free speak it; None where nobody sat down, so that nothing is known."""
    free = free_now(centre)
    return free.by_language.get(language, 0) if free.seated else None


def figures(centre: Centre, free: Free, now: datetime) -> Figures:
    """Three queries, whatever waits."""
    talks = LineCall.objects.filter(centre=centre).talking().count()
    return figures_of(waiting(centre), talks, missed_moments(centre), free, now)


def missed_moments(centre: Centre) -> list[datetime]:
    """Since when each missed call waits; nothing else of it."""
    tickets = MissedCall.objects.filter(centre=centre).waiting()
    return list(tickets.order_by("missed_at", "pk").values_list("missed_at", flat=True))


def figures_of(
    rings: Sequence[OnLine], talks: int, moments: Sequence[datetime], free: Free, now: datetime
) -> Figures:
    """The same of what was read already."""
    languages = Counter(one.language for one in rings)
    return Figures(
        waiting=len(rings),
        longest=max((now - one.since for one in rings), default=timedelta(0)),
        talking=talks,
        missed=len(moments),
        oldest_missed_at=min(moments, default=None),
        waiting_in=dict(languages),
        unserved=tuple(one for one in languages if free.seated and not free.by_language.get(one)),
    )


def secret_of(centre_id: UUID) -> bytes | None:
    """With what the exchange of this centre signs; None where no secret was made. Act for the centre when asking."""
    door = LineDoor.objects.select_related("key").filter(centre_id=centre_id).first()
    if door is None:
        return None
    return bytes.fromhex(open_json(door.key, secret_place(door.pk), door.sealed_secret)["secret"])


def _answered_at(call: LineCall) -> datetime:
    heard = told(call)
    return heard.answered.at if heard.answered else heard.rang_at
