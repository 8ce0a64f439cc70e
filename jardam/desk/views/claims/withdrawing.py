"""A claim that was written down by mistake is withdrawn, and brought back where that was the mistake."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.claims import actions
from jardam.claims.models import Claim
from jardam.desk.casework.forms import SeenFields
from jardam.desk.casework.page import today_of
from jardam.desk.claiming.forms import WithdrawForm
from jardam.desk.views.cases.acting import Act, answer
from jardam.desk.views.claims.reading import one_claim
from jardam.desk.views.claims.writing import about_claim, to_claim
from jardam.law.kept import kept_rule_book

REFUSED: Mapping[type[Exception], Promise] = {
    actions.ClaimNeeded: gettext_lazy(
        "A step was taken for this claim, money is written down, or it stands in a collective claim: it is not withdrawn. What was wrong in it can be changed."
    )
}


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim = _found(request, case_id, claim_id)
    if claim.withdrawn_on is not None:
        return _stands_so(request, claim, _("This claim is withdrawn already."))

    def done(request: StaffRequest, _case: Case, _form: forms.Form, said: Said) -> Claim:
        return actions.withdraw_claim(claim, said, by=request.user, at=timezone.now())

    act = Act(
        gettext_lazy("The claim was written down by mistake"),
        gettext_lazy("Withdraw the claim"),
        lambda _request, _case: WithdrawForm,
        done,
        after=to_claim,
        about=about_claim(request, claim),
        refused=REFUSED,
    )
    return answer(request, case_id, act)


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim = _found(request, case_id, claim_id)
    if claim.withdrawn_on is None:
        return _stands_so(request, claim, _("This claim stands already."))

    def done(request: StaffRequest, _case: Case, _form: forms.Form, said: Said) -> Claim:
        book = kept_rule_book(today_of(request))
        return actions.restore_claim(claim, book, said, by=request.user, at=timezone.now())

    act = Act(
        gettext_lazy("It is a claim after all"),
        gettext_lazy("Bring the claim back"),
        lambda _request, _case: SeenFields,
        done,
        after=to_claim,
        about=about_claim(request, claim),
    )
    return answer(request, case_id, act)


def _found(request: StaffRequest, case_id: UUID, claim_id: UUID) -> Claim:
    return one_claim(case_id, claim_id, Claim.objects.in_cases_of(request.user))


def _stands_so(request: StaffRequest, claim: Claim, words: str) -> HttpResponse:
    messages.info(request, words)
    return redirect(to_claim(claim.case, claim))
