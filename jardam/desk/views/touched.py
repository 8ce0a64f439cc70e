"""What a change of the law touches, one kind after the other, page by page; and who of them was told."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.actions import ask_to_call
from jardam.desk.calls import proposed_callback
from jardam.desk.change_forms import ToldForm
from jardam.desk.changes import IN_A_CASE, contact_of, with_address
from jardam.law import actions
from jardam.law.dependents import Line, Lines, Source, source_named
from jardam.law.models import Change
from jardam.law.queries import told_of, turn_for
from jardam.law.rules.changing import ChangeState, Turn


@require_safe
def touched(request: StaffRequest, change_id: UUID, source_kind: str) -> HttpResponse:
    """The total first, then those that this reader may see."""
    found, source = _found(request, change_id, source_kind)
    require(source.may_list(request.user))
    turn = _turn(found)
    lines = source.lines(request.user, turn, request.GET.get("after", "")) if turn else Lines([])
    told = told_of(found, source_kind, [line.key for line in lines.lines], request.user)
    here = reverse("desk:touched", args=[found.pk, source_kind])
    page = {
        "change": found,
        "source": source,
        "total": source.total(request.user, turn) if turn else None,
        "lines": [(with_address(source_kind, line), told.get(line.key)) for line in lines.lines],
        "next_url": f"{here}?{urlencode({'after': lines.next_place})}" if lines.next_place else "",
        "may_tell": _may_tell(request, found, source),
        "may_call": source_kind
        not in IN_A_CASE,  # whoever answers for the case knows how to reach the person
    }
    return render(request, "desk/touched.html", page)


@require_POST
def told(request: StaffRequest, change_id: UUID, source_kind: str) -> HttpResponse:
    """Write down that people were told. Only what the reader may see, and only for what is in force or was."""
    found, source = _found(request, change_id, source_kind)
    if chosen := _chosen(request, found, source):
        keys = [line.key for line in chosen]
        number = actions.note_told(found, source_kind, keys, by=request.user, at=timezone.now())
        told = ngettext("Written down: %(n)d was told.", "Written down: %(n)d were told.", number)
        messages.success(request, told % {"n": number})
    return redirect("desk:touched", change_id=found.pk, source_kind=source_kind)


@require_POST
def call(request: StaffRequest, change_id: UUID, source_kind: str) -> HttpResponse:
    """Put those that are ticked into the queue of callbacks, to be told."""
    found, source = _found(request, change_id, source_kind)
    if chosen := _chosen(request, found, source):
        contacts = {contact for line in chosen if (contact := contact_of(source_kind, line))}
        now = timezone.now()
        asked = ask_to_call(contacts, found, proposed_callback(now), by=request.user, at=now)
        words = _("Callbacks put into the queue: %(asked)d. No number, or called back already: %(left)d.")
        messages.success(request, words % {"asked": asked, "left": len(contacts) - asked})
    return redirect("desk:touched", change_id=found.pk, source_kind=source_kind)


def _chosen(request: StaffRequest, found: Change, source: Source) -> list[Line]:
    """Those of the page that were ticked; none, and the reader is told so."""
    require(source.may_list(request.user) and _may_tell(request, found, source))
    turn = _turn(found)
    lines = source.lines(request.user, turn, request.POST.get("after", "")) if turn else Lines([])
    form = ToldForm([str(line.key) for line in lines.lines], request.POST)
    if not form.is_valid():
        messages.warning(request, _("Tick at least one of those on the page."))
        return []
    ticked = set(form.cleaned_data["key"])
    return [line for line in lines.lines if str(line.key) in ticked]


def _found(request: StaffRequest, change_id: UUID, source_kind: str) -> tuple[Change, Source]:
    found = get_object_or_404(Change.objects.visible_to(request.user), pk=change_id)
    source = source_named(source_kind)
    if source is None:
        raise Http404
    return found, source


def _turn(found: Change) -> Turn | None:
    if found.state == ChangeState.DISCARDED:
        return None
    try:
        return turn_for(found, timezone.localdate())
    except ValueError:  # the law moved on meanwhile: the page of the change says so
        return None


def _may_tell(request: StaffRequest, found: Change, source: Source) -> bool:
    return source.is_told and found.is_released and request.user.centre_id is not None
