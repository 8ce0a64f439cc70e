"""The money of a claim: a line more, one taken back, a promise in parts, a step in the talks or before an authority."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.claims import actions
from jardam.claims.models import Claim, MoneyLine
from jardam.claims.rules.money import Column
from jardam.claims.sealing import counted_of
from jardam.desk.casework.exhibits import pickable
from jardam.desk.casework.page import today_of
from jardam.desk.claiming.money import line_words
from jardam.desk.claiming.money_forms import DealingForm, MoneyForm, PastFields, PromiseForm, TakeBackForm
from jardam.desk.views.cases.acting import About, Act, Made, answer
from jardam.desk.views.claims.reading import visible_claim
from jardam.desk.views.claims.writing import about_claim, to_claim
from jardam.law.kept import kept_rule_book
from jardam.vault.unlocked import opener


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim = visible_claim(request, case_id, claim_id)

    def done(request: StaffRequest, _case: Case, form: forms.Form, said: Said) -> Claim:
        assert isinstance(form, MoneyForm)
        book = kept_rule_book(today_of(request))
        actions.enter_money(claim, form.money, book, said, by=request.user, at=timezone.now())
        return claim

    act = Act(
        gettext_lazy("Money"),
        gettext_lazy("Write it down"),
        _with_files,
        done,
        begins=_begun(request, claim),
        after=to_claim,
        about=about_claim(request, claim),
    )
    return answer(request, case_id, act)


def _with_files(request: StaffRequest, case: Case) -> Made:
    """Of the case, those that can be looked at."""
    return partial(MoneyForm, today=today_of(request), files=pickable(case, opener(request)))


def _begun(request: StaffRequest, claim: Claim) -> dict[str, object]:
    """The column that is asked for; of what is claimed the sum that the law counted and that is still owed."""
    column = request.GET.get("column", "")
    if column != Column.CLAIMED:
        return {"column": column} if column else {}
    counted = counted_of(claim, claim.case.person.key, opener(request))
    due = counted.due.amount if counted else None
    return {"column": column, "amount": f"{due:.2f}"} if due else {"column": column}


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: StaffRequest, case_id: UUID, claim_id: UUID, line_id: UUID) -> HttpResponse:
    claim = visible_claim(request, case_id, claim_id)
    lines = MoneyLine.objects.visible_to(request.user)
    line = get_object_or_404(lines.select_related("claim__case"), pk=line_id, claim=claim)
    if line.counter.exists():
        messages.warning(request, _("This line has been taken back already."))
        return redirect(to_claim(claim.case, claim))

    def done(request: StaffRequest, _case: Case, form: forms.Form, said: Said) -> Claim:
        book = kept_rule_book(today_of(request))
        actions.take_back(line, book, said, by=request.user, at=timezone.now())
        return claim

    act = Act(
        gettext_lazy("A line of money was wrong"),
        gettext_lazy("Take the line back"),
        lambda _request, _case: TakeBackForm,
        done,
        after=to_claim,
        about=About(line_words(line), to_claim(claim.case, claim)),
    )
    return answer(request, case_id, act)


@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim = visible_claim(request, case_id, claim_id)

    def done(request: StaffRequest, _case: Case, form: forms.Form, said: Said) -> Claim:
        assert isinstance(form, PromiseForm)
        actions.promise_parts(claim, form.promise, said, by=request.user, at=timezone.now())
        return claim

    act = Act(
        gettext_lazy("Promised in parts"),
        gettext_lazy("Write it down"),
        _with_today(PromiseForm),
        done,
        after=to_claim,
        about=about_claim(request, claim),
        template="desk/claims/promise.html",
        refused={
            actions.PromiseStands: gettext_lazy(
                "A promise in parts stands already: take it back first, so that no part counts twice."
            )
        },
    )
    return answer(request, case_id, act)


@require_http_methods(["GET", "HEAD", "POST"])
def deal(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim = visible_claim(request, case_id, claim_id)

    def done(request: StaffRequest, _case: Case, form: forms.Form, said: Said) -> Claim:
        assert isinstance(form, DealingForm)
        day = form.cleaned_data["day"]
        actions.log_dealing(claim, form.chosen, day, said, by=request.user, at=timezone.now())
        return claim

    act = Act(
        gettext_lazy("A step in the talks or before an authority"),
        gettext_lazy("Write it down"),
        _with_today(DealingForm),
        done,
        after=to_claim,
        about=about_claim(request, claim),
    )
    return answer(request, case_id, act)


def _with_today(form: type[PastFields]) -> Any:
    def made(request: StaffRequest, _case: Case) -> Made:
        today = today_of(request)

        def begun(*args: Any, **options: Any) -> PastFields:
            return form(*args, today=today, **options)

        return begun

    return made
