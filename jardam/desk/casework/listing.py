"""The cases of a centre as a list of any depth: open ones by the day of their next action, closed ones the newest first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.cases.models import Case
from jardam.cases.queries import named
from jardam.cases.rules.stages import Stage
from jardam.cases.whose import is_own
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.database.keyset import further_down, further_up
from jardam.desk.casework.forms import CaseFilter
from jardam.desk.steps import days_left
from jardam.vault.restricted import Opener

PAGE_ROWS = 25
_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})")


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
    """One page. A broken filter or place shows the first page. Three queries, however many cases there are."""
    place = asked.get("after", "")
    after = _read_place(place)
    is_closed = filters.is_valid() and filters.cleaned_data["state"] == "closed"
    cases = _asked_for(user, filters).select_related("person__key", "responsible")
    rows = list((_closed(cases, after) if is_closed else _open(cases, after))[: PAGE_ROWS + 1])
    names = _names(rows[:PAGE_ROWS])
    shown = [_listed(row, names, today, opener) for row in rows[:PAGE_ROWS]]
    older = _next(asked, rows[PAGE_ROWS - 1]) if len(rows) > PAGE_ROWS else ""
    return CasePage(shown, older, is_known_place=bool(after) or not place)


def listed(cases: Sequence[Case], today: date, opener: Opener | None) -> list[ListedCase]:
    """These cases as lines: those of one person, for instance. One query."""
    names = _names(cases)
    return [_listed(case, names, today, opener) for case in cases]


def _names(cases: Sequence[Case]) -> dict[UUID, str]:
    return display_names({case.responsible for case in cases if case.responsible})


def _asked_for(user: User, filters: CaseFilter) -> QuerySet[Case, Case]:
    cases: QuerySet[Case, Case] = Case.objects.visible_to(user)
    if not filters.is_valid():
        return cases.filter(is_own(user, timezone.now()))
    if filters.cleaned_data["whose"] != "all":
        cases = cases.filter(is_own(user, timezone.now()))
    track = filters.chosen_track
    return cases.filter(track=track.value) if track else cases


def _open(cases: QuerySet[Case, Case], after: tuple[date, UUID] | None) -> QuerySet[Case, Case]:
    rows = cases.exclude(stage=Stage.CLOSED.value).order_by("next_on", "pk")
    return rows.filter(further_up(next_on=after[0], pk=after[1])) if after else rows


def _closed(cases: QuerySet[Case, Case], after: tuple[date, UUID] | None) -> QuerySet[Case, Case]:
    rows = cases.filter(stage=Stage.CLOSED.value).order_by("-opened_on", "-pk")
    return rows.filter(further_down(opened_on=after[0], pk=after[1])) if after else rows


def _listed(case: Case, names: dict[UUID, str], today: date, opener: Opener | None) -> ListedCase:
    day = case.next_on or case.closed_on or case.opened_on
    return ListedCase(
        url=reverse("desk:case", args=[case.pk]),
        number=spoken(case.reference),
        title=named(case, opener),
        track=str(case.get_track_display()),
        stage=str(case.get_stage_display() if case.is_open else case.get_ending_display()),
        responsible=names[case.responsible.pk] if case.responsible else "",
        day=day,
        note=days_left((day - today).days) if case.is_open else "",
        is_late=case.is_late(today),
        is_strategic=case.is_strategic,
    )


def _read_place(text: str) -> tuple[date, UUID] | None:
    match = _PLACE.fullmatch(text)
    try:
        return (date.fromisoformat(match[1]), UUID(match[2])) if match else None
    except ValueError:
        return None


def _next(asked: QueryDict, last: Case) -> str:
    kept: dict[str, Any] = {name: value for name, value in asked.items() if name != "after" and value}
    day = last.next_on or last.opened_on
    return f"{reverse('desk:cases')}?{urlencode({**kept, 'after': f'{day.isoformat()}_{last.pk}'})}"
