"""The problems of a centre, and one of them with the pattern as its reader sees it."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.incidents.queries import pattern_seen, seen_since
from jardam.incidents.rules.kinds import IncidentKind
from jardam.incidents.showing import place_word
from jardam.problems.choices import deeds
from jardam.problems.models import Problem
from jardam.problems.permissions import may_do, may_read_problems
from jardam.problems.queries import PAGE_ROWS, history_of, owners_of, problems_before
from jardam.problems.rules.states import TABLE, Deed
from jardam.problems.showing import TONES, facts_of, lines, people_of, shown_deeds
from jardam.problems.views.finding import found_problem, today_of


@require_safe
def problems(request: StaffRequest) -> HttpResponse:
    """The latest first."""
    require(may_read_problems(request.user))
    found = problems_before(request.user, _number(request))
    shown = found[:PAGE_ROWS]
    older = urlencode({"before": shown[-1].number}) if len(found) > PAGE_ROWS else ""
    page = {
        "rows": lines(shown, today_of(request)),
        "older_url": f"{reverse('problems:problems')}?{older}" if older else "",
        "patterns_url": reverse("incidents:incidents"),
    }
    return render(request, "problems/problems.html", page)


@require_safe
def problem(request: StaffRequest, problem_id: UUID) -> HttpResponse:
    found = found_problem(request, problem_id)
    kind = IncidentKind(found.kind)
    day = found.judged_on
    page = {
        "problem": found,
        "title": str(found.get_kind_display()),
        "place": place_word(found.venue),
        "wrong": found.words["wrong"],
        "state": found.get_state_display(),
        "tone": TONES[found.in_state],
        "facts": facts_of(found, *people_of(found)),
        "pattern": pattern_seen(request.user, found.venue_id, kind),
        "since": seen_since(request.user, found.venue_id, kind, day) if day else None,
        "deeds": offered(request.user, found),
        "history": shown_deeds(history_of(found)),
    }
    return render(request, "problems/problem.html", page)


def offered(user: User, found: Problem) -> list[tuple[str, str]]:
    """Where each deed that this person may do now is done, and what it is called."""
    words, owned = deeds(), user.pk in owners_of(found)
    return [
        (reverse(f"problems:{deed.value.lower()}", args=[found.pk]), str(words[deed]))
        for deed in TABLE[found.in_state]
        if may_do(user, found, Deed(deed)) and not (deed is Deed.JUDGE and owned)
    ]


def _number(request: StaffRequest) -> int | None:
    """The number below which the page begins; what is none begins at the top."""
    before = request.GET.get("before", "")
    is_number = before.isascii() and before.isdigit() and len(before) < 10
    return int(before) if is_number else None
