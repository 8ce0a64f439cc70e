"""The staff of a centre, for its head: who works here, with which role, and how they get in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jardam.accounts import actions, forms, permissions, queries
from jardam.accounts.proofs import require_fresh
from jardam.accounts.refusals import Refused
from jardam.accounts.views.answers import get_or_post, refused, typed
from jardam.centres.access import require
from jardam.centres.choices import rights, roles
from jardam.centres.http import StaffRequest
from jardam.centres.models import Branch, User
from jardam.centres.rules.roles import RIGHTS, Role
from jardam.vault.queries import files_left_to_few


@never_cache
@require_safe
def staff(request: StaffRequest) -> HttpResponse:
    require(permissions.may_read_staff(request.user))
    colleagues = queries.staff_list(request.user)
    context = {
        "colleagues": colleagues,
        "has_branches": any(line.branch for line in colleagues),
        "may_read_roles": permissions.may_read_roles(request.user),
        "may_open": permissions.may_open_account(request.user),
    }
    return render(request, "accounts/staff.html", context)


@never_cache
@get_or_post
def new(request: StaffRequest) -> HttpResponse:
    require(permissions.may_open_account(request.user))
    require_fresh(request)
    form = forms.NewColleague(request.user, typed(request), branches=queries.branches_for(request.user))
    if not form.is_valid():
        return render(
            request, "accounts/new_colleague.html", {"form": form}, status=422 if form.is_bound else 200
        )
    try:
        user, password = actions.open_named_account(form.newcomer, by=request.user, at=timezone.now())
    except Refused as refusal:
        return refused(request, "accounts/new_colleague.html", {"form": form}, refusal)
    return _handed_over(request, user, password)


@never_cache
@require_safe
def colleague(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = _found(request, user_id)
    return render(request, "accounts/colleague.html", _colleague_page(request, person))


@never_cache
@require_POST
def role(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = _found(request, user_id)
    form = forms.ChosenRole(request.user, request.POST)
    if not form.is_valid():
        context = _colleague_page(request, person) | {"role_form": form}
        return render(request, "accounts/colleague.html", context, status=422)
    actions.change_role(person, form.cleaned_data["role"], by=request.user, at=timezone.now())
    messages.success(request, _("The role is changed."))
    return redirect("accounts:colleague", user_id=person.pk)


@never_cache
@require_POST
def branch(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """To which branch a colleague belongs from now on; what they have recorded stays where it is."""
    person = _found(request, user_id)
    form = forms.ChosenBranch(request.POST, branches=_branches(request, person))
    context = _colleague_page(request, person) | {"branch_form": form}
    if not form.is_valid():
        return render(request, "accounts/colleague.html", context, status=422)
    try:
        actions.join_branch(person, form.chosen_branch, by=request.user, at=timezone.now())
    except Refused as refusal:
        return refused(request, "accounts/colleague.html", context | {"form": form}, refusal)
    messages.success(request, _("The branch is changed. Contacts recorded until now stay where they are."))
    return redirect("accounts:colleague", user_id=person.pk)


@never_cache
@require_POST
def name(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = _found(request, user_id)
    form = forms.Name(request.POST)
    if not form.is_valid():
        context = _colleague_page(request, person) | {"name_form": form}
        return render(request, "accounts/colleague.html", context, status=422)
    actions.name_staff(person, form.parts, by=request.user, at=timezone.now())
    messages.success(request, _("The name is saved."))
    return redirect("accounts:colleague", user_id=person.pk)


@never_cache
@require_POST
def reset(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = _found(request, user_id)
    return _handed_over(request, person, actions.reset_access(person, by=request.user, at=timezone.now()))


@never_cache
@require_POST
def close(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Where closed files would be left to fewer than two people, only after a second look."""
    person = _found(request, user_id)
    page = _colleague_page(request, person)
    if page["left_to_few"] and request.POST.get("sure") != "yes":
        return render(request, "accounts/colleague.html", page, status=422)
    actions.close_account(person, by=request.user, at=timezone.now())
    messages.success(request, _("The account is closed."))
    return redirect("accounts:staff")


@never_cache
@require_safe
def role_table(request: StaffRequest) -> HttpResponse:
    """The table of rights, as the house itself reads it."""
    require(permissions.may_read_roles(request.user))
    labels = roles()
    rows = [
        {"right": label, "held": [right in RIGHTS[role] for role in Role]}
        for right, label in rights().items()
    ]
    return render(request, "accounts/roles.html", {"roles": [labels[role] for role in Role], "rows": rows})


def _found(request: StaffRequest, user_id: UUID) -> User:
    """A colleague whom the reader may manage: 404, 403, or a fresh proof first."""
    person = get_object_or_404(queries.staff_visible_to(request.user), pk=user_id)
    require(permissions.may_manage_staff(request.user, person))
    require_fresh(request, back=reverse("accounts:colleague", args=[person.pk]))
    return person


def _colleague_page(request: StaffRequest, person: User) -> dict[str, Any]:
    known = queries.name_of(person)
    return {
        "person": person,
        "name": known,
        "role": roles()[Role(person.role)],
        "kinds": queries.kinds_of_factors(person),
        "left_to_few": files_left_to_few(person),
        "role_form": forms.ChosenRole(request.user, initial={"role": person.role}),
        "branch_form": forms.ChosenBranch(
            branches=_branches(request, person), initial={"branch": person.branch_id or ""}
        ),
        "name_form": forms.Name(initial={"given": known.given, "family": known.family}),
    }


def _branches(request: StaffRequest, person: User) -> list[Branch]:
    """Those that are offered, and the one to which the colleague belongs, should it be closed."""
    offered = queries.branches_for(request.user)
    known = {branch.pk for branch in offered}
    return offered if person.branch is None or person.branch_id in known else [*offered, person.branch]


def _handed_over(request: StaffRequest, person: User, password: str) -> HttpResponse:
    """The one page that shows a one-time password; a reload does not bring it back."""
    context = {"person": person, "name": queries.name_of(person), "password": password}
    return render(request, "accounts/handed_over.html", context)
