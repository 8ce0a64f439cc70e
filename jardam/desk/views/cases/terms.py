"""The terms of a case: one more, another day from which it is counted, and what became of it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.cases import actions
from jardam.cases.counting import is_of_authority
from jardam.cases.models import Case, Term
from jardam.cases.sealing import facts_of
from jardam.centres.http import StaffRequest
from jardam.desk.casework.page import today_of
from jardam.desk.casework.term_forms import EndTermForm, MoveTermForm, TermForm
from jardam.desk.casework.terms import named_with_day
from jardam.desk.paperwork.following import begins_after
from jardam.desk.views.cases.acting import About, Act, Done, Made, answer
from jardam.desk.views.cases.reading import visible_case
from jardam.filings.queries import is_awaited
from jardam.law.queries import rule_book
from jardam.vault.unlocked import opener


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, ADD)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: StaffRequest, case_id: UUID, term_id: UUID) -> HttpResponse:
    term = _of_case(request, case_id, term_id)
    if not term.is_open:
        return _ended(request, term)
    act = Act(
        gettext_lazy("Another day from which a term is counted"),
        gettext_lazy("Count anew"),
        _moved_form(term),
        _moving(term),
        about=_about(request, term),
    )
    return answer(request, case_id, act)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: StaffRequest, case_id: UUID, term_id: UUID) -> HttpResponse:
    term = _of_case(request, case_id, term_id)
    if not term.is_open:
        return _ended(request, term)
    act = Act(
        gettext_lazy("What became of a term"),
        gettext_lazy("Save"),
        _ended_form(term),
        _ending(term),
        begins={"state": request.GET.get("state", "")},
        about=_about(request, term),
    )
    return answer(request, case_id, act)


def _of_case(request: StaffRequest, case_id: UUID, term_id: UUID) -> Term:
    """Errors: Http404."""
    found = visible_case(request, case_id)
    term: Term = get_object_or_404(found.terms.select_related("case__person__key"), pk=term_id)
    return term


def _about(request: StaffRequest, term: Term) -> About:
    counted = facts_of(term, term.case.person.key, opener(request))
    return About(named_with_day(term, counted))


def _ended(request: StaffRequest, term: Term) -> HttpResponse:
    """Somebody was faster, or an old page was open."""
    messages.warning(request, _("It was said already what became of this term. Nothing was changed."))
    return redirect("desk:case", case_id=term.case_id)


def _new_form(request: StaffRequest, found: Case) -> Made:
    """A page that leads here may say which term, and after which paper of the case it begins."""
    today = today_of(request)
    book = rule_book(today)
    begun = {"kind": request.GET.get("kind", ""), "happened": begins_after(request, found)}

    def made(*args: object, initial: dict[str, object] | None = None, **options: object) -> TermForm:
        return TermForm(*args, book=book, today=today, initial={**begun, **(initial or {})}, **options)

    return made


def _moved_form(term: Term) -> Callable[[StaffRequest, Case], Made]:
    def made(request: StaffRequest, found: Case) -> Made:
        was, today = facts_of(term, found.person.key, opener(request)), today_of(request)
        book = rule_book(today)
        return lambda *args, **options: MoveTermForm(*args, book=book, today=today, was=was, **options)

    return made


def _ended_form(term: Term) -> Callable[[StaffRequest, Case], Made]:
    def made(request: StaffRequest, _found: Case) -> Made:
        today = today_of(request)
        binds_them = is_awaited(term) or (bool(term.code) and is_of_authority(term.code, rule_book(today)))
        return partial(EndTermForm, due_on=term.due_on, today=today, is_of_authority=binds_them)

    return made


def _set(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> None:
    assert isinstance(form, TermForm)
    actions.set_term(found, form.counted, said, by=request.user, at=timezone.now())


def _moving(term: Term) -> Done:
    def done(request: StaffRequest, _found: Case, form: forms.Form, said: actions.Said) -> None:
        assert isinstance(form, MoveTermForm)
        actions.move_term(term, form.counted, said, by=request.user, at=timezone.now())

    return done


def _ending(term: Term) -> Done:
    def done(request: StaffRequest, _found: Case, form: forms.Form, said: actions.Said) -> None:
        assert isinstance(form, EndTermForm)
        actions.end_term(term, form.chosen, said, by=request.user, at=timezone.now(), kept_on=form.kept_day)

    return done


ADD = Act(gettext_lazy("A term runs"), gettext_lazy("Save"), _new_form, _set)
