"""The cases of a centre as a list of any depth: open ones by the day of their next action, closed ones the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.accounts.queries import name_of
from jardam.cases.models import Case
from jardam.cases.queries import named
from jardam.cases.rules.stages import Stage
from jardam.cases.whose import own_parts
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.database.keyset import further_down, further_up, place_of, read_place
from jardam.database.written import Written
from jardam.desk.casework.forms import CaseFilter
from jardam.desk.steps import days_left
from jardam.vault.restricted import Opener

PAGE_ROWS = 25


@dataclass(frozen=True, slots=True)
class ListedCase:
    """One line of the list. ``title`` is empty where the file is closed to the reader, or was erased."""

    url: str
    number: str
    title: str
    track: str
    stage: str
    responsible: str
    day: date
    note: str
    is_late: bool
    is_strategic: bool

    @property
    def meta(self) -> list[str]:
        said = [self.track, self.stage, self.responsible, self.number]
        return [*said, _("strategic")] if self.is_strategic else said


@dataclass(frozen=True, slots=True)
class CasePage:
    cases: Sequence[ListedCase]
    older_url: str
    is_known_place: bool


def page_of_cases(
    user: User, filters: CaseFilter, asked: QueryDict, today: date, opener: Opener | None
) -> CasePage:
    """One page. A broken filter or place shows the first page. One query, however many cases there are."""
    place = asked.get("after", "")
    after = read_place(place)
    rows = _rows(user, filters.cleaned_data if filters.is_valid() else {}, today, after)
    shown = listed(rows[:PAGE_ROWS], today, opener)
    older = _next(asked, rows[PAGE_ROWS - 1]) if len(rows) > PAGE_ROWS else ""
    return CasePage(shown, older, is_known_place=bool(after) or not place)


def listed(cases: Sequence[Case], today: date, opener: Opener | None) -> list[ListedCase]:
    """These cases as lines: those of one person, for instance. Each comes with its person and who answers for it."""
    return [_listed(case, today, opener) for case in cases]


def _rows(user: User, wanted: dict[str, str], today: date, after: tuple[date, UUID] | None) -> list[Case]:
    is_all, is_closed = wanted.get("whose") == "all", wanted.get("state") == "closed"
    day, last_id = after or (None, None)
    who = {"centre_id": user.centre_id, "user_id": user.pk}
    return _PAGE.rows(
        user.role,
        is_all,
        is_closed,
        **who,
        track=wanted.get("track") or None,
        today=None if is_all else today,
        day=day,
        last_id=last_id,
    )


def _page(
    role: str, is_all: bool, is_closed: bool, *, centre_id: UUID, user_id: UUID, **asked: Any
) -> QuerySet[Any, Any]:
    """The rows of a page and one more, first of each part that the reader looks after; what is None is not asked for."""
    reader = User(pk=user_id, centre_id=centre_id, role=role)
    cases = Case.objects.visible_to(reader).select_related("person__key", "responsible__staff_name")
    if asked["track"]:
        cases = cases.filter(track=asked["track"])
    part_of = _closed if is_closed else _open
    after = (asked["day"], asked["last_id"]) if asked["day"] else None
    parts = [cases] if is_all else own_parts(cases, reader, asked["today"])
    first, *others = [part_of(part, after)[: PAGE_ROWS + 1] for part in parts]
    if not others:
        return first
    order = ("-opened_on", "-id") if is_closed else ("next_on", "id")
    return first.union(*others, all=True).order_by(*order)[: PAGE_ROWS + 1]


_PAGE = Written[Case](_page)


def _open(cases: QuerySet[Any, Any], after: tuple[date, UUID] | None) -> QuerySet[Any, Any]:
    rows = cases.exclude(stage=Stage.CLOSED.value).order_by("next_on", "pk")
    return rows.filter(further_up(next_on=after[0], pk=after[1])) if after else rows


def _closed(cases: QuerySet[Any, Any], after: tuple[date, UUID] | None) -> QuerySet[Any, Any]:
    rows = cases.filter(stage=Stage.CLOSED.value).order_by("-opened_on", "-pk")
    return rows.filter(further_down(opened_on=after[0], pk=after[1])) if after else rows


def _listed(case: Case, today: date, opener: Opener | None) -> ListedCase:
    day = case.next_on or case.closed_on or case.opened_on
    return ListedCase(
        url=reverse("desk:case", args=[case.pk]),
        number=spoken(case.reference),
        title=named(case, opener),
        track=str(case.get_track_display()),
        stage=str(case.get_stage_display() if case.is_open else case.get_ending_display()),
        responsible=name_of(case.responsible).short if case.responsible else "",
        day=day,
        note=days_left((day - today).days) if case.is_open else "",
        is_late=case.is_late(today),
        is_strategic=case.is_strategic,
    )


def _next(asked: QueryDict, last: Case) -> str:
    kept: dict[str, Any] = {name: value for name, value in asked.items() if name != "after" and value}
    day = last.next_on or last.opened_on
    return f"{reverse('desk:cases')}?{urlencode({**kept, 'after': place_of(day, last.pk)})}"
