"""Reads across rooms: who had how much to do, and to whom a debrief is owed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import RIGHTS, Right, Role
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Kind
from jardam.kernel.months import Month
from jardam.quality.models import Complaint, Debrief, OwnTerms
from jardam.quality.rules.load import Due, Terms, debrief_due, minutes_worked, weeks_of, weighted
from jardam.registers.models import ImportedContact
from jardam.rota.choices import ShiftState
from jardam.rota.models import Absence, Shift
from jardam.rota.queries import shift_staff
from jardam.rota.rules.spans import Span, days_span, on_grid

COMPLAINTS_SHOWN = 100
OWNERS = [
    role
    for role in (Role.CENTRE_HEAD, Role.DATA_PROTECTION_OFFICER, Role.LAWYER, Role.CASEWORKER)
    if Right.COMPLAINT_SETTLE in RIGHTS[role]
]
LOOKED_BACK = timedelta(days=90)
"""So far back hard contacts are looked for. A debrief that was owed before and never held is owed no more."""


@dataclass(frozen=True, slots=True)
class Load:
    """The work of one colleague in a month. ``weighted``: hard ones by their weight; ``by_week`` the same, week by week."""

    user: User
    contacts: int
    consultations: int
    heavy: int
    weighted: int
    by_week: Sequence[int]
    minutes: int | None  # on shift, up to now; None where no shift of theirs stands


def terms_of(centre: Centre) -> OwnTerms:
    """What the centre has decided, else what the house begins with."""
    return OwnTerms.objects.filter(centre=centre).first() or OwnTerms(centre=centre)


def loads(centre: Centre, month: Month, terms: Terms, now: datetime, *, of: User | None = None) -> list[Load]:
    """The load of all who work in the centre, or of one of them. Four queries at most."""
    written = _written(centre, month)
    if of is not None:
        written, staff = written.filter(recorded_by=of), [of]
    rows = list(
        written.values_list("recorded_by", "happened_on").annotate(
            n=Count("pk"),
            talks=Count("pk", filter=Q(kind=Kind.CONSULTATION.value)),
            hard=Count("pk", filter=Q(is_heavy=True)),
        )
    )
    if of is None:
        staff = _staff(centre, {row[0] for row in rows})
    days: defaultdict[UUID, list[tuple[date, int, int, int]]] = defaultdict(list)
    for user_id, day, *numbers in rows:
        days[user_id].append((day, *numbers))
    hours = _hours(centre, month, now, [user.pk for user in staff])
    return [_load(user, days[user.pk], month, terms, hours.get(user.pk)) for user in staff]


def debriefs_due(centre: Centre, today: date, *, of: User | None = None) -> dict[UUID, Due]:
    """To whom of the centre a debrief is owed, by account; of one colleague only where ``of`` is said.

    One query where nobody listened to anything hard, else three.
    """
    hard = Contact.objects.filter(centre=centre, state=State.CLOSED, is_heavy=True)
    held = Debrief.objects.filter(centre=centre)
    if of is not None:
        hard, held = hard.filter(recorded_by=of), held.filter(user=of)
    heavy: defaultdict[UUID, list[date]] = defaultdict(list)
    for user_id, day in hard.filter(happened_on__gte=today - LOOKED_BACK).values_list(
        "recorded_by", "happened_on"
    ):
        heavy[user_id].append(day)
    if not heavy:
        return {}
    last, terms = dict(held.values_list("user").annotate(last=Max("held_on"))), terms_of(centre).load
    due = {user_id: debrief_due(days, last.get(user_id), terms) for user_id, days in heavy.items()}
    return {user_id: owed for user_id, owed in due.items() if owed}


def owners_in_question(centre: Centre) -> list[User]:
    """Who may look into complaints here: heads first, then who protects data, lawyers, caseworkers. One query."""
    people = User.objects.filter(centre=centre, is_active=True, role__in=[role.value for role in OWNERS])
    return sorted(people, key=lambda user: (OWNERS.index(Role(user.role)), user.username))


def complaints_of_day(user: User, today: date) -> list[Complaint]:
    """What this person must act on: their own that wait; for whoever leads, also what is late or has nobody. One query."""
    waiting = Complaint.objects.visible_to(user).waiting()
    mine = Q(owner=user)
    if user.holds(Right.QUALITY_LEAD):
        mine |= Q(owner=None) | Q(due_on__lt=today)
    return list(waiting.filter(mine).order_by("due_on", "pk")[:COMPLAINTS_SHOWN])


def _written(centre: Centre, month: Month) -> QuerySet[Contact]:
    """What was closed in the month by those who wrote it; what a register brought in was nobody's work then."""
    brought = ImportedContact.objects.filter(centre=OuterRef("centre"), contact=OuterRef("pk"))
    closed = Contact.objects.filter(centre=centre).closed_between(month.first, month.last)
    found: QuerySet[Contact] = closed.filter(~Exists(brought)).order_by()
    return found


def _staff(centre: Centre, authors: set[UUID]) -> list[User]:
    """Who works shifts now, and whoever else wrote something in the month."""
    working = {user.pk: user for user in shift_staff(centre)}
    gone = (
        User.objects.filter(centre=centre, pk__in=authors - working.keys())
        if authors - working.keys()
        else ()
    )
    return [*working.values(), *gone]


def _load(
    user: User, days: Sequence[tuple[date, int, int, int]], month: Month, terms: Terms, worked: int | None
) -> Load:
    heavy = sum(hard for _day, _n, _talks, hard in days)
    contacts = sum(n for _day, n, _talks, _hard in days)
    return Load(
        user=user,
        contacts=contacts,
        consultations=sum(talks for _day, _n, talks, _hard in days),
        heavy=heavy,
        weighted=weighted(contacts, heavy, terms),
        by_week=[
            sum(weighted(n, hard, terms) for day, n, _talks, hard in days if first <= day <= last)
            for first, last in weeks_of(month)
        ],
        minutes=worked,
    )


def _hours(centre: Centre, month: Month, now: datetime, users: Iterable[UUID]) -> dict[UUID, int]:
    """Minutes on confirmed shifts of the month, up to now, by account. Two queries."""
    whole = days_span(month.first, month.days, centre.zone)
    if on_grid(now) <= whole.start:
        return {}
    period = Span(whole.start, min(whole.end, on_grid(now)))
    shifts: defaultdict[UUID, list[Span]] = defaultdict(list)
    away: defaultdict[UUID, list[Span]] = defaultdict(list)
    theirs = {"centre": centre, "user__in": list(users)}
    for shift in Shift.objects.filter(state=ShiftState.CONFIRMED, **theirs).meeting(period):
        shifts[shift.user_id].append(shift.span)
    for absence in Absence.objects.filter(**theirs).meeting(period):
        away[absence.user_id].append(absence.span)
    return {user_id: minutes_worked(spans, away[user_id], period) for user_id, spans in shifts.items()}
