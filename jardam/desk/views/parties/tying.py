"""Who the other side of a claim is: one of those that are known, or another one. Only a person says so."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.claims.models import Claim
from jardam.claims.sealing import facts_of
from jardam.desk.otherside.claim import said_of
from jardam.desk.otherside.forms import PartyOfClaimForm
from jardam.desk.views.cases.acting import Act, Made, answer
from jardam.desk.views.claims.reading import visible_claim
from jardam.desk.views.claims.writing import about_claim, to_claim
from jardam.kernel.phones import NotAPhoneNumber
from jardam.parties import actions
from jardam.parties.actions import Told
from jardam.parties.choices import roles
from jardam.parties.queries import ties_of, whole_of
from jardam.parties.rules.kinds import Role
from jardam.vault.unlocked import opener

REFUSED: Mapping[type[Exception], Promise] = {
    NotAPhoneNumber: gettext_lazy("This is no telephone number: put the words right."),
    actions.FileClosed: gettext_lazy(
        "This file is closed to all but named people: nothing ties it to anybody."
    ),
    actions.TieChanged: gettext_lazy(
        "Somebody has said meanwhile who it is. Go back, look, and begin again where it is wrong."
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def claim_party(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim, role = visible_claim(request, case_id, claim_id), _role(request)

    def done(request: StaffRequest, case: Case, form: forms.Form, said: Said) -> Claim:
        assert isinstance(form, PartyOfClaimForm)
        _say(
            request,
            case,
            Told(claim.number, role, form.cleaned_data["words"], form.cleaned_data["stands"]),
            form,
            said,
        )
        return claim

    act = Act(
        roles()[role],
        gettext_lazy("Save"),
        _form(claim, role),
        done,
        after=to_claim,
        about=about_claim(request, claim),
        template="desk/parties/tie.html",
        refused=REFUSED,
    )
    return answer(request, case_id, act)


def _say(request: StaffRequest, case: Case, told: Told, form: PartyOfClaimForm, said: Said) -> None:
    by, at = request.user, timezone.now()
    if form.kind is not None:
        actions.tie_to_new(case, told, form.kind, said, by=by, at=at)
    elif form.chosen is not None:
        actions.tie_to_known(case, told, form.chosen.root, said, by=by, at=at)
    else:
        actions.untie(case, told, said, by=by, at=at)


def _role(request: StaffRequest) -> Role:
    """Of which place of the claim it is asked; the employer, where nothing sensible is named."""
    asked = request.GET.get("role", "")
    return Role(asked) if asked in set(Role) else Role.EMPLOYER


def _form(claim: Claim, role: Role) -> Callable[[StaffRequest, Case], Made]:
    def made(request: StaffRequest, case: Case) -> Made:
        tie = ties_of(case, claim.number).get(role.value)
        whole = whole_of(request.user, tie.party_id) if tie else None
        who = facts_of(claim, claim.case.person.key, opener(request)).who
        begins = {"words": tie.said if tie else said_of(who)[role], "stands": tie.party_id if tie else None}
        if whole is not None:
            begins["choice"] = str(whole.root.pk)

        def form(typed: object = None, *, initial: dict[str, object] | None = None) -> PartyOfClaimForm:
            told = {**begins, **(initial or {})}
            return PartyOfClaimForm(typed, user=request.user, role=role, whole=whole, initial=told)

        return form

    return made
