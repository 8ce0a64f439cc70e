"""A centre's own texts of papers: brought as Word files, checked before they are taken, taken out of use."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.terms import reading_language
from jardam.desk.paperwork.table_forms import TemplateForm
from jardam.desk.views.papers.making import as_file
from jardam.filings import actions
from jardam.filings.choices import template_faults
from jardam.filings.models import Template
from jardam.filings.permissions import may_keep_templates, may_read_papers
from jardam.filings.reading import facts, kinds
from jardam.filings.rules.template_faults import TemplateRefused
from jardam.filings.sealing import name_of
from jardam.filings.word.own import beginning_of
from jardam.kernel.ids import day_uuid

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Row:
    template: Template
    name: str
    title: str


@require_http_methods(["GET", "HEAD", "POST"])
def templates(request: StaffRequest) -> HttpResponse:
    """The list, and a file more. One that is too long for memory was answered with 413 before it came here."""
    require(may_read_papers(request.user))
    language = reading_language().catalogue
    if request.method != "POST":
        return _page(request, TemplateForm(language=language, initial={"template_id": day_uuid()}))
    require(may_keep_templates(request.user))
    form = TemplateForm(request.POST, request.FILES, language=language)
    if not form.is_valid():
        return _page(request, form, status=422)
    filled = form.cleaned_data
    try:
        actions.add_template(
            filled["template_id"],
            form.chosen,
            filled["name"],
            filled["file"].read(),
            by=request.user,
            at=timezone.now(),
        )
    except TemplateRefused as refused:
        form.add_error("file", _said(refused))
        return _page(request, form, status=422)
    messages.success(request, _("The template is taken in. It can be chosen where a paper is filled in."))
    return redirect("desk:templates")


@require_POST
def retire(request: StaffRequest, template_id: UUID) -> HttpResponse:
    found = get_object_or_404(Template.objects.visible_to(request.user), pk=template_id)
    require(may_keep_templates(request.user))
    actions.retire_template(found, by=request.user, at=timezone.now())
    messages.success(request, _("No further paper is made by this template."))
    return redirect("desk:templates")


@require_safe
def beginning(request: StaffRequest, paper_kind: str) -> HttpResponse:
    """A Word file to begin with: every field of the kind by its code."""
    kind = kinds().get(paper_kind)
    if kind is None:
        raise Http404
    require(may_read_papers(request.user))
    return as_file(beginning_of(kind), "docx", f"{kind.code.lower()}.docx")


def _said(refused: TemplateRefused) -> str:
    """Why, and what it is about."""
    why = template_faults()[refused.fault]
    if not refused.named:
        return str(why)
    return _("%(why)s Found: %(named)s") % {"why": why, "named": ", ".join(refused.named)}


def _page(request: StaffRequest, form: TemplateForm, *, status: int = 200) -> HttpResponse:
    language = reading_language().catalogue
    found = Template.objects.visible_to(request.user).offered().defer("sealed_file").order_by("kind", "pk")
    rows = [Row(one, name_of(one), kinds()[one.kind].title(language)) for one in found[:MOST_SHOWN]]
    offered = sorted((kind.title(language), code) for code, kind in kinds().items())
    known = [(f"{{{{ {code} }}}}", fact.label(language)) for code, fact in facts().items()]
    page = {"form": form, "rows": rows, "offered": offered, "known": known}
    return render(request, "desk/papers/templates.html", page, status=status)
