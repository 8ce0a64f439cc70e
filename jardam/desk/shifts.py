"""The rota beside the day: hours that nobody covers, with whom to ask, and what the last shift told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.accounts.queries import display_names
from jardam.centres.models import Centre, User
from jardam.rota.permissions import may_hand_over, may_see_rota
from jardam.rota.picture import hole_name
from jardam.rota.queries import Rota, holes_ahead, latest_handover, read_rota
from jardam.rota.rules.coverage import Gap
from jardam.rota.rules.spans import days_span, minutes
from jardam.rota.words import day_of, hours_of, language_words
from jardam.ui.components.lists import WallFigure

SHOWN = 4
DAYS = 14
TODAY = 1


@dataclass(frozen=True, slots=True)
class HoleRow:
    """One stretch without a language: when, which, and how many colleagues could close it."""

    when: str
    detail: str
    url: str
    act: str


def holes_beside(user: User, now: datetime) -> list[HoleRow]:
    """The next stretches that nobody covers, for whoever sees the rota. Four queries, however many."""
    if user.centre is None or not may_see_rota(user):
        return []
    centre = user.centre
    rota = read_rota(centre, days_span(now.astimezone(centre.zone).date(), DAYS, centre.zone))
    missing = [gap for gap in rota.gaps_from(now) if gap.is_hole][:SHOWN]
    staff = rota.colleagues() if missing else []
    return [_row(rota, gap, len(rota.repairs_for(gap, staff))) for gap in missing]


def handover_beside(user: User) -> dict[str, Any] | None:
    """What the last shift told and when, for whoever takes part in hand-overs."""
    told = latest_handover(user) if may_hand_over(user) else None
    if told is None:
        return None
    names = display_names([told.row.written_by])
    return {
        "text": told.text,
        "at": told.written_at,
        "by": names[told.row.written_by_id],
        "is_seen": user.pk in told.seen_by,
    }


def uncovered_figure(centre: Centre, now: datetime) -> WallFigure:
    """Hours of today that some promised language has nobody for, one language and one hour counted once."""
    today = [gap for gap in holes_ahead(centre, now, TODAY) if gap.is_hole]
    hours = sum(minutes(gap.span.length) * len(gap.missing) for gap in today) // 60
    first = f"{hours_of(today[0].span, centre.zone)} {language_words(today[0].missing)}" if today else ""
    return WallFigure(_("Hours without a language today"), hours, first, "bad" if today else "plain")


def _row(rota: Rota, gap: Gap, count: int) -> HoleRow:
    could = ngettext("%(n)d could stand in", "%(n)d could stand in", count) % {"n": count}
    return HoleRow(
        when=f"{day_of(gap.span, rota.zone)}, {hours_of(gap.span, rota.zone)}",
        detail=language_words(gap.missing),
        url=f"{reverse('rota:overview')}?hole={hole_name(gap)}#fix",
        act=could if count else _("Nobody could"),
    )
