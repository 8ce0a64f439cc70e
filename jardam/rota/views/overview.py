"""The rota itself: two weeks as a picture, a day by language, and how the chosen hole can be closed.

The day before stands above them: a night that ends this morning began there, and what it lacked is not forgotten.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from jardam.accounts.queries import display_names
from jardam.centres.http import StaffRequest
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.rota import picture
from jardam.rota.models import Proposal
from jardam.rota.permissions import may_plan
from jardam.rota.queries import DAYS, Rota, holidays, passed_by, read_rota, shift_staff
from jardam.rota.rules.courses import unqualified
from jardam.rota.rules.coverage import Gap, speaks_nothing
from jardam.rota.rules.repair import Repair
from jardam.rota.rules.spans import Span, days_span, on_grid
from jardam.rota.views.finding import here
from jardam.rota.words import day_of, hours_of, language_words, names_of, said_of_repair, why

BEFORE = timedelta(days=1)
CLOCK_HOURS = [f"{hour:02}" for hour in range(24)]


@require_safe
def overview(request: StaffRequest) -> HttpResponse:
    centre, now = here(request)
    today = now.astimezone(centre.zone).date()
    rota = read_rota(centre, days_span(today - BEFORE, DAYS + BEFORE.days, centre.zone))
    every = rota.gaps()
    ahead = [gap for gap in every if gap.span.end > now]
    language = _language(request.GET.get("language", ""), rota)
    shown = picture.only(every, language)
    chosen = picture.gap_named(request.GET.get("hole", ""), shown) or _first(picture.only(ahead, language))
    day = _day(request.GET.get("day", ""), chosen, now.astimezone(centre.zone))
    names = _names(rota)
    page = {
        "place": f"{centre.name}, {_offset(now.astimezone(centre.zone))}",
        "rows": picture.rows(rota, shown, holidays(rota.period, rota.zone), now, day),
        "clock_hours": CLOCK_HOURS,
        "today": today,
        "tabs": picture.tabs(rota, ahead),
        "language": language.value if language else "",
        "silent": names_of(speaks_nothing(rota.shifts), names),
        "day": day,
        "lanes": picture.lanes(rota, day, names, every),
        "closing": _closing(rota, chosen, names, now) if chosen else None,
        "may_plan": may_plan(request.user),
        "proposal": Proposal.objects.visible_to(request.user).order_by("-number", "pk").first(),
        "languages_count": len(rota.demand.languages),
    }
    return render(request, "rota/overview.html", page)


def _offset(now: datetime) -> str:
    """Example: UTC+3."""
    return f"UTC{(now.utcoffset() or timedelta()) / timedelta(hours=1):+g}"


def _language(code: str, rota: Rota) -> Language | None:
    return next((language for language in rota.demand.languages if language.value == code), None)


def _first(ahead: list[Gap]) -> Gap | None:
    return next((gap for gap in ahead if gap.is_hole), ahead[0] if ahead else None)


def _day(asked: str, chosen: Gap | None, now: datetime) -> date:
    """The day asked for, else the day of what is left of the chosen hole, else today; never one outside the picture."""
    today = now.date()
    try:
        day = parse_date(asked)
    except ValueError:
        day = None
    if chosen and not day:
        day = _to_come(chosen, now).span.start.astimezone(now.tzinfo).date()
    return day if day and -BEFORE <= day - today < timedelta(days=DAYS) else today


def _to_come(gap: Gap, now: datetime) -> Gap:
    """What of a gap can still be closed; one that is over stays as it was."""
    span = gap.span
    return gap if span.end <= now else replace(gap, span=Span(max(span.start, on_grid(now)), span.end))


def _names(rota: Rota) -> dict[UUID, str]:
    return display_names([row.user for row in rota.rows] + list(shift_staff(rota.centre)))


def _closing(rota: Rota, gap: Gap, names: dict[UUID, str], now: datetime) -> dict[str, object]:
    """The panel of one hole: what it is, why, and who could close what is left of it."""
    gap, staff = _to_come(gap, now), rota.colleagues()
    repairs = rota.repairs_for(gap, staff) if gap.is_hole and gap.span.end > now else []
    people = {user.pk: user for user in shift_staff(rota.centre)}
    passed = passed_by([people[repair.person] for repair in repairs])
    on = gap.span.start.astimezone(rota.zone).date()
    return {
        "gap": gap,
        "when": hours_of(gap.span, rota.zone),
        "day": day_of(gap.span, rota.zone),
        "languages": [language_words([language]) for language in gap.missing or gap.asked],
        "why": why(gap, names),
        "repairs": [
            _line(rota, repair, gap, names, len(unqualified(passed.get(repair.person, []), Topic, on)))
            for repair in repairs
        ],
    }


def _line(rota: Rota, repair: Repair, gap: Gap, names: dict[UUID, str], untrained: int) -> dict[str, object]:
    zone = rota.zone
    return {
        "person": repair.person,
        "name": names.get(repair.person, "–"),
        "said": said_of_repair(repair),
        "part": "" if repair.closes(gap.span) else hours_of(repair.span, zone),
        "languages": "" if len(repair.languages) == len(gap.missing) else language_words(repair.languages),
        "untrained": untrained,
        "day": repair.span.start.astimezone(zone).date().isoformat(),
        "start": f"{repair.span.start.astimezone(zone):%H:%M}",
        "end": f"{repair.span.end.astimezone(zone):%H:%M}",
    }
