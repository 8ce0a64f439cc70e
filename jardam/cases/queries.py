"""Finding and reading cases of one centre."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from hmac import compare_digest
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Func, OuterRef, Q, QuerySet, Sum, TextField, Value
from django.db.models.functions import JSONObject
from django.utils import timezone

from jardam.audit.actions import note_reading
from jardam.cases.actions.calendar import hashed
from jardam.cases.choices import EntryKind
from jardam.cases.counting import Counted
from jardam.cases.models import CalendarAddress, Case, CheckIn, Cover, Entry, Need, OwnItem, Term, Tick
from jardam.cases.rules.checklist import Item
from jardam.cases.rules.terms import HALF_SHOWN, LAST_CALL, SOON, TermState
from jardam.cases.sealing import TEXT, facts_of, next_of, title_of, words_of
from jardam.cases.whose import day_at, is_left_alone, is_on_day_of, is_stranded
from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.contacts.models import ContactTopic
from jardam.database.written import Written
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
MOST_OF_TERMS = 200
"""Lines about terms that are looked through for one word."""


def read_case(case: Case, *, by: User, at: datetime, opener: Opener | None = None) -> tuple[str, str] | None:
    """Its title and what is done next, and a line in the audit; None when the person was erased.

    Errors: FileKeyLocked.
    """
    note_reading("case.read", case, by=by, at=at)
    try:
        return title_of(case, opener), next_of(case, opener)
    except FileKeyDestroyed:
        return None


def visible_case(user: User, case_id: UUID) -> Case | None:
    """The case with its person, if this person may know that it exists.

    Beside it, as plain values of one statement: the topics of the contact that it began with (``contact_topics``), what
    the centre adds to its checklist (``own_items``), and the days on which somebody is asked how it went (``asked_later``).
    """
    return _ONE.first(user.role, centre_id=user.centre_id, user_id=user.pk, case_id=case_id)


def _one(role: str, *, centre_id: UUID, user_id: UUID, case_id: UUID) -> QuerySet[Any, Any]:
    reader = User(pk=user_id, centre_id=centre_id, role=role)
    cases = Case.objects.visible_to(reader).filter(pk=case_id)
    of_centre = {"centre_id": OuterRef("centre_id")}
    topics = ContactTopic.objects.filter(contact=OuterRef("contact"), **of_centre)
    ticked = Tick.objects.filter(case=OuterRef(OuterRef("pk")), own_item=OuterRef("pk"), centre_id=centre_id)
    own = OwnItem.objects.filter(Q(is_open=True) | Exists(ticked), track=OuterRef("track"), **of_centre)
    to_come = CheckIn.objects.filter(pk=OuterRef("pk"), **of_centre).waiting()
    asked = CheckIn.objects.filter(case=OuterRef("pk"), **of_centre).annotate(is_to_come=Exists(to_come))
    found: QuerySet[Any, Any] = cases.annotate(
        contact_topics=ArraySubquery(topics.order_by("topic").values("topic")),
        own_items=ArraySubquery(own.order_by("pk").values(json=OWN_ITEM)),
        asked_later=ArraySubquery(asked.order_by("due_on", "pk").values(json=CHECK_IN)),
    )
    return found.select_related("person__key", "responsible")


OWN_ITEM = JSONObject(
    id="pk",
    group="group",
    is_safety="is_safety",
    sealed_words=Func("sealed_words", Value("UTF8"), function="convert_from", output_field=TextField()),
)
CHECK_IN = JSONObject(
    id="pk",
    after="after",
    due_on="due_on",
    channel="channel",
    language="language",
    state="state",
    told="told",
    seen="seen",
    is_to_come="is_to_come",
)
_ONE = Written[Case](_one)


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

    ``told``: their lines, the first first, each with its need, where they were read already. The caller writes the
    reading down. One query; none with ``told``.
    """
    if told is None:
        told = case.entries.filter(need__isnull=False).select_related("need").order_by("number")
    needs: dict[UUID, Need] = {}  # in the order in which they came up
    latest: dict[UUID, dict[str, tuple[Entry, dict[str, Any]]]] = defaultdict(dict)
    for entry in told:
        assert entry.need is not None
        needs.setdefault(entry.need.pk, entry.need)
        latest[entry.need.pk][entry.aspect] = (entry, words_of(entry, case.person.key, opener))
    return [(need, latest[pk]) for pk, need in needs.items()]


def read_terms(case: Case, opener: Opener | None = None) -> list[tuple[Term, Counted]]:
    """The terms of a case, the running ones first, by their last day. The caller writes the reading down. One query."""
    terms = _TERMS.rows(centre_id=case.centre_id, case_id=case.pk)
    in_order = sorted(terms, key=lambda term: not term.is_open)
    return [(term, facts_of(term, case.person.key, opener)) for term in in_order]


def _terms(*, centre_id: UUID, case_id: UUID) -> QuerySet[Term]:
    return Term.objects.filter(centre_id=centre_id, case=case_id).order_by("due_on", "pk")


_TERMS = Written[Term](_terms)


def why_missed(case: Case, due_on: date, opener: Opener | None = None) -> str:
    """What somebody said when the term of that last day was missed; the newest word counts. One query.

    Errors: FileKeyLocked; FileKeyDestroyed.
    """
    lines = case.entries.filter(kind=EntryKind.TERM.value).order_by("-number")
    told = (words_of(line, case.person.key, opener) for line in lines[:MOST_OF_TERMS])
    of_term = (one for one in told if one["act"] == TermState.MISSED and one["due"] == due_on.isoformat())
    return next((str(one[TEXT]) for one in of_term), "")


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
    """All of a case that `visible_case` found, by day, each with whether it is to come: nobody has said no since."""
    return [_check_in(case, told.copy()) for told in case.asked_later]


def _check_in(case: Case, told: dict[str, Any]) -> tuple[CheckIn, bool]:
    is_to_come, due_on = told.pop("is_to_come"), date.fromisoformat(told.pop("due_on"))
    return CheckIn(centre_id=case.centre_id, case=case, due_on=due_on, **told), is_to_come


def own_items_of(case: Case) -> list[Item]:
    """What the centre adds to the checklist of a case that `visible_case` found: what is offered, or was ticked here."""
    return [
        OwnItem(**{**told, "sealed_words": told["sealed_words"].encode()}).item for told in case.own_items
    ]


def cases_of(person: Person, user: User) -> list[Case]:
    """The cases of one person that this reader may see, the newest first."""
    cases = Case.objects.visible_to(user).filter(person=person)
    cases = cases.select_related("person__key", "responsible__staff_name")
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
