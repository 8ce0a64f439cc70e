"""What is handed out: looked up by language, topic and format, with its copies; entered, copied, approved by two people, withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.library import actions, queries
from jardam.library.forms import ReasonForm
from jardam.library.material_forms import CopyForm, MaterialFilter, MaterialForm
from jardam.library.models import Material, MaterialCopy
from jardam.library.permissions import (
    may_decide_copy,
    may_fetch_copy,
    may_make_material,
    may_read_library,
    may_withdraw_copy,
    may_withdraw_material,
)
from jardam.library.rules.materials import FileType
from jardam.library.shelf import (
    copy_lines,
    counts_shown,
    facts_of_material,
    material_lines,
    withdrawal_of,
)

CONTENT_TYPES = {
    FileType.PDF: "application/pdf",
    FileType.PNG: "image/png",
    FileType.JPEG: "image/jpeg",
    FileType.MP3: "audio/mpeg",
    FileType.OGG: "audio/ogg",
    FileType.MP4: "video/mp4",
}


@require_safe
def materials(request: StaffRequest) -> HttpResponse:
    """'What do we have for Tajik speakers about patents, on paper?' Leaflets of answers stand beside it."""
    require(may_read_library(request.user))
    filters = MaterialFilter(request.GET)
    is_sound = filters.is_valid()
    wanted = {name: value for name, value in filters.cleaned_data.items() if value} if is_sound else {}
    before = request.GET.get("before", "")
    number = int(before) if before.isdecimal() and len(before) < 9 else None
    found = queries.materials(wanted, number)
    shown = found[: queries.PAGE_ROWS]
    more = len(found) > queries.PAGE_ROWS
    further = urlencode(wanted | {"before": shown[-1].number}) if more else ""
    languages, topics = counts_shown(*queries.material_counts())
    page = {
        "filters": filters,
        "lines": material_lines(shown, queries.copies_of(shown)),
        "older_url": f"{reverse('library:materials')}?{further}" if further else "",
        "languages": languages,
        "topics": topics,
        "leaflets": queries.leaflets_for(wanted),
        "may_make": may_make_material(request.user),
    }
    return render(request, "library/materials.html", page, status=200 if is_sound else 422)


@require_http_methods(["GET", "HEAD", "POST"])
def material_add(request: StaffRequest) -> HttpResponse:
    require(may_make_material(request.user))
    if request.method != "POST":
        return render(request, "library/material_add.html", {"form": MaterialForm()})
    form = MaterialForm(request.POST)
    if not form.is_valid():
        return render(request, "library/material_add.html", {"form": form}, status=422)
    row = actions.enter_material(form.described, by=request.user, at=timezone.now())
    return redirect("library:material", material_id=row.pk)


@require_safe
def material(request: StaffRequest, material_id: UUID) -> HttpResponse:
    require(may_read_library(request.user))
    return _page(request, _found(material_id))


@require_POST
def copy_add(request: StaffRequest, material_id: UUID) -> HttpResponse:
    found = _found(material_id)
    require(may_make_material(request.user))
    form = CopyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    try:
        actions.add_copy(found, form.copied, by=request.user, at=timezone.now())
    except actions.MaterialWithdrawn:
        form.add_error(None, _("This material is withdrawn. Enter a new one instead."))
        return _page(request, _found(found.pk), form=form, status=409)
    messages.success(request, _("It waits for a second person."))
    return redirect("library:material", material_id=found.pk)


@require_POST
def copy_decide(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    row = get_object_or_404(MaterialCopy.objects.defer("sealed_file"), pk=copy_id)
    require(may_decide_copy(request.user, row))
    is_approved = request.POST.get("answer") == "yes"
    try:
        actions.decide_copy(row, is_approved=is_approved, by=request.user, at=timezone.now())
    except actions.CopyDecided:
        messages.warning(request, _("Somebody has decided on it already."))
    except actions.MaterialWithdrawn:
        messages.warning(request, _("This material is withdrawn. Nothing of it is approved any more."))
    return redirect("library:material", material_id=row.material_id)


@require_POST
def material_withdraw(request: StaffRequest, material_id: UUID) -> HttpResponse:
    found = _found(material_id)
    require(may_withdraw_material(request.user, found))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, found, reason=form, status=422)
    try:
        actions.withdraw_material(found, form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except actions.MaterialWithdrawn:
        messages.warning(request, _("Somebody has withdrawn it already."))
    else:
        messages.success(request, _("It is withdrawn, and stays to be read with the reason."))
    return redirect("library:material", material_id=found.pk)


@require_POST
def copy_withdraw(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    row = get_object_or_404(MaterialCopy.objects.defer("sealed_file").select_related("material"), pk=copy_id)
    require(may_withdraw_copy(request.user, row))
    form = ReasonForm(request.POST, auto_id=f"{row.pk}-%s")
    if not form.is_valid():
        return _page(request, row.material, copy_reason=(row.pk, form), status=422)
    try:
        actions.withdraw_copy(row, form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except actions.MaterialWithdrawn:
        messages.warning(request, _("Somebody has withdrawn it already."))
    else:
        messages.success(request, _("It is withdrawn, and stays to be read with the reason."))
    return redirect("library:material", material_id=row.material_id)


@require_safe
def copy_file(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    """The file as it was sent; one that nobody approved, or that is withdrawn, only for those who write materials."""
    row = get_object_or_404(MaterialCopy.objects.select_related("material"), pk=copy_id)
    require(may_fetch_copy(request.user, row))
    if not row.file_type:
        raise Http404
    kind = FileType(row.file_type)
    answer = HttpResponse(row.content, content_type=CONTENT_TYPES[kind])
    mark = "withdrawn-" if row.is_withdrawn or row.material.is_withdrawn else ""
    name = f"{mark}material-{row.material.number}-{row.language}-v{row.version}.{kind.value}".lower()
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _found(material_id: UUID) -> Material:
    return get_object_or_404(Material, pk=material_id)


def _page(
    request: StaffRequest,
    found: Material,
    *,
    form: CopyForm | None = None,
    reason: ReasonForm | None = None,
    copy_reason: tuple[UUID, ReasonForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    """``copy_reason``: the form that was refused, and of which copy."""
    makes = may_make_material(request.user)
    refused = dict([copy_reason] if copy_reason else [])
    copies = copy_lines(found, queries.every_copy_of(found, with_open=makes), request.user)
    page = {
        "material": found,
        "facts": facts_of_material(found),
        "copies": [(line, refused.get(line.pk) or ReasonForm(auto_id=f"{line.pk}-%s")) for line in copies],
        "withdrawal": withdrawal_of(found, request.user),
        "master": OWN_NAMES[Language(found.master_language)],
        "form": form or (CopyForm() if makes and not found.is_withdrawn else None),
        "reason_form": (reason or ReasonForm()) if may_withdraw_material(request.user, found) else None,
        "refused_reason": copy_reason[1] if copy_reason else None,
        "makes": makes,
    }
    return render(request, "library/material.html", page, status=status)
