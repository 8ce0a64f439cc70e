"""Coming in and going out: password, second factor, passkey, lock."""

from datetime import datetime
from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from jardam.accounts import actions, entrance, forms, passkeys, queries
from jardam.accounts.proofs import LOCKED, on_the_way_in, open_when_locked
from jardam.accounts.refusals import Refused
from jardam.accounts.stages import SecondFactor
from jardam.accounts.views.answers import credential_in, get_or_post, refused, typed
from jardam.centres.http import StaffRequest
from jardam.centres.models import User


@never_cache
@login_not_required
@sensitive_post_parameters("password")
@get_or_post
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(entrance.safe_next(request))
    form = forms.SignIn(typed(request))
    context = {"form": form, "next": entrance.safe_next(request)}
    if not form.is_valid():
        return render(request, "accounts/sign_in.html", context, status=422 if form.is_bound else 200)
    name, password = form.cleaned_data["username"], form.cleaned_data["password"]
    marks, now = request.COOKIES.get(entrance.BROWSER_MARKS, ""), timezone.now()
    try:
        user = actions.prove_password(name, password, browser_marks=marks, at=now)
    except Refused as refusal:
        return refused(request, "accounts/sign_in.html", context, refusal)
    return entrance.enter_by_password(request, user, password, now)


@never_cache
@login_not_required
@sensitive_post_parameters("credential")
@get_or_post
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """GET is the challenge as JSON, asked for by the script of the sign-in page; POST is the answer to it."""
    if request.user.is_authenticated:
        return redirect(entrance.safe_next(request))
    if request.method != "POST":
        return JsonResponse(passkeys.options_for(None))
    now = timezone.now()
    try:
        factor = actions.prove_passkey(None, credential_in(request), at=now)
    except Refused as refusal:
        context = {"form": forms.SignIn(), "next": entrance.safe_next(request)}
        return refused(request, "accounts/sign_in.html", context, refusal)
    return entrance.enter_by_passkey(request, factor, now)


@get_or_post
@login_stage_required(stage=SecondFactor.key, redirect_urlname="accounts:sign_in")  # type: ignore[untyped-decorator]
@sensitive_post_parameters("code", "credential")
def second_factor(request: HttpRequest) -> HttpResponse:
    stage: SecondFactor = request._login_stage  # type: ignore[attr-defined]
    user, form, now = stage.login.user, forms.Code(typed(request)), timezone.now()
    try:
        factor = _proven_factor(request, user, form, now)
    except Refused as refusal:
        return refused(request, "accounts/second_factor.html", _second_factor_page(user, form), refusal)
    if factor is None:
        status = 422 if form.is_bound else 200
        return render(request, "accounts/second_factor.html", _second_factor_page(user, form), status=status)
    return entrance.enter_by_code(request, stage, factor, now)


@require_POST
@on_the_way_in
@open_when_locked
def sign_out(request: StaffRequest) -> HttpResponse:
    entrance.leave(request, request.user, timezone.now())
    return redirect("accounts:sign_in")


@never_cache
@on_the_way_in
@open_when_locked
@sensitive_post_parameters("password")
@get_or_post
def lock(request: StaffRequest) -> HttpResponse:
    """POST ``shut`` locks this session; POST ``password`` opens it: 204, or on to ``next`` where the page has one."""
    if "shut" in request.POST:
        request.session[LOCKED] = True
        return HttpResponse(status=204)
    form = forms.Unlock(typed(request))
    back = entrance.safe_next(request)
    context = {"form": form, "next": back}
    if not form.is_valid():
        return render(request, "accounts/lock.html", context, status=422 if form.is_bound else 200)
    password = form.cleaned_data["password"]
    try:
        actions.unlock_screen(request.user, password, at=timezone.now())
    except Refused as refusal:
        return refused(request, "accounts/lock.html", context, refusal)
    request.session.pop(LOCKED, None)
    entrance.unlock_files(request, request.user, password)
    return redirect(back) if "next" in request.POST else HttpResponse(status=204)


def _proven_factor(request: HttpRequest, user: User, form: forms.Code, at: datetime) -> Authenticator | None:
    """None, where nothing was typed. Errors: Refused."""
    if "credential" in request.POST:
        return actions.prove_passkey(user, credential_in(request), at=at)
    return actions.prove_code(user, form.cleaned_data["code"], at=at) if form.is_valid() else None


def _second_factor_page(user: User, form: forms.Code) -> dict[str, Any]:
    """Made after the answer was looked at: a new challenge takes the place of the old one."""
    kinds = queries.kinds_of_factors(user)
    has_passkey = Authenticator.Type.WEBAUTHN in kinds
    return {"form": form, "kinds": kinds, "options": passkeys.options_for(user) if has_passkey else None}
