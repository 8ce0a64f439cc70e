"""The files of a case: brought in, looked at, described, joined to one paper, taken out."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.cases.queries import read_case
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.exhibit_forms import BringForm, DescribeForm, DropForm, JoinForm
from jardam.desk.casework.exhibit_uses import uses_of
from jardam.desk.casework.exhibits import facts_of
from jardam.desk.views.cases.reading import visible_case
from jardam.exhibits import actions, choices
from jardam.exhibits.joining import joined
from jardam.exhibits.models import Exhibit
from jardam.exhibits.permissions import may_drop, may_read_original
from jardam.exhibits.queries import exhibits_of, read_about, read_copy, read_original
from jardam.exhibits.recognising import NotRead, may_recognise, words_on
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.rules.limits import FileRefused
from jardam.kernel.ids import day_uuid
from jardam.vault.unlocked import opener

TYPES = {
    Form.IMAGE: ("image/jpeg", "jpg"),
    Form.PDF: ("application/pdf", "pdf"),
    Form.TEXT: ("text/plain", "txt"),
    Form.WORD: ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Read, checked and copied here, while whoever brought it still stands there: a broken photograph is taken anew at once."""
    case = _case(request, case_id)
    require(may_write(request.user, case))
    if request.method != "POST":
        return _add_page(request, case, BringForm(initial={"batch": day_uuid()}))
    form = BringForm(request.POST, request.FILES)
    if not form.is_valid():
        return _add_page(request, case, form, status=422)
    filled = form.cleaned_data
    try:
        files = actions.prepared([(file.name or "", file.read()) for file in filled["brought"]])
        brought = actions.Brought(filled["batch"], form.chosen, filled["caption"], files, opener(request))
        kept = actions.bring_exhibits(case, brought, by=request.user, at=timezone.now())
    except FileRefused as refused:
        form.add_error("brought", choices.refused(refused))
        return _add_page(request, case, form, status=422)
    except actions.TooManyExhibits:
        form.add_error("brought", _("A case holds no more than 300 exhibits."))
        return _add_page(request, case, form, status=422)
    if len(kept) < len(files):
        messages.info(request, _("What stands in the case already was not kept a second time."))
    if kept:
        messages.success(request, _("Sealed and kept."))
    return redirect("desk:case", case_id=case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def exhibit(request: StaffRequest, case_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """One file: its copy, what is known of it, and what somebody read on it."""
    at = _found(request, case_id, exhibit_id)
    if request.method != "POST":
        return _page(request, at)
    require(may_write(request.user, at.case))
    form = DescribeForm(request.POST)
    if not form.is_valid():
        return _page(request, at, form, status=422)
    filled = form.cleaned_data
    words = {"caption": filled["caption"], "words": filled["words"]}
    try:
        actions.describe_exhibit(
            at.exhibit, form.chosen, words, _seen(request, form), by=request.user, at=timezone.now()
        )
    except actions.ExhibitChanged:
        return _behind(request, at, DescribeForm)
    messages.success(request, _("Written down."))
    return redirect("desk:case_exhibit", case_id=case_id, exhibit_id=exhibit_id)


@require_safe
def copy(request: StaffRequest, case_id: UUID, exhibit_id: UUID) -> HttpResponse:
    at = _readable(request, case_id, exhibit_id)
    content = read_copy(at.exhibit, at.case, by=request.user, at=timezone.now(), opener=opener(request))
    return _sent(at, content, "attachment" if at.exhibit.form == Form.WORD else "inline")


@require_POST
def original(request: StaffRequest, case_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """As it came, for a court: it leaves the house as a file, and that is written down."""
    at = _readable(request, case_id, exhibit_id)
    require(may_read_original(request.user, at.exhibit))
    content = read_original(at.exhibit, at.case, by=request.user, at=timezone.now(), opener=opener(request))
    answer = _sent(at, content, "attachment")
    answer.headers["Content-Type"] = "application/octet-stream"
    return answer


@require_POST
def read(request: StaffRequest, case_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """The words on a picture as a suggestion, beside whatever was typed. Nothing is kept before somebody has read them through."""
    at = _readable(request, case_id, exhibit_id)
    require(may_write(request.user, at.case))
    try:
        words = _words_read(request, at)
    except NotRead:
        messages.warning(request, _("The words could not be read. Type them, if they matter."))
        return _page(request, at, status=422)
    return _page(request, at, suggested=words)


def _words_read(request: StaffRequest, at: "_At") -> str:
    """Errors: NotRead; also where it is no picture, or nothing is installed that reads one."""
    if not (at.exhibit.is_picture and may_recognise()):
        raise NotRead
    return words_on(
        read_copy(at.exhibit, at.case, by=request.user, at=timezone.now(), opener=opener(request))
    )


@require_POST
def check(request: StaffRequest, case_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """One that is held is shown to the scanner once more."""
    at = _found(request, case_id, exhibit_id)
    require(may_write(request.user, at.case))
    try:
        done = actions.check_again(at.exhibit, by=request.user, at=timezone.now(), opener=opener(request))
    except actions.ExhibitChanged:
        done = Exhibit.objects.of_centre_of(request.user).get(pk=exhibit_id)
    if done.dropped_on:
        messages.warning(
            request, _("It is broken, or the virus scanner found something in it. It was not kept.")
        )
        return redirect("desk:case", case_id=case_id)
    if done.is_readable:
        messages.success(request, _("Checked: it can be looked at now."))
    else:
        messages.warning(request, _("The virus scanner still does not answer. The file is held."))
    return redirect("desk:case_exhibit", case_id=case_id, exhibit_id=exhibit_id)


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: StaffRequest, case_id: UUID, exhibit_id: UUID) -> HttpResponse:
    at = _found(request, case_id, exhibit_id)
    require(may_write(request.user, at.case) and may_drop(request.user, at.exhibit))
    if request.method != "POST":
        return _drop_page(request, at, DropForm(initial={"seen": at.exhibit.revision}))
    form = DropForm(request.POST)
    if not form.is_valid():
        return _drop_page(request, at, form, status=422)
    try:
        actions.drop_exhibit(
            at.exhibit, form.cleaned_data["text"], _seen(request, form), by=request.user, at=timezone.now()
        )
    except actions.ExhibitChanged:
        return _behind(request, at, DropForm)
    messages.success(request, _("Taken out. Its bytes are destroyed."))
    return redirect("desk:case", case_id=case_id)


@require_POST
def join(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The chosen ones as one PDF, in the order in which they were brought."""
    case = _case(request, case_id)
    require(may_write(request.user, case))
    key, now = opener(request), timezone.now()
    standing = [one for one, _told in exhibits_of(case, key) if one.is_readable and one.is_page]
    form = JoinForm(request.POST, numbers=[one.number for one in standing])
    if not form.is_valid():
        for faults in form.errors.values():
            messages.warning(request, " ".join(str(fault) for fault in faults))
        return redirect("desk:case", case_id=case_id)
    picked = [one for one in standing if one.number in form.cleaned_data["pick"]]
    copies = [(Form(one.form), read_copy(one, case, by=request.user, at=now, opener=key)) for one in picked]
    answer = HttpResponse(joined(copies), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{case.reference}.pdf"'
    return answer


@dataclass(frozen=True, slots=True)
class _At:
    """One exhibit that stands in one case."""

    case: Case
    exhibit: Exhibit


def _case(request: StaffRequest, case_id: UUID) -> Case:
    """Of somebody who was not erased: nothing of an erased person's can be read. Errors: Http404."""
    case = visible_case(request, case_id)
    if case.person.erased_on is not None:
        raise Http404
    return case


def _found(request: StaffRequest, case_id: UUID, exhibit_id: UUID) -> _At:
    """Errors: Http404."""
    case = _case(request, case_id)
    found: Exhibit = get_object_or_404(
        Exhibit.objects.of_centre_of(request.user).standing(), pk=exhibit_id, case=case
    )
    return _At(case, found)


def _readable(request: StaffRequest, case_id: UUID, exhibit_id: UUID) -> _At:
    """One that is not held. Errors: Http404."""
    at = _found(request, case_id, exhibit_id)
    if not at.exhibit.is_readable:
        raise Http404
    return at


def _seen(request: StaffRequest, form: forms.Form) -> actions.Seen:
    return actions.Seen(form.cleaned_data["seen"], opener(request))


def _described(at: _At, told: dict[str, Any]) -> dict[str, Any]:
    shown = {name: told.get(name, "") for name in ("caption", "words")}
    return {**shown, "kind": at.exhibit.kind, "seen": at.exhibit.revision}


def _told(request: StaffRequest, at: _At) -> dict[str, Any]:
    """What is known of it; that somebody reads it is written down."""
    return read_about(at.exhibit, at.case, by=request.user, at=timezone.now(), opener=opener(request))


def _behind(request: StaffRequest, at: _At, form_class: type[forms.Form]) -> HttpResponse:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    now = _found(request, at.case.pk, at.exhibit.pk)
    typed = request.POST.copy()
    typed["seen"] = str(now.exhibit.revision)
    form = form_class(typed)
    form.add_error(
        None, _("Somebody else wrote to this file since you opened the page. Look, then send again.")
    )
    page = _page if form_class is DescribeForm else _drop_page
    return page(request, now, form, status=409)


def _sent(at: _At, content: bytes, how: str) -> HttpResponse:
    """Under a name that says nothing: who looks over a shoulder reads the names of files."""
    kind, ending = TYPES[Form(at.exhibit.form)]
    answer = HttpResponse(content, content_type=f"{kind}; charset=utf-8" if ending == "txt" else kind)
    name = f"{at.case.reference}-{at.exhibit.number}.{ending}"
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    return answer


def _add_page(request: StaffRequest, case: Case, form: BringForm, *, status: int = 200) -> HttpResponse:
    page = {"form": form} | _head(request, case)
    return render(request, "desk/cases/exhibit_add.html", page, status=status)


def _drop_page(request: StaffRequest, at: _At, form: forms.Form, *, status: int = 200) -> HttpResponse:
    page = {
        "form": form,
        "exhibit": at.exhibit,
        "facts": facts_of(at.exhibit, _told(request, at)),
        "uses": uses_of(at.exhibit, at.case, opener(request)),
    }
    return render(request, "desk/cases/exhibit_drop.html", page | _head(request, at.case), status=status)


def _page(
    request: StaffRequest,
    at: _At,
    form: forms.Form | None = None,
    *,
    suggested: str = "",
    status: int = 200,
) -> HttpResponse:
    """``suggested``: stands in the field where nobody has written words, else beside it."""
    is_written, told = may_write(request.user, at.case), _told(request, at)
    begun = _described(at, told)
    begun |= {name: request.POST[name] for name in begun if name in request.POST}
    is_free = not str(begun["words"]).strip()
    if is_free:
        begun["words"] = suggested
    page = {
        "exhibit": at.exhibit,
        "facts": facts_of(at.exhibit, told),
        "text": _words(request, at),
        "form": (form or DescribeForm(initial=begun)) if is_written else None,
        "is_suggested": bool(suggested),
        "suggested_beside": "" if is_free else suggested,
        "may_recognise": is_written and at.exhibit.is_picture and at.exhibit.is_readable and may_recognise(),
        "may_check": is_written and not at.exhibit.is_readable,
        "may_original": at.exhibit.is_readable and may_read_original(request.user, at.exhibit),
        "may_drop": is_written and may_drop(request.user, at.exhibit),
    }
    return render(request, "desk/cases/exhibit.html", page | _head(request, at.case), status=status)


def _words(request: StaffRequest, at: _At) -> str:
    """A chat is read on the page itself."""
    if not (at.exhibit.is_text and at.exhibit.is_readable):
        return ""
    content = read_copy(at.exhibit, at.case, by=request.user, at=timezone.now(), opener=opener(request))
    return content.decode()


def _head(request: StaffRequest, case: Case) -> dict[str, object]:
    """The case by its title, and a line in the audit. Errors: Http404, where the person was erased meanwhile."""
    told = read_case(case, by=request.user, at=timezone.now(), opener=opener(request))
    if told is None:
        raise Http404
    return {"case": case, "number": spoken(case.reference), "title": told[0]}
