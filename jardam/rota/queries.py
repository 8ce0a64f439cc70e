"""Reads across the tables of the rota: who answers, what is missing, who could close it, what was handed over."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import RIGHTS, Right, Role
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.law.models import CalendarDay
from jardam.law.rules.calendar import DayKind
from jardam.rota.actions.handovers import TEXT, WRITTEN, handover_words
from jardam.rota.choices import ShiftState
from jardam.rota.models import Absence, Handover, Shift, Training, WantedHours
from jardam.rota.rules import coverage
from jardam.rota.rules.courses import Passed, unqualified
from jardam.rota.rules.coverage import Away, Gap, Hole, gaps, holes, on_line
from jardam.rota.rules.demand import ALWAYS, Demand
from jardam.rota.rules.repair import Colleague, Repair, repairs
from jardam.rota.rules.spans import STEP, Span, days_span, on_grid

DAYS = 14
AROUND = timedelta(days=8)
"""How far beside the shown days shifts are read, so that weeks and rests at their edges are whole."""
SHIFT_ROLES = [role.value for role in Role if Right.ROTA_READ in RIGHTS[role]]


@dataclass(slots=True)
class Rota:
    """The rota of one centre in one period, read once: pages and rules ask it instead of the database."""

    centre: Centre
    period: Span
    rows: list[Shift]  # a little more than the period; what stands
    absences: list[Absence]
    zone: ZoneInfo = field(init=False)
    shifts: list[coverage.Shift] = field(init=False)
    away: list[Away] = field(init=False)
    _demand: Demand | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.zone = self.centre.zone
        self.shifts = [_as_rule(row) for row in self.rows]
        self.away = [Away(row.user_id, row.span) for row in self.absences]

    @property
    def demand(self) -> Demand:
        """Read when it is first asked for: who answers now does not depend on it."""
        if self._demand is None:
            self._demand = demand_of(self.centre)
        return self._demand

    def holes(self) -> list[Hole]:
        return holes(self.demand, self.shifts, self.away, self.period, self.zone)

    def gaps(self) -> list[Gap]:
        return gaps(self.holes())

    def from_moment(self, moment: datetime) -> Span:
        """What of the period is still to come, with the half hour that runs: shifts begin on the grid, and nobody
        could be asked to come from 22:07."""
        start = max(self.period.start, min(on_grid(moment), self.period.end - STEP))
        return Span(start, self.period.end)

    def gaps_from(self, moment: datetime) -> list[Gap]:
        """As `gaps`, of what is still to come."""
        return gaps(holes(self.demand, self.shifts, self.away, self.from_moment(moment), self.zone))

    def colleagues(self) -> list[Colleague]:
        """Everybody of the centre who works shifts and could be asked. One query."""
        working: defaultdict[UUID, list[Span]] = defaultdict(list)
        away: defaultdict[UUID, list[Span]] = defaultdict(list)
        for row in self.rows:
            working[row.user_id].append(row.span)
        for absence in self.absences:
            away[absence.user_id].append(absence.span)
        return [
            Colleague(user.pk, spoken_by(user), tuple(working[user.pk]), tuple(away[user.pk]))
            for user in shift_staff(self.centre)
        ]

    def repairs_for(self, gap: Gap, staff: Sequence[Colleague]) -> list[Repair]:
        return repairs(gap.span, gap.missing or gap.asked, staff, self.zone)


def read_rota(centre: Centre, period: Span, around: timedelta = AROUND) -> Rota:
    """Two queries, however long the period, and one for what is promised. ``around``: whoever asks for repairs needs the weeks at its edges."""
    whole = Span(period.start - around, period.end + around)
    shifts = Shift.objects.filter(centre=centre).standing().meeting(whole).select_related("user")
    absences = Absence.objects.filter(centre=centre).meeting(whole)
    return Rota(centre, period, list(shifts.order_by("starts_at", "pk")), list(absences))


def demand_of(centre: Centre) -> Demand:
    """What the centre promises: its own rows, else five languages at every hour."""
    rows = WantedHours.objects.filter(centre=centre).values_list("language", "from_hour", "to_hour")
    own = {Language(language): (first, last) for language, first, last in rows}
    return Demand(own) if own else ALWAYS


def shift_staff(centre: Centre) -> QuerySet[User]:
    """Who works shifts in this centre, by sign-in name."""
    open_accounts = User.objects.filter(centre=centre, is_active=True, role__in=SHIFT_ROLES)
    return open_accounts.select_related("staff_name").order_by("username")


def spoken_by(user: User) -> frozenset[Language]:
    """Without the unknown: it is not any language."""
    return frozenset(Language(code) for code in user.languages if code != Language.UNKNOWN)


def on_shift(centre: Centre, at: datetime) -> list[User]:
    """Who answers at this moment: confirmed, and not away. By sign-in name; three queries at most."""
    rows, away = _at(centre, at)
    here = {shift.person for shift in on_line(map(_as_rule, rows), away, at)}
    return sorted((row.user for row in rows if row.user_id in here), key=lambda user: user.username)


def languages_covered(centre: Centre, at: datetime) -> set[Language]:
    """The languages that somebody answers at this moment."""
    return {language for user in on_shift(centre, at) for language in spoken_by(user)}


def holes_ahead(centre: Centre, start: datetime, days: int = DAYS) -> list[Gap]:
    """What has no language from ``start`` to the end of so many days, unconfirmed hours left out. Three queries."""
    first = start.astimezone(centre.zone).date()
    rota = read_rota(centre, days_span(first, days, centre.zone), around=timedelta())
    return [gap for gap in rota.gaps_from(start) if gap.is_hole]


def qualified_for(user: User, topics: Iterable[Topic], on: date) -> list[Topic]:
    """Those of ``topics`` that this person is *not* trained for on this day; empty is all well. Two queries."""
    return unqualified(passed_by([user]).get(user.pk, []), topics, on)


def passed_by(users: Iterable[User]) -> dict[UUID, list[Passed]]:
    """The trainings of these colleagues, for the rule. Two queries."""
    found: defaultdict[UUID, list[Passed]] = defaultdict(list)
    rows = Training.objects.filter(user__in=[user.pk for user in users]).prefetch_related("topics")
    for row in rows.order_by("passed_on", "pk"):
        topics = frozenset(Topic(entry.topic) for entry in row.topics.all())
        found[row.user_id].append(Passed(topics, row.passed_on, row.expires_on))
    return found


@dataclass(frozen=True, slots=True)
class OpenedHandover:
    """A hand-over in words. ``seen_by``: whose reading is written down, ids of accounts."""

    row: Handover
    text: str
    written_at: datetime
    seen_by: tuple[UUID, ...]


def latest_handover(user: User) -> OpenedHandover | None:
    """What the last shift told, if this person may read it; None where nothing was told."""
    return next(iter(handovers(user, 1)), None)


def handovers(user: User, count: int) -> list[OpenedHandover]:
    """The last so many, newest first. Two queries."""
    rows = Handover.objects.visible_to(user).select_related("key", "written_by__staff_name")
    return [_opened(row) for row in rows.prefetch_related("seen").order_by("-number", "pk")[:count]]


def holidays(period: Span, zone: ZoneInfo) -> dict[date, str]:
    """The holidays of these days by name: a label, which lifts nothing. One query."""
    first, last = period.start.astimezone(zone).date(), period.end.astimezone(zone).date()
    days = CalendarDay.objects.as_known().filter(Q(day__gte=first) & Q(day__lt=last))
    return {row.day: row.name for row in days if row.kind == DayKind.HOLIDAY}


def _opened(row: Handover) -> OpenedHandover:
    words = handover_words(row)
    seen = tuple(seen.user_id for seen in row.seen.all())
    return OpenedHandover(row, words[TEXT], datetime.fromisoformat(words[WRITTEN]), seen)


def _at(centre: Centre, at: datetime) -> tuple[list[Shift], list[Away]]:
    moment = {"starts_at__lte": at, "ends_at__gt": at, "centre": centre}
    rows = Shift.objects.filter(state=ShiftState.CONFIRMED, **moment).select_related("user")
    away = Absence.objects.filter(**moment)
    return list(rows), [Away(row.user_id, row.span) for row in away]


def _as_rule(row: Shift) -> coverage.Shift:
    is_confirmed = row.state == ShiftState.CONFIRMED
    return coverage.Shift(row.user_id, spoken_by(row.user), row.span, is_confirmed)
