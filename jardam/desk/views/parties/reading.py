"""One party of the other side: read, called otherwise, merged with another one, taken apart again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.otherside.forms import OtherForm, PartyForm
from jardam.desk.otherside.page import party_page
from jardam.kernel.phones import NotAPhoneNumber
from jardam.parties import actions
from jardam.parties.permissions import may_change
from jardam.parties.queries import Whole, whole_of
from jardam.parties.rules.kinds import Kind


@require_safe
def party(request: StaffRequest, party_id: UUID) -> HttpResponse:
    return render(request, "desk/parties/party.html", party_page(request, found_whole(request, party_id)))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: StaffRequest, party_id: UUID) -> HttpResponse:
    whole = found_whole(request, party_id)
    root, kind = whole.root, Kind(whole.root.kind)
    require(may_change(request.user, root))
    if request.method != "POST":
        form = PartyForm(initial={**root.words, "name": whole.name, "seen": root.revision}, kind=kind)
        return render(request, "desk/parties/change.html", {"form": form, "party": root})
    form = PartyForm(request.POST, kind=kind)
    if not form.is_valid():
        return render(request, "desk/parties/change.html", {"form": form, "party": root}, status=422)
    try:
        seen = form.cleaned_data["seen"]
        actions.change_party(root, form.words, seen=seen, by=request.user, at=timezone.now())
    except NotAPhoneNumber:
        form.add_error("name", _("This is no telephone number: put the words right."))
        return render(request, "desk/parties/change.html", {"form": form, "party": root}, status=422)
    except actions.PartyChanged:
        return _behind(request, party_id, kind)
    messages.success(request, _("Written down."))
    return redirect("desk:party", party_id=root.pk)


@require_POST
def merge(request: StaffRequest, party_id: UUID) -> HttpResponse:
    """The other one, which one may know of, too, becomes a part of this one."""
    whole = found_whole(request, party_id)
    require(may_change(request.user, whole.root))
    form = OtherForm(request.POST)
    if not form.is_valid():
        return _refused(request, whole)
    try:
        _make_one(request, whole_of(request.user, form.key), whole)
    except (actions.PartyChanged, actions.NotTheSameKind):
        messages.warning(request, _("Somebody was faster. Look at what stands here now."))
    except actions.BothWarned:
        messages.warning(
            request, _("Each of the two has a warning. Whoever keeps the warnings settles one of them first.")
        )
    else:
        messages.success(request, _("Written down: they are the same. You may take them apart again."))
    return redirect("desk:party", party_id=whole.root.pk)


@require_POST
def take_apart(request: StaffRequest, party_id: UUID) -> HttpResponse:
    whole = found_whole(request, party_id)
    require(may_change(request.user, whole.root))
    form = OtherForm(request.POST)
    if not form.is_valid():
        return _refused(request, whole)
    part = next((one for one in whole.parts if one.pk == form.key and one.merged_into_id), None)
    if part is not None:
        actions.take_apart(part, by=request.user, at=timezone.now())
        messages.success(request, _("They are two again, each with what was told of it."))
    return redirect("desk:party", party_id=whole.root.pk)


def found_whole(request: StaffRequest, party_id: UUID) -> Whole:
    """Errors: Http404."""
    whole = whole_of(request.user, party_id)
    if whole is None:
        raise Http404
    return whole


def _make_one(request: StaffRequest, other: Whole | None, whole: Whole) -> None:
    """They may be one already. Errors: as `merge`."""
    if other is None:
        raise actions.PartyChanged(str(whole.root.pk))
    if other.root.pk != whole.root.pk:
        actions.merge(other.root, whole.root, by=request.user, at=timezone.now())


def _refused(request: StaffRequest, whole: Whole) -> HttpResponse:
    page = party_page(request, whole) | {"fault": _("The page is broken. Reload it.")}
    return render(request, "desk/parties/party.html", page, status=422)


def _behind(request: StaffRequest, party_id: UUID, kind: Kind) -> HttpResponse:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    whole = found_whole(request, party_id)
    root, typed = whole.root, request.POST.copy()
    typed["seen"] = str(root.revision)
    form = PartyForm(typed, kind=kind)
    form.add_error(
        None,
        _(
            "Somebody has changed it since you opened the page; it is called %(name)s now. Look, then send again."
        )
        % {"name": whole.name},
    )
    return render(request, "desk/parties/change.html", {"form": form, "party": root}, status=409)
