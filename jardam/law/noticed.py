"""Notices of other changes that name the same rows: written or released, they say what the law says no more."""

import re
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jardam.centres.models import User
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.law.dependents import PAGE_LINES, Line, Lines, Source, Total
from jardam.law.models import ChangeRow, NoticeText
from jardam.law.permissions import may_keep_law
from jardam.law.rules.changing import ChangeState, Turn
from jardam.law.rules.shifts import Shift
from jardam.law.wording import value_of

NOTICES = "NOTICE"
_PLACE = re.compile(r"(\d{1,9})_([A-Z]{2})")
ENDED = [ChangeState.DISCARDED.value, ChangeState.WITHDRAWN.value]


def notice_source(words: str | Promise) -> Source:
    return Source(kind=NOTICES, words=words, total=_total, lines=_lines, may_list=may_keep_law)


def rows_of_other_changes(codes: Iterable[str], turn: Turn) -> QuerySet[ChangeRow]:
    """What other changes, in force or on their way, say of these rows: what was told of them is told anew."""
    rows = ChangeRow.objects.filter(code__in=set(codes)).exclude(change__state__in=ENDED)
    return rows.exclude(change=turn.change)


def _notices(codes: Iterable[str], turn: Turn) -> QuerySet[NoticeText]:
    return NoticeText.objects.filter(change__in=rows_of_other_changes(codes, turn).values("change"))


def _total(user: User, turn: Turn) -> Total:
    return Total(_notices(turn.codes, turn).count(), _notices(turn.other_codes, turn).count())


def _lines(user: User, turn: Turn, place: str) -> Lines:
    """The newest change first; its languages side by side. Two statements."""
    rows = _notices(turn.codes, turn).select_related("change").order_by("-change__number", "language")
    if after := _PLACE.fullmatch(place):
        number, language = int(after[1]), after[2]
        rows = rows.filter(Q(change__number__lt=number) | Q(change__number=number, language__gt=language))
    found = list(rows[: PAGE_LINES + 1])
    shown = found[:PAGE_LINES]
    named: dict[UUID, list[str]] = {}
    about = ChangeRow.objects.filter(change__in={one.change_id for one in shown}, code__in=turn.codes)
    for change, code in about.order_by("position").values_list("change", "code"):
        named.setdefault(change, []).append(code)
    lines = [_line(notice, turn.told_by(named[notice.change_id])) for notice in shown]
    last = shown[-1] if shown else None
    return Lines(lines, f"{last.change.number}_{last.language}" if last and len(found) > PAGE_LINES else "")


def _line(notice: NoticeText, told: Shift) -> Line:
    name = _("Change %(number)s: %(law)s") % {"number": notice.change.number, "law": notice.change.law}
    state = _("released") if notice.released_by_id else _("not released yet")
    return Line(
        key=notice.pk,
        name=name,
        before=value_of(told, is_after=False),
        after=value_of(told, is_after=True),
        moved=told.is_other,
        note=f"{OWN_NAMES[Language(notice.language)]}, {state}",
    )
