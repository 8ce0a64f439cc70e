"""Finding and reading cases of one centre."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from hmac import compare_digest
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Sum
from django.utils import timezone

from jardam.audit.actions import note_reading
from jardam.cases.actions.calendar import hashed
from jardam.cases.counting import Counted
from jardam.cases.models import CalendarAddress, Case, CheckIn, Cover, Entry, Need, Term
from jardam.cases.rules.terms import HALF_SHOWN, LAST_CALL, SOON
from jardam.cases.sealing import facts_of, next_of, title_of, words_of
from jardam.cases.whose import day_at, is_left_alone, is_on_day_of, is_stranded
from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.kernel.languages import Language
from jardam.people.models import Person
from jardam.rota.models import Absence
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.restricted import Opener

MOST_DUE = 100
AHEAD = timedelta(days=7)
MOST_IN_A_CALENDAR = 500
NO_HASH = b"\0" * 32  # no secret has it
MOST_OF_A_PERSON = 50
ENTRIES_SHOWN = 30


def read_case(case: Case, *, by: User, at: datetime, opener: Opener | None = None) -> tuple[str, str] | None:
    """Its title and what is done next, and a line in the audit; None when the person was erased.

    Errors: FileKeyLocked.
    """
    note_reading("case.read", case, by=by, at=at)
    try:
        return title_of(case, opener), next_of(case, opener)
    except FileKeyDestroyed:
        return None


def read_entries(
    case: Case, opener: Opener | None = None, *, before: int | None = None
) -> list[tuple[Entry, dict[str, Any]]]:
    """What happened, the newest first, below the line of that number. The caller writes the reading down."""
    entries = case.entries.order_by("-number")
    shown = entries.filter(number__lt=before) if before is not None else entries
    return [(entry, words_of(entry, case.person.key, opener)) for entry in shown[: ENTRIES_SHOWN + 1]]


def read_needs(
    case: Case, opener: Opener | None = None, told: Iterable[Entry] | None = None
) -> list[tuple[Need, dict[str, tuple[Entry, dict[str, Any]]]]]:
    """The needs of a case, the first first, each with its newest line by aspect; "" is what became of it.

    ``told``: their lines, the first first, where they were read already. The caller writes the reading down. Two
    queries, one with ``told``.
    """
    if told is None:
        told = case.entries.filter(need__isnull=False).order_by("number")
    latest: dict[UUID, dict[str, tuple[Entry, dict[str, Any]]]] = defaultdict(dict)
    for entry in told:
        assert entry.need_id is not None
        latest[entry.need_id][entry.aspect] = (entry, words_of(entry, case.person.key, opener))
    return [(need, latest[need.pk]) for need in case.needs.order_by("number")]


def read_terms(case: Case, opener: Opener | None = None) -> list[tuple[Term, Counted]]:
    """The terms of a case, the running ones first, by their last day. The caller writes the reading down. One query."""
    terms = list(case.terms.order_by("due_on", "pk"))
    in_order = sorted(terms, key=lambda term: not term.is_open)
    return [(term, facts_of(term, case.person.key, opener)) for term in in_order]


def term_named(term: Term, language: Language, opener: Opener | None = None) -> str:
    """What it is called, for a line of a list; empty as the title is."""
    try:
        return facts_of(term, term.case.person.key, opener).named(language)
    except (FileKeyLocked, FileKeyDestroyed):
        return ""


def terms_due(user: User, now: datetime) -> list[Term]:
    """The running terms of which this person is reminded today, for themselves or in somebody's stead, the earliest
    first; whoever leads a centre is reminded of everybody's from the last day on, behind their own. One query; two for
    a lead."""
    today, of_mine = day_at(user, now), Case.objects.of_centre_of(user).filter(is_on_day_of(user, now))
    half = Q(half_on__lte=today, half_on__gte=today - HALF_SHOWN) | Q(due_on__lte=today + SOON)
    terms = Term.objects.visible_to(user).open().select_related("case__person__key").order_by("due_on", "pk")
    mine = list(terms.filter(half, case__in=of_mine)[:MOST_DUE])
    if not user.holds(Right.QUALITY_LEAD):
        return mine
    others = terms.filter(due_on__lte=today + LAST_CALL).exclude(case__in=of_mine)
    return mine + list(others[:MOST_DUE])


def reader_of(centre_id: UUID, address_id: UUID, secret: str) -> User | None:
    """Whose calendar stands under this address, as long as they work on cases. As slow for a wrong secret as for none."""
    found = CalendarAddress.objects.filter(centre_id=centre_id, pk=address_id).select_related("user").first()
    kept = bytes(found.secret_hash) if found else NO_HASH
    is_theirs = compare_digest(kept, hashed(secret))
    if found is None or not is_theirs:
        return None
    user: User = found.user
    is_at_work = user.is_active and user.centre_id == centre_id and user.holds(Right.CASE_WORK)
    return user if is_at_work else None


def own_terms(user: User, now: datetime) -> list[Term]:
    """The running terms of the cases on the day of this person, a stand-in's too, the earliest first. Two queries."""
    cases = Case.objects.of_centre_of(user).filter(is_on_day_of(user, now))
    terms = Term.objects.visible_to(user).open().filter(case__in=cases).select_related("case")
    return list(terms.order_by("due_on", "pk")[:MOST_IN_A_CALENDAR])


def named(case: Case, opener: Opener | None = None) -> str:
    """The title, for a line of a list; empty where the file is closed to the reader or was erased."""
    try:
        return title_of(case, opener)
    except (FileKeyLocked, FileKeyDestroyed):
        return ""


def next_said(case: Case, opener: Opener | None = None) -> str:
    """What is done next, for a line of a list; empty as the title is."""
    try:
        return next_of(case, opener)
    except (FileKeyLocked, FileKeyDestroyed):
        return ""


def due_cases(user: User, now: datetime) -> list[Case]:
    """The open cases that stand on the day of this person and whose next action is due within a week, the earliest
    first.

    Whoever leads a centre finds those behind them for which nobody can answer any more, or nobody does while a colleague
    is away. One query; two for a lead.
    """
    due = Case.objects.visible_to(user).open().filter(next_on__lte=day_at(user, now) + AHEAD)
    due = due.select_related("person__key").order_by("next_on", "pk")
    mine = list(due.filter(is_on_day_of(user, now))[:MOST_DUE])
    if not user.holds(Right.QUALITY_LEAD):
        return mine
    nobodys = due.filter(is_stranded() | is_left_alone(user, now)).exclude(is_on_day_of(user, now))
    return mine + list(nobodys[:MOST_DUE])


def check_ins_due(user: User, now: datetime) -> list[CheckIn]:
    """Whom this person must ask how it went, for themselves or in somebody's stead, the earliest first; whoever leads a
    centre finds behind them what is nobody's. One query; two for a lead."""
    due = CheckIn.objects.visible_to(user).waiting().filter(due_on__lte=day_at(user, now))
    due = due.select_related("case__person__key").order_by("due_on", "pk")
    ours = Case.objects.of_centre_of(user)
    mine = list(due.filter(case__in=ours.filter(is_on_day_of(user, now)))[:MOST_DUE])
    if not user.holds(Right.QUALITY_LEAD):
        return mine
    nobodys = ours.filter(is_stranded() | is_left_alone(user, now)).exclude(is_on_day_of(user, now))
    return mine + list(due.filter(case__in=nobodys)[:MOST_DUE])


def check_ins_of(case: Case) -> list[tuple[CheckIn, bool]]:
    """All of a case, by day, each with whether it is to come: nobody has said no since. One query."""
    to_come = CheckIn.objects.filter(centre_id=OuterRef("centre_id"), pk=OuterRef("pk")).waiting()
    every = case.check_ins.annotate(is_to_come=Exists(to_come)).order_by("due_on", "pk")
    return [(each, each.is_to_come) for each in every]


def cases_of(person: Person, user: User) -> list[Case]:
    """The cases of one person that this reader may see, the newest first."""
    cases = Case.objects.visible_to(user).filter(person=person).select_related("person__key")
    return list(cases.order_by("-opened_on", "-pk")[:MOST_OF_A_PERSON])


def load_of(centre_id: UUID, colleagues: list[UUID]) -> dict[UUID, int]:
    """By colleague, the weights of the open cases for which they answer, added up: whole numbers."""
    rows = Case.objects.filter(centre_id=centre_id, responsible__in=colleagues).open()
    sums = rows.values_list("responsible").annotate(load=Sum("weight")).order_by()
    return dict.fromkeys(colleagues, 0) | dict(sums)


def away_until(centre_id: UUID, colleagues: Collection[UUID], now: datetime) -> dict[UUID, date]:
    """Of these colleagues, those who are away at this moment, and the last day of it: by the rota, or since somebody
    stands in for them. Two queries."""
    today = timezone.localdate(now)
    absences = Absence.objects.filter(
        centre_id=centre_id, user__in=colleagues, starts_at__lte=now, ends_at__gt=now
    )
    by_rota = [(who, timezone.localdate(end)) for who, end in absences.values_list("user", "ends_at")]
    covers = Cover.objects.on(today).filter(centre_id=centre_id, away__in=colleagues)
    until: dict[UUID, date] = {}
    for who, last in [*by_rota, *covers.values_list("away", "last_on")]:
        until[who] = max(last, until.get(who, last))
    return until
