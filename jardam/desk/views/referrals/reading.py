"""The referrals of the centre as a list, those of one case, and one of them."""

from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.database.keyset import further_down, place_of, read_place
from jardam.desk.referring.page import listed, referral_page
from jardam.people.permissions import may_identify
from jardam.referrals.models import Referral
from jardam.referrals.queries import referrals_for

PAGE_ROWS = 25


@require_safe
def referrals(request: StaffRequest) -> HttpResponse:
    """The newest first. ``ended=1``: those that are over; ``case``: of one case, all of them."""
    require(may_identify(request.user))
    asked = {name: request.GET[name] for name in ("case", "ended") if request.GET.get(name)}
    case_id, after = _case_of(asked.get("case", "")), request.GET.get("after", "")
    is_known = (case_id is not None) == ("case" in asked) and (read_place(after) is not None) == bool(after)
    found = _rows(request, case_id, after, is_ended=asked.get("ended") == "1")
    page = {
        "rows": listed(found[:PAGE_ROWS]),
        "older_url": _older(found, asked),
        "is_ended": asked.get("ended") == "1",
        "case_id": case_id,
    }
    return render(request, "desk/referrals/list.html", page, status=200 if is_known else 422)


@require_safe
def referral(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    found = visible_referral(request, referral_id)
    return render(request, "desk/referrals/referral.html", referral_page(request, found))


def visible_referral(request: StaffRequest, referral_id: UUID) -> Referral:
    """Errors: Http404."""
    found = referrals_for(request.user).filter(pk=referral_id).first()
    if found is None:
        raise Http404
    return found


def _case_of(text: str) -> UUID | None:
    """None for nothing, and for what is no address of a case."""
    try:
        found: UUID | None = forms.UUIDField(required=False).clean(text)
    except ValidationError:
        return None
    return found


def _rows(request: StaffRequest, case_id: UUID | None, after: str, *, is_ended: bool) -> list[Referral]:
    """One page and one row more. One query."""
    rows = Referral.objects.visible_to(request.user)
    rows = rows.filter(case_id=case_id) if case_id else rows.filter(ended_on__isnull=not is_ended)
    if place := read_place(after):
        rows = rows.filter(further_down(opened_on=place[0], pk=place[1]))
    return list(rows.order_by("-opened_on", "-pk")[: PAGE_ROWS + 1])


def _older(found: list[Referral], asked: dict[str, str]) -> str:
    if len(found) <= PAGE_ROWS:
        return ""
    last = found[PAGE_ROWS - 1]
    return f"{reverse('desk:referrals')}?{urlencode(asked | {'after': place_of(last.opened_on, last.pk)})}"
