"""Where papers go: the table of authorities of a centre, and one row of it."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.paperwork.offering import offered_row
from jardam.desk.paperwork.table_forms import AuthorityForm
from jardam.filings import actions
from jardam.filings.models import Authority
from jardam.filings.offered import offered, offered_as
from jardam.filings.permissions import may_keep_authorities, may_read_papers
from jardam.filings.rules.authorities import Checked
from jardam.filings.sealing import ADDRESS, NAME, SOURCE, words_of
from jardam.kernel.regions import region_name

MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Row:
    authority: Authority
    region: str
    words: dict[str, str]
    is_checked: bool


@require_safe
def authorities(request: StaffRequest) -> HttpResponse:
    require(may_read_papers(request.user))
    found = Authority.objects.visible_to(request.user).order_by("is_retired", "kind", "region", "pk")
    language = (get_language() or "ru")[:2]
    rows = [
        Row(one, region_name(one.region, language), words_of(one), Checked(one.checked).may_stand)
        for one in found[:MOST_SHOWN]
    ]
    assert request.user.centre is not None
    beside = [(row.authority.kind, row.words[NAME]) for row in rows]
    more = [offered_row(one, language) for one in offered(beside, request.user.centre.region)]
    page = {"rows": rows, "offered": more, "may_keep": may_keep_authorities(request.user)}
    return render(request, "desk/papers/authorities.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    require(may_keep_authorities(request.user))
    if request.method != "POST":
        return _page(
            request, AuthorityForm(initial={"seen": 0, "checked": Checked.NOBODY.value, **_taken(request)})
        )
    form = AuthorityForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    actions.add_authority(form.entered, by=request.user, at=timezone.now())
    messages.success(request, _("Written down."))
    return redirect("desk:authorities")


@require_http_methods(["GET", "HEAD", "POST"])
def authority(request: StaffRequest, authority_id: UUID) -> HttpResponse:
    found = _found(request, authority_id)
    require(may_keep_authorities(request.user))
    if request.method != "POST":
        return _page(request, AuthorityForm(initial=_initial(found)))
    form = AuthorityForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        actions.keep_authority(
            found, form.entered, form.cleaned_data["seen"], by=request.user, at=timezone.now()
        )
    except actions.AuthorityChanged:
        return _behind(request, authority_id)
    messages.success(request, _("Written down."))
    return redirect("desk:authorities")


def _taken(request: StaffRequest) -> dict[str, object]:
    """A row that the house offers, as the form begins with it: whoever takes it over looks at it first."""
    row = offered_as(request.GET.get("from", ""))
    if row is None:
        return {}
    return {
        "kind": row.kind.value,
        "region": row.region,
        "name": row.name,
        "address": row.address,
        "source": row.source or _("from memory of those who made the table, nobody has looked it up"),
    }


def _behind(request: StaffRequest, authority_id: UUID) -> HttpResponse:
    typed = request.POST.copy()
    typed["seen"] = str(_found(request, authority_id).revision)
    form = AuthorityForm(typed)
    form.add_error(None, _("Somebody has changed this row since you opened the page. Look, then send again."))
    return _page(request, form, status=409)


def _found(request: StaffRequest, authority_id: UUID) -> Authority:
    """Errors: Http404."""
    found: Authority = get_object_or_404(Authority.objects.visible_to(request.user), pk=authority_id)
    return found


def _initial(found: Authority) -> dict[str, object]:
    words = words_of(found)
    return {
        "seen": found.revision,
        "kind": found.kind,
        "region": found.region,
        "name": words[NAME],
        "address": words[ADDRESS],
        "source": words[SOURCE],
        "checked": found.checked,
        "is_retired": found.is_retired,
    }


def _page(request: StaffRequest, form: forms.Form, *, status: int = 200) -> HttpResponse:
    return render(request, "desk/papers/authority.html", {"form": form}, status=status)
