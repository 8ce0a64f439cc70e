"""My account: what I am called, what I speak, where I am signed in, my password."""

from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from jardam.accounts import actions, codes, entrance, forms, passkeys, queries
from jardam.accounts.proofs import is_at_work, note_proof, on_the_way_in, require_fresh
from jardam.accounts.refusals import Refused
from jardam.accounts.sessions import hashed
from jardam.accounts.views.answers import credential_in, get_or_post, refused, typed
from jardam.centres.choices import roles
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.kernel.languages import Language


@never_cache
@require_safe
def account(request: StaffRequest) -> HttpResponse:
    return render(request, "accounts/account.html", _account_page(request))


@never_cache
@require_POST
def languages(request: StaffRequest) -> HttpResponse:
    form = forms.Spoken(request.POST)
    if not form.is_valid():
        return render(request, "accounts/account.html", _account_page(request) | {"spoken": form}, status=422)
    actions.choose_languages(request.user, form.cleaned_data["languages"], by=request.user, at=timezone.now())
    messages.success(request, _("The languages you speak are saved."))
    return redirect("accounts:account")


@login_not_required
@require_POST
def screen_language(request: HttpRequest) -> HttpResponse:
    """The switch on every page; whoever is not at work yet gets a cookie, everybody else keeps the choice."""
    form = forms.ScreenLanguage(request.POST)
    if not form.is_valid():
        return HttpResponse(_("There is no such language."), status=422)
    chosen = form.cleaned_data["language"]
    if isinstance(request.user, User) and is_at_work(request):
        language = Language(chosen.upper())
        actions.choose_interface_language(request.user, language, by=request.user, at=timezone.now())
    response = redirect(entrance.safe_next(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, chosen, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


@never_cache
@on_the_way_in
@sensitive_post_parameters("old", "password", "repeated")
@get_or_post
def password(request: StaffRequest) -> HttpResponse:
    """Whoever came with a one-time password has typed it just now; everybody else types the old one too."""
    require_fresh(request)
    is_one_time = queries.has_one_time_password(request.user)
    form = forms.NewPassword(request.user, typed(request), asks_old=not is_one_time)
    if not form.is_valid():
        context = {"form": form, "is_one_time": is_one_time}
        return render(request, "accounts/password.html", context, status=422 if form.is_bound else 200)
    old, new = form.cleaned_data.get("old", ""), form.cleaned_data["password"]
    entrance.change_password(request, old, new, timezone.now())
    messages.success(request, _("Your password is changed. Other browsers are signed out."))
    return redirect("accounts:account")


@never_cache
@on_the_way_in
@sensitive_post_parameters("password", "code", "credential")
@get_or_post
def again(request: StaffRequest) -> HttpResponse:
    """Before a sensitive act: password and code, or a passkey."""
    user, now = request.user, timezone.now()
    form = forms.Again(typed(request), asks_code=codes.has_any(user))
    try:
        is_proven = _proven_again(request, form, now)
    except Refused as refusal:
        return refused(request, "accounts/again.html", _again_page(request, form), refusal)
    if not is_proven:
        status = 422 if form.is_bound else 200
        return render(request, "accounts/again.html", _again_page(request, form), status=status)
    note_proof(request, now)
    return redirect(entrance.safe_next(request))


@require_POST
def end_session(request: StaffRequest, session_id: UUID) -> HttpResponse:
    session = get_object_or_404(queries.sessions_of(request.user), pk=session_id)
    actions.end_session(session, by=request.user, at=timezone.now())
    messages.success(request, _("That browser is signed out."))
    return redirect("accounts:account")


@require_POST
def end_other_sessions(request: StaffRequest) -> HttpResponse:
    key = request.session.session_key or ""
    actions.end_other_sessions(request.user, key, by=request.user, at=timezone.now())
    messages.success(request, _("All other browsers are signed out."))
    return redirect("accounts:account")


def _proven_again(request: StaffRequest, form: forms.Again, at: datetime) -> bool:
    """False, where nothing was typed. Errors: Refused."""
    if "credential" in request.POST:
        actions.prove_passkey(request.user, credential_in(request), at=at)
        return True
    if not form.is_valid():
        return False
    password = form.cleaned_data["password"]
    actions.prove_again(request.user, password, form.cleaned_data.get("code", ""), at=at)
    entrance.unlock_files(request, request.user, password)
    return True


def _again_page(request: StaffRequest, form: forms.Again) -> dict[str, Any]:
    has_passkey = Authenticator.Type.WEBAUTHN in queries.kinds_of_factors(request.user)
    options = passkeys.options_for(request.user) if has_passkey else None
    return {"form": form, "options": options, "next": entrance.safe_next(request)}


def _account_page(request: StaffRequest) -> dict[str, Any]:
    user, factors = request.user, list(queries.factors_of(request.user))
    return {
        "name": queries.name_of(user),
        "role": roles()[Role(user.role)],
        "spoken": forms.Spoken(initial={"languages": user.languages}),
        "sessions": queries.sessions_of(user),
        "this_session": hashed(request.session.session_key or ""),
        "factors": [factor for factor in factors if factor.type in queries.FACTORS],
        "codes_left": queries.recovery_codes_left(factors),
    }
