"""Who the other side of a claim or a case is: one of those that are known, or another one. Only a person says so."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.cases.queries import read_case
from jardam.centres.http import StaffRequest
from jardam.claims.sealing import facts_of
from jardam.contacts.rules.reference import spoken
from jardam.desk.otherside.forms import WhoItIsForm
from jardam.desk.otherside.sides import said_of, sides_of_case
from jardam.desk.views.cases.acting import About, Act, Made, answer
from jardam.desk.views.cases.reading import visible_case
from jardam.desk.views.claims.reading import visible_claim
from jardam.desk.views.claims.writing import about_claim, to_claim
from jardam.kernel.phones import NotAPhoneNumber
from jardam.parties import actions
from jardam.parties.actions import Told
from jardam.parties.choices import roles
from jardam.parties.models import OF_CASE
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


@require_safe
def case_sides(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Of whom the case itself tells, beside its claims: who holds a passport, who beat somebody, with which car."""
    found = visible_case(request, case_id)
    told = read_case(found, by=request.user, at=timezone.now(), opener=opener(request))
    if told is None:
        return redirect("desk:case", case_id=found.pk)  # which says that the person was erased
    may_tie = found.is_open and may_write(request.user, found) and not found.person.key.is_restricted
    words = {"title": told[0], "number": spoken(found.reference), "may_write": may_tie}
    page = {"case": found, "sides": sides_of_case(found, request.user), **words}
    return render(request, "desk/parties/of_case.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def case_party(request: StaffRequest, case_id: UUID) -> HttpResponse:
    sides_url = reverse("desk:case_sides", args=[case_id])
    about = About(gettext("The other side"), sides_url)

    def form(request: StaffRequest, case: Case) -> Made:
        return _form(request, case, OF_CASE, _role(request), "")

    return answer(request, case_id, _act(request, OF_CASE, form, lambda _case, _done: sides_url, about))


@require_http_methods(["GET", "HEAD", "POST"])
def claim_party(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim, role = visible_claim(request, case_id, claim_id), _role(request)

    def form(request: StaffRequest, case: Case) -> Made:
        said = said_of(facts_of(claim, claim.case.person.key, opener(request)).who)[role]
        return _form(request, case, claim.number, role, said)

    def after(case: Case, _done: object) -> str:
        return to_claim(case, claim)

    return answer(request, case_id, _act(request, claim.number, form, after, about_claim(request, claim)))


def _act(
    request: StaffRequest,
    number: int,
    form: Callable[[StaffRequest, Case], Made],
    after: Callable[[Case, object], str],
    about: About,
) -> Act:
    role = _role(request)

    def done(request: StaffRequest, case: Case, form: forms.Form, said: Said) -> None:
        assert isinstance(form, WhoItIsForm)
        words, stands = form.cleaned_data["words"], form.cleaned_data["stands"]
        _say(request, case, Told(number, role, words, stands), form, said)

    return Act(
        roles()[role],
        gettext_lazy("Save"),
        form,
        done,
        after=after,
        about=about,
        template="desk/parties/tie.html",
        refused=REFUSED,
    )


def _say(request: StaffRequest, case: Case, told: Told, form: WhoItIsForm, said: Said) -> None:
    by, at = request.user, timezone.now()
    if form.kind is not None:
        actions.tie_to_new(case, told, form.kind, said, by=by, at=at)
    elif form.chosen is not None:
        actions.tie_to_known(case, told, form.chosen.root, said, by=by, at=at)
    else:
        actions.untie(case, told, said, by=by, at=at)


def _role(request: StaffRequest) -> Role:
    """Of which place it is asked; the employer, where nothing sensible is named."""
    asked = request.GET.get("role", "")
    return Role(asked) if asked in set(Role) else Role.EMPLOYER


def _form(request: StaffRequest, case: Case, number: int, role: Role, said: str) -> Made:
    """``said``: the words in which the other side stands where nobody has said who it is."""
    tie = ties_of(case, number).get(role.value)
    whole = whole_of(request.user, tie.party_id) if tie else None
    begins = {"words": tie.said if tie else said, "stands": tie.party_id if tie else None}
    if whole is not None:
        begins["choice"] = str(whole.root.pk)

    def form(typed: object = None, *, initial: dict[str, object] | None = None) -> WhoItIsForm:
        told = {**begins, **(initial or {})}
        return WhoItIsForm(typed, user=request.user, role=role, whole=whole, initial=told)

    return form
