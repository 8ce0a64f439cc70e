"""What is written down of a wage claim: that there is one, the other side, the work, the proofs."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.claims import actions
from jardam.claims.models import Claim
from jardam.claims.sealing import facts_of
from jardam.desk.casework.exhibits import pickable
from jardam.desk.casework.page import today_of
from jardam.desk.claiming.forms import ProofsForm, WhoForm, proofs_told, who_told
from jardam.desk.claiming.work import WorkForm
from jardam.desk.views.cases.acting import About, Act, Made, answer
from jardam.desk.views.claims.reading import visible_claim
from jardam.law.kept import kept_rule_book
from jardam.vault.unlocked import opener


@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, OPEN)


@require_http_methods(["GET", "HEAD", "POST"])
def who(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim = visible_claim(request, case_id, claim_id)

    def done(request: StaffRequest, _case: Case, form: forms.Form, said: Said) -> Claim:
        assert isinstance(form, WhoForm)
        return actions.name_other_side(claim, form.who, said, by=request.user, at=timezone.now())

    act = Act(
        gettext_lazy("The other side of the claim"),
        gettext_lazy("Save"),
        lambda _request, _case: WhoForm,
        done,
        begins=who_told(facts_of(claim, claim.case.person.key, opener(request))),
        after=to_claim,
        about=about_claim(request, claim),
    )
    return answer(request, case_id, act)


@require_http_methods(["GET", "HEAD", "POST"])
def proofs(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim = visible_claim(request, case_id, claim_id)

    def done(request: StaffRequest, _case: Case, form: forms.Form, said: Said) -> Claim:
        assert isinstance(form, ProofsForm)
        return actions.show_proofs(claim, form.proven, said, by=request.user, at=timezone.now())

    act = Act(
        gettext_lazy("What proves the claim"),
        gettext_lazy("Save"),
        _proofs_form,
        done,
        begins=proofs_told(facts_of(claim, claim.case.person.key, opener(request))),
        after=to_claim,
        about=about_claim(request, claim),
        template="desk/claims/proofs.html",
    )
    return answer(request, case_id, act)


@require_http_methods(["GET", "HEAD", "POST"])
def work(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim = visible_claim(request, case_id, claim_id)

    def done(request: StaffRequest, _case: Case, form: forms.Form, said: Said) -> Claim:
        assert isinstance(form, WorkForm)
        return actions.say_work(claim, form.work, form.book, said, by=request.user, at=timezone.now())

    act = Act(
        gettext_lazy("What was agreed, worked and paid"),
        gettext_lazy("Count and save"),
        _work_form(claim),
        done,
        after=to_claim,
        about=about_claim(request, claim),
        template="desk/claims/work.html",
    )
    return answer(request, case_id, act)


def _proofs_form(request: StaffRequest, case: Case) -> Made:
    """With the files of the case that can be looked at."""
    files = pickable(case, opener(request))
    return partial(ProofsForm, files=files)


def _work_form(claim: Claim) -> Any:
    def made(request: StaffRequest, _case: Case) -> Made:
        today = today_of(request)
        told = facts_of(claim, claim.case.person.key, opener(request)).work
        book = kept_rule_book(today)

        def form(typed: Any = None, *, initial: Any = None) -> WorkForm:
            return WorkForm(typed, book=book, today=today, initial=initial, told=told)

        return form

    return made


def _opened(request: StaffRequest, case: Case, form: forms.Form, said: Said) -> Claim:
    assert isinstance(form, WhoForm)
    return actions.open_claim(case, form.who, said, by=request.user, at=timezone.now())


def about_claim(request: StaffRequest, claim: Claim) -> About:
    """By its employer, with the way back to it."""
    named = facts_of(claim, claim.case.person.key, opener(request)).who.employer
    return About(_("Wage claim: %(name)s") % {"name": named or "—"}, to_claim(claim.case, claim))


def to_claim(case: Case, claim: Any) -> str:
    return reverse("desk:claim", args=[case.pk, claim.pk])


OPEN = Act(
    gettext_lazy("A wage claim"),
    gettext_lazy("Write it down"),
    lambda _request, _case: WhoForm,
    _opened,
    after=to_claim,
)
